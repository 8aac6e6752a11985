"""Before the form opens, and after it has closed."""

from datetime import timedelta
from pathlib import Path

from tests.web.site import FILLED, START, Site, with_form


def a_site(tmp_path: Path, opens: float, closes: float) -> Site:
    """Return a form that opens and closes so many minutes from now."""
    opening, closing = (START + timedelta(minutes=each) for each in (opens, closes))
    return Site(tmp_path / "journal", with_form(opens=opening, closes=closing))


def test_before_it_opens_the_form_says_when_and_takes_nothing(tmp_path: Path) -> None:
    site = a_site(tmp_path, 10, 60)
    path = site.get(site.home).to
    for page in (site.get(path), site.post(path, FILLED)):
        assert page.status == 200
        assert "Det öppnar 2019-04-01 18:10." in page.text
    assert site.said == []
    site.wait(601)
    assert site.answer(path).status == 303


def test_an_answer_in_time_counts(tmp_path: Path) -> None:
    site = a_site(tmp_path, -10, 10)
    site.answer()
    assert (len(site.said), site.causes) == (1, {})


def test_after_it_has_closed_an_answer_is_a_late_supplement(tmp_path: Path) -> None:
    site = a_site(tmp_path, -60, -1)
    path = site.blank()
    page = site.get(path).text
    assert "Formuläret stängde 2019-04-01 17:59." in page and "<form" in page
    thanks = site.get(site.answer(path).to).text
    assert "sent tillägg" in thanks
    assert (site.said, site.causes) == ([], {"late": 1})


def test_a_form_that_was_open_when_it_closed_is_told_so_with_the_thanks(
    tmp_path: Path,
) -> None:
    site = a_site(tmp_path, -60, 1)
    path = site.blank()
    assert "stängde" not in site.get(path).text
    assert "sent tillägg" in site.get(site.answer(path, seconds=120).to).text
