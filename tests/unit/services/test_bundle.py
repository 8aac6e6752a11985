"""The bundle: all documents numbered, an index, sums that other programs check."""

import hashlib
import io
import zipfile

import pytest

from facilitator.documents.output import Progress
from facilitator.domain.compilation.compilation import Compilation
from facilitator.i18n.translate import load
from facilitator.services.export.bundle import (
    PARTS,
    SUMS,
    Part,
    bundle,
)
from facilitator.services.export.catalogue import DOCUMENTS
from facilitator.services.export.request import Request
from tests.builders import Desk
from tests.documents.sample_papers import maker_of

MADE = [part for part in PARTS if part.document.has_editions]
"""What a bundle holds that is not the work edition's."""


class Stopped(Exception):
    """Somebody has stopped the work."""


def packed(
    language: str = "sv",
    edition: str = "committee",
    progress: Progress = lambda *told: None,
) -> bytes:
    """Return the bundle of a small session, made as it is for a user."""
    desk, tr = Desk(), load(language)
    desk.log("Fler bussar")
    wanted = Request("bundle", "zip", edition=edition)
    whole = DOCUMENTS["bundle"]
    made_of: Compilation = whole.content(desk.plan, desk.session, wanted, tr)

    def make(part: Request, progress: Progress) -> bytes:
        source = DOCUMENTS[part.what].content(desk.plan, desk.session, part, tr)
        return maker_of(part.what, part.format)(source, tr, progress).data

    return bundle(made_of, wanted, tr, make, progress)


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the files within by name, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def test_it_holds_every_document_there_is_numbered_in_order() -> None:
    *documents, index, sums = unpacked(packed())
    assert [name[:3] for name in documents] == [
        f"{n:02d}-" for n in range(1, len(MADE) + 1)
    ]
    assert documents[0] == "01-sammanstallning.pdf"
    assert (index, sums) == ("INNEHALL.txt", SUMS)


def test_its_checksums_are_those_of_the_files() -> None:
    files = unpacked(packed())
    lines = files.pop(SUMS).decode().splitlines()
    assert lines == [
        f"{hashlib.sha256(data).hexdigest()}  {name}" for name, data in files.items()
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_index_tells_of_each_what_it_is_for_whom_and_its_sum(
    language: str,
) -> None:
    tr = load(language)
    *documents, (_, index), _ = unpacked(packed(language)).items()
    text = index.decode("utf-8-sig")
    for part, (name, data) in zip(MADE, documents, strict=True):
        assert name in text and hashlib.sha256(data).hexdigest() in text
        assert (
            tr(part.place_in_bundle.description) in text
            and tr(part.place_in_bundle.readers) in text
        )


def test_the_same_session_gives_the_same_bytes() -> None:
    assert packed() == packed()


@pytest.mark.parametrize(
    "part", PARTS, ids=lambda part: f"{part.document.key} {part.place_in_bundle.format}"
)
def test_every_part_is_a_document_that_can_be_made(part: Part) -> None:
    assert DOCUMENTS[part.document.key] is part.document
    assert part.place_in_bundle.format in part.document.formats


def test_only_the_bundle_of_the_work_edition_holds_the_journal() -> None:
    assert "journal.pdf" in "".join(unpacked(packed(edition="work")))
    for edition in ("committee", "public"):
        names = unpacked(packed(edition=edition))
        assert len(names) == len(MADE) + 2
        assert "journal" not in "".join(names)


def test_progress_goes_on_through_all_documents_and_may_stop_it() -> None:
    shares: list[float] = []
    packed(progress=lambda share, part="", /: shares.append(share))
    assert shares == sorted(shares)
    assert {n / len(MADE) for n in range(len(MADE))} <= set(shares)

    def stop(share: float, part: str = "", /) -> None:
        if share > 0.5:
            raise Stopped

    with pytest.raises(Stopped):
        packed(progress=stop)


def test_progress_tells_which_document_is_made_and_how_far_it_has_come() -> None:
    told: list[tuple[float, str]] = []
    steps = iter([(0.5, "bilaga"), (0.5, "")])

    def make(part: Request, progress: Progress) -> bytes:
        progress(*next(steps, (1.0, "")))
        return b""

    desk, tr = Desk(), load("sv")
    made_of = DOCUMENTS["bundle"].content(desk.plan, desk.session, Request("", ""), tr)
    bundle(
        made_of,
        Request("", ""),
        tr,
        make,
        lambda share, part="", /: told.append((share, part)),
    )
    (_, name), first, (_, other), second = told[:4]
    assert first == (0.5 / len(MADE), f"{name}: bilaga")
    assert second == (1.5 / len(MADE), other)
