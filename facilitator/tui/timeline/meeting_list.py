"""The timeline's rows: one meeting each, from the first to the last."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Key

from facilitator.tui.kit.row_list import RowList
from facilitator.tui.kit.text import (
    fitted,
    plain,
    shortened,
)

DATE, KIND, WHEN = 12, 12, 8
"""Widths of the columns in cells, with the gap that follows."""


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in the words of the list."""

    id: str
    date: str
    kind: str
    name: str
    body: str
    due: str
    when: str
    """`today` or `next` in the user's language; empty for most."""
    is_dialogue: bool
    problem: str = ""
    """Why the plan cannot be used; empty where it can."""


class MeetingList(RowList):
    """Shows the meetings; the counts come when they are known."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.rows: Sequence[MeetingRow] = ()
        self._counts: dict[str, str] = {}
        self._typed = 0

    def show(self, rows: Sequence[MeetingRow]) -> None:
        """Show these meetings, with what is due below each where there is room."""
        self.rows = rows
        self._fit()

    def set_count(self, meeting: str, count: str) -> None:
        """Show how many statements a meeting has."""
        self._counts[meeting] = count
        self.reload()

    @property
    def current(self) -> MeetingRow | None:
        """The meeting under the bar."""
        return self.rows[self.cursor] if self.rows else None

    def count(self) -> int:
        """Return how many meetings there are."""
        return len(self.rows)

    def draw(self, place: int, width: int) -> list[Content]:
        """Return a meeting's line, and a second one where rows are two lines high."""
        row = self.rows[place]
        stands_out = row.is_dialogue
        head = Content.assemble(
            plain(f"{place + 1:>3}  ", self.ink("muted")),
            plain(
                fitted(row.date, DATE), self.ink("strong" if stands_out else "muted")
            ),
            plain(
                fitted(row.kind, KIND), self.ink("accent" if stands_out else "muted")
            ),
        )
        tail = self._tail(row, width)
        room = width - head.cell_length - tail.cell_length
        named = self._named(row, room)
        gap = " " * (room - named.cell_length)
        lines = [Content.assemble(head, named, gap, tail)]
        if self.row_height > 1:
            margin = " " * head.cell_length
            due = shortened(row.problem or row.due, width - head.cell_length - 1)
            ink = self.ink("problem" if row.problem else "muted")
            lines.append(Content.assemble(margin, plain(due, ink)))
        return lines

    def on_resize(self) -> None:
        """Use the height there is."""
        self._fit()

    def on_key(self, event: Key) -> None:
        """Bring the bar to a row by its number; a second digit makes it longer."""
        if event.character and event.character.isdecimal():
            digit = int(event.character)
            longer = self._typed * 10 + digit
            self._typed = longer if longer <= self.count() else digit
            if 1 <= self._typed <= self.count():
                self.cursor = self._typed - 1
        else:
            self._typed = 0

    def _fit(self) -> None:
        height = self.scrollable_content_region.height
        wanted = 3 if len(self.rows) * 3 <= height else 2
        self.row_height = wanted if len(self.rows) * wanted <= height else 1
        self.reload()
        self.post_message(self.Moved())

    def _named(self, row: MeetingRow, room: int) -> Content:
        if row.problem and self.row_height == 1:
            told = shortened(f"{row.name}: {row.problem}", room)
            return plain(told, self.ink("problem"))
        name = shortened(row.name, room)
        shown = plain(name, self.ink("strong")) if row.is_dialogue else plain(name)
        left = room - shown.cell_length - 3
        if not row.body or left < 8:
            return shown
        body = shortened(row.body, left)
        return Content.assemble(shown, plain(f" · {body}", self.ink("muted")))

    def _tail(self, row: MeetingRow, width: int) -> Content:
        """Return the columns after the name: when it is, and how much there is."""
        count = "" if row.problem else self._counts.get(row.id, "…")
        longest = max(map(len, self._counts.values()), default=1)
        when = plain(f"{row.when:>{WHEN}}", self.ink("accent"))
        counted = plain(f"{count:>{longest + 2}} ")
        return Content.assemble(when, counted) if row.when else counted
