"""Every single bit of the journal of a real session, flipped."""

import io
import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.domain.session.digest import digest
from facilitator.storage.journal import line_reader as slices
from facilitator.storage.journal.codec import DamagedLine
from facilitator.storage.journal.event_lines import decode_event
from facilitator.storage.journal.followed_file import FollowedFile
from facilitator.storage.laptops.journal_tally import (
    count,
    receipts,
)
from tests.torture.rig.harness import (
    Tell,
    factor,
    journals,
    open_laptop,
    read_laptop,
    said,
    without_ballast,
)
from tests.torture.rig.scenes import an_evening, no_sync

COMMANDS = 14 + 4 * factor()
STRIDE = max(1, 17 // factor())
"""Of the bits that neither make nor break a line, every so many are tried where
trying one takes long."""
SHORT_TAIL = 700
"""Bytes read first, so that a small journal is read in parts as a large one is."""
TOLD = {
    "journal.restored_lines",
    "journal.damaged_lines",
    "journal.header_damaged",
    "journal.recovered",
    "journal.recovered_lines",
}


def test_every_flipped_bit_is_noticed_and_costs_whoever_reads_nothing(
    quick: Path, tell: Tell
) -> None:
    journal = an_evening(quick, commands=COMMANDS)
    data = journal.read_bytes()
    events = FollowedFile(journal, decode=decode_event).poll()
    flips = undetected = wrong = restored = 0
    for damaged in flipped(data):
        journal.write_bytes(damaged)
        file = FollowedFile(journal, decode=decode_event)
        found = file.poll()
        flips += 1
        wrong += found != events
        restored += file.restored_lines
        noticed = file.restored_lines + file.damaged_lines + file.missing_lines
        undetected += not (noticed or file.torn)
    tell(
        "bits flipped, read",
        flips=flips, undetected=undetected, wrong_or_lost=wrong, restored=restored,
    )  # fmt: skip
    assert (undetected, wrong) == (0, 0)
    assert flips == 8 * len(data)


def test_a_reader_that_checks_nothing_is_caught(quick: Path, tell: Tell) -> None:
    def unchecked(line: bytes) -> tuple[int, str]:
        try:
            record = json.loads(line)
            return int(record["n"]), str(record["text"])
        except (ValueError, KeyError, TypeError) as error:
            raise DamagedLine from error

    journal = an_evening(quick, commands=6)
    data = journal.read_bytes()
    written = set(FollowedFile(journal, decode=unchecked).poll())
    flips = wrong = 0
    for damaged in flipped(data):
        journal.write_bytes(damaged)
        flips += 1
        wrong += not written.issuperset(FollowedFile(journal, decode=unchecked).poll())
    tell("control: bits flipped, read unchecked", flips=flips, wrong=wrong)
    assert wrong > 0


def test_every_flipped_bit_leaves_the_receipt_as_it_was(
    quick: Path, tell: Tell
) -> None:
    journal = an_evening(quick, commands=COMMANDS)
    data = journal.read_bytes()
    (wanted,) = receipts([count(io.BytesIO(data), journal)])
    flips = 0
    for damaged in flipped(data):
        (given,) = receipts([count(io.BytesIO(damaged), journal)])
        assert (given.events, given.statements, given.checksum) == (
            wanted.events, wanted.statements, wanted.checksum,
        )  # fmt: skip
        flips += 1
    tell("bits flipped, counted for a receipt", flips=flips, wrong=0)


@pytest.mark.parametrize("tail", [slices.TAIL_BYTES, SHORT_TAIL])
def test_a_flipped_bit_costs_whoever_opens_the_session_nothing_and_is_told(
    tail: int, quick: Path, tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slices, "TAIL_BYTES", tail)
    journal = an_evening(quick, commands=COMMANDS)
    data = journal.read_bytes()
    wanted = digest(read_laptop(journal.parent).session)
    flips = undetected = wrong = 0
    for damaged in flipped(data, STRIDE):
        if tail == SHORT_TAIL and makes_a_line_feed(data, damaged):
            continue  # Those are the matter of the next test.
        flips += 1
        state, told = opened_with(quick, journal, damaged)
        undetected += not told & TOLD
        wrong += state != wanted
    tell(
        f"bits flipped, opened for writing with a tail of {tail} bytes",
        flips=flips, undetected=undetected, wrong_or_lost=wrong,
    )  # fmt: skip
    assert (undetected, wrong) == (0, 0)


def test_a_bit_that_became_a_line_feed_where_the_tail_begins_costs_nothing(
    quick: Path, tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_ballast(quick, "bord-1")
    opened = open_laptop(quick, sync=no_sync).load_all()
    for _ in range(12):
        opened.execute(said(random.Random(0), "Jag vill ha fler bänkar"))
    opened.close()
    journal = journals(quick) / "bord-1.jsonl"
    data = journal.read_bytes()
    wanted = digest(opened.session)
    monkeypatch.setattr(slices, "TAIL_BYTES", SHORT_TAIL)
    flips = wrong = 0
    for place in (at for at, byte in enumerate(data) if byte == ord("J")):
        flips += 1
        damaged = bytearray(data)
        damaged[place] ^= ord("J") ^ ord("\n")
        wrong += opened_with(quick, journal, bytes(damaged))[0] != wanted
    tell("bits that became a line feed, in a long journal", flips=flips, lost=wrong)
    assert wrong == 0


def opened_with(root: Path, journal: Path, data: bytes) -> tuple[str, set[str]]:
    """Open a session with other bytes in its journal; return its state and notices."""
    journal.write_bytes(data)
    opened = open_laptop(root, sync=no_sync).load_all()
    told = {notice.code for notice in opened.notices()}
    opened.close()
    for path in journal.parent.glob("bord-1.2.*"):
        path.unlink()
    return digest(opened.session), told


def flipped(data: bytes, stride: int = 1) -> Iterator[bytes]:
    """Yield a journal with one bit flipped, for each bit.

    Of the bits that make no line feed and break none, only every `stride`th is tried.
    """
    for place in range(8 * len(data)):
        damaged = bytearray(data)
        damaged[place // 8] ^= 1 << place % 8
        feeds = ord("\n") in (data[place // 8], damaged[place // 8])
        if feeds or place % stride == 0:
            yield bytes(damaged)


def makes_a_line_feed(data: bytes, damaged: bytes) -> bool:
    """Tell whether there is one more line feed than there was."""
    return damaged.count(b"\n") > data.count(b"\n")
