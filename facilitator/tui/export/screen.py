"""Exportera: what goes out of a session, looked at first, then made and opened."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Label, OptionList, Static

from facilitator.i18n.names import session_name
from facilitator.i18n.translate import mark
from facilitator.services.export.catalogue import DOCUMENTS
from facilitator.tui.actions.registry import bindings
from facilitator.tui.export.choice_list import ChoiceList
from facilitator.tui.export.document_list import DocumentList
from facilitator.tui.export.made_before import HandingOn
from facilitator.tui.export.made_list import MadeList
from facilitator.tui.export.presidium import Presiding
from facilitator.tui.kit.key_bar import KeyBar
from facilitator.tui.kit.mode_head import ModeHead
from facilitator.tui.kit.text import plain


class ExportScreen(Presiding, HandingOn):
    """Chooses a document, tells what it will hold, makes it, opens and prints it."""

    HELP_TITLE = mark("Export")
    HELP_TEXT = mark(
        "Here everything that goes out is made: the compilation and what belongs to "
        "it, the papers of the evening, open data. Nothing made earlier is written "
        "over.\n\n"
        "• Choose: a digit or ↑ ↓ chooses what, the letters at the right how. M makes "
        "it of another meeting, or of several.\n"
        "• Look first: what begins with ! is worth seeing to, but forbids nothing. "
        "Tab goes on to earlier files, to the choices and to what it will hold.\n"
        "• Make: Enter. Esc stops the work, and nothing is written.\n"
        "• Hand on: O opens the newest, P prints it. ✓ is current, ! has changed "
        "since, – cannot be told.\n"
        "• The presidium: make a review copy, send it, take in with Y what comes "
        "back.\n"
        "• What has come back on paper: N keys in slips by their numbers, I answers."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("export", "mode")
    DEFAULT_CSS = """
    ExportScreen {
        #export { height: 1fr; padding: 0 1; }
        #what { width: 33; height: 1fr; padding: 0 1 0 0; }
        #how { width: 1fr; height: 1fr; padding: 0 0 0 1; }
        .heading { color: $primary; text-style: bold; height: 1; width: 1fr; }
        #documents, #choices { text-wrap: nowrap; text-overflow: ellipsis; }
        #documents {
            height: 1fr; border: none; padding: 0; scrollbar-size-vertical: 1;
        }
        #choices > .option-list--option-highlighted {
            background: $block-cursor-blurred-background; color: $foreground;
        }
        #documents > .option-list--option-disabled { color: $foreground-muted; }
        #made { height: 7; background: transparent; scrollbar-gutter: stable; }
        #use { height: auto; color: $foreground-muted; }
        #choices {
            height: auto; border: none; padding: 0; background: transparent;
        }
        #seen { height: 1fr; scrollbar-size-vertical: 1; }
        #seen:focus { background: $boost; }
        #contents { height: auto; width: 1fr; }
        #state { height: auto; display: none; }
        &.-wide #what { width: 60; padding: 0 3 0 0; }
        &.-wide #use { padding: 0 0 1 0; }
        &.-tall #made { height: 16; }
        &.-tall .heading { margin: 1 0 0 0; height: 2; }
        &.-tall #state { padding: 1 0 0 0; }
        &.-narrow #export { padding: 0; }
        &.-narrow #what { width: 25; }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay out what and how on two sides, with what it comes to below each."""
        tr, name = self.tr, session_name(self.tr, self.desk.plan.session)
        yield ModeHead(plain(f"{tr('Export')} · {name}"))
        with Horizontal(id="export"):
            with Vertical(id="what"):
                yield self._heading(tr("Make a document"))
                yield DocumentList(tr)
                yield self._heading(tr("Made earlier"))
                yield MadeList(tr)
            with Vertical(id="how"):
                yield Static(id="use", classes="heading")
                yield ChoiceList()
                yield Static(id="state")
                yield self._heading(tr("It will hold"))
                with VerticalScroll(id="seen"):
                    yield Static(id="contents")
        yield KeyBar()

    def _heading(self, text: str) -> Label:
        return Label(plain(text), classes="heading")

    def on_mount(self) -> None:
        """Follow the session, and show what there is."""
        self.house.changed.subscribe(self, lambda _: self._said())
        self.house.progressed.subscribe(self, self._read_in)
        self.query_one(DocumentList).focus()

    def on_key(self, event: Key) -> None:
        """Go to the document with a digit's number, wherever the focus is."""
        if self.query_one(DocumentList).take_digit(event.character or ""):
            event.stop()

    async def on_screen_resume(self) -> None:
        """Show how the session stands now, and what has been made."""
        self.read_meetings()
        await self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Stop works only while something is made, and make only when nothing is."""
        match action:
            case "stop":
                return self._making
            case "make":
                return not self._making
            case "choose":
                return self.can_choose(str(parameters[0]))
            case _:
                return super().check_action(action, parameters)

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
        use = self.tr(DOCUMENTS[self.wanted.what].use)
        self.query_one("#use", Static).update(plain(use))
        self.show_choices()
        if self.desk.opened.loaded:
            self.query_one("#contents", Static).update(self.preview())
        self.tell_state()

    def tell_state(self) -> None:
        """Tell how far reading or making has come, or what came of it."""
        if self._making:
            text = self.making_told()
        elif not self.desk.opened.loaded:
            text = self.bar(self.tr("Reading the session"))
        else:
            text = self._result
        state = self.query_one("#state", Static)
        state.update(text)
        state.display = bool(text.plain)
        self.refresh_bindings()

    def chosen_anew(self) -> None:
        """Show what another choice makes of it."""
        self.tell()
        self.look()

    def targets_changed(self) -> None:
        """Show other sessions' files, too."""
        super().targets_changed()
        self._show_anew()

    @work(group="show", exclusive=True)
    async def _show_anew(self) -> None:
        await self.show()

    @on(OptionList.OptionHighlighted, "#documents")
    def _chosen_document(self) -> None:
        self.query_one("#seen", VerticalScroll).scroll_home(animate=False)
        self._result = Content("")
        self.chosen_anew()

    def _said(self) -> None:
        """Tell what has changed; what it comes to is looked at a while after."""
        if not self.is_current:
            return
        if self._looked is None:
            self.look()
        self.tell()
        self.look_again()

    def _read_in(self, share: float) -> None:
        if self.is_current:
            self._share = share
            self.tell_state()
