"""The door: where there is no workspace, create one or open another."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import Key

from facilitator.i18n.translate import mark
from facilitator.services.office import Office
from facilitator.tui.actions.registry import bindings
from facilitator.tui.dialogs.place import (
    ask_place,
    folder_of,
)
from facilitator.tui.kit.key_bar import KeyBar
from facilitator.tui.kit.mode_head import Heading
from facilitator.tui.kit.row_list import RowList
from facilitator.tui.kit.rows import Brush, EvenHeights
from facilitator.tui.kit.screen import BaseScreen
from facilitator.tui.kit.text import (
    plain,
    shortened,
)

CHOICES = (
    (
        mark("Create a workspace with ready-made goal work"),
        mark("Meetings, goal areas and example groups to change as you like."),
    ),
    (
        mark("Create an empty workspace"),
        mark("Plan files with explanations and one example meeting."),
    ),
    (
        mark("Open a workspace that exists"),
        mark("A folder that has sessions in it."),
    ),
    (
        mark("Go on from a safe copy"),
        mark("A zip that another laptop made with Ctrl+S."),
    ),
    (
        mark("Rehearse"),
        mark("A simulated room with nine tables; nothing of it is kept."),
    ),
    (
        mark("Practise as a scribe, five minutes"),
        mark("Step by step: five statements, and you can take notes."),
    ),
    (mark("Quit"), ""),
)
SPEEDS = (
    ("1", mark("As in a real room: 90 minutes")),
    ("4", mark("Four times as fast: 23 minutes")),
    ("10", mark("Ten times as fast: 9 minutes")),
)
"""How fast a rehearsal can go, and what that means."""


class ChoiceRows:
    """The choices at the door, each with what it means."""

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        self._choices = choices

    def __len__(self) -> int:
        """Return how many choices there are."""
        return len(self._choices)

    def draw(self, place: int, brush: Brush) -> list[Content]:
        """Return a choice's lines."""
        name, meaning = self._choices[place]
        room = brush.width - 6
        number = plain(f"  {place + 1}  ", brush.ink("accent"))
        title = plain(shortened(name, room), brush.ink("strong"))
        below = plain(f"     {shortened(meaning, room)}", brush.ink("muted"))
        return [Content.assemble(number, title), below]


class DoorList(RowList[ChoiceRows]):
    """Shows the choices at the door; a digit chooses."""

    def on_resize(self) -> None:
        """Use the height there is."""
        height = self.scrollable_content_region.height
        self.heights = EvenHeights(3 if 3 * self.count() <= height else 2)
        self.reload()

    def on_key(self, event: Key) -> None:
        """Choose by digit."""
        if event.character and event.character.isdecimal():
            number = int(event.character)
            if 1 <= number <= self.count():
                self.cursor = number - 1
                self.action_choose()


class WelcomeScreen(BaseScreen):
    """Asks what to work on."""

    AUTO_FOCUS = "DoorList"
    HELP_TITLE = mark("Welcome")
    HELP_TEXT = mark(
        "Facilitator works in a folder, the workspace. It holds the plan of the "
        "goal work, one folder a meeting, and what has been said there.\n\n"
        "• Begin: 1 creates a workspace with ready-made meetings that you change.\n"
        "• Begin from nothing: 2 creates one with empty plan files.\n"
        "• Go on: 3 opens a folder that you already have, 4 another laptop's safe "
        "copy.\n"
        "• Practise: 5 is a whole rehearsal, 6 five minutes for a scribe. Neither "
        "touches real data."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("welcome")
    DEFAULT_CSS = """
    WelcomeScreen {
        & Heading { padding: 1 3; }
        & DoorList { height: 1fr; margin: 1 1 0 1; }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay out the greeting, the choices and the keys."""
        tr = self.tr
        yield Heading(
            Content.assemble(
                plain(tr("Facilitator"), "bold"),
                "\n",
                plain(
                    tr(
                        "Write down what is said in a citizen dialogue, see what is "
                        "missing, and give the committee a compilation. Everything "
                        "stays on this computer."
                    )
                ),
            )
        )
        yield DoorList(
            ChoiceRows(
                [(tr(name), tr(means) if means else "") for name, means in CHOICES]
            )
        )
        yield KeyBar()

    @on(RowList.Chosen)
    async def _chosen(self, event: RowList.Chosen) -> None:
        program = self.house.program
        match event.place:
            case 0:
                self._ask(lambda path: program.new_workspace(path, "nya-mal"), True)
            case 1:
                self._ask(lambda path: program.new_workspace(path, "tom"), True)
            case 2:
                self._ask(program.open_workspace, False)
            case 3:
                self._ask_copy()
            case 4:
                self._ask_speed()
            case 5:
                self._rehearse("1", practice=True)
            case _:
                await self.house.action_quit()

    async def action_back(self) -> None:
        """Go back to the timeline, where there is one."""
        if self.house.program.office:
            await self.house.switch_mode("timeline")

    def _ask_speed(self) -> None:
        from facilitator.tui.dialogs.choice import ChoiceDialog, Option

        options = [Option(speed, self.tr(means)) for speed, means in SPEEDS]
        title = self.tr("How fast should the room go?")
        self.app.push_screen(ChoiceDialog(title, options), self._rehearse)

    def _rehearse(self, speed: str | None, practice: bool = False) -> None:
        from facilitator.services.rehearsal.rehearsal import RehearsalWish

        if speed is not None:
            wish = RehearsalWish(speed=float(speed), practice=practice)
            # By the app, since this screen is about to be taken away.
            self.house.run_worker(
                self.house.workspaces.rehearse(wish), group="rehearse"
            )

    def _ask_copy(self) -> None:
        def go_on(copy: Path) -> None:
            # By the app, since this screen is about to be taken away.
            self.house.run_worker(
                self.house.safe_copies.go_on_from(copy), group="resume"
            )

        title, question = self.tr("Go on from a safe copy"), self.tr("The zip's name")
        ask_place(self.house, title, [], question, go_on, must_exist=True)

    def _ask(self, make: Callable[[Path], Office], new: bool) -> None:
        from facilitator.tui.dialogs.line import LineDialog

        tr = self.tr
        offices: list[Office] = []

        async def carry_out(line: str) -> None:
            offices.append(await asyncio.to_thread(make, folder_of(line)))

        def enter(line: str | None) -> None:
            if line is not None:
                # By the app, since this screen is about to be taken away.
                self.house.call_later(self.house.workspaces.enter, offices[0])

        title = tr("Create a workspace") if new else tr("Open a workspace")
        question = tr("Folder to create") if new else tr("The workspace's folder")
        folder = str(Path.home() / "facilitator") if new else str(Path.cwd())
        self.app.push_screen(LineDialog(title, question, carry_out, folder), enter)
