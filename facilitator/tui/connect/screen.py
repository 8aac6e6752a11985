"""Anslut: the digital form's address as a QR code for the room."""

import asyncio
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar, Literal, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from facilitator.domain.errors import FacilitatorError, Refused
from facilitator.domain.plan.plan import (
    Plan,
    PlanItem,
    name_of,
)
from facilitator.i18n.names import session_name
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import mark
from facilitator.services.export.request import Request
from facilitator.services.qr_codes import Matrix
from facilitator.tui.actions.registry import bindings
from facilitator.tui.connect.form_here import FormHere
from facilitator.tui.dialogs.choice import ChoiceDialog, Option
from facilitator.tui.dialogs.place import ask_place
from facilitator.tui.kit.code_view import CodeView
from facilitator.tui.kit.key_bar import KeyBar
from facilitator.tui.kit.mode_head import ModeHead
from facilitator.tui.kit.text import plain
from facilitator.tui.widgets.form_words import form_lines

Aim: TypeAlias = Literal["table", "group", "area"]

AIMS: Mapping[Aim, tuple[str, str]] = {
    "table": (mark("Table"), mark("All tables")),
    "group": (mark("Target group"), mark("All target groups")),
    "area": (mark("Goal area"), mark("All goal areas")),
}
"""What a code can tell: its heading, and how it reads when it is not told."""
READING_MODULES = 347
"""A phone reads a code from so many widths of a module away, at most."""
LAPTOP_CM = 31
"""Width of a 14 inch screen."""
CLOTH_CM = 200
"""Width of a projector's picture in a small hall."""
HALL_METRES = 5
"""From so far away a code that is shown to a hall is to be read."""


