"""The whole way in a real browser: small, without script, by keys, for everybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.web.browser import (
    IN_A_BROWSER,
    browser,
    is_too_wide,
    phone,
    press,
    violations,
)
from tests.web.running import (
    SESSION,
    Running,
    a_workspace,
    kept,
    serving,
    sources_in,
    token_in,
)

pytestmark = IN_A_BROWSER
ANSWER = "Fler bänkar längs ån, och belysning på vintern"
ARABIC = """
[[form.languages]]
code = "ar"
name = "العربية"
direction = "rtl"
[form.languages.texts]
answer = "إجابتك"
send = "أرسل"
intro = "قل شيئًا واحدًا في كل إجابة."
"""
PLANS = {
    "open": '[form]\ncontroller = "Kommunstyrelsen"\n' + ARABIC,
    "closed": '[form]\ncloses = "2019-04-08 12:00"\n' + ARABIC,
    "not yet": '[form]\nopens = "2999-04-08 12:00"\n' + ARABIC,
}
"""What stands in the plan of each form that is tried."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Return a browser."""
    with browser() as started:
        yield started


def a_root(folder: Path, state: str) -> Path:
    """Make a workspace whose form is open, closed or not yet open."""
    root = a_workspace(folder / "arbete")
    plan = root / "sessions" / SESSION / "session.toml"
    plan.write_text(plan.read_text("utf-8") + "\n" + PLANS[state], "utf-8")
    return root


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Return a form that is open."""
    with serving(a_root(tmp_path_factory.mktemp("open"), "open")) as started:
        yield started


def home(running: Running, query: str = "") -> str:
    """Return the form's address."""
    return f"http://127.0.0.1:{running.port}/{query}"


def fill(page: Page) -> None:
    """Fill the form in as a person does."""
    page.get_by_label("Vilken grupp hör du till?").select_option(index=2)
    page.get_by_label("Vad behöver finnas nära?").check()
    page.get_by_label("Ditt svar").fill(ANSWER)


def times_kept(running: Running, page: Page) -> int:
    """Count how often the answer of the page that is shown was kept."""
    return sources_in(kept(running.root)).count(token_in(page.url))


@pytest.mark.parametrize("script", [False, True])
def test_the_whole_way_from_the_code_to_the_receipt_and_on(
    chromium: Browser, running: Running, script: bool
) -> None:
    with phone(chromium, java_script_enabled=script) as page:
        page.goto(home(running).upper().replace("HTTP", "http"))
        press(page, "Skicka svaret")
        assert page.title().startswith("Fel:")
        page.get_by_role("link", name="Skriv ditt svar").click()
        page.wait_for_url("**/*#answer")
        fill(page)
        press(page, "Skicka svaret")
        page.get_by_role("heading", name="Tack, ditt svar är sparat").wait_for()
        assert len(page.locator(".number").inner_text()) == 9
        assert times_kept(running, page) == 1
        with page.expect_navigation(wait_until="load"):
            page.get_by_role("link", name="Lämna ett svar till").click()
        assert page.locator("#group").input_value() == "unga-vuxna"
        assert page.get_by_label("Ditt svar").input_value() == ""


@pytest.mark.parametrize("script", [False, True])
def test_a_reload_the_way_back_and_a_double_tap_count_once(
    chromium: Browser, running: Running, script: bool
) -> None:
    with phone(chromium, java_script_enabled=script) as page:
        page.goto(home(running))
        fill(page)
        page.get_by_role("button", name="Skicka svaret").dblclick()
        thanks = page.get_by_role("heading", name="Tack, ditt svar är sparat")
        thanks.wait_for()
        page.reload()
        page.reload()
        thanks.wait_for()
        assert times_kept(running, page) == 1
        page.go_back()
        again = page.get_by_role("button", name="Skicka svaret")
        if again.count():
            again.click()
        thanks.wait_for()
        assert times_kept(running, page) == 1


