"""Exportera: what goes out of a session, looked at first, then made and opened."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Label, OptionList, Static

from facilitator.domain.paper_form import copies_of
from facilitator.domain.plan import ALL, PlanItem
from facilitator.domain.posters import PAPERS
from facilitator.i18n.session_name import session_name
from facilitator.i18n.translate import mark
from facilitator.services.wanted import (
    BY_AREA,
    BY_GROUP,
    BY_ROUND,
    BY_SHEET,
    BY_SIZE,
    BY_TABLE,
    Wanted,
)
from facilitator.tui.actions import bindings
from facilitator.tui.screens.handing_on import HandingOn
from facilitator.tui.screens.looking import Looking
from facilitator.tui.text import plain
from facilitator.tui.widgets.export_list import DocumentList, MadeList
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.mode_head import ModeHead

CHOICES = {
    "table": BY_TABLE,
    "round": BY_ROUND,
    "group": BY_GROUP,
    "area": BY_AREA,
    "copies": BY_SHEET,
    "paper": BY_SIZE,
}
"""What can be chosen for which documents, by its field of `Wanted`."""
FIELDS = {"size": "paper"}
"""The field that an action changes, where it is not called like it."""
ONE_FOR_EACH = ("poster",)


class ExportScreen(Looking, HandingOn):
    """Chooses a document, tells what it will hold, makes it, opens and prints it."""

    HELP_TITLE = mark("Export")
    HELP_TEXT = mark(
        "Here everything for paper is made: the compilation for the working "
        "committee, correction slips, table sheets, the running sheet, the card, forms "
        "to answer on, posters with codes. And open data for other programs. Nothing "
        "made earlier is written over.\n\n"
        "• Look first: do the sums balance, how many pages, is anything empty?\n"
        "• Make: choose by digit and press Enter. Esc stops the work.\n"
        "• Print: P sends the newest to the printer, O opens it; Tab goes to the list "
        "of earlier ones.\n"
        "• What has come back: N keys in slips by their numbers, I answers on paper."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("export", "mode")
    DEFAULT_CSS = """
    ExportScreen {
        #export { height: 1fr; padding: 0 2 0 2; }
        #make { width: 1fr; height: 1fr; padding: 0 2 0 0; }
        #earlier { width: 32; height: 1fr; padding: 1 0 0 0; }
        &.-wide #earlier { width: 50; }
        .heading { color: $primary; text-style: bold; }
        #make .heading { margin: 1 0 0 0; }
        #documents {
            height: auto; max-height: 11; border: none; padding: 0;
            scrollbar-size-vertical: 1;
        }
        &.-wide #documents { max-height: 20; }
        #made { height: 1fr; background: transparent; }
        #contents { height: 1fr; overflow-y: auto; }
        #state { height: auto; padding: 1 0 0 0; display: none; }
        &.-short #make .heading { margin: 0; }
        &.-short #earlier, &.-short #state { padding: 0; }
        &.-narrow #export { layout: vertical; padding: 0 1; }
        &.-narrow #make { width: 1fr; height: 1fr; padding: 0; }
        &.-narrow #earlier { width: 1fr; height: 3; padding: 0; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._fields: dict[str, str | int] = {}
        """What is chosen beside the document, by its field of `Wanted`."""

    def compose(self) -> ComposeResult:
        """Lay out the choice and what it will hold, and what was made earlier."""
        name = session_name(self.tr, self.desk.plan.session)
        yield ModeHead(plain(f"{self.tr('Export')} · {name}"))
        with Horizontal(id="export"):
            with Vertical(id="make"):
                yield self._heading(self.tr("Make a document"))
                yield DocumentList(self.tr)
                yield Static(id="state")
                yield self._heading(self.tr("It will hold"))
                yield Static(id="contents")
            with Vertical(id="earlier"):
                yield self._heading(self.tr("Made earlier"))
                yield MadeList()
        yield KeyBar()

    def _heading(self, text: str) -> Label:
        return Label(plain(text), classes="heading")

    def on_mount(self) -> None:
        """Follow the session, and show what there is."""
        self.house.changed.subscribe(self, lambda _: self.tell())
        self.house.progressed.subscribe(self, self._read_in)
        self.query_one(DocumentList).focus()

    async def on_screen_resume(self) -> None:
        """Show how the session stands now, and what has been made."""
        await self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Stop works only while something is made, and make only when nothing is."""
        match action:
            case "stop":
                return self._making
            case "make":
                return not self._making
            case "table" | "round" | "group" | "area" | "copies" | "size":
                whose = CHOICES[FIELDS.get(action, action)]
                return self.is_mounted and self._chosen.what in whose
            case _:
                return super().check_action(action, parameters)

    @property
    def wanted(self) -> Wanted:
        """What is chosen, and for which table, round and so on."""
        chosen = self._chosen
        fields = {
            name: value
            for name, value in self._fields.items()
            if chosen.what in CHOICES[name]
            and (value != ALL or chosen.what in ONE_FOR_EACH)
        }
        return chosen._replace(**fields)  # type: ignore[arg-type]

    def action_table(self) -> None:
        """Ask for which table it is to be."""
        self._ask("table", self.tr("Table"), self.desk.plan.session.tables)

    def action_round(self) -> None:
        """Ask for which round it is to be."""
        talks = [each for each in self.desk.plan.session.rounds if not each.pause]
        self._ask("round", self.tr("Round"), talks)

    def action_group(self) -> None:
        """Ask for which target group it is to be."""
        self._ask("group", self.tr("Target group"), self.desk.plan.groups)

    def action_area(self) -> None:
        """Ask for which goal area it is to be."""
        self._ask("area", self.tr("Goal area"), self.desk.plan.areas)

    def action_size(self) -> None:
        """Change between the sizes of paper."""
        at = PAPERS.index(self.wanted.paper or PAPERS[0]) + 1
        self._pick("paper", PAPERS[at % len(PAPERS)])

    def action_copies(self) -> None:
        """Ask how many sheets to make."""
        from facilitator.tui.dialogs.line import LineDialog

        async def take(typed: str) -> None:
            self._pick("copies", copies_of(typed))

        asked = self.tr("How many sheets? Each gets a number of its own.")
        now = str(self.wanted.copies)
        self.app.push_screen(LineDialog(self.tr("Copies"), asked, take, now))

    async def show(self) -> None:
        """Show everything anew."""
        await self.list_made()
        if self.is_attached:
            self.tell()
            self.look()
            self.survey()

    def tell(self) -> None:
        """Tell what a document would hold, once everything has been read in."""
        if not self.is_current:
            return
        if self.desk.opened.loaded:
            self.query_one("#contents", Static).update(self.preview())
        self.tell_state()

    def tell_state(self) -> None:
        """Tell how far reading or making has come, or what came of it."""
        if self._making:
            text = self.bar(self.tr("Making it"))
        elif not self.desk.opened.loaded:
            text = self.bar(self.tr("Reading the session"))
        else:
            text = self._result
        state = self.query_one("#state", Static)
        state.update(text)
        state.display = bool(text.plain)
        self.refresh_bindings()

    @property
    def _chosen(self) -> Wanted:
        return self.query_one(DocumentList).chosen

    @on(OptionList.OptionHighlighted, "#documents")
    def _chosen_anew(self) -> None:
        self.tell()
        self.look()

    def _read_in(self, share: float) -> None:
        if self.is_current:
            self._share = share
            self.tell_state()

    def _ask(self, field: str, title: str, items: Sequence[PlanItem]) -> None:
        from facilitator.tui.dialogs.choice import ChoiceDialog, Option, options_of

        options = [*options_of(items), Option("", self.tr("All"))]
        if self._chosen.what in ONE_FOR_EACH:
            options[-1:] = [
                Option(ALL, self.tr("One poster for each")),
                Option("", self.tr("None in particular")),
            ]
        chosen = str(self._fields.get(field, ""))
        dialog = ChoiceDialog(title, options, chosen)
        self.app.push_screen(dialog, partial(self._pick, field))

    def _pick(self, field: str, value: str | int | None) -> None:
        if value is not None:
            self._fields[field] = value
            self._chosen_anew()
