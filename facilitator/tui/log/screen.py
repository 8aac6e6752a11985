"""Anteckna: what is said is written down, and is on disk before it is on screen."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from facilitator.domain.session.change import Change
from facilitator.i18n.translate import mark
from facilitator.i18n.words import KIND_WORDS
from facilitator.services.session.drafts import (
    Value,
)
from facilitator.tui.actions.registry import bindings
from facilitator.tui.kit.clock_words import (
    clock_line,
)
from facilitator.tui.kit.entry import Entry
from facilitator.tui.kit.key_bar import KeyBar
from facilitator.tui.kit.screen import SessionScreen
from facilitator.tui.kit.text import (
    bar,
    plain,
)
from facilitator.tui.log.coding import Coding
from facilitator.tui.log.companion import Companion
from facilitator.tui.log.context_bar import (
    ContextBar,
    context_of,
)
from facilitator.tui.log.hints import hint
from facilitator.tui.log.said_before import SaidBefore
from facilitator.tui.log.saving import Saving
from facilitator.tui.log.search import StatementSearch
from facilitator.tui.statements.asking_list import AskingList
from facilitator.tui.statements.handling import handle, handle_latest
from facilitator.tui.statements.list import StatementList
from facilitator.tui.statements.rows import (
    NewestFirst,
    RowMaker,
)

READING = 12
"""Cells of the bar that shows how much of the session has been read in."""
TICK_SECONDS = 1.0
"""How often the clock of the rounds is shown anew."""


def _keys() -> list[BindingType]:
    return [
        each
        for each in bindings("log", "mode", "rehearsal")
        if not (isinstance(each, Binding) and each.id == "mode.log")
    ]


class LogScreen(SessionScreen):
    """The scribe's place."""

    AUTO_FOCUS = "Entry"
    HELP_TITLE = mark("Log: write down what is said")
    HELP_TEXT = mark(
        "Here a scribe writes down what is said at the table. Each statement is on "
        "disk before it shows in the list.\n\n"
        "• Log: write what was said and press Enter. Area, group and question stay "
        "until you change them.\n"
        "• Change area: F2, then its digit. In the same way F3 for the group, F4 for "
        "the question and F7 for table and round.\n"
        "• Keyword: write # and the first letters, and Tab takes what is offered. Or "
        "Ctrl+K and a digit.\n"
        "• Correct: ↓ to the list, the bar on the statement, then Enter."
    )
    BINDINGS: ClassVar[list[BindingType]] = _keys()

    context_bar = getters.query_one(ContextBar)
    entry = getters.query_one(Entry)
    listed = getters.query_one(StatementList)
    key_bar = getters.query_one(KeyBar)

    def __init__(self, companion: Companion | None = None) -> None:
        """Log, in a rehearsal with a companion above the field."""
        super().__init__()
        self.companion = companion
        self._coding = Coding(self, self.recode, self.tick)
        self._said_before = SaidBefore(self, self._show_alike)
        self._saving = Saving(self, self.recode)
        self._loaded = 0.0
        self._hint = ""

    def compose(self) -> ComposeResult:
        """Lay out the context, the field, the list and the keys."""
        yield ContextBar()
        if self.companion:
            yield self.companion
        yield Entry(self.desk.draft.text)
        yield StatementList()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show how things stand, and what came back after an interruption."""
        self.house.changed.subscribe(self, self._changed)
        self.house.progressed.subscribe(self, self._progressed)
        self._loaded = 1.0 if self.desk.opened.loaded else 0.0
        self.set_interval(TICK_SECONDS, self.tick)
        self.show_all()
        self._show_context()
        self._show_status()
        self.watch(self.entry, "suggestion", self._show_hint)
        self.desk.settled = self.entry.is_idle
        if self.desk.restored:
            self.desk.restored = False
            self.house.tell(self.tr("What you had written is still here. Go on."))

    @property
    def help_title(self) -> str:
        """What the screen is called; in a rehearsal, as its companion has it."""
        return (self.companion or self).HELP_TITLE

    @property
    def help_text(self) -> str:
        """What the screen is for; in a rehearsal, as its companion has it."""
        return (self.companion or self).HELP_TEXT

    def on_screen_resume(self) -> None:
        """Show the clock as it is now."""
        self.tick()

    def show_all(self) -> None:
        """List all statements, newest first."""
        session = self.desk.opened.session
        rows = RowMaker(session, self.desk.plan, self.tr)
        listed = self.listed
        listed.empty = self.tr("No statements yet. Write what is said, then Enter.")
        listed.show(NewestFirst(session.order), rows)

    def point_at(self, statement: str) -> None:
        """Bring the bar of the list to a statement; a search ends."""
        self._end_search()
        self.listed.focus()
        self.listed.go_to(statement)

    def _changed(self, changes: list[Change]) -> None:
        self._loaded = 1.0 if self.desk.opened.loaded else self._loaded
        self.listed.reload()
        self._show_status()
        if any(change.hall for change in changes):
            self.tick()
        if search := self._search:
            search.search_again()

    def _progressed(self, share: float) -> None:
        self._loaded = share
        self._show_status()

    def _show_status(self) -> None:
        if self._loaded < 1:
            share = f"{bar(self._loaded, READING)} {round(self._loaded * 100):>3}"
            status = self.tr("reading in {share} %", share=share)
        else:
            count = len(self.desk.opened.session.order)
            status = self.tr.plural("{count} saved ✓", "{count} saved ✓", count)
        self.key_bar.status = status

    def _show_context(self) -> None:
        self.context_bar.context = context_of(self.tr, self.desk)
        self._show_coding()

    def tick(self) -> None:
        """Show the clock, and go over to a round that has begun."""
        if self.is_current:
            if self.desk.follow_clock():
                self._show_context()
                self._saving.keep_soon()
            self.context_bar.clock = clock_line(self.tr, self.desk.opened.moment())

    def _show_coding(self) -> None:
        """Show kind and chosen keywords in the frame of the field."""
        tr, draft, entry = self.tr, self.desk.draft, self.entry
        entry.keywords = self.desk.keywords
        kind = tr(KIND_WORDS[draft.kind])
        title = tr("New statement · {kind}", kind=kind)
        entry.border_title = plain(title)
        self._show_hint()

    def _show_alike(self) -> None:
        self._show_hint()
        self.refresh_bindings()

    def _show_hint(self) -> None:
        likeness = self._said_before.hint()
        text = hint(self.tr, self.desk, self.entry.suggestion, likeness)
        if text != self._hint:
            self._hint = text
            self.entry.border_subtitle = plain(text)

    @on(Entry.Submitted)
    def _submitted(self, event: Entry.Submitted) -> None:
        self._saving.submit(event)

    @on(Entry.Changed)
    def _typed(self, event: Entry.Changed) -> None:
        self.desk.change(text=event.text_area.text)
        self._show_hint()
        self._saving.keep_soon()
        self._said_before.look_soon()
        if self.companion:
            self.companion.take_typing()

    def recode(self, **fields: Value) -> None:
        """Log what comes next under something else."""
        self.desk.change(**fields)
        self._show_context()
        self._saving.keep_soon()

    def action_back(self) -> None:
        """End the search, or go back to the field."""
        self._end_search()
        self.entry.focus()
        if self.companion:
            self.companion.take_escape()

    @property
    def _search(self) -> StatementSearch | None:
        """The line to search in, while there is one."""
        return self.query_one_optional(StatementSearch)

    def _end_search(self) -> None:
        if search := self._search:
            search.end()

    async def action_search(self) -> None:
        """Open the line to search in, above the list."""
        search = self._search
        if search is None:
            search = StatementSearch(self.desk, self.tr, self.listed, self.show_all)
            await self.mount(search, before=self.listed)
        search.focus()

    @on(AskingList.Asked)
    def _asked(self, event: AskingList.Asked) -> None:
        handle(self, event.what, event.statement)

    def action_latest(self, what: str) -> None:
        """Correct or withdraw what was logged last on this laptop."""
        handle_latest(self, what)

    def action_read_back(self) -> None:
        """Read the round's statements back to the table, in large letters."""
        # Loaded here: the first frame comes sooner without the dialogs.
        from facilitator.tui.log.read_back import ReadBackDialog

        statements = self.desk.of_the_round()
        if statements:
            self.app.push_screen(ReadBackDialog(self.desk, statements))
        else:
            self.house.tell(self.tr("Nothing has been said at this table yet."))

    async def action_voice(self) -> None:
        """Count that what is being written was said before, and write nothing anew."""
        await self._said_before.add_voice(self.entry)

    def action_code(self, field: str) -> None:
        """Ask for area, group, keyword … of what is logged next."""
        self._coding.ask(field)

    def action_rehearsal(self) -> None:
        """Ask what to do in the rehearsal."""
        if self.companion:
            self.companion.ask_what_to_do()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A voice more needs something alike, and a rehearsal's key a rehearsal."""
        match action:
            case "voice":
                return self._said_before.alike is not None
            case "rehearsal":
                return self.companion is not None
            case _:
                return super().check_action(action, parameters)
