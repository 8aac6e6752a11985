"""Searching in the list of statements, as one types."""

from collections.abc import Callable

from textual import on, work
from textual.widgets import Input

from facilitator.i18n.translate import Translator
from facilitator.tui.kit.desk import Desk
from facilitator.tui.kit.line_input import SearchLine
from facilitator.tui.kit.long_work import in_turns
from facilitator.tui.kit.text import plain
from facilitator.tui.statements.list import StatementList
from facilitator.tui.statements.rows import RowMaker

MORE = 4
"""How many times as many hits there must be before their number is told anew."""


class StatementSearch(SearchLine):
    """A line whose words are searched for at once; the list shows the hits."""

    def __init__(
        self,
        desk: Desk,
        tr: Translator,
        listed: StatementList,
        show_all: Callable[[], None],
    ) -> None:
        """Search at `desk`, show hits in `listed`, or without words all."""
        super().__init__(placeholder=tr("words or a number, such as 04-2-017"))
        self.border_title = plain(tr("Search"))
        self._desk, self._tr = desk, tr
        self._listed, self._show_all = listed, show_all

    def search_again(self) -> None:
        """Search anew where statements have come or changed."""
        self._search(self.value)

    def end(self) -> None:
        """Take the line away and list all statements again."""
        self.workers.cancel_group(self, "find")
        self.remove()
        self._show_all()

    @on(Input.Changed)
    def _words_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._search(event.value)

    @on(Input.Submitted)
    def _to_hits(self, event: Input.Submitted) -> None:
        event.stop()
        self._listed.focus()

    @work(group="find", exclusive=True)
    async def _search(self, words: str) -> None:
        tr, listed = self._tr, self._listed
        if not words.strip():
            self._show_all()
            self._tell("")
            return
        hits: list[str] = []
        count = 0
        async for _ in in_turns(self._desk.find(words), hits):
            # The first screenful at once, then now and then how many there are.
            if not count and len(hits) > listed.size.height:
                self._show(hits)
            elif count and len(hits) > MORE * count:
                listed.reload()
            else:
                continue
            count = len(hits)
            self._tell(tr("{count} hits so far", count=len(hits)))
        self._show(hits)
        self._tell(tr.plural("{count} hit", "{count} hits", len(hits)))

    def _show(self, hits: list[str]) -> None:
        tr, listed = self._tr, self._listed
        nothing = tr("Nothing found. Try fewer letters; Esc ends the search.")
        listed.empty = nothing
        listed.show(hits, RowMaker(self._desk.opened.session, self._desk.plan, tr))

    def _tell(self, count: str) -> None:
        self.border_subtitle = plain(count)
