"""What one laptop did not write is left out of its journal, counted and told."""

import random
import re
from pathlib import Path

import pytest

from facilitator.domain.events.events import (
    Event,
    EventUndone,
    StatementCorrected,
    StatementLogged,
)
from facilitator.domain.session.session import Session
from facilitator.domain.session.standing import Standing
from facilitator.storage.journal.chain import (
    EVERY,
    link,
    named_by,
    signature_of,
    signed,
)
from facilitator.storage.journal.codec import Header, encode_header
from facilitator.storage.journal.event_lines import decode_event, encode_event
from facilitator.storage.journal.followed_file import FollowedFile
from facilitator.storage.journal.guard import Doubts
from facilitator.storage.journal.signatures import is_signed_by, word_of
from facilitator.storage.machine.device_key import DeviceKey, device_key

SESSION = "2019-04-01-medborgardialog"


@pytest.fixture
def key(tmp_path: Path) -> DeviceKey:
    """Return a laptop's key."""
    made = device_key(tmp_path / "one" / "key")
    assert made
    return made


@pytest.fixture
def other_key(tmp_path: Path) -> DeviceKey:
    """Return the key of somebody else."""
    made = device_key(tmp_path / "other" / "key")
    assert made
    return made


def stamp(number: int, device: str = "bord-1") -> str:
    """Return an id that sorts by `number`."""
    return f"{number:013d}.0000.{device}-a"


def said(number: int, text: str = "Fler bussar", device: str = "bord-1") -> Event:
    """Return the event that logged a statement."""
    return StatementLogged(
        stamp(number, device), "", "", f"01-1-{number:03d}", text, "a1", "g1"
    )


def undone(number: int, target: int) -> Event:
    """Return the event that undid another."""
    return EventUndone(id=stamp(number), at="", by="", target=stamp(target))


def corrected(number: int, statement: int) -> Event:
    """Return the event that corrected a statement."""
    return StatementCorrected(
        id=stamp(number), at="", by="", statement=stamp(statement), reason="fel",
        after=(), text="rättat",
    )  # fmt: skip


def written(
    events: list[Event],
    key: DeviceKey | None,
    shows: str | None = None,
    device: str = "bord-1",
) -> bytes:
    """Return a journal as the program writes it."""
    public = key.public if key else ""
    header = Header(2, device, "n", SESSION, "", public if shows is None else shows)
    return more(encode_header(header), events, key)


def more(begun: bytes, events: list[Event], key: DeviceKey | None) -> bytes:
    """Return a journal with more written behind its last line."""
    lines = begun.splitlines(keepends=True)
    for number, event in enumerate(events, len(lines)):
        lines.append(
            encode_event(event, number, link(lines[-1][:-1]), False, key=key)[1]
        )
    return b"".join(lines)


def read(
    path: Path, data: bytes, known: str = ""
) -> tuple[list[tuple[Standing, str]], Doubts]:
    """Return the ids that take part and how they stand, and what is wrong."""
    path.write_bytes(data)
    file = FollowedFile(path, decode=decode_event, key_of=lambda header: known)
    parts = file.parts()
    while file.pending:
        parts += file.parts()
    return [(how, each.id) for how, found in parts for each in found], file.doubts


def test_a_journal_that_its_laptop_has_signed_is_proven_but_for_its_last_lines(
    tmp_path: Path, key: DeviceKey
) -> None:
    events = [said(n) for n in range(1, 2 * EVERY + 6)]
    found, doubts = read(tmp_path / "a.jsonl", written(events, key), key.public)
    assert [each for _, each in found] == [each.id for each in events]
    standings = [how for how, _ in found]
    assert standings == [Standing.PROVEN] * 2 * EVERY + [Standing.UNPROVEN] * 5
    assert not doubts


def test_where_no_key_is_known_all_takes_part_and_nothing_is_proven(
    tmp_path: Path, key: DeviceKey
) -> None:
    events = [said(1), corrected(2, 1), undone(3, 1)]
    for data in (written(events, None), written(events, key)):
        found, doubts = read(tmp_path / "a.jsonl", data)
        assert {how for how, _ in found} == {Standing.UNPROVEN}
        assert len(found) == 3 and not doubts


def test_what_takes_words_back_counts_only_when_it_is_signed(
    tmp_path: Path, key: DeviceKey
) -> None:
    genuine = written([said(n) for n in range(1, 6)], key)
    forged = more(genuine, [said(6), undone(7, 1), corrected(8, 2)], None)
    found, doubts = read(tmp_path / "a.jsonl", forged, key.public)
    assert [each for _, each in found] == [stamp(n) for n in range(1, 7)]
    assert doubts.withheld == 2
    own = more(genuine, [said(6), undone(7, 1), corrected(8, 2)], key)
    found, doubts = read(tmp_path / "a.jsonl", own, key.public)
    assert {how for how, _ in found} == {Standing.PROVEN} and len(found) == 8
    assert not doubts


@pytest.mark.parametrize("place", [1, 2, EVERY - 1, EVERY, EVERY + 3])
def test_a_line_that_was_changed_is_told_and_proves_nothing_after_it(
    tmp_path: Path, key: DeviceKey, place: int
) -> None:
    events = [said(n) for n in range(1, 2 * EVERY + 1)]
    lines = written(events, key).splitlines(keepends=True)
    before = named_by(lines[place][:-1])
    assert before
    _, lines[place] = encode_event(said(place, "förfalskat"), place, before)
    found, doubts = read(tmp_path / "a.jsonl", b"".join(lines), key.public)
    assert doubts.unchained == 1
    proven = {each for how, each in found if how is Standing.PROVEN}
    assert stamp(place) not in proven


