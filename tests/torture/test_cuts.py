"""The journal of a real session, cut at every single byte."""

import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from facilitator.domain.events.events import Event
from facilitator.domain.session.digest import digest
from facilitator.storage.journal.event_lines import decode_event
from facilitator.storage.journal.followed_file import FollowedFile
from tests.builders import fold_all
from tests.torture.rig.harness import (
    Tell,
    factor,
    lines_of,
    open_laptop,
    said,
    sums_hold,
    written_ids,
)
from tests.torture.rig.scenes import an_original, no_sync

COMMANDS = 10 + 6 * factor()
"""Commands in the session; each of them makes some 200 bytes."""


def test_a_journal_cut_at_any_byte_keeps_its_whole_lines_and_goes_on(
    quick: Path, tell: Tell
) -> None:
    journal, data, events = an_original(quick, commands=COMMANDS)
    states = [digest(fold_all(events[:n])) for n in range(len(events) + 1)]
    for cut, kept in cuts(data):
        journal.write_bytes(data[:cut])
        opened = open_laptop(quick, sync=no_sync).load_all()
        assert digest(opened.session) == states[kept]
        assert set_aside(journal) == data[:cut][whole_bytes(data, cut) :]
        more = opened.execute(said(random.Random(cut)))
        opened.close()
        assert more.event
        assert sums_hold(opened.session)
        now = written_ids(lines_of(journal.read_bytes()))
        assert now == [*(event.id for event in events[:kept]), more.event.id]
    tell("cuts at every byte, opened for writing", cuts=len(data) + 1, lost=0)


def test_whoever_follows_a_journal_that_grows_byte_by_byte_misses_nothing(
    quick: Path, tell: Tell
) -> None:
    journal, data, events = an_original(quick, commands=COMMANDS)
    patient = follower(journal)
    journal.unlink()
    steady: list[Event] = []
    for cut, kept in cuts(data):
        journal.write_bytes(data[:cut])
        steady += patient.poll()
        assert steady == events[:kept]
        late = follower(journal)
        assert late.poll() == events[:kept]
        if late.header:
            assert late.torn() == cut - whole_bytes(data, cut)
        journal.write_bytes(data)
        assert late.poll() == events[kept:]
    assert patient.damaged_lines == patient.missing_lines == 0
    tell("cuts at every byte, followed", cuts=len(data) + 1, lost=0)


def cuts(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield every offset of a journal, and how many events lie whole before it."""
    feeds = accumulate(byte == ord("\n") for byte in data)
    yield 0, 0
    for cut, lines in enumerate(feeds, 1):
        yield cut, max(0, lines - 1)  # The first line is the header.


def whole_bytes(data: bytes, cut: int) -> int:
    """Return how many bytes before a cut belong to whole lines."""
    return data.rfind(b"\n", 0, cut) + 1


def set_aside(journal: Path) -> bytes:
    """Return what was put aside beside a journal, and take it away."""
    found = sorted(journal.parent.glob("*.damaged-*"))
    kept = b"".join(path.read_bytes() for path in found)
    for path in found:
        path.unlink()
    return kept


def follower(journal: Path) -> FollowedFile:
    """Return one who has read nothing yet."""
    return FollowedFile(journal, decode=decode_event)
