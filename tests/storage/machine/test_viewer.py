"""A file is handed to the computer's own program, or its lack is told."""

import sys
from pathlib import Path

import pytest

from facilitator.domain.errors import Refused
from facilitator.storage.machine.viewer import open_with_viewer

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows opens files without a program to replace"
)
OPENER = "open" if sys.platform == "darwin" else "xdg-open"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the only folder in which programs are looked for."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def install(programs: Path, script: str) -> None:
    """Put a stand-in for the computer's opener in place."""
    path = programs / OPENER
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)


def test_the_file_is_handed_over_by_its_path(programs: Path, tmp_path: Path) -> None:
    told = tmp_path / "told"
    install(programs, f'printf %s "$1" > "{told}"')
    path = tmp_path / "sammanställning till AU; $(false).pdf"
    open_with_viewer(path)
    assert told.read_text("utf-8") == str(path)


@pytest.mark.parametrize("script", [None, "exit 3"])
def test_a_computer_that_cannot_open_it_says_so(
    script: str | None, programs: Path, tmp_path: Path
) -> None:
    if script:
        install(programs, script)
    with pytest.raises(Refused) as refusal:
        open_with_viewer(tmp_path / "fil.pdf")
    assert refusal.value.code == "file.no_viewer"
