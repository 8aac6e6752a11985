"""What the tests of the log screen do again and again."""

from textual.events import Key
from textual.pilot import Pilot

from facilitator.tui.dialogs.choice import ChoiceDialog
from facilitator.tui.kit.entry import Entry
from facilitator.tui.shell.app import FacilitatorApp
from facilitator.tui.statements.list import StatementList
from tests.tui.conftest import (
    statements,
    until,
)


def entry(app: FacilitatorApp) -> Entry:
    """Return the field of the log screen."""
    return app.screen.query_one(Entry)


def rows(app: FacilitatorApp) -> StatementList:
    """Return the list of the log screen."""
    return app.screen.query_one(StatementList)


async def log(pilot: Pilot[None], app: FacilitatorApp, text: str) -> None:
    """Write a statement and wait until it is saved."""
    count = len(statements(app)) + 1
    entry(app).insert(text)
    await pilot.press("enter")
    await until(pilot, lambda: has_logged(app, count))


def has_logged(app: FacilitatorApp, count: int) -> bool:
    """Tell whether so many statements are saved and the field is free."""
    return len(statements(app)) == count and not entry(app).text


async def opened(pilot: Pilot[None], app: FacilitatorApp, key: str) -> None:
    """Press a key that opens a dialog, and wait for it."""
    await pilot.press(key)
    await until(pilot, lambda: len(app.screen_stack) == 2 and asks(app))


def asks(app: FacilitatorApp) -> bool:
    """Tell whether a dialog is ready for keys."""
    return app.focused is not None or isinstance(app.screen, ChoiceDialog)


async def closed(pilot: Pilot[None], app: FacilitatorApp) -> None:
    """Wait until no dialog is open."""
    await until(pilot, lambda: len(app.screen_stack) == 1)


def trouble(app: FacilitatorApp) -> object:
    """Return what a dialog says was wrong."""
    from textual.widgets import Label

    return app.screen.query_one("#trouble", Label).content


def strike(app: FacilitatorApp, *keys: str) -> None:
    """Strike keys all at once, as they pile up while a computer is busy."""
    for key in keys:
        app.post_message(Key(key, key if len(key) == 1 else None))
