"""The laptops' rows: what is here of each, and the receipt to compare."""

from collections.abc import Sequence

from textual.content import Content

from facilitator.domain.laptops import LaptopRow, LaptopState, sign
from facilitator.domain.plan.plan import (
    Plan,
    name_of,
)
from facilitator.i18n.formats import checksum, clock_of
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import STATE_WORDS
from facilitator.tui.kit.row_list import RowList
from facilitator.tui.kit.rows import Brush
from facilitator.tui.kit.text import (
    fitted,
    plain,
    shortened,
)
from facilitator.tui.laptops.words import to_do

STATE, COUNT, LATEST, RECEIPT = 20, 12, 8, 20
"""Widths of the columns in cells, with the gap that follows."""
WIDEST = 60
"""Cells of a laptop's name, at most."""
MARGIN = "     "


class LaptopList(RowList["LaptopRows"]):
    """Shows the laptops; the one under the bar says what to do about it."""

    def __init__(self, plan: Plan, tr: Translator) -> None:
        super().__init__(LaptopRows(plan, tr))

    @property
    def rows(self) -> Sequence[LaptopRow]:
        """The laptops that are shown."""
        return self.source.laptops

    @property
    def row(self) -> LaptopRow | None:
        """The laptop under the bar; None where there is none."""
        return self.rows[self.cursor] if self.rows else None

    def show(self, laptops: Sequence[LaptopRow]) -> None:
        """Show these laptops; the bar stays on the one it was on, if it may."""
        at = self.rows[self.cursor].device if self.rows else ""
        self.source.laptops = laptops
        places = [place for place, row in enumerate(laptops) if row.device == at]
        self.set_reactive(RowList.cursor, places[0] if places else 0)
        self.reload()


class LaptopRows:
    """The laptops with their states and receipts."""

    def __init__(self, plan: Plan, tr: Translator) -> None:
        self._plan, self._tr = plan, tr
        self.laptops: Sequence[LaptopRow] = ()

    def __len__(self) -> int:
        """Return how many laptops there are."""
        return len(self.laptops)

    def draw(self, place: int, brush: Brush) -> list[Content]:
        """Return a laptop's line, and under the bar what to do about it."""
        row = self.laptops[place]
        lines = [self._line(row, brush)]
        if brush.is_barred:
            room = max(brush.width - len(MARGIN) - 1, 1)
            advice = plain(to_do(self._tr, row)).wrap(room)
            lines += [Content.assemble(MARGIN, line) for line in advice]
        return lines

    def _line(self, row: LaptopRow, brush: Brush) -> Content:
        well = row.state >= LaptopState.UNTOLD
        ink = brush.ink("strong" if well else "problem")
        tail = self._tail(row, brush)
        state = self._tr(STATE_WORDS[row.state.name])
        room = brush.width - tail.cell_length - 3
        name = min(max(room - STATE, 8), WIDEST)
        return Content.assemble(
            plain(f" {sign(row.state)} ", ink),
            plain(fitted(shortened(self._name_with_tables(row), name - 1), name), ink),
            plain(fitted(state, max(room - name, 0))),
            tail,
        )

    def _name_with_tables(self, row: LaptopRow) -> str:
        """Return a laptop's name, and its tables where that says more."""
        tables = [name_of(self._plan.session.tables, each) for each in row.tables]
        more = ", ".join(each for each in tables if each != row.name)
        return f"{row.name} · {more}" if more else row.name

    def _tail(self, row: LaptopRow, brush: Brush) -> Content:
        """Return the columns after name and state, as many as there is room for."""
        here, tr = row.here, self._tr
        if here is None or not here.events:
            return plain("")
        count = tr.plural("{count} statement", "{count} statements", here.statements)
        parts = [plain(f"{count:>{COUNT + 2}}  ")]
        if brush.width >= 100:
            parts.append(
                plain(
                    fitted(clock_of(here.latest, tr.language), LATEST),
                    brush.ink("muted"),
                )
            )
        if brush.width >= 70:
            parts.append(
                plain(fitted(checksum(here.checksum), RECEIPT), brush.ink("accent"))
            )
        return Content.assemble(*parts)
