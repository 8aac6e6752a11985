"""The rounds of the agenda as rows: when each is, and how it stands."""

from collections.abc import Sequence

from textual.content import Content

from facilitator.domain.hall.agenda import (
    AgendaItem,
    area_at,
)
from facilitator.domain.plan.plan import Plan
from facilitator.i18n.formats import clock
from facilitator.i18n.translate import Translator
from facilitator.tui.kit.row_list import RowList
from facilitator.tui.kit.rows import Brush
from facilitator.tui.kit.text import (
    fitted,
    plain,
)

SIGNS = {"done": "✓", "now": "▶", "later": " "}
NAME, TIMES, LENGTH = 24, 15, 8
"""Widths of the columns in cells, with the gap that follows."""


class AgendaList(RowList["AgendaRows"]):
    """Shows the rounds; the one under the bar can be started."""

    def __init__(self, plan: Plan, tr: Translator) -> None:
        super().__init__(AgendaRows(plan, tr), id="rounds")

    @property
    def items(self) -> Sequence[AgendaItem]:
        """The rounds that are shown."""
        return self.source.items

    def name_areas_of(self, table: str | None) -> None:
        """Name the areas of one table, where each has its own."""
        self.source.table = table

    def show(self, items: Sequence[AgendaItem]) -> None:
        """Show the rounds as they are expected to go."""
        self.source.items = items
        self.reload()


class AgendaRows:
    """The rounds with their times and what each is about."""

    def __init__(self, plan: Plan, tr: Translator) -> None:
        self._plan, self._tr = plan, tr
        self.table: str | None = None
        """The table whose area is named, where each has its own."""
        self.items: Sequence[AgendaItem] = ()

    def __len__(self) -> int:
        """Return how many rounds there are."""
        return len(self.items)

    def draw(self, place: int, brush: Brush) -> list[Content]:
        """Return a round's line."""
        item, tr, width = self.items[place], self._tr, brush.width
        ink = brush.ink(
            {"done": "muted", "now": "strong", "later": "accent"}[item.state]
        )
        starts, ends = (clock(each, tr.language) for each in (item.starts, item.ends))
        length = tr("{count} min", count=item.round.minutes)
        length_words = "" if item.round.minutes == 0 else length
        sign = f" {SIGNS[item.state]} "
        room = max(width - TIMES - LENGTH - len(sign), 8)
        name_width = min(room, NAME)
        return [
            Content.assemble(
                plain(sign, ink),
                plain(fitted(item.round.name, name_width), ink),
                plain(fitted(f"{starts}–{ends}", TIMES)),
                plain(fitted(length_words, LENGTH)),
                plain(fitted(self._topic(item), max(room - name_width, 0)), ink),
            )
        ]

    def _topic(self, item: AgendaItem) -> str:
        """Return what is talked about at the table, or in the whole room."""
        if item.round.pause:
            tr = self._tr
            return tr("pause")
        area = area_at(self._plan, self.table, item.round.id)
        return area.name if area else ""
