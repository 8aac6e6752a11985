"""Archives and parsers of others: what they raise, and how much comes out of them."""

import io
import json
import zipfile

import pytest

from facilitator.documents.origin import origin_of
from facilitator.domain.errors import Refused
from facilitator.domain.foreign import nested_json
from facilitator.domain.foreign.archive import (
    ArchiveTooMuch,
    bytes_of,
    opened_archive,
)
from facilitator.domain.foreign.nested_json import load_json
from facilitator.domain.foreign.reading import Unreadable, foreign_reading


@pytest.mark.parametrize(
    "raised",
    [UnicodeDecodeError("utf-8", b"", 0, 1, ""), RecursionError(), MemoryError(),
     KeyError("a"), OverflowError(), zipfile.BadZipFile("no zip\n at all")],
)  # fmt: skip
def test_whatever_is_raised_becomes_the_one_error(raised: Exception) -> None:
    with pytest.raises(Unreadable), foreign_reading():
        raise raised


def test_errors_of_ours_pass_and_so_does_an_interruption() -> None:
    with pytest.raises(Refused, match=r"plan\.broken"), foreign_reading():
        raise Refused("plan.broken")
    with pytest.raises(KeyboardInterrupt), foreign_reading():
        raise KeyboardInterrupt


def zipped(name: str, content: bytes) -> io.BytesIO:
    """Return a zip of one member."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return stream


def test_no_more_comes_out_of_a_member_than_may() -> None:
    with opened_archive(zipped("a", b"x" * 100)) as archive:
        assert bytes_of(archive, "a", 100) == b"x" * 100
        with pytest.raises(ArchiveTooMuch):
            bytes_of(archive, "a", 99)


def test_a_list_of_sums_that_is_far_too_long_is_not_unpacked() -> None:
    sums = zipped("SHA256SUMS", b" " * (8 << 20))
    origin = origin_of(sums.getvalue())
    assert origin is not None
    assert origin.altered


def test_json_of_very_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nested_json, "MOST_PARTS", 20)
    assert load_json(json.dumps([*range(20)])) == [*range(20)]
    with pytest.raises(ValueError, match="parts"):
        load_json(json.dumps([*range(21)]))
