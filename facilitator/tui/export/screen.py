"""Exportera: what goes out of a session, looked at first, then made and opened."""

import asyncio
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Key
from textual.widgets import Label, OptionList, Static

from facilitator.i18n.names import session_name
from facilitator.i18n.translate import mark
from facilitator.services.export.catalogue import DOCUMENTS
from facilitator.tui.actions.registry import bindings
from facilitator.tui.export.choices import ChoicesPane
from facilitator.tui.export.document_list import DocumentList
from facilitator.tui.export.export_order import Order
from facilitator.tui.export.job_pane import JobPane
from facilitator.tui.export.made_before import MadeBeforePane
from facilitator.tui.export.meetings import Meetings
from facilitator.tui.export.presidium import returned_dialog, review_dialog
from facilitator.tui.export.preview import PreviewPane
from facilitator.tui.kit.key_bar import KeyBar
from facilitator.tui.kit.mode_head import ModeHead
from facilitator.tui.kit.screen import SessionScreen
from facilitator.tui.kit.text import plain


class ExportScreen(SessionScreen):
    """Chooses a document, tells what it will hold, makes it, opens and prints it.

    The screen puts together what is ordered, and hands that to its panes; they tell
    it by messages when something else is chosen or when a document has been made.
    """

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
        #made-before { height: auto; }
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

    documents = getters.query_one(DocumentList)
    choices = getters.query_one(ChoicesPane)
    preview = getters.query_one(PreviewPane)
    job = getters.query_one(JobPane)
    made_before = getters.query_one(MadeBeforePane)
    use = getters.query_one("#use", Static)

    def __init__(self) -> None:
        super().__init__()
        self._meetings = Meetings(lambda: self.desk.plan)

    def compose(self) -> ComposeResult:
        """Lay out what and how on two sides, with what it comes to below each."""
        tr, name = self.tr, session_name(self.tr, self.desk.plan.session)
        yield ModeHead(plain(f"{tr('Export')} · {name}"))
        with Horizontal(id="export"):
            with Vertical(id="what"):
                yield Label(plain(tr("Make a document")), classes="heading")
                yield DocumentList(tr)
                yield MadeBeforePane()
            with Vertical(id="how"):
                yield Static(id="use", classes="heading")
                yield ChoicesPane(self._meetings)
                yield JobPane()
                yield Label(plain(tr("It will hold")), classes="heading")
                yield PreviewPane()
        yield KeyBar()

    @property
    def order(self) -> Order:
        """What would be made now, and of which meetings."""
        request = self.choices.of(self.documents.chosen)
        return Order(request, self._meetings.names(self.tr), self._meetings.plan)

    def on_mount(self) -> None:
        """Follow the session, and show what there is."""
        self.house.changed.subscribe(self, lambda _: self._follow_session())
        self.house.progressed.subscribe(self, self._read_in)
        self.documents.focus()

    def on_key(self, event: Key) -> None:
        """Go to the document with a digit's number, wherever the focus is."""
        if self.documents.take_digit(event.character or ""):
            event.stop()

    async def on_screen_resume(self) -> None:
        """Show how the session stands now, and what has been made."""
        self._read_meetings()
        await self.show()

    def on_screen_suspend(self) -> None:
        """Count no more pages where they cannot be seen."""
        self.preview.stop_counting()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Stop works only while something is made, and make only when nothing is."""
        match action:
            case "stop":
                return self._is_making
            case "make":
                return not self._is_making
            case "choose":
                field = str(parameters[0])
                return self.is_mounted and self.choices.can_choose(field, self.order)
            case _:
                return super().check_action(action, parameters)

    def action_choose(self, field: str) -> None:
        """Choose; tell at once where a final stamp would be refused."""
        self.choices.change(field, self.order)
        if field == "final" and self.order.request.final:
            self._show_order()  # It must be seen below the dialog.
            session = self.desk.opened.session
            dialog = returned_dialog(self.tr, self.desk.plan, session)
            if dialog:
                self.app.push_screen(dialog)

    def action_make(self) -> None:
        """Make the chosen document; what is only looked at does not hold it up."""
        self.preview.stop_counting()
        if self.desk.opened.loaded:
            self.job.make(self.order)

    def action_stop(self) -> None:
        """Stop the work; nothing is written."""
        self.job.stop()

    async def action_open(self) -> None:
        """Open the file under the bar, or else the newest."""
        await self.made_before.open()

    async def action_print(self) -> None:
        """Print the file under the bar, or else the newest."""
        await self.made_before.print()

    async def action_reviews(self) -> None:
        """Show what reviewers say, and take in the files that they have sent."""
        dialog = await review_dialog(self.house, self.desk)
        if dialog and self.is_current:
            self.app.push_screen(dialog, lambda _: self._look())

    async def show(self) -> None:
        """Show everything anew."""
        await self.made_before.list_files(self.order.meetings)
        if self.is_attached:
            self._show_order()
            self._look()
            self.preview.survey(self.order)

    def _show_order(self) -> None:
        """Tell of what is ordered in every pane; it is looked at separately."""
        if self.is_current:
            order = self.order
            use = DOCUMENTS[order.request.what].use
            self.use.update(plain(self.tr(use)))
            self.choices.show(order)
            self.preview.show(order)
            self.job.show()

    def _look(self) -> None:
        self.preview.look(self.order)

    @on(ChoicesPane.Picked)
    def _pick_line(self, event: ChoicesPane.Picked) -> None:
        self.action_choose(event.field)

    @on(ChoicesPane.Changed)
    def _order_changed(self) -> None:
        self._show_order()
        self._look()

    @on(ChoicesPane.MeetingsChanged)
    def _meetings_changed(self) -> None:
        self._order_changed()
        self._show_anew()

    @on(OptionList.OptionHighlighted, "#documents")
    def _document_changed(self) -> None:
        self.preview.scroll_home(animate=False)
        self.job.clear()
        self._order_changed()

    @on(JobPane.Ended)
    def _documents_made(self) -> None:
        self._show_anew()

    @work(group="show", exclusive=True)
    async def _show_anew(self) -> None:
        await self.show()

    @work(group="meetings", exclusive=True)
    async def _read_meetings(self) -> None:
        """Learn which meetings there are, away from the keyboard."""
        timeline = await asyncio.to_thread(self.house.office.workspace.timeline)
        self._meetings.learn(timeline)
        if self.is_current:  # Else they are read anew when it is shown again.
            self.choices.show(self.order)
            self.refresh_bindings()  # There may be meetings to choose among now.

    def _follow_session(self) -> None:
        """Tell what has changed; what it comes to is looked at a while after."""
        if self.is_current:
            self.preview.follow(self.order)
            self._show_order()

    def _read_in(self, share: float) -> None:
        if self.is_current:
            self.job.read_in(share)

    @property
    def _is_making(self) -> bool:
        return self.is_mounted and self.job.is_making
