"""Anslut: the digital form's address as a QR code for the room."""

import asyncio
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from facilitator.domain.errors import FacilitatorError, Refused
from facilitator.i18n.names import session_name
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import mark
from facilitator.services.export.request import Request
from facilitator.services.qr_codes import Matrix
from facilitator.tui.actions.registry import bindings
from facilitator.tui.connect.form_here import FormHere
from facilitator.tui.connect.words import (
    AIMS,
    CLOTH_CM,
    Aim,
    CodeFacts,
    items_of,
    lines_about,
)
from facilitator.tui.dialogs.choice import ChoiceDialog, Option
from facilitator.tui.dialogs.place import ask_place
from facilitator.tui.kit.code_view import CodeView
from facilitator.tui.kit.key_bar import KeyBar
from facilitator.tui.kit.mode_head import ModeHead
from facilitator.tui.kit.screen import SessionScreen
from facilitator.tui.kit.text import plain

READING_MODULES = 347
"""A phone reads a code from so many widths of a module away, at most."""


class ConnectScreen(SessionScreen):
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

    _code = getters.query_one(CodeView)
    _about = getters.query_one("#about", Static)

    def __init__(self) -> None:
        super().__init__()
        self._form_here = FormHere(self, self._show_form)
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
        """Show the code, and look after the form."""
        self._form_here.begin()
        self._show()

    def action_serve(self) -> None:
        """Open the form on this laptop, or close it."""
        self._form_here.turn()

    def action_address(self) -> None:
        """Ask which of the laptop's addresses phones are to use."""
        self._form_here.ask_address()

    def action_aim(self, aim: Aim) -> None:
        """Ask for the table, group or area that the code is to tell."""
        heading, everyone = map(self.tr, AIMS[aim])
        options = [Option(item.id, item.name) for item in items_of(self.desk.plan, aim)]
        dialog = ChoiceDialog(
            heading, [*options, Option("", everyone)], self._aims.get(aim, "")
        )
        self.app.push_screen(dialog, partial(self._aimed, aim))

    def _aimed(self, aim: Aim, item_id: str | None) -> None:
        if item_id is not None:
            self._aims[aim] = item_id
            self._show()

    async def action_save(self, ending: str) -> None:
        """Save the code as a picture among the session's exports."""
        office = self.house.office
        try:
            name = self._file_name()
            path = office.exports.new_path(self.desk.plan.session.id, name, ending)
            await asyncio.to_thread(office.codes.save, self._full_address(), path)
        except FacilitatorError as error:
            self.house.say(error)
            return
        self._saved = path.relative_to(office.root).as_posix()
        self._describe()
        self.house.tell(self.tr("Saved as {path}", path=self._saved))

    async def action_poster(self) -> None:
        """Make a poster of the code, to be printed."""
        office, aims = self.house.office, self._aims
        request = Request(
            "poster",
            table=aims.get("table", ""),
            group=aims.get("group", ""),
            area=aims.get("area", ""),
            link=self._form_here.address(),
        )
        try:
            poster = await asyncio.to_thread(
                office.exports.export, self.desk.opened, request, self.tr
            )
        except FacilitatorError as error:
            self.house.say(error)
            return
        self._saved = poster.path.relative_to(office.root).as_posix()
        self._describe()
        self.house.tell(self.tr("Saved as {path}", path=self._saved))

    def action_copy(self) -> None:
        """Copy the address to the clipboard."""
        try:
            self.app.copy_to_clipboard(self._full_address())
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

    def _full_address(self) -> str:
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
            link=self._form_here.address(),
        )

    def _file_name(self) -> str:
        """Return a name such as `qr-bord-3` that says where the code belongs."""
        return "-".join(
            ["qr", *(item_id for item_id in self._aims.values() if item_id)]
        )

    def _show(self) -> None:
        """Have the code made for the address as it now is."""
        self._saved = ""
        try:
            self._address = self._full_address()
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

    def _show_form(self, moved: bool) -> None:
        """Show how it stands with the form, and its code where that is another."""
        if moved:
            self._show()
        else:
            self._describe()

    def _set_code(self, matrix: Matrix, instead: str) -> None:
        self._code.matrix, self._code.instead = matrix, instead
        self.set_class(not self._address, "-without")
        self._describe()

    @on(CodeView.Fitted)
    def _describe(self) -> None:
        """Tell the address, what it tells, and from how far away it can be read."""
        lines = self._lines() if self._address else []
        self._about.update(Content("\n").join(lines))

    def _lines(self) -> list[Content]:
        about = CodeFacts(
            self._address,
            self._aims,
            self._form_here.serving,
            self._reach(),
            self._saved,
        )
        return lines_about(self.tr, self.desk.plan, about)

    def _reach(self) -> float:
        """Return from how many cm away a phone reads it on a cloth; 0 for no code."""
        module = self._code.module
        return module * READING_MODULES * CLOTH_CM / max(self.size.width, 1)

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
