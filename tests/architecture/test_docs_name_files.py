"""What the documents say of the tree is there: every file and folder they name."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

PAGES = [
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
]
TREES = [
    "facilitator",
    "tests",
    "tools",
    "benchmarks",
    "requirements",
    "docs",
    "exports",
]
NAMED = re.compile(r"`([\w./-]+(?:\.py|/))`")
"""A Python file or a folder, as the documents write them."""
WORKSPACE = {"sessions/", "exports/", "journal/", "build/"}
"""Folders of a workspace, or made by a command: a clone need not have them all."""


def places() -> set[str]:
    """Return every file and folder of the code, folders with a slash at their end."""
    return {
        path.relative_to(ROOT).as_posix() + "/" * path.is_dir()
        for tree in TREES
        for path in [ROOT / tree, *(ROOT / tree).rglob("*")]
    }


def missing(page: str, there: set[str]) -> list[str]:
    """Return what a page names that is not there, whole or by the end of its path."""
    return [
        name
        for name in NAMED.findall(page)
        if name not in WORKSPACE
        and not any(f"/{place}".endswith(f"/{name}") for place in there)
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_document_names_is_there(page: Path) -> None:
    assert missing(page.read_text("utf-8"), places()) == []


def test_a_file_that_is_gone_would_be_found() -> None:
    page = "See `domain/tallies.py`, `tui/letters/` and `tui/kit/letters/`."
    assert missing(page, places()) == ["domain/tallies.py", "tui/letters/"]
