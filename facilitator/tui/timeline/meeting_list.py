"""The timeline's rows: one meeting each, from the first to the last."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Key

from facilitator.tui.kit.row_list import RowList
from facilitator.tui.kit.rows import Brush, EvenHeights
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


class MeetingList(RowList["MeetingRows"]):
    """Shows the meetings; the counts come when they are known."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(MeetingRows(), id=id)
        self._typed = 0

    @property
    def rows(self) -> Sequence[MeetingRow]:
        """The meetings that are shown."""
        return self.source.meetings

    def show(self, meetings: Sequence[MeetingRow]) -> None:
        """Show these meetings, with what is due below each where there is room."""
        self.source.meetings = meetings
        self._fit()

    def set_count(self, meeting: str, count: str) -> None:
        """Show how many statements a meeting has."""
        self.source.counts[meeting] = count
        self.reload()

    @property
    def current(self) -> MeetingRow | None:
        """The meeting under the bar."""
        return self.rows[self.cursor] if self.rows else None

    @property
    def tells_dues(self) -> bool:
        """Whether there is room for what is due below each meeting."""
        return self.source.lines > 1

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
        height, count = self.scrollable_content_region.height, self.count()
        lines = 3 if count * 3 <= height else 2
        self.source.lines = lines if count * lines <= height else 1
        self.heights = EvenHeights(self.source.lines)
        self.reload()
        self.post_message(self.Moved())


class MeetingRows:
    """The meetings with their days, names and counts."""

    def __init__(self) -> None:
        self.meetings: Sequence[MeetingRow] = ()
        self.counts: dict[str, str] = {}
        """How many statements a meeting has, in words, by its id."""
        self.lines = 1
        """How many lines a row has."""

    def __len__(self) -> int:
        """Return how many meetings there are."""
        return len(self.meetings)

    def draw(self, place: int, brush: Brush) -> list[Content]:
        """Return a meeting's line, and a second one where rows are two lines high."""
        row, width = self.meetings[place], brush.width
        stands_out = row.is_dialogue
        head = Content.assemble(
            plain(f"{place + 1:>3}  ", brush.ink("muted")),
            plain(
                fitted(row.date, DATE), brush.ink("strong" if stands_out else "muted")
            ),
            plain(
                fitted(row.kind, KIND), brush.ink("accent" if stands_out else "muted")
            ),
        )
        tail = self._tail(row, brush)
        room = width - head.cell_length - tail.cell_length
        name = self._name(row, room, brush)
        gap = " " * (room - name.cell_length)
        lines = [Content.assemble(head, name, gap, tail)]
        if self.lines > 1:
            margin = " " * head.cell_length
            due = shortened(row.problem or row.due, width - head.cell_length - 1)
            ink = brush.ink("problem" if row.problem else "muted")
            lines.append(Content.assemble(margin, plain(due, ink)))
        return lines

    def _name(self, row: MeetingRow, room: int, brush: Brush) -> Content:
        if row.problem and self.lines == 1:
            fault = shortened(f"{row.name}: {row.problem}", room)
            return plain(fault, brush.ink("problem"))
        name = shortened(row.name, room)
        title = plain(name, brush.ink("strong")) if row.is_dialogue else plain(name)
        left = room - title.cell_length - 3
        if not row.body or left < 8:
            return title
        body = shortened(row.body, left)
        return Content.assemble(title, plain(f" · {body}", brush.ink("muted")))

    def _tail(self, row: MeetingRow, brush: Brush) -> Content:
        """Return the columns after the name: when it is, and how much there is."""
        count = "" if row.problem else self.counts.get(row.id, "…")
        longest = max(map(len, self.counts.values()), default=1)
        when = plain(f"{row.when:>{WHEN}}", brush.ink("accent"))
        count_cells = plain(f"{count:>{longest + 2}} ")
        return Content.assemble(when, count_cells) if row.when else count_cells
