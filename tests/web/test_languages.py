"""The form in several languages, among them those that only the plan knows."""

from pathlib import Path

import pytest

from facilitator.domain.plan.form_plan import FormLanguage, FormPlan
from facilitator.i18n.form_texts import FORM_TEXTS
from facilitator.web.languages import choose, speeches
from tests.web.site import Site, with_form

ARABIC = FormLanguage(
    "ar",
    "العربية",
    "rtl",
    {"answer": "إجابتك", "error_long": "أقصر من {limit} {0.__class__} {odd}"},
    {("areas", "a1"): "المنطقة الأولى", ("groups", "g1"): "الشباب"},
)


@pytest.fixture
def arabic(tmp_path: Path) -> Site:
    """Return a form that also speaks Arabic."""
    return Site(tmp_path / "journal", with_form(languages=(ARABIC,)))


@pytest.mark.parametrize(
    ("accepted", "asked", "spoken"),
    [
        ("", "", "sv"),
        ("en-GB,en;q=0.9", "", "en"),
        ("de,fr;q=0.5", "", "sv"),
        ("fr;q=0.9, ar;q=0.8, sv;q=0.1", "", "ar"),
        ("en", "AR", "ar"),
        ("en", "xx", "en"),
        (";;;q=,=;q=x" * 50, "", "sv"),
    ],
)
def test_the_phones_own_language_is_spoken_where_none_was_chosen(
    accepted: str, asked: str, spoken: str
) -> None:
    known = speeches(FormPlan(languages=(ARABIC,)))
    assert choose(known, asked, accepted).code == spoken


def test_a_chosen_language_stays_to_the_receipt_and_the_next_answer(
    site: Site,
) -> None:
    thanks = site.get(site.answer(site.blank("?L=en")).to).text
    assert '<html lang="en"' in thanks and "Thank you" in thanks
    assert f"{site.home}?G=1&amp;O=1&amp;L=en" in thanks


def test_a_form_reads_from_right_to_left(arabic: Site) -> None:
    page = arabic.get(arabic.blank("?L=ar")).text
    assert '<html lang="ar" dir="rtl">' in page
    assert "إجابتك" in page and "المنطقة الأولى" in page
    assert '<option value="g1">الشباب</option>' in page


def test_what_a_language_has_no_words_for_is_in_english_and_says_so(
    arabic: Site,
) -> None:
    page = arabic.get(arabic.blank("?L=ar")).text
    assert '<span lang="en" dir="auto">Send the answer</span>' in page
    assert '<span lang="sv" dir="auto">Område 2</span>' in page
    assert '<option value="g2" lang="sv">Grupp 2</option>' in page


def test_nothing_in_a_plans_text_is_obeyed(arabic: Site) -> None:
    page = arabic.post(
        arabic.blank("?L=ar"), {"group": "g1", "about": "a1", "answer": "x" * 2001}
    ).text
    assert "أقصر من 2000 {0.__class__} {odd}" in page


def test_the_plan_may_name_things_in_the_programs_own_languages() -> None:
    english = FormLanguage("en", "English", names={("areas", "a1"): "Area one"})
    known = speeches(FormPlan(languages=(english,), purpose="Allt läses."))
    assert list(known) == ["sv", "en"]
    assert known["en"].say("answer") == FORM_TEXTS["answer"]
    assert known["en"].names[("areas", "a1")] == "Area one"
    assert known["sv"].show("purpose") == "Allt läses."
    assert 'lang="sv"' in known["en"].show("purpose")


@pytest.mark.parametrize("code", ["sv", "en", "ar"])
def test_every_language_says_all_there_is_to_say(code: str) -> None:
    speech = speeches(FormPlan(languages=(ARABIC,)))[code]
    assert all(speech.say(key) and speech.show(key) for key in FORM_TEXTS)
