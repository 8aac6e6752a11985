"""The review copy in a real browser, from a file: filled in, saved, taken in."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from facilitator.domain.compilation.review_file import (
    ReviewFile,
    read_review,
)
from facilitator.services.export.request import Request
from tests.documents.sample_papers import a_hall, hostile_hall, paper, said
from tests.hostile import HOSTILE
from tests.web.browser import IN_A_BROWSER, browser, is_too_wide, phone, violations

pytestmark = IN_A_BROWSER
TEXTS = [*HOSTILE.values(), "Fler bussar"]
SAVE, SHOW = "Spara granskningen som fil", "Visa som text"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Return a browser."""
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a review copy of a hall in which hostile texts were said."""
    desk = said(a_hall(), TEXTS)
    path = tmp_path_factory.mktemp("copy") / "granskningsexemplar.html"
    paper(Request("review-copy"), desk.plan, desk.session, path)
    return path


def box(page: Page, heading: str) -> Any:
    """Return the box of a section."""
    return page.get_by_role("group", name=f"Granska: {heading}")


def saved(page: Page, folder: Path) -> ReviewFile:
    """Save the review and read the file."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=SAVE).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return read_review(path.read_bytes())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_review_copy_shuts_nobody_out(
    chromium: Browser, copy: Path, scheme: str
) -> None:
    with phone(chromium, bypass_csp=True, color_scheme=scheme) as page:
        page.goto(copy.as_uri())
        assert violations(page) == []
        assert not is_too_wide(page)
        page.get_by_role("button", name=SAVE).click()
        assert page.locator("#told").inner_text().startswith("Fyll i din roll")
        box(page, "Sammanfattning").get_by_label("Återsänd").check()
        page.get_by_label("Din roll").fill("ordförande")
        page.get_by_role("button", name=SHOW).click()
        assert violations(page) == []
        assert not is_too_wide(page)


def test_what_is_saved_is_what_was_chosen_and_written(
    chromium: Browser, copy: Path, tmp_path: Path
) -> None:
    with phone(chromium) as page:
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda told: faults.append(told.text))
        page.goto(copy.as_uri())
        first = box(page, "Sammanfattning")
        first.get_by_label("Återsänd").check()
        comment = '<img src=x onerror=alert(1)> "citat"\nrad två ☂'
        first.get_by_label("Kommentar").fill(comment)
        box(page, "2 Område 2").get_by_label("Godkänn").check()
        box(page, "Metod och begränsningar").get_by_label("Kommentar").fill("Bra")
        page.get_by_label("Din roll").fill("1:e vice ordförande")
        file = saved(page, tmp_path)
        assert [tuple(each) for each in file.remarks] == [
            ("summary", "returned", comment),
            ("chapters/a2", "approved", ""),
            ("method", "commented", "Bra"),
        ]
        assert file.reviewer == "1:e vice ordförande"
        assert file.session == "2019-04-01-medborgardialog"
        assert [each.name for each in tmp_path.iterdir()] == [
            "granskning-2019-04-01-medborgardialog-1-e-vice-ordforande.json"
        ]
        again = saved(page, tmp_path)
        assert again.id == file.id, "what has not been changed is the same review"
        first.get_by_label("Godkänn").check()
        assert saved(page, tmp_path).id != file.id
        assert faults == []


def test_the_text_can_be_copied_where_no_file_comes(
    chromium: Browser, copy: Path
) -> None:
    with phone(chromium) as page:
        page.goto(copy.as_uri())
        box(page, "Sammanfattning").get_by_label("Godkänn").check()
        page.get_by_label("Din roll").fill("ordförande")
        page.get_by_role("button", name=SHOW).click()
        text = page.get_by_label("Granskningen som text").input_value()
        assert read_review(text.encode()).remarks[0].verdict == "approved"


def test_what_is_written_is_there_after_a_reload_until_it_is_taken_away(
    chromium: Browser, copy: Path
) -> None:
    with phone(chromium) as page:
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(copy.as_uri())
        field = box(page, "Sammanfattning").get_by_label("Kommentar")
        field.fill("Kvar")
        page.reload()
        expect(field).to_have_value("Kvar")
        page.get_by_role("button", name="Ta bort det jag har skrivit").click()
        expect(field).to_have_value("")
        page.reload()
        expect(field).to_have_value("")


def test_leaving_is_warned_of_until_it_is_saved(
    chromium: Browser, copy: Path, tmp_path: Path
) -> None:
    with phone(chromium) as page:
        asked: list[str] = []

        def answer(dialog: Any) -> None:
            asked.append(dialog.type)
            dialog.accept()

        page.on("dialog", answer)
        page.goto(copy.as_uri())
        box(page, "Sammanfattning").get_by_label("Godkänn").check()
        page.get_by_label("Din roll").fill("ordförande")
        page.reload()
        assert asked == ["beforeunload"]
        page.get_by_label("Din roll").press("End")
        saved(page, tmp_path)
        page.reload()
        assert asked == ["beforeunload"]


def test_the_keys_alone_are_enough(chromium: Browser, copy: Path) -> None:
    with phone(chromium) as page:
        page.goto(copy.as_uri())
        box(page, "Sammanfattning").get_by_label("Inget omdöme").focus()
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Tab")
        page.keyboard.type("Se över")
        page.get_by_label("Din roll").focus()
        page.keyboard.type("ledamot")
        page.keyboard.press("Tab")
        with page.expect_download() as waiting:
            page.keyboard.press("Enter")
        found = json.loads(Path(waiting.value.path()).read_text("utf-8"))
        assert found["sections"] == [
            {"key": "summary", "verdict": "returned", "comment": "Se över"}
        ]


def test_nothing_is_asked_of_the_network_and_no_other_script_runs(
    chromium: Browser, tmp_path: Path
) -> None:
    desk = said(hostile_hall(TEXTS), TEXTS)
    path = tmp_path / "granskning.html"
    paper(Request("review-copy"), desk.plan, desk.session, path)
    with phone(chromium) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url[:5]))
        page.goto(path.as_uri())
        page.evaluate(
            "document.body.insertAdjacentHTML('beforeend',"
            "'<img src=x onerror=\"document.title=1\">')"
        )
        page.get_by_role("button", name=SAVE).click()
        page.locator("#told.fault").wait_for()
        assert page.title() != "1"
        assert set(asked) <= {"file:", "data:"}
        assert page.locator("script").count() == 1


def test_without_scripts_it_is_told_that_nothing_can_be_saved(
    chromium: Browser, copy: Path
) -> None:
    with phone(chromium, java_script_enabled=False) as page:
        page.goto(copy.as_uri())
        assert page.get_by_text("kör inga skript").is_visible()


def test_where_nothing_can_be_kept_it_works_all_the_same(
    chromium: Browser, copy: Path, tmp_path: Path
) -> None:
    with phone(chromium) as page:
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage',"
            "{get() { throw new Error('not here'); }})"
        )
        page.goto(copy.as_uri())
        box(page, "Sammanfattning").get_by_label("Godkänn").check()
        page.get_by_label("Din roll").fill("ordförande")
        assert saved(page, tmp_path).remarks[0].section == "summary"
