"""What the tests of the export mode share: the way into it, and what it shows."""

from textual.pilot import Pilot
from textual.widgets import Static

from facilitator.domain.events.commands import LogStatement
from facilitator.tui.export.choice_list import ChoiceList
from facilitator.tui.export.made_list import MadeList
from facilitator.tui.shell.app import FacilitatorApp
from tests.tui.conftest import until


async def in_export(pilot: Pilot[None], app: FacilitatorApp, count: int = 6) -> None:
    """Log some statements and go to the export mode."""
    for _ in range(count):
        command = LogStatement(text="Fler bussar", area="tillvaxt", group="unga")
        assert await app.do(command)
    await pilot.press("f9")
    await until(pilot, lambda: app.current_mode == "export")
    await until(pilot, lambda: "synpunkt" in shown(app, "#contents"))


def shown(app: FacilitatorApp, name: str) -> str:
    """Return what a part of the screen says."""
    return str(app.screen.query_one(name, Static).content)


async def choose(pilot: Pilot[None], app: FacilitatorApp, *keys: str) -> None:
    """Open what a key asks and answer it."""
    await pilot.press(keys[0])
    await until(pilot, lambda: len(app.screen_stack) == 2)
    await pilot.press(*keys[1:])
    await until(pilot, lambda: len(app.screen_stack) == 1)


def choices(app: FacilitatorApp) -> dict[str, str]:
    """Return what can be chosen, and what is."""
    return {
        each.field: each.value for each in app.screen.query_one(ChoiceList).choice_lines
    }


def made(app: FacilitatorApp) -> list[str]:
    """Return the files listed as made earlier."""
    return [path.name for path in app.screen.query_one(MadeList).paths]
