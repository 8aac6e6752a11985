"""The compilation as a web page: for everybody, whole, and by itself."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from facilitator.domain.compilation.compilation import (
    Compilation,
    Scope,
    compile_session,
)
from facilitator.domain.compilation.editions import (
    EDITIONS,
    Edition,
)
from facilitator.domain.events.commands import (
    CorrectStatement,
    WithdrawStatement,
)
from facilitator.domain.plan.plan import Plan
from facilitator.domain.plan.sections import SECTIONS
from facilitator.domain.session.session import Session
from facilitator.domain.text import clean
from facilitator.i18n.translate import load
from facilitator.i18n.words import SECTION_WORDS
from tests.builders import Desk, a_plan
from tests.documents.pdf.pages import Read
from tests.documents.sample_papers import a_hall, changed, compiled, hostile_hall, said
from tests.hostile import HOSTILE
from tests.web.browser import browser, in_a_browser, is_too_wide, phone, violations

TEXTS = [*HOSTILE.values(), "Fler bussar", "Nej, inte fler parkeringar"]
LOGO = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
<script>document.title = 'taken'</script><rect width="9" height="9"/></svg>"""


def with_logo(plan: Plan) -> Plan:
    """Return a plan with a hostile logo and an accent."""
    look = plan.project.look._replace(
        logo="vapen.svg", logo_alt='Vapen "<b>', logo_data=LOGO, accent="#7a1f3d"
    )
    return Plan(replace(plan.project, look=look), plan.session)


def a_desk(plan: Plan) -> Desk:
    """Return a desk at which texts were said, one twice, corrected, and taken back."""
    desk = said(plan, TEXTS)
    desk.log("Fler bussar", group=plan.groups[0].id, channel="online")
    first, second, *_ = desk.session.order
    desk.do(CorrectStatement(statement=first, reason="hörde fel", text="Rättat"))
    desk.do(WithdrawStatement(statement=second, reason="<i>bad om det</i>"))
    return desk


def made_of(
    shape: str, edition: Edition = "committee", **wanted: object
) -> Compilation:
    """Return a compilation of one of the shapes that are tried."""
    scope = replace(Scope(edition), **wanted)  # type: ignore[arg-type]
    if shape == "empty":
        plan = changed(a_plan(0, 0, 0, 0), form_link="")
        return compile_session(plan, Session(), scope)
    plan = a_hall() if shape == "hall" else hostile_hall(TEXTS)
    desk = a_desk(with_logo(plan))
    return compile_session(desk.plan, desk.session, scope)


SHAPES = ("empty", "hall", "hostile")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Return a browser."""
    with browser() as started:
        yield started


def listening(page: Page) -> set[str]:
    """Return a set that fills with the kinds of addresses that a page asks for."""
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.partition(":")[0]))
    return asked


@in_a_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_no_edition_shuts_anybody_out_or_asks_the_network(
    chromium: Browser, tmp_path: Path, edition: Edition, scheme: str
) -> None:
    for shape in SHAPES:
        path = tmp_path / f"{shape}.html"
        path.write_bytes(compiled(made_of(shape, edition), "html"))
        with phone(chromium, bypass_csp=True, color_scheme=scheme) as page:
            asked = listening(page)
            page.goto(path.as_uri())
            assert violations(page) == [], shape
            assert not is_too_wide(page), shape
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            assert not is_too_wide(page), shape
            assert asked <= {"file", "data"}


@in_a_browser
def test_what_people_said_is_in_the_page_to_the_letter_and_runs_nothing(
    chromium: Browser, tmp_path: Path
) -> None:
    shown = made_of("hostile", "work")
    path = tmp_path / "ut.html"
    path.write_bytes(compiled(shown, "html"))
    with phone(chromium) as page:
        page.goto(path.as_uri())
        found = page.locator(".said").all_text_contents()
        expected = Counter(each.text for each in shown.view.counting)
        assert not expected - Counter(found)
        assert page.title() != "taken"
        assert (
            page.locator("script, iframe, object, b, i:not(.bar, .track)").count() == 0
        )


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("shape", SHAPES)
def test_every_element_is_ended_and_every_link_leads_somewhere(
    shape: str, language: str
) -> None:
    read = Read(compiled(made_of(shape), "html", language))
    assert read.open == []
    places = [given["id"] for _, given in read.tags if "id" in given]
    assert len(places) == len(set(places))
    links = [given["href"] for given in read.named("a")]
    inside = [each[1:] for each in links if each.startswith("#")]
    assert set(inside) <= set(places)
    outside = [each for each in links if not each.startswith("#")]
    assert all(each.casefold().startswith("https://") for each in outside)


def test_the_page_may_run_and_load_nothing() -> None:
    read = Read(compiled(made_of("hostile"), "html"))
    policy = [each["content"] for each in read.named("meta") if "http-equiv" in each]
    assert policy == [
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    ]
    assert read.named("script") == read.named("link") == []
    assert all(each["src"].startswith("data:") for each in read.named("img"))


def test_the_logo_is_a_picture_with_words() -> None:
    logo, *_ = Read(compiled(made_of("hall"), "html")).named("img")
    assert logo["alt"] == 'Vapen "<b>'
    assert logo["src"].startswith("data:image/svg+xml;base64,")


@pytest.mark.parametrize("section", [each for each in SECTIONS if each != "chapters"])
def test_a_section_that_is_asked_for_stands_alone(section: str) -> None:
    read = Read(compiled(made_of("hall", sections=(section,)), "html"))
    titles = [title for title in read.headings if title in _titles()]
    assert titles in ([load("sv")(SECTION_WORDS[section])], [])


def test_all_sections_stand_in_their_order() -> None:
    read = Read(compiled(made_of("hall"), "html"))
    titles = [title for title in read.headings if title in _titles()]
    assert titles == [title for title in _titles() if title in titles]
    assert len(titles) >= 8


def _titles() -> list[str]:
    return [load("sv")(word) for word in SECTION_WORDS.values()]


def test_the_same_session_gives_the_same_bytes() -> None:
    assert compiled(made_of("hall"), "html") == compiled(made_of("hall"), "html")


def test_a_character_that_no_page_can_hold_is_shown_by_its_stand_in() -> None:
    plan = changed(a_hall(), name="Möte\0 \ud800 slut")
    desk = said(plan, ["Fler bussar"])
    data = compiled(compile_session(desk.plan, desk.session), "html")
    assert "Möte\ufffd \ufffd slut" in data.decode()


def test_every_table_has_headers_that_say_what_they_are_of() -> None:
    read = Read(compiled(made_of("hall"), "html"))
    assert read.named("table")
    named = [each for each in read.named("table") if "aria-labelledby" in each]
    assert len(read.named("caption")) + len(named) == len(read.named("table"))
    assert all(given.get("scope") in ("col", "row") for given in read.named("th"))


def test_what_was_withdrawn_is_not_in_the_page() -> None:
    text = clean(TEXTS[1])
    assert re.search(r"\w|\[", text)
    for edition in EDITIONS[1:]:
        assert text not in Read(compiled(made_of("hall", edition), "html")).said
