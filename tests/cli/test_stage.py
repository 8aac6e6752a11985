"""`stage`: the hall's screen opens on the session that is named, and looks on only."""

from typing import Any

import pytest

from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import Undo
from facilitator.tui.shell.stage_app import StageApp
from tests.cli.conftest import SESSION, Shell


def test_it_needs_a_terminal(shell: Shell) -> None:
    answer = shell("stage", "04-01")
    assert answer.status == 2 and "behöver en terminal" in answer.err


def test_an_unknown_session_is_refused_with_the_choices(shell: Shell) -> None:
    answer = shell("stage", "midsommar")
    assert answer.status == 1 and SESSION in answer.err
    assert "Traceback" not in answer.err


def test_a_session_must_be_named(shell: Shell) -> None:
    assert shell("stage").status == 2
    assert "SESSION" in shell("stage", "--help").out


def test_it_opens_without_the_right_to_write_while_another_does(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[StageApp] = []
    monkeypatch.setattr(StageApp, "run", lambda app, **_: shown.append(app))
    monkeypatch.setattr("facilitator.cli.stage.demand_terminal", lambda tr: None)
    shell.log("Fler bussar")
    before = sorted(shell.journal.parent.iterdir())
    answer = shell("stage", "04-01", "--device", "hall")
    assert (answer.status, answer.out, answer.err) == (0, "", "")
    (app,) = shown
    assert app.office.device == "hall"
    watched: Any = app.opened
    assert watched.plan.session.id == SESSION
    with pytest.raises(Refused):
        watched.load_all().execute(Undo())
    assert len(watched.session.statements) == 1
    assert sorted(shell.journal.parent.iterdir()) == before
