"""Files of ours tell where they come from, and whether they were changed."""

import io
import json
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.documents.origin import Origin, origin_of
from facilitator.documents.pdf import Flow, Info
from facilitator.domain.compilation.compilation import compile_session
from facilitator.domain.open_data.provenance import (
    Provenance,
    keywords_of,
    provenance_in,
)
from facilitator.domain.plan.form_plan import FormLanguage
from facilitator.domain.plan.plan import Plan
from facilitator.domain.session.digest import (
    digest,
    plan_digest,
)
from facilitator.i18n.translate import load
from facilitator.services.export.catalogue import DOCUMENTS, OF_PLAN
from tests.builders import Desk
from tests.documents.conftest import MADE
from tests.documents.sample_papers import a_hall, asked, compiled, said
from tests.unit.services.test_bundle import packed

LINE = keywords_of(Provenance("2019-04-01-å;b", "public", "0" * 64, "compilation"))


def told(data: bytes) -> tuple[str, str, bool | None]:
    """Return session and document that a file tells of, and whether it is altered."""
    origin = origin_of(data)
    assert origin
    made_of = provenance_in(origin.keywords)
    assert made_of
    return made_of.session, made_of.document, origin.altered


def open_data(kind: str) -> bytes:
    """Return the open data of a small session."""
    desk = Desk()
    desk.log("Fler bussar")
    return compiled(compile_session(desk.plan, desk.session), kind)


SESSION = Desk().plan.session.id


def test_a_pdf_tells_its_line_and_any_changed_byte(tmp_path: Path) -> None:
    flow = Flow(Info("Sammanställning", "sv-SE", MADE, keywords=LINE))
    flow.paragraph("Fler bussar")
    data = flow.finish()
    assert origin_of(data) == Origin(LINE, False)
    at = data.index(b"/Type")
    assert origin_of(data[:at] + b"/type" + data[at + 5 :]) == Origin(LINE, True)


def test_json_tells_where_it_comes_from_and_any_changed_word() -> None:
    data = open_data("json")
    assert told(data) == (SESSION, "open-data", False)
    assert told(data.replace(b"Fler", b"Inga")) == (SESSION, "open-data", True)
    respaced = json.dumps(json.loads(data)).encode()
    assert told(respaced) == (SESSION, "open-data", False)


def test_a_workbook_tells_where_it_comes_from() -> None:
    assert told(open_data("xlsx")) == (SESSION, "open-data", None)


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    """Return a package in which one file holds something else."""
    copy = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(copy, "w") as new:
        new.comment = old.comment
        for each in old.namelist():
            new.writestr(each, content if each == name else old.read(each))
        if name not in old.namelist():
            new.writestr(name, content)
    return copy.getvalue()


def test_a_package_tells_of_any_file_that_was_changed_or_added() -> None:
    data = packed()
    assert told(data) == (SESSION, "bundle", False)
    for name in ("INNEHALL.txt", "SHA256SUMS", "extra.pdf"):
        assert told(repacked(data, name, b"annat")) == (SESSION, "bundle", True)


@pytest.mark.parametrize(
    "data",
    [b"", b"hej", b"%PDF-1.7", b"PK\x03\x04", b"{}", b"[1]", b'"x"', b"[" * 100_000,
     b'{"format": "facilitator.compilation/2"}', b"\xff\xfe"],
)  # fmt: skip
def test_any_other_file_is_none_of_ours(data: bytes) -> None:
    assert origin_of(data) is None


@cache
def files_of_ours() -> list[bytes]:
    """Return one file of each sort that tells where it comes from, made once."""
    return [open_data("json"), open_data("xlsx"), packed()]


@settings(deadline=None, max_examples=60)
@given(st.deferred(lambda: st.sampled_from(files_of_ours())), st.data())
def test_a_damaged_file_is_told_of_and_never_breaks_the_reading(
    whole: bytes, draw: st.DataObject
) -> None:
    at = draw.draw(st.integers(0, len(whole) - 1))
    origin_of(whole[:at])
    origin_of(
        whole[:at]
        + bytes([whole[at] ^ draw.draw(st.integers(1, 255))])
        + whole[at + 1 :]
    )


@pytest.mark.parametrize("what", DOCUMENTS)
def test_what_is_made_of_the_plan_alone_has_the_plans_digest(what: str) -> None:
    desk = said(a_hall(), ["Fler bussar"])
    plan: Plan = desk.plan
    made_of = DOCUMENTS[what].content(plan, desk.session, asked(what), load("sv"))
    of_plan = what in OF_PLAN
    assert made_of.digest == (plan_digest(plan) if of_plan else digest(desk.session))


def test_a_plan_has_a_digest_whatever_languages_its_form_has() -> None:
    plan = a_hall()
    names = {("area", "a1"): "منطقة"}
    spoken = FormLanguage("ar", "العربية", "rtl", {"send": "إرسال"}, names)
    form = replace(plan.session.form, languages=(spoken,))
    other = Plan(plan.project, replace(plan.session, form=form))
    renamed = replace(form, languages=(spoken._replace(names={("area", "a1"): "ب"}),))
    third = Plan(plan.project, replace(plan.session, form=renamed))
    assert len({plan_digest(plan), plan_digest(other), plan_digest(third)}) == 3