def test_a_forged_signature_is_told_and_proves_nothing(
    tmp_path: Path, key: DeviceKey, other_key: DeviceKey
) -> None:
    forged = written([said(1), undone(2, 1)], other_key, shows=key.public)
    found, doubts = read(tmp_path / "a.jsonl", forged, key.public)
    assert doubts.forged == 1
    assert found == [(Standing.UNPROVEN, stamp(1))]


def test_a_journal_that_shows_another_key_proves_nothing_and_undoes_nothing(
    tmp_path: Path, key: DeviceKey, other_key: DeviceKey
) -> None:
    forged = written([said(1), undone(2, 1)], other_key)
    found, doubts = read(tmp_path / "a.jsonl", forged, key.public)
    assert doubts.other_key
    assert found == [(Standing.UNPROVEN, stamp(1))]


def test_ids_of_another_laptop_and_ids_that_do_not_rise_count_nowhere(
    tmp_path: Path,
) -> None:
    events = [said(2), said(3, device="bord-2"), said(2, "nytt"), said(1), said(4)]
    found, doubts = read(tmp_path / "a.jsonl", written(events, None))
    assert [each for _, each in found] == [stamp(2), stamp(4)]
    assert (doubts.foreign, doubts.out_of_order) == (1, 2)


def test_what_was_unproven_is_proven_once_a_later_line_is_signed(
    tmp_path: Path, key: DeviceKey
) -> None:
    path = tmp_path / "a.jsonl"
    genuine = written([said(n) for n in range(1, 4)], key)
    path.write_bytes(genuine)
    file = FollowedFile(path, decode=decode_event, key_of=lambda header: key.public)
    session = Session()
    for how, found in file.parts():
        session.take(found, how)
    path.write_bytes(more(genuine, [corrected(4, 1)], key))
    ((how, found),) = file.parts()
    assert how is Standing.PROVEN and len(found) == 4
    session.take(found, how)
    session.take([said(2, "förfalskat")], Standing.UNPROVEN)
    assert session.statements[stamp(2)].text == "Fler bussar"


def test_many_lines_with_no_signature_are_told(tmp_path: Path, key: DeviceKey) -> None:
    genuine = written([said(n) for n in range(1, EVERY + 1)], key)
    few = more(genuine, [said(n) for n in range(EVERY + 1, 2 * EVERY)], None)
    many = more(genuine, [said(n) for n in range(EVERY + 1, 2 * EVERY + 2)], None)
    assert not read(tmp_path / "a.jsonl", few, key.public)[1]
    assert read(tmp_path / "a.jsonl", many, key.public)[1].unsigned == EVERY + 1


def test_a_lost_line_hides_no_forged_one_before_it(
    tmp_path: Path, key: DeviceKey
) -> None:
    genuine = written([said(n) for n in range(1, EVERY + 1)], key)
    lines = genuine.splitlines(keepends=True)
    before = named_by(lines[5][:-1])
    assert before
    _, lines[5] = encode_event(undone(5, 1), 5, before)
    del lines[6]
    found, _ = read(tmp_path / "a.jsonl", b"".join(lines), key.public)
    assert stamp(5) not in {each for _, each in found}


def test_any_text_but_the_signed_one_is_refused(key: DeviceKey) -> None:
    content = "Må bättre".encode()
    signature = key.sign(content)
    assert is_signed_by(key.public, content, signature)
    chance = random.Random(15)
    for _ in range(50):
        place = chance.randrange(len(signature) - 1)
        changed = signature[:place] + ("A" if signature[place] != "A" else "B")
        changed += signature[place + 1 :]
        assert not is_signed_by(key.public, content, changed)
    for no_key in ("", "zz", key.public[:-2], "å" * 64):
        assert not is_signed_by(no_key, content, signature)
    assert not is_signed_by(key.public, content, "inte base64!")


def test_a_signature_stands_at_the_end_of_a_line_and_nowhere_else(
    key: DeviceKey,
) -> None:
    fake = ',"s":"' + "A" * 86 + '"}'
    _, line = encode_event(said(1, fake), 1, "0" * 32)
    assert signature_of(line[:-1]) is None
    found = signature_of(signed(line, key)[:-1])
    assert found and is_signed_by(key.public, *found)
    assert decode_event(signed(line, key)[:-1]) == decode_event(line[:-1])


def test_a_key_is_made_once_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings" / "key"
    first, again = device_key(path), device_key(path)
    assert first and again and first.public == again.public
    assert path.stat().st_mode & 0o077 == 0
    path.write_text("skräp")
    assert device_key(path) is None
    assert path.read_text() == "skräp"


def test_the_word_of_a_key_can_be_said_and_is_another_for_another_key() -> None:
    words = {word_of(f"{number:064x}") for number in range(200)}
    assert len(words) == 200
    syllables = re.compile("([bdfklmns][aiou]){4}-([bdfklmns][aiou]){4}")
    assert all(map(syllables.fullmatch, words))
    assert word_of("") == ""
