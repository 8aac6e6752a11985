"""`verify`: where a file comes from, whether it is unaltered and still holds."""

from pathlib import Path

import pytest

from facilitator import __version__
from facilitator.cli.main import run
from tests.cli.conftest import SESSION, Shell


def exported(shell: Shell, *args: object) -> Path:
    """Export something and return its path."""
    return Path(shell("export", "04-01", *args).out.strip())


@pytest.mark.parametrize("what", [("open-data",), ("open-data", "--format", "xlsx"),
                                  ("bundle", "--edition", "public")])  # fmt: skip
def test_a_file_holds_until_something_more_is_said(
    what: tuple[str, ...], shell: Shell
) -> None:
    shell.log("Fler bussar")
    path = exported(shell, *what)
    answer = shell("verify", path)
    assert (answer.status, answer.err) == (0, "")
    assert SESSION in answer.out and "fortfarande" in answer.out
    shell.log("Lägre fart")
    later = shell("verify", path)
    assert later.status == 1
    now = shell("stats", "04-01", "--json").document["digest"]
    assert now in later.out


def test_a_changed_file_is_told_of(shell: Shell) -> None:
    shell.log("Fler bussar")
    path = exported(shell, "open-data")
    path.write_bytes(path.read_bytes().replace(b"Fler", b"Inga"))
    answer = shell("verify", path)
    assert answer.status == 1
    assert "har ändrats sedan den gjordes" in answer.out


def test_a_document_without_editions_names_none(shell: Shell) -> None:
    shell.log("Fler bussar")
    answer = shell("verify", exported(shell, "correction-slips"))
    assert (answer.status, answer.err) == (0, "")
    assert "Dokument: Rättelselappar\n" in answer.out


def test_json_tells_all_of_it_for_programs(shell: Shell) -> None:
    shell.log("Fler bussar")
    path = exported(shell, "open-data", "--format", "xlsx", "--edition", "public")
    document = shell("verify", path, "--json").document
    digest = document.pop("digest")
    assert len(digest) == 64 and document.pop("digest_now") == digest
    assert document == {
        "file": str(path),
        "session": SESSION,
        "edition": "public",
        "document": "open-data",
        "version": __version__,
        "altered": None,
        "known": True,
        "current": True,
    }


def test_a_session_that_is_not_here_is_told(shell: Shell, tmp_path: Path) -> None:
    shell.log("Fler bussar")
    path = exported(shell, "open-data")
    folder = shell.root / "sessions"
    (folder / SESSION).rename(folder / f"{SESSION}-igen")
    answer = shell("verify", path)
    assert answer.status == 1
    assert "--workspace" in answer.out
    assert shell("verify", path, "--json").document["current"] is None


def test_it_tells_what_it_can_without_a_workspace(
    shell: Shell,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shell.log("Fler bussar")
    path = exported(shell, "open-data")
    monkeypatch.chdir(tmp_path)
    capsys.readouterr()
    assert run(["verify", str(path)]) == 1
    out = capsys.readouterr().out
    assert SESSION in out and "ingen arbetsyta" in out


@pytest.mark.parametrize("name", ["borta.pdf", ".", "annat.txt"])
def test_what_is_no_document_of_ours_is_refused(name: str, shell: Shell) -> None:
    (shell.root / "annat.txt").write_text("hej", "utf-8")
    answer = shell("verify", shell.root / name)
    assert answer.status == 1 and answer.err and not answer.out
