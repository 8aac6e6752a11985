"""Filling the form in: what is missing is told, what was typed is kept."""

import html
import re

import pytest

from facilitator.domain.form.entry import (
    TRAP,
    entry_of,
    place_of,
    query_of,
)
from facilitator.domain.plan.plan import Plan
from facilitator.domain.text import clean
from tests.builders import a_plan
from tests.hostile import HOSTILE
from tests.web.site import ANSWER, FILLED, Site, with_form


def typed_in(page: str) -> str:
    """Return what stands in the answer's field, as a browser reads it."""
    found = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)
    assert found
    return html.unescape(found[1])


def ids(page: str) -> set[str]:
    """Return the ids of a page."""
    return set(re.findall(r' id="([^"]+)"', page))


def test_an_empty_form_says_what_is_missing_and_where(site: Site) -> None:
    page = site.answer(group="", about="", answer=" \n ")
    assert page.status == 422
    assert "<title>Fel: " in page.text
    links = re.findall(r'<li><a href="#([^"]+)">([^<]+)</a>', page.text)
    assert [text for _, text in links] == [
        "Välj vilken grupp du hör till",
        "Välj vad ditt svar handlar om",
        "Skriv ditt svar",
    ]
    assert {place for place, _ in links} <= ids(page.text)
    described = re.findall(r'aria-describedby="([^"]+)"', page.text)
    assert {each for ids_ in described for each in ids_.split()} <= ids(page.text)
    assert page.text.count('aria-invalid="true"') >= 3
    assert site.said == []


def test_what_was_typed_and_chosen_is_kept_and_can_be_sent(site: Site) -> None:
    path = site.blank()
    page = site.answer(path, about="")
    assert typed_in(page.text) == ANSWER
    assert '<option value="g1" selected>' in page.text
    assert "Välj vilken grupp" not in page.text
    assert site.answer(path).status == 303
    assert site.said == [ANSWER]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_comes_back_as_it_was_typed(site: Site, name: str) -> None:
    typed = HOSTILE[name].encode("utf-8", "replace").decode()
    page = site.post(site.blank(), FILLED | {"answer": typed, "group": "nej"})
    assert page.status == 422
    assert typed_in(page.text).replace("\r", "") == typed.replace("\r\n", "\n").replace(
        "\r", ""
    )
    assert "<script>alert" not in page.text


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_kept_as_any_statement_is(site: Site, name: str) -> None:
    typed = HOSTILE[name].encode("utf-8", "replace").decode()
    if len(clean(typed)) <= 2000:
        assert site.answer(answer=typed).status == 303
        assert site.said == [clean(typed)]


def test_the_answer_may_have_as_many_characters_as_the_plan_says(site: Site) -> None:
    path = site.blank()
    page = site.answer(path, answer="å" * 2001)
    assert page.status == 422
    assert "korta det till 2000 tecken" in page.text and "2001 tecken" in page.text
    assert site.answer(path, answer="å" * 2000 + "\r\n ").status == 303


def test_the_longest_answer_fits_whatever_its_letters_are(site: Site) -> None:
    assert site.answer(answer="👍" * 2000).status == 303
    assert site.said == ["👍" * 2000]


def test_more_than_any_form_sends_is_refused(site: Site) -> None:
    page = site.answer(answer="a" * 60_000)
    assert page.status == 413
    assert "Gå tillbaka och korta" in page.text


@pytest.mark.parametrize(
    "sent",
    [
        {"group": "g1", "about": "a1/a2-q1", "answer": "x"},
        {"group": "g1", "about": "a9", "answer": "x"},
        {"group": "g9", "about": "a1", "answer": "x"},
        {"group": "g1", "about": "/a1-q1", "answer": "x"},
        {},
    ],
)
def test_what_the_plan_does_not_have_is_chosen_anew(
    site: Site, sent: dict[str, str]
) -> None:
    assert site.post(site.blank(), sent).status == 422


@pytest.mark.parametrize(
    "body",
    [b"", b"&&&&", b"a" * 5000, b"answer=%ff%fe&group=%80", b"=&=&=" * 30, b"\xff\x00"],
)
async def test_what_is_no_form_is_answered_with_the_form(
    site: Site, body: bytes
) -> None:
    path = (await site.ask("GET", site.home)).to
    assert (await site.ask("POST", path, body)).status == 422


def test_a_hidden_field_that_was_filled_in_tells_a_robot(site: Site) -> None:
    path = site.blank()
    site.wait(30)
    assert site.post(path, FILLED | {TRAP: "http://exempel"}).status == 303
    assert (site.causes, site.said) == ({"honeypot": 1}, [])


def test_nobody_meets_the_hidden_field(site: Site) -> None:
    page = site.get(site.blank()).text
    around = page[page.index('class="trap"') :][:300]
    for needed in ('aria-hidden="true"', 'tabindex="-1"', 'autocomplete="off"'):
        assert needed in around


def test_a_personal_number_is_held(site: Site) -> None:
    site.answer(answer="Jag, 121212-1212, vill ha fler bänkar")
    assert site.causes == {"personal_number": 1}


def test_an_area_from_the_code_comes_first_and_the_others_are_folded_away(
    site: Site,
) -> None:
    page = site.get(site.blank("?O=2&G=3")).text
    assert page.index("Område 2") < page.index("<details>") < page.index("Område 1")
    assert '<option value="g3" selected>' in page
    assert 'value="a2" required checked' in page


@pytest.mark.parametrize("query", ["?B=99&G=0&O=-1", "?O=1e9", "?G=%00", "?O=²", "?B="])
def test_a_code_for_what_the_plan_does_not_have_is_a_plain_form(
    site: Site, query: str
) -> None:
    page = site.get(site.blank(query)).text
    assert "<details>" not in page and " selected" not in page


def test_where_it_was_scanned_is_told_and_read_alike() -> None:
    plan: Plan = a_plan()
    told = {"B": "2", "G": "3", "O": "1"}
    assert query_of(plan, place_of(plan, told)) == told
    entry = entry_of(plan, place_of(plan, told), {"group": "g1", "about": "a2"})
    assert (entry.place.table, entry.place.group) == (
        plan.session.tables[1],
        plan.groups[0],
    )


def test_the_pages_load_nothing_from_elsewhere_and_run_nothing(site: Site) -> None:
    pages = [site.get(site.blank()), site.answer(group=""), site.get(site.answer().to)]
    for page in pages:
        for banned in ("<script", "://", " style=", "<img", "<iframe", "javascript:"):
            assert banned not in page.text
        assert not re.search(r"<[^>]+ on[a-z]+=", page.text)


def test_who_is_responsible_and_what_happens_stand_on_the_form(
    site: Site,
) -> None:
    site.plan = with_form(
        controller="Kommunstyrelsen",
        contact="dialog@exempel.example",
        notice="Vi sparar inga namn.\n\nDu kan klaga.",
        purpose="Politikerna <läser> allt.",
    )
    site.restart()
    page = site.get(site.blank()).text
    assert "Personuppgiftsansvarig: Kommunstyrelsen." in page
    assert "dialog@exempel.example" in page
    assert "<p>Vi sparar inga namn.</p>" in page and "<p>Du kan klaga.</p>" in page
    assert "Politikerna &lt;läser&gt; allt." in page
