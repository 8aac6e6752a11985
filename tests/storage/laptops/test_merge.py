"""Journals of several laptops come together: a union, in whatever way they come."""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.domain.errors import Refused
from facilitator.storage.errors import SourceLost
from facilitator.storage.journal.codec import (
    Header,
    encode_header,
    with_checksum,
)
from facilitator.storage.journal.notices import findings
from facilitator.storage.laptops import sources
from facilitator.storage.laptops.merge import Merger
from facilitator.storage.laptops.sources import (
    Source,
)
from tests.storage.sample_laptops import (
    NOW,
    SESSION,
    files,
    folder,
    ids,
    logged,
    names,
    opened,
    take_in,
    write,
)


def journal(root: Path, device: str) -> Path:
    """Return a laptop's journal in a workspace."""
    return folder(root) / f"{device}.jsonl"


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Return the workspace of a laptop that has written."""
    write(tmp_path / "two", "bord-2")
    return tmp_path / "two"


@pytest.fixture
def lead(tmp_path: Path) -> Path:
    """Return the workspace in which journals come together."""
    return tmp_path / "lead"


def test_a_journal_comes_as_file_folder_or_zip_and_again_adds_nothing(
    lead: Path, two: Path, tmp_path: Path
) -> None:
    packed = tmp_path / "journaler.zip"
    with zipfile.ZipFile(packed, "w") as file:
        file.write(journal(two, "bord-2"), "var som helst/bord-2.jsonl")
    assert take_in(lead, journal(two, "bord-2")) == [(3, 3)]
    for again in (journal(two, "bord-2"), two, packed, folder(lead)):
        assert take_in(lead, again) == [(3, 0)]
    assert ids(lead) == ids(two)
    assert names(lead) == ["bord-2.jsonl"]
    assert journal(lead, "bord-2").read_bytes() == journal(two, "bord-2").read_bytes()


def test_a_longer_copy_takes_the_place_of_a_shorter_one_and_not_the_other_way(
    lead: Path, two: Path
) -> None:
    whole = journal(two, "bord-2").read_bytes()
    short = two / "kort.jsonl"
    short.write_bytes(whole[: whole[:-1].rindex(b"\n") + 1])
    assert take_in(lead, short) == [(2, 2)]
    assert take_in(lead, journal(two, "bord-2")) == [(3, 1)]
    assert take_in(lead, short) == [(2, 0)]
    assert names(lead) == ["bord-2.jsonl"]
    assert journal(lead, "bord-2").read_bytes() == whole


def test_a_copy_cut_in_the_middle_of_a_line_gives_its_whole_lines(
    lead: Path, two: Path
) -> None:
    torn = two / "torn.jsonl"
    torn.write_bytes(journal(two, "bord-2").read_bytes()[:-10])
    assert take_in(lead, torn) == [(2, 2)]
    assert take_in(lead, journal(two, "bord-2")) == [(3, 1)]
    assert ids(lead) == ids(two)


def test_a_stick_that_is_pulled_out_half_way_gives_what_was_read(
    lead: Path, two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Source.parts

    def pulled(self: Source) -> Iterator[bytes]:
        yield b"".join(whole(self))[:-20]
        raise SourceLost(path=self.name, reason="Input/output error")

    monkeypatch.setattr(Source, "parts", pulled)
    (taken,) = files(lead).take_in(SESSION, [two], lambda share: None)
    assert (taken.events, taken.new) == (2, 2)
    assert taken.problem is not None and taken.problem.code == "merge.lost"
    monkeypatch.undo()
    assert take_in(lead, two) == [(3, 1)]
    assert not [name for name in names(lead) if name.endswith(".part")]


def test_what_cannot_be_looked_at_is_told_and_the_rest_is_taken_in(
    lead: Path, two: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "brev.jsonl"
    letter.write_text("Hej, inte en journal\n", "utf-8")
    paths = [tmp_path / "saknas", letter, two]
    taken = files(lead).take_in(SESSION, paths, lambda share: None)
    problems = [each.problem.code if each.problem else None for each in taken]
    assert problems == ["merge.not_found", "merge.none", None]
    assert ids(lead) == ids(two)


def test_other_files_on_a_stick_are_passed_by_without_a_word(
    lead: Path, two: Path
) -> None:
    (two / "lista.jsonl").write_text('{"annat": 1}\n', "utf-8")
    (two / "._bord-2.jsonl").write_bytes(b"\x00\x05\x16\x07")
    (two / "semester.zip").write_bytes(b"inte en zip")
    write(two, "bord-9")
    other = opened(two, "bord-8")
    other.close()
    assert sorted(take_in(lead, two)) == [(0, 0), (3, 3), (3, 3)]
    assert names(lead) == ["bord-2.jsonl", "bord-9.jsonl"]


def test_a_journal_of_another_session_is_refused_by_name_and_passed_by_on_a_stick(
    lead: Path, two: Path, tmp_path: Path
) -> None:
    foreign = tmp_path / "foreign.jsonl"
    data = journal(two, "bord-2").read_bytes()
    foreign.write_bytes(data)
    laptops = files(lead)
    (named,) = laptops.take_in("2019-04-10-annan", [foreign], lambda share: None)
    assert named.problem is not None and named.problem.code == "merge.other_session"
    assert laptops.take_in("2019-04-10-annan", [two], lambda share: None) == []


def test_a_damaged_copy_gives_way_to_a_whole_one(lead: Path, two: Path) -> None:
    whole = journal(two, "bord-2").read_bytes()
    lines = whole.splitlines(keepends=True)
    damaged = two / "damaged.jsonl"
    damaged.write_bytes(b"".join([*lines[:2], b"x" * 40 + b"\n", *lines[3:]]))
    laptops = files(lead)
    (first,) = laptops.take_in(SESSION, [damaged], lambda share: None)
    assert (first.events, first.damaged) == (2, 1)
    assert laptops.receipts(SESSION)[0].damaged == 1
    assert take_in(lead, journal(two, "bord-2")) == [(3, 1)]
    assert files(lead).receipts(SESSION)[0].damaged == 0
    assert names(lead) == ["bord-2.jsonl"]
    assert journal(lead, "bord-2").read_bytes() == whole


def test_a_damaged_copy_does_not_give_way_to_one_that_ends_before_the_damage(
    lead: Path, two: Path
) -> None:
    lines = journal(two, "bord-2").read_bytes().splitlines(keepends=True)
    ends_badly = two / "ends-badly.jsonl"
    ends_badly.write_bytes(b"".join([*lines[:3], b"x" * 40 + b"\n"]))
    earlier = two / "earlier.jsonl"
    earlier.write_bytes(b"".join(lines[:3]))
    assert take_in(lead, ends_badly) == [(2, 2)]
    assert take_in(lead, earlier) == [(2, 0)]
    assert files(lead).receipts(SESSION)[0].damaged == 1


def test_a_copy_that_is_damaged_elsewhere_keeps_the_one_before_beside(
    lead: Path, two: Path
) -> None:
    lines = journal(two, "bord-2").read_bytes().splitlines(keepends=True)
    bad = b"x" * 40 + b"\n"
    first, second = two / "first.jsonl", two / "second.jsonl"
    first.write_bytes(b"".join([lines[0], lines[1], bad]))
    second.write_bytes(b"".join([*lines[:2], bad, lines[3]]))
    assert take_in(lead, first) == [(1, 1)]
    assert take_in(lead, second) == [(2, 1)]
    (kept,) = folder(lead).glob("*.damaged-*")
    assert kept.read_bytes() == first.read_bytes()
    assert files(lead).receipts(SESSION)[0].damaged == 1


def test_two_copies_with_different_damage_make_up_for_each_other(
    lead: Path, two: Path
) -> None:
    lines = journal(two, "bord-2").read_bytes().splitlines(keepends=True)
    for number in (1, 3):
        copy = two / f"copy{number}.jsonl"
        copy.write_bytes(
            b"".join(b"x" * 30 + b"\n" if at == number else line
                     for at, line in enumerate(lines))
        )  # fmt: skip
        take_in(lead, copy)
    assert ids(lead) == ids(two)
    (receipt,) = files(lead).receipts(SESSION)
    assert (receipt.events, receipt.damaged) == (3, 0)
    assert receipt.checksum == files(two).receipts(SESSION)[0].checksum


def test_a_laptop_copied_with_its_disk_is_kept_apart_and_told(
    lead: Path, tmp_path: Path
) -> None:
    one = tmp_path / "one"
    write(one, "bord-4")
    twin = shutil.copytree(one, tmp_path / "twin")
    write(one, "bord-4", 2)
    write(twin, "bord-4", 2)
    take_in(lead, one)
    assert take_in(lead, twin) == [(5, 2)]
    assert len(ids(lead)) == 7
    (receipt,) = files(lead).receipts(SESSION)
    assert (receipt.device, receipt.events, receipt.branches) == ("bord-4", 7, 2)
    write(twin, "bord-4", 1)
    assert take_in(lead, twin) == [(6, 1)]
    assert len(names(lead)) == 2


def test_segments_of_one_device_are_one_laptop(lead: Path, two: Path) -> None:
    path = journal(two, "bord-2")
    path.write_bytes(path.read_bytes().replace(b'"format"', b'"fxxxat"', 1))
    write(two, "bord-2", 2)
    assert len(take_in(lead, two)) == 2
    assert names(lead) == ["bord-2.2.jsonl", "bord-2.jsonl"]
    (receipt,) = files(lead).receipts(SESSION)
    assert (receipt.events, receipt.branches) == (5, 1)


def test_the_own_journal_is_never_written_over_or_taken_for_another(
    lead: Path, tmp_path: Path
) -> None:
    earlier = tmp_path / "earlier"
    old = write(earlier, "ledare")
    store = opened(lead, "ledare")
    new = logged(store, 9)
    store.append([new])
    before = journal(lead, "ledare").read_bytes()
    assert take_in(lead, earlier) == [(3, 3)]
    assert journal(lead, "ledare").read_bytes() == before
    store.append([logged(store, 10)])
    store.close()
    assert set(old) | {new.id} <= set(ids(lead))
    write(lead, "ledare", 1)
    assert journal(lead, "ledare").stat().st_size > len(before)


def test_a_journal_that_another_program_writes_here_is_not_replaced(
    lead: Path, two: Path
) -> None:
    shutil.copytree(folder(two), folder(lead))
    write(two, "bord-2", 2)
    held = opened(lead, "bord-2")
    before = journal(lead, "bord-2").read_bytes()
    assert take_in(lead, two) == [(5, 2)]
    assert journal(lead, "bord-2").read_bytes() == before
    held.close()
    assert ids(lead) == ids(two)


@pytest.mark.parametrize(
    "device", ["../../ut", "con", "bord 4", "BORD-4", "", "å" * 90, "a\u202eb", "~"]
)
def test_a_hostile_name_in_a_journal_names_no_other_file(
    lead: Path, two: Path, tmp_path: Path, device: str
) -> None:
    header = Header(1, device, "n", SESSION, "")
    lines = journal(two, "bord-2").read_bytes().split(b"\n", 1)[1]
    evil = tmp_path / "evil.jsonl"
    evil.write_bytes(encode_header(header) + lines)
    assert take_in(lead, evil) == [(3, 3)]
    (name,) = names(lead)
    assert name.isascii() and "/" not in name and not name.startswith((".", "con."))
    assert ids(lead) == []
    told = {each.code for each in findings(folder(lead), SESSION)}
    assert told == {"journal.foreign_lines", "journal.changed_lines"}
    assert {path.name for path in tmp_path.iterdir()} == {"lead", "two", "evil.jsonl"}


def test_a_zip_that_unpacks_to_far_more_than_a_journal_is_cut_off(
    lead: Path, two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "LARGEST", 4000)
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as file:
        start = journal(two, "bord-2").read_bytes()
        file.writestr("bord-2.jsonl", start + b"\n" * 10_000_000)
    assert take_in(lead, bomb) == [(3, 3)]
    assert journal(lead, "bord-2").stat().st_size == 4000


def test_a_damaged_member_of_a_zip_gives_the_lines_before_the_damage(
    lead: Path, two: Path, tmp_path: Path
) -> None:
    write(two, "bord-2", 400)
    packed = tmp_path / "copy.zip"
    with zipfile.ZipFile(packed, "w") as file:
        file.write(journal(two, "bord-2"), "bord-2.jsonl")
    data = bytearray(packed.read_bytes())
    data[len(data) // 2] ^= 0xFF
    packed.write_bytes(data)
    (taken,) = files(lead).take_in(SESSION, [packed], lambda share: None)
    assert taken.problem is not None and taken.problem.code == "merge.lost"
    assert set(ids(lead)) <= set(ids(two))


def test_whoever_is_told_of_progress_may_stop_it_and_what_was_taken_in_stays(
    lead: Path, tmp_path: Path
) -> None:
    for number in range(1, 5):
        write(tmp_path / "stick" / str(number), f"bord-{number}")

    def stop(share: float) -> None:
        if share > 0.4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        files(lead).take_in(SESSION, [tmp_path / "stick"], stop)
    assert len(ids(lead)) == 6
    take_in(lead, tmp_path / "stick")
    assert len(ids(lead)) == 12


def test_two_windows_never_take_in_journals_at_once(lead: Path, two: Path) -> None:
    place = folder(lead)
    with Merger(place, SESSION, own="ledare", now=lambda: NOW):
        with pytest.raises(Refused) as refused:
            take_in(lead, two)
        assert refused.value.code == "merge.busy"
    assert take_in(lead, two) == [(3, 3)]


def test_a_whole_copy_heals_a_damaged_one_though_it_brings_nothing_new(
    lead: Path, two: Path
) -> None:
    path = journal(two, "bord-2")
    lines = path.read_bytes().splitlines(keepends=True)
    bad = b"x" * 40 + b"\n"
    for number, copy in enumerate(
        [[bad, *lines[1:3], bad], [*lines[:2], bad, lines[3]], lines]
    ):
        stick = two / f"stick-{number}.jsonl"
        stick.write_bytes(b"".join(copy))
        take_in(lead, stick)
    (receipt,) = files(lead).receipts(SESSION)
    assert (receipt.events, receipt.damaged, receipt.branches) == (3, 0, 1)
    assert journal(lead, "bord-2").read_bytes() == path.read_bytes()


def test_a_line_written_by_another_program_is_counted_as_it_is_read(
    lead: Path, tmp_path: Path
) -> None:
    own = b'"n":1, "h" : "1554134400000.0000.annat-1", "type": "statement.logged"}'
    path = tmp_path / "annat.jsonl"
    path.write_bytes(
        encode_header(Header(1, "annat", "n", SESSION, "")) + with_checksum(own)
    )
    with path.open("ab") as file:
        file.write(b"\n")
    assert take_in(lead, path) == [(1, 1)]


def test_a_zip_whose_names_are_no_text_costs_only_itself(
    lead: Path, two: Path, tmp_path: Path
) -> None:
    packed = tmp_path / "skadad.zip"
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("bord-9-å.jsonl", journal(two, "bord-2").read_bytes())
    data = packed.read_bytes().replace("å".encode(), b"\xff\xfe")
    packed.write_bytes(data)
    taken = files(lead).take_in(
        SESSION, [packed, journal(two, "bord-2")], lambda share: None
    )
    assert [each.new for each in taken if each.device] == [3]
    assert [bool(each.problem) for each in taken].count(True) == 1
