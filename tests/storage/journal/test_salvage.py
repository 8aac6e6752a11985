"""What one flipped bit has damaged is restored, and nothing else is."""

import random
from pathlib import Path

import pytest

from facilitator.storage.journal.bit_repair import (
    LONGEST,
    restore,
)
from facilitator.storage.journal.codec import (
    DamagedLine,
    decode_record,
    encode_header,
    encode_record,
)
from facilitator.storage.journal.followed_file import FollowedFile
from facilitator.storage.journal.line_reader import (
    read_tail,
    scan,
)
from tests.storage.records import HEADER, journal_bytes, record, record_id

TEXTS = ("Fler bussar", "Å ä ö ”ja” 👩‍👩‍👧", 'Han sa "nej" \\ {"crc":"', "*" * 300)


def a_journal() -> bytes:
    """Return the lines of a journal of believable and of awkward texts."""
    return b"".join(
        encode_record(record(number, text), number)
        for number, text in enumerate(TEXTS, 1)
    )


def test_every_flipped_bit_is_restored_wherever_it_is() -> None:
    data = a_journal()
    written = scan(data, decode_record)
    for bit in range(len(data) * 8):
        damaged = bytearray(data)
        damaged[bit // 8] ^= 1 << bit % 8
        found = scan(bytes(damaged), decode_record)
        assert found.records == written.records, f"bit {bit}"
        assert (found.restored, found.damaged, found.trailing) == (1, 0, 0)
        assert found.number == len(TEXTS)


def test_two_flipped_bits_in_a_line_are_never_taken_for_one() -> None:
    line = encode_record(record(1), 1)[:-1]
    chance = random.Random(1)
    for _ in range(20_000):
        damaged = bytearray(line)
        for bit in chance.sample(range(len(line) * 8), 2):
            damaged[bit // 8] ^= 1 << bit % 8
        good, _ = restore([bytes(damaged)], 0)
        assert good in ([], [line])


def test_damage_of_more_than_one_bit_is_never_restored_as_something_else() -> None:
    lines = [encode_record(record(n, TEXTS[n % 4]), n)[:-1] for n in range(1, 9)]
    chance = random.Random(2)
    for _ in range(5_000):
        damaged = bytearray(chance.choice(lines))
        start = chance.randrange(len(damaged))
        damaged[start : start + chance.randint(2, 30)] = chance.randbytes(
            chance.randint(0, 30)
        )
        good, _ = restore([bytes(damaged)], 0)
        assert all(line in lines for line in good)


def test_a_journal_saved_by_an_editor_on_windows_is_read() -> None:
    data = b"\xef\xbb\xbf" + journal_bytes(3).replace(b"\n", b"\r\n")
    found = scan(data.split(b"\n", 1)[1], decode_record)
    assert found.records == [record(1), record(2), record(3)]
    assert found.restored == 3


def test_a_line_too_long_to_be_sure_of_is_left_damaged() -> None:
    line = bytearray(encode_record(record(1, "x" * LONGEST), 1)[:-1])
    line[5000] ^= 1
    assert restore([bytes(line)], 0) == ([], 0)
    with pytest.raises(DamagedLine):
        decode_record(bytes(line))


def test_a_flipped_bit_anywhere_in_a_followed_file_costs_no_record(
    tmp_path: Path,
) -> None:
    whole = encode_header(HEADER) + a_journal()
    ids = [record_id(n) for n in range(1, len(TEXTS) + 1)]
    path = tmp_path / "bord-5.jsonl"
    for bit in range(0, len(whole) * 8, 7):
        damaged = bytearray(whole)
        damaged[bit // 8] ^= 1 << bit % 8
        path.write_bytes(damaged)
        followed = FollowedFile(path, session=HEADER.session)
        assert [one["h"] for one in followed.poll()] == ids, f"bit {bit}"
        assert followed.restored_lines + followed.damaged_lines == 1


@pytest.mark.parametrize("bit", range(8))
def test_a_flipped_line_feed_before_room_for_more_costs_nothing(bit: int) -> None:
    data = bytearray(a_journal())
    data[-1] ^= 1 << bit
    found = scan(bytes(data) + b"\n" * 500, decode_record)
    assert [each["text"] for each in found.records] == list(TEXTS)
    assert (found.restored, found.trailing) == (1, 0)


def test_a_flipped_line_feed_between_long_lines_costs_nothing() -> None:
    lines = [encode_record(record(n, "å" * LONGEST), n) for n in (1, 2, 3)]
    data = bytearray(b"".join(lines))
    data[len(lines[0]) - 1] ^= 1
    found = scan(bytes(data), decode_record)
    assert len(found.records) == 3
    assert (found.restored, found.damaged) == (1, 0)


def test_a_journal_saved_with_a_byte_order_mark_lacks_no_line(tmp_path: Path) -> None:
    path = tmp_path / "bord-5.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + encode_header(HEADER) + a_journal())
    followed = FollowedFile(path, session=HEADER.session)
    assert len(followed.poll()) == len(TEXTS)
    assert (followed.restored_lines, followed.damaged_lines) == (1, 0)


def test_a_bit_that_became_a_line_feed_is_restored_where_the_tail_begins(
    tmp_path: Path,
) -> None:
    path = tmp_path / "bord-5.jsonl"
    lines = [encode_record(record(n, "Jag vill ha bänkar"), n) for n in range(1, 6)]
    damaged = bytearray(encode_header(HEADER) + b"".join(lines))
    place = damaged.rindex(b"Jag", 0, damaged.rindex(b"Jag"))
    damaged[place] = ord("\n")
    path.write_bytes(damaged)
    tail = read_tail(path, len(damaged) - place + 5).newest
    assert damaged[tail.start :] == lines[-1]
    assert tail.trailing == 0
