"""What a fresh interpreter loads: the static import graph cannot see it."""

import subprocess
import sys

import pytest

HEAVY = {
    "facilitator.domain.session.session": {
        "textual",
        "tinydb",
        "reportlab",
        "qrcode",
        "babel",
    },
    "facilitator.domain.decide.statements": {"textual", "tinydb", "asyncio"},
    "facilitator.domain.compilation.compilation": {"textual", "tinydb", "reportlab"},
    "facilitator.services.program": {"textual", "tinydb", "reportlab", "qrcode"},
    "facilitator.storage.workspace_store": {"textual", "reportlab", "qrcode", "babel"},
    "facilitator.bootstrap": {"textual", "reportlab", "qrcode", "PIL", "babel"},
    "facilitator.cli.main": {"textual", "reportlab", "qrcode", "PIL", "babel"},
    "facilitator.tui.shell.app": {"reportlab", "qrcode", "PIL", "babel", "tinydb"},
    "facilitator.tui.shell.stage_app": {
        "reportlab",
        "qrcode",
        "PIL",
        "babel",
        "tinydb",
    },
    "facilitator.tui.log.screen": {"reportlab", "qrcode", "PIL", "babel", "tinydb"},
}
"""Module → packages that must not come with it."""
NETWORK = {"http.client", "urllib.request", "ftplib", "smtplib"}


def loaded_by(module: str) -> set[str]:
    """Return the names of all modules that importing one brings in."""
    code = f"import sys, {module}; print('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("module", HEAVY)
def test_a_module_does_not_bring_in_what_it_must_not(module: str) -> None:
    loaded = loaded_by(module)
    assert not HEAVY[module] & {name.partition(".")[0] for name in loaded}


@pytest.mark.parametrize(
    "module", ["facilitator.cli.main", "facilitator.tui.shell.app"]
)
def test_nothing_that_could_reach_the_internet_is_loaded(module: str) -> None:
    assert not NETWORK & loaded_by(module)
