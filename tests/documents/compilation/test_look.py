"""The graphic profile and where a document comes from, as the plan and the file say."""

from dataclasses import replace

import pytest

from facilitator.documents.compilation.document import compilation_pdf
from facilitator.documents.pdf.file.origin import read_origin
from facilitator.domain.compilation.compilation import (
    Compilation,
    Scope,
    compile_session,
)
from facilitator.domain.errors import Refused
from facilitator.domain.open_data.provenance import provenance_in
from facilitator.domain.plan.look import Look
from facilitator.domain.plan.plan import Plan
from facilitator.i18n.translate import load
from tests.builders import Desk, a_plan
from tests.documents.sample_papers import PAPERS, a_hall, asked, compiled, paper, said

ARMS = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">'
    b'<path fill="#1d4f91" d="M2 2h16v10q0 4-8 6q-8-2-8-6z"/></svg>'
)


def looking(look: Look) -> Compilation:
    """Return a compilation whose plan has a look."""
    plan = a_plan()
    dressed = Plan(replace(plan.project, look=look), plan.session)
    return compile_session(dressed, Desk().session, Scope(edition="public"))


def test_a_compilation_tells_its_session_edition_and_digest_in_the_file() -> None:
    made_of = looking(Look())
    origin = read_origin(compiled(made_of))
    assert origin and not origin.altered
    told = provenance_in(origin.keywords)
    assert told
    assert told.session == made_of.plan.session.id
    assert (told.edition, told.document) == ("public", "compilation")
    assert told.digest == made_of.digest


@pytest.mark.parametrize("what", PAPERS)
def test_every_paper_tells_what_it_is_in_the_file(what: str) -> None:
    desk = said(a_hall(), ["Fler bussar"])
    origin = read_origin(paper(asked(what), desk.plan, desk.session))
    told = provenance_in(origin.keywords) if origin else None
    assert told and told.document == what


def test_the_logo_is_on_the_cover_with_its_words() -> None:
    look = Look(logo="vapen.svg", logo_alt="Kommunens vapen", logo_data=ARMS)
    assert len(compiled(looking(look))) > len(compiled(looking(Look())))


def test_a_logo_that_cannot_be_printed_is_refused_in_words() -> None:
    look = Look(logo="vapen.svg", logo_alt="Vapen", logo_data=b"<svg><script/></svg>")
    with pytest.raises(Refused) as refused:
        compilation_pdf(looking(look), load("sv"), lambda *told: None)
    assert refused.value.code == "look.unusable_logo"
