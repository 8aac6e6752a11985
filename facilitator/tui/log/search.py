"""Searching in the list of statements, as one types."""

from textual import on, work
from textual.widgets import Input

from facilitator.tui.kit.line_input import SearchLine
from facilitator.tui.kit.screen import SessionScreen
from facilitator.tui.kit.text import plain
from facilitator.tui.kit.turns import in_turns
from facilitator.tui.statements.list import StatementList
from facilitator.tui.statements.rows import RowMaker

MORE = 4
"""How many times as many hits there must be before their number is told anew."""


class Finding(SessionScreen):
    """The part of the log screen that searches."""

    def show_all(self) -> None:
        """List all statements, newest first."""
        raise NotImplementedError

    async def action_search(self) -> None:
        """Open the line to search in, above the list."""
        line = self._line
        if line is None:
            line = SearchLine(
                placeholder=self.tr("words or a number, such as 04-2-017")
            )
            line.border_title = plain(self.tr("Search"))
            await self.mount(line, before=self.query_one(StatementList))
        line.focus()

    def end_search(self) -> None:
        """Take the line away and list all statements again."""
        if self._line is not None:
            self.workers.cancel_group(self, "find")
            self._line.remove()
            self.show_all()

    def find_again(self) -> None:
        """Search anew where statements have come or changed."""
        if self._line is not None:
            self._search(self._line.value)

    @property
    def _line(self) -> SearchLine | None:
        return self.query_one_optional(SearchLine)

    @on(Input.Changed)
    def _typed_words(self, event: Input.Changed) -> None:
        self._search(event.value)

    @on(Input.Submitted)
    def _to_hits(self) -> None:
        self.query_one(StatementList).focus()

    @work(group="find", exclusive=True)
    async def _search(self, words: str) -> None:
        if not words.strip():
            self.show_all()
            self._tell_hits("")
            return
        hits: list[str] = []
        listed = self.query_one(StatementList)
        shown = 0
        async for _ in in_turns(self.desk.find(words), hits):
            # The first screenful at once, then now and then how many there are.
            if not shown and len(hits) > listed.size.height:
                self._show_hits(hits)
            elif shown and len(hits) > MORE * shown:
                listed.reload()
            else:
                continue
            shown = len(hits)
            self._tell_hits(self.tr("{count} hits so far", count=len(hits)))
        self._show_hits(hits)
        self._tell_hits(self.tr.plural("{count} hit", "{count} hits", len(hits)))

    def _show_hits(self, hits: list[str]) -> None:
        rows = RowMaker(self.desk.opened.session, self.desk.plan, self.tr)
        listed = self.query_one(StatementList)
        listed.empty = self.tr("Nothing found. Try fewer letters; Esc ends the search.")
        listed.show(hits, rows)

    def _tell_hits(self, told: str) -> None:
        if self._line is not None:
            self._line.border_subtitle = plain(told)