class ConnectScreen(FormHere):
    """Shows the code as large as fits, and the address it stands for."""

    HELP_TITLE = mark("Connect")
    HELP_TEXT = mark(
        "Here is the digital form's address as a QR code, for those who would rather "
        "write than speak. S opens the form on this laptop; a form elsewhere has its "
        "address in the session's session.toml.\n\n"
        "• Show it: turn this screen to the room, or show it on the projector.\n"
        "• Print it: F makes a poster, P saves the code as a picture.\n"
        "• Aim it: B, G or O chooses table, group or goal area, and the form knows "
        "where it was scanned.\n"
        "• Phones that do not reach it: A chooses another address of this laptop. Have "
        "phone and laptop on one network, turn off mobile data, and ask for guests "
        "not to be kept apart; Windows asks once whether Python may be reached.\n"
        "• Answers that are held: Q. A file from a form tool: I."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("connect", "mode")
    DEFAULT_CSS = """
    ConnectScreen {
        #connect { height: 1fr; }
        #about { width: 37; height: 1fr; padding: 1 2 0 1; overflow-y: auto; }
        &.-without #about { display: none; }
        &.-narrow #about { width: 24; padding: 0 1 0 0; }
        &.-wide #about { width: 56; padding: 3 6 0 1; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._aims: dict[Aim, str] = {}
        self._address = ""
        self._saved = ""

    def compose(self) -> ComposeResult:
        """Lay out the code with its address beside it."""
        name = session_name(self.tr, self.desk.plan.session)
        yield ModeHead(plain(f"{self.tr('Connect')} · {name}"))
        with Horizontal(id="connect"):
            yield CodeView()
            yield Static(id="about")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the code."""
        self._show()

    def form_changed(self, *, moved: bool) -> None:
        """Show how it stands with the form, and its code where that is another."""
        if moved:
            self._show()
        else:
            self._describe()

    def action_aim(self, aim: Aim) -> None:
        """Ask for the table, group or area that the code is to tell."""
        heading, everyone = map(self.tr, AIMS[aim])
        options = [Option(item.id, item.name) for item in _items(self.desk.plan, aim)]
        dialog = ChoiceDialog(
            heading, [*options, Option("", everyone)], self._aims.get(aim, "")
        )
        self.app.push_screen(dialog, partial(self._aimed, aim))

    def _aimed(self, aim: Aim, chosen: str | None) -> None:
        if chosen is not None:
            self._aims[aim] = chosen
            self._show()

    async def action_save(self, ending: str) -> None:
        """Save the code as a picture among the session's exports."""
        office = self.house.office
        try:
            name = self._file_name()
            path = office.exports.new_path(self.desk.plan.session.id, name, ending)
            await asyncio.to_thread(office.codes.save, self._told(), path)
        except FacilitatorError as error:
            self.house.say(error)
            return
        self._saved = path.relative_to(office.root).as_posix()
        self._describe()
        self.house.tell(self.tr("Saved as {path}", path=self._saved))

    async def action_poster(self) -> None:
        """Make a poster of the code, to be printed."""
        office, aims = self.house.office, self._aims
        wanted = Request(
            "poster",
            table=aims.get("table", ""),
            group=aims.get("group", ""),
            area=aims.get("area", ""),
            link=self.local_address(),
        )
        try:
            made = await asyncio.to_thread(
                office.exports.export, self.desk.opened, wanted, self.tr
            )
        except FacilitatorError as error:
            self.house.say(error)
            return
        self._saved = made.path.relative_to(office.root).as_posix()
        self._describe()
        self.house.tell(self.tr("Saved as {path}", path=self._saved))

    def action_copy(self) -> None:
        """Copy the address to the clipboard."""
        try:
            self.app.copy_to_clipboard(self._told())
        except FacilitatorError as error:
            self.house.say(error)
            return
        self.house.tell(self.tr("The address is copied."))

    def action_import(self) -> None:
        """Ask for a form tool's file, and show what it becomes."""
        tr = self.tr
        ask_place(
            self.house,
            tr("A form tool's file"),
            [],
            tr("File, CSV or XLSX:"),
            lambda path: self.house.run_worker(self._propose(path), group="import"),
            must_exist=True,
        )

    async def _propose(self, path: Path) -> None:
        from facilitator.tui.connect.import_file import ImportDialog

        imports = self.house.office.imports()
        try:
            opened = self.desk.opened
            proposal = await asyncio.to_thread(imports.propose, opened, path)
        except FacilitatorError as error:
            self.house.say(error)
            return
        self.app.push_screen(ImportDialog(proposal))

    def _told(self) -> str:
        """Return the address with what it is to tell.

        Raises:
            Refused: the session has no form link.
        """
        aims = self._aims
        return self.house.office.codes.address(
            self.desk.plan,
            table=aims.get("table"),
            group=aims.get("group"),
            area=aims.get("area"),
            link=self.local_address(),
        )

    def _file_name(self) -> str:
        """Return a name such as `qr-bord-3` that says where the code belongs."""
        return "-".join(["qr", *(told for told in self._aims.values() if told)])

    def _show(self) -> None:
        """Have the code made for the address as it now is."""
        self._saved = ""
        try:
            self._address = self._told()
        except Refused:
            self._address = ""
            self._set_code((), self._how_to_set())
            return
        self.house.run_worker(
            self._make(self._address),
            group="code",
            exclusive=True,
        )

    async def _make(self, address: str) -> None:
        make = self.house.office.codes.matrix
        matrix: Matrix = ()
        try:
            matrix = await asyncio.to_thread(make, address)
            instead = self._too_small()
        except FacilitatorError as error:
            instead = sentence(self.tr, error)
        if self.is_attached:  # The session may have been closed meanwhile.
            self._set_code(matrix, instead)

    def _set_code(self, matrix: Matrix, instead: str) -> None:
        view = self.query_one(CodeView)
        view.matrix, view.instead = matrix, instead
        self.set_class(not self._address, "-without")
        self._describe()

    @on(CodeView.Fitted)
    def _describe(self) -> None:
        """Tell the address, what it tells, and from how far away it can be read."""
        self.query_one("#about", Static).update(
            Content("\n").join(self._lines()) if self._address else ""
        )

    def _lines(self) -> list[Content]:
        tr, plan = self.tr, self.desk.plan
        lines = [
            plain(tr("Scan the code or write the address"), "bold $primary"),
            plain(""),
            plain(self._address, "bold"),
            plain(""),
        ]
        for aim, (heading, everyone) in AIMS.items():
            told = self._aims.get(aim)
            name = name_of(_items(plan, aim), told) if told else tr(everyone)
            lines.append(Content.assemble(f"{tr(heading)}: ", plain(name, "bold")))
        lines.append(plain(""))
        lines += [plain(told, ink) for told, ink in form_lines(tr, self.serving)]
        if self._reach():
            lines += [plain(""), plain(self._distance())]
        if 0 < self._reach() < HALL_METRES * 100:
            told = tr("Too small for a hall. Make the text larger, or F for a poster.")
            lines.append(plain(told, "bold $warning"))
        if self._saved:
            lines += [plain(""), plain(tr("Saved as {path}", path=self._saved))]
        return lines

    def _reach(self) -> float:
        """Return from how many cm away a phone reads it on a cloth; 0 for no code."""
        module = self.query_one(CodeView).module
        return module * READING_MODULES * CLOTH_CM / max(self.size.width, 1)

    def _distance(self) -> str:
        """Return from how far away a phone reads the code at its present size."""
        return self.tr(
            "A phone reads it from {near} cm on a laptop, and from {far} m on a cloth "
            "two metres wide. Tables need it on paper.",
            near=round(self._reach() * LAPTOP_CM / CLOTH_CM / 10) * 10,
            far=round(self._reach() / 100),
        )

    def _too_small(self) -> str:
        return self.tr(
            "There is no room for the code here. Make the window larger or the text "
            "smaller, or press F for a poster."
        )

    def _how_to_set(self) -> str:
        return self.tr(
            "This session has no digital form yet.\n\n"
            "Open the file\n{file}\nand write its address, for instance\n"
            'form_link = "{example}"\n\nThen open the session anew.\n\n'
            "Or press S: the form opens on this laptop, for phones in the room.",
            file=f"sessions/{self.desk.plan.session.id}/session.toml",
            example="HTTPS://EXEMPEL.SE/F/1APRIL",
        )


def _items(plan: Plan, aim: Aim) -> Sequence[PlanItem]:
    match aim:
        case "table":
            return plan.session.tables
        case "group":
            return plan.groups
        case "area":
            return plan.areas
