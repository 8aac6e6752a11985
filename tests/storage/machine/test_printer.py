"""A file is put in the printer's queue, or it is told why not and what to do."""

import sys
from pathlib import Path

import pytest

from facilitator.domain.errors import Refused
from facilitator.services.export.exports import put_on_paper
from facilitator.storage.machine.printer import print_file

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows prints without a command to replace"
)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the only folder in which programs are looked for."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def install(programs: Path, name: str, script: str) -> None:
    """Put a stand-in for a print command in place."""
    path = programs / name
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)


@pytest.mark.parametrize("command", ["lp", "lpr"])
def test_the_file_is_handed_over_by_its_path_and_never_to_a_shell(
    command: str, programs: Path, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    install(programs, command, f'printf "%s|%s" "$#" "$1" > "{told}"')
    path = tmp_path / "rättelselappar till bord 3; $(false).pdf"
    print_file(path)
    assert told.read_text("utf-8") == f"1|{path}"


def test_a_path_that_looks_like_a_flag_is_none(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told"
    install(programs, "lp", f'printf %s "$1" > "{told}"')
    monkeypatch.chdir(tmp_path)
    print_file(Path("-d.pdf"))
    assert told.read_text("utf-8") == str(tmp_path / "-d.pdf")


def test_a_computer_without_a_print_command_says_so(
    programs: Path, tmp_path: Path
) -> None:
    with pytest.raises(Refused) as refusal:
        print_file(tmp_path / "fil.pdf")
    assert refusal.value.code == "print.no_command"


def test_a_command_that_fails_gives_its_reason_without_its_sequences(
    programs: Path, tmp_path: Path
) -> None:
    install(
        programs, "lp", r"printf 'lp: \033[31mNo default\ndestination.' >&2; exit 1"
    )
    with pytest.raises(Refused) as refusal:
        print_file(tmp_path / "fil.pdf")
    assert refusal.value.code == "print.failed"
    assert refusal.value.details["reason"] == "lp: No default destination."


def test_what_is_not_made_for_paper_is_refused(tmp_path: Path) -> None:
    printed: list[Path] = []
    with pytest.raises(Refused) as refusal:
        put_on_paper(printed.append, tmp_path / "data.csv")
    assert refusal.value.code == "print.not_pdf"
    put_on_paper(printed.append, tmp_path / "fil.PDF")
    assert printed == [tmp_path / "fil.PDF"]
