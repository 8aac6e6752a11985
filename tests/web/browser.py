"""A real browser, as small as a phone, where this machine has one."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
NAMES = ("chromium", "chromium-browser", "google-chrome")
PHONE = {"width": 320, "height": 568}
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

_Test = TypeVar("_Test", bound=Callable[..., object])


def path_of_chromium() -> str | None:
    """Return where the browser is; None where there is none."""
    return next((found for each in NAMES if (found := shutil.which(each))), None)


IN_A_BROWSER = [
    pytest.mark.browser,
    pytest.mark.skipif(
        path_of_chromium() is None,
        reason="no chromium here; tools/packages.sh gets it",
    ),
]


def in_a_browser(test: _Test) -> _Test:
    """Mark a test as one that needs a browser; skip it where there is none."""
    for mark in IN_A_BROWSER:
        test = mark(test)
    return test


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a browser, and end it."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path_of_chromium(), args=["--no-sandbox"]
        )
        yield started
        started.close()


@contextmanager
def phone(started: Browser, **wanted: Any) -> Iterator[Page]:
    """Give a phone's page, 320 points wide, with nothing remembered."""
    wishes: dict[str, Any] = {
        "viewport": PHONE,
        "has_touch": True,
        "locale": "sv-SE",
    } | wanted
    context = started.new_context(**wishes)
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


def press(page: Page, name: str) -> None:
    """Press a button, and wait for the page it leads to, its style included."""
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("button", name=name).click()


def violations(page: Page) -> list[str]:
    """Return what an accessibility engine finds wrong with a page."""
    page.evaluate(AXE.read_text("utf-8"))
    wanted = json.dumps({"runOnly": {"type": "tag", "values": RULES}})
    found = page.evaluate(f"async () => (await axe.run(document, {wanted})).violations")
    return [
        f"{each['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
        for each in found
        for node in each["nodes"]
    ]


def is_too_wide(page: Page) -> bool:
    """Tell whether a page must be scrolled sideways."""
    return bool(
        page.evaluate(
            "document.documentElement.scrollWidth > "
            "document.documentElement.clientWidth"
        )
    )