def test_the_keys_alone_are_enough(chromium: Browser, running: Running) -> None:
    with phone(chromium, java_script_enabled=False) as page:
        page.goto(home(running, "?O=2"))
        focused = []
        for _ in range(30):
            page.keyboard.press("Tab")
            focused.append(
                page.evaluate("document.activeElement.outerHTML.slice(0, 60)")
            )
            if 'id="group"' in focused[-1]:
                page.keyboard.press("ArrowDown")
            elif 'type="radio"' in focused[-1]:
                page.keyboard.press("Space")
            elif 'id="answer"' in focused[-1]:
                page.keyboard.type(ANSWER + " med tangenter")
            elif "<button" in focused[-1]:
                page.keyboard.press("Enter")
                break
        page.get_by_role("heading", name="Tack, ditt svar är sparat").wait_for()
        assert not [each for each in focused if "webbplats" in each]
        assert times_kept(running, page) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_shuts_anybody_out(
    chromium: Browser, running: Running, scheme: str
) -> None:
    with phone(chromium, bypass_csp=True, color_scheme=scheme) as page:

        def look(what: str) -> None:
            assert violations(page) == [], what
            assert not is_too_wide(page), what

        page.goto(home(running))
        look("form")
        page.goto(home(running, "?O=1&G=2&B=3"))
        look("form with an area")
        press(page, "Skicka svaret")
        look("what is wrong")
        fill(page)
        page.get_by_label("Ditt svar").fill(f"{ANSWER} i {scheme}" + " mer" * 600)
        press(page, "Skicka svaret")
        look("too long")
        page.get_by_label("Ditt svar").fill(f"{ANSWER} i {scheme}")
        press(page, "Skicka svaret")
        page.locator(".number").wait_for()
        look("receipt")
        page.goto(home(running, "F/FEL"))
        look("not found")
        page.goto(home(running) + "?L=ar")
        assert page.locator("html").get_attribute("dir") == "rtl"
        look("right to left")
        press(page, "أرسل")
        look("right to left, what is wrong")


@pytest.mark.parametrize("state", ["closed", "not yet"])
def test_no_page_before_or_after_shuts_anybody_out(
    chromium: Browser, tmp_path: Path, state: str
) -> None:
    with serving(a_root(tmp_path, state)) as running:
        for scheme in ("light", "dark"):
            with phone(chromium, bypass_csp=True, color_scheme=scheme) as page:
                for query in ("", "?L=ar", "?L=en"):
                    page.goto(home(running, query))
                    assert violations(page) == []
                    assert not is_too_wide(page)


def test_a_page_enlarged_four_times_is_read_without_scrolling_sideways(
    chromium: Browser, running: Running
) -> None:
    # A window of 1280 points at 400 % is one of 320; letters twice as large on top.
    with phone(chromium) as page:
        page.goto(home(running))
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert not is_too_wide(page)


def test_the_hidden_field_is_seen_by_nobody(
    chromium: Browser, running: Running
) -> None:
    with phone(chromium) as page:
        page.goto(home(running))
        box = page.locator(".trap").bounding_box()
        assert box and box["width"] <= 1 and box["height"] <= 1
        assert "Lämna fältet tomt" not in page.locator("body").aria_snapshot()


def test_the_policy_stops_a_script_that_got_in(
    chromium: Browser, running: Running
) -> None:
    with phone(chromium) as page:
        page.goto(home(running))
        page.evaluate(
            "document.body.insertAdjacentHTML('beforeend',"
            "'<img src=x onerror=\"document.title=1\">')"
        )
        page.wait_for_timeout(200)
        assert page.title() != "1"


def test_the_engine_finds_what_is_wrong(chromium: Browser, running: Running) -> None:
    with phone(chromium, bypass_csp=True) as page:
        page.goto(home(running))
        page.evaluate("document.querySelector('label[for=answer]').remove()")
        page.evaluate("document.querySelector('h1').style.color = '#eeeeee'")
        found = " ".join(violations(page))
        assert "color-contrast" in found and "label" in found
