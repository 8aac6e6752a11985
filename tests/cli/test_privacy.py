"""What the program writes is for its owner alone."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Shell

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="there, files inherit whom their folder is for"
)


def open_to_others(root: Path) -> list[str]:
    """Return the files and folders that others than their owner have a right to."""
    return [
        path.relative_to(root).as_posix()
        for path in sorted(root.rglob("*"))
        if stat.S_IMODE(path.stat().st_mode) & 0o077
    ]


def test_journals_plans_keys_copies_and_exports_are_for_their_owner_alone(
    shell: Shell, tmp_path: Path
) -> None:
    before = os.umask(0o022)
    try:
        root = tmp_path / "ny"
        assert shell("new", root).status == 0
        other = Shell(root, shell.capsys, shell.monkeypatch)
        other.log("Fler bussar")
        assert other("pack", "04-01").status == 0
        assert other("export", "04-01", "open-data", "--format", "csv").status == 0
        assert open_to_others(root) == []
        assert open_to_others(tmp_path / "config") == []
    finally:
        os.umask(before)


def test_a_process_of_its_own_keeps_to_itself_from_its_first_file_on(
    tmp_path: Path,
) -> None:
    root = tmp_path / "ny"
    command = [sys.executable, "-m", "facilitator", "new", str(root)]
    environment = {**os.environ, "FACILITATOR_CONFIG_DIR": str(tmp_path / "config")}
    subprocess.run(
        command, check=True, umask=0o000, env=environment, stdout=subprocess.DEVNULL
    )
    assert stat.S_IMODE(root.stat().st_mode) == 0o700
    assert open_to_others(root) == []


def test_who_exports_may_let_others_read_it(shell: Shell) -> None:
    shell.log("Fler bussar")
    answer = shell("export", "04-01", "open-data", "--format", "csv", "--shared")
    path = shell.root / answer.out.strip().splitlines()[-1]
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


NUMBER = "811218-9876"
"""A personal identity number whose last digit is right; nobody's."""


def test_a_personal_number_is_told_of_and_never_goes_out_to_the_public(
    shell: Shell,
) -> None:
    said = ("log", "04-01", "--area", 3, "--group", 2, "--", f"Ring mig, {NUMBER}")
    logged = shell(*said)
    assert logged.status == 0 and "personnummer" in logged.err
    number = logged.out.strip()
    for what in ("compilation", "open-data"):
        refused = shell("export", "04-01", what, "--edition", "public")
        assert refused.status == 1 and number in refused.err
    assert shell("export", "04-01", "--edition", "work").status == 0
    shell("correct", "04-01", number, "--text", "Ring mig", "--reason", "personnummer")
    assert shell("export", "04-01", "--edition", "public").status == 0
