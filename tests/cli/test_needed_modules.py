"""Which commands' code is loaded for what is asked on the command line."""

import subprocess
import sys
from importlib import import_module

import pytest

from facilitator.cli.commands import _MODULES, needed_modules

HEAVY = {"textual", "tinydb", "msgspec", "facilitator.bootstrap", "asyncio"}
ASKED = [
    (["--version"], set()),
    (["--lang", "en", "--version"], set()),
    (["log", "1", "ord"], {"log"}),
    (["--workspace", "log", "undo", "1"], {"statements"}),
    (["--workspace=log", "merge", "1", "a"], {"laptops"}),
    (["pack", "--version"], {"laptops"}),
    ([], set(_MODULES)),
    (["--help"], set(_MODULES)),
    (["--help", "log"], set(_MODULES)),
    (["--bogus", "log"], set(_MODULES)),
    (["lgo"], set(_MODULES)),
    (["--device"], set(_MODULES)),
]


@pytest.mark.parametrize(
    ("argv", "modules"), ASKED, ids=lambda each: " ".join(sorted(each))
)
def test_only_the_named_commands_code_is_loaded(
    argv: list[str], modules: set[str]
) -> None:
    assert set(needed_modules(argv)) == modules


def test_every_command_of_the_help_is_in_the_list_of_modules() -> None:
    from facilitator.cli.parser import Grammar
    from facilitator.i18n.translate import load

    for module, names in _MODULES.items():
        grammar = Grammar(load("en"), [])
        import_module(f"facilitator.cli.{module}").add_commands(grammar)
        assert tuple(grammar.commands) == names, module


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_help_and_version_are_answered_without_the_program(argument: str) -> None:
    code = (
        "import sys; from facilitator.cli.main import run; run(sys.argv[1:]);"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--lang", "en", argument],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "facilitator" in done.stdout
    loaded = set(done.stderr.split())
    if argument == "--version":
        assert not HEAVY & loaded
    else:
        assert "textual" not in loaded
