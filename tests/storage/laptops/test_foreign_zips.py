"""Zips that mean harm: one of them ends nothing but its own reading."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from facilitator.domain.errors import Refused
from facilitator.storage.laptops import sources as sources_module
from facilitator.storage.laptops.safe_copy import SafeCopy
from facilitator.storage.laptops.sources import LONGEST_LINE, MOST_JOURNALS
from tests.storage.sample_laptops import SESSION, files, folder, write

GOOD = 3


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_damaged_name() -> bytes:
    """Return a zip in whose list of members a name is no UTF-8."""
    data = packed({"å-bord.jsonl": b"x"})
    place = data.rindex("å".encode())
    return data[:place] + b"\xff\xff" + data[place + 2 :]


def with_long_listing() -> bytes:
    """Return a zip that says its list of members takes gigabytes."""
    data = packed({"bord-9.jsonl": b"x"})
    place = data.rindex(b"PK\x05\x06") + 12
    return data[:place] + struct.pack("<I", 1 << 31) + data[place + 4 :]


HARMFUL = {
    "damaged name": with_damaged_name(),
    "long listing": with_long_listing(),
    "many members": packed({f"{n}": b"" for n in range(2_001)}),
    "many journals": packed({f"{n}.jsonl": b"" for n in range(MOST_JOURNALS + 1)}),
    "long line": packed({"a.jsonl": b"x" * (LONGEST_LINE + (1 << 20))}),
    "line feeds": packed({"a.jsonl": b"\n" * (4 << 20)}),
    "other method": packed({"a.jsonl": b"x" * 9_000}, zipfile.ZIP_BZIP2),
    "cut off": packed({"a.jsonl": b"x" * 9_000})[:-40],
}


@pytest.mark.parametrize("kind", HARMFUL)
def test_a_harmful_zip_is_told_and_the_good_journals_beside_it_are_taken_in(
    kind: str, tmp_path: Path
) -> None:
    write(tmp_path / "two", "bord-2", GOOD)
    stick = folder(tmp_path / "two")
    (stick / "a-first.zip").write_bytes(HARMFUL[kind])
    (stick / "z-last.zip").write_bytes(HARMFUL[kind])
    lead = files(tmp_path / "lead", "lead")
    intakes = lead.take_in(SESSION, [stick, stick / "z-last.zip"], lambda share: None)
    assert sum(each.new for each in intakes) == GOOD
    if kind != "cut off":  # Without its end it is no zip, and passed over in a folder.
        assert sum(each.problem is not None for each in intakes) >= 2
    assert all(each.problem for each in intakes if not each.events)


@pytest.mark.parametrize("kind", HARMFUL)
def test_a_harmful_zip_is_no_safe_copy(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "copy.zip"
    path.write_bytes(HARMFUL[kind])
    with pytest.raises(Refused, match=r"copy\."):
        SafeCopy(path)


def test_journals_of_one_zip_share_what_may_come_out_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources_module, "LARGEST", 10_000)
    path = tmp_path / "many.zip"
    path.write_bytes(packed({f"{n}.jsonl": b"x\n" * 2_000 for n in range(5)}))
    sizes = []
    for source in sources_module.sources(path):
        parts = source.parts()
        taken = 0
        try:
            for part in parts:
                taken += len(part)
        except Refused:
            pass
        sizes.append(taken)
    assert sizes == [4_000, 4_000, 2_000, 0, 0]
