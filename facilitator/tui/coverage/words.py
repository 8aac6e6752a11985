"""What the coverage table says, in words."""

from collections.abc import Sequence

from textual.content import Content

from facilitator.domain.hall.agenda import Moment
from facilitator.domain.hall.ask_next import (
    Gap,
    Turn,
)
from facilitator.domain.hall.coverage_grid import Grid
from facilitator.domain.plan.plan import (
    PlanItem,
    TargetGroup,
)
from facilitator.domain.session.coverage import Count
from facilitator.i18n.translate import Translator
from facilitator.tui.kit.clock_words import minutes
from facilitator.tui.kit.text import (
    plain,
    shortened,
)

ROOMY = 200
"""Cells in which both what is missing and what is thin can be named."""
LONGEST = 40
"""Cells that a group or an item takes at most where many are named."""


def heading(tr: Translator, grid: Grid) -> Content:
    """Return which table is shown."""
    if grid.area is None:
        return plain(tr("Coverage · all goal areas"))
    if grid.dimension == "question":
        return plain(tr("Coverage · questions in {area}", area=grid.area.name))
    return plain(tr("Coverage · keywords in {area}", area=grid.area.name))


def heading_of_asking(tr: Translator, gaps: Sequence[Gap]) -> Content:
    """Return how many gaps there are, and how many of them are empty."""
    empty = sum(1 for gap in gaps if not gap.total)
    counts = tr("{empty} empty, {few} thin", empty=empty, few=len(gaps) - empty)
    heading = tr("Coverage · ask next")
    return plain(f"{heading} · {counts}")


def cell(
    tr: Translator, grid: Grid, group: TargetGroup | None, item: PlanItem | None
) -> Content:
    """Return what is under the cursor: its names in full and its counts."""
    if item is None:
        return plain(tr("There is nothing here to cover; the plan names none."))
    if group is None:
        name, count = item.name, grid.column_total(item.id)
    else:
        name, count = f"{group.name} × {item.name}", grid.cell(group.id, item.id)
    words = _count_words(tr, count)
    if group and grid.is_silent(group.id, item.id):
        silent = tr("The group had nothing more to say.")
        words = f"{words} {silent}"
    return Content.assemble(plain(name, "bold"), "\n", plain(words))


def asking(tr: Translator, gaps: Sequence[Gap], moment: Moment, room: int) -> Content:
    """Name what to ask next, in at most `room` cells of text; empty where nothing is.

    Only what can be asked now is named, each with its table.
    """
    due = [gap for gap in gaps if gap.turn is not Turn.LATER]
    names = [
        f"{gap.table.name}: {_pair(gap.group, gap.area)}"
        if gap.table
        else _pair(gap.group, gap.area)
        for gap in due
    ]
    if not names:
        return plain("")
    left = minutes(moment.remaining) if moment.is_timed and moment.remaining > 0 else ""
    head = tr("Ask now ({left} left):", left=left) if left else tr("Ask now:")
    return _listed_names(tr, head, names, room, "bold $error")


def missing(tr: Translator, grid: Grid, room: int) -> Content:
    """Name the empty cells and the thin ones, in at most `room` cells of text."""
    gaps = grid.missing()
    none = [_pair(group, item) for group, item, count in gaps if not count.total]
    few = [
        f"{_pair(group, item)} ({count.apart})"
        for group, item, count in gaps
        if count.total
    ]
    if not gaps:
        return plain("✓ " + tr("Every group has been heard here."), "$success")
    parts = []
    if none:
        share = room * 2 // 3 if few and room > ROOMY else room
        parts.append(_listed_names(tr, tr("Missing:"), none, share, "bold $error"))
        room -= parts[0].cell_length
    if few and room > LONGEST:
        parts.append(_listed_names(tr, tr("Few:"), few, room, "bold $warning"))
    return Content("\n").join(parts)


def legend(tr: Translator, grid: Grid) -> Content:
    """Return how the table is to be read."""
    parts = [tr("12+3+1 is on site + online + on paper")]
    if grid.thin > 1:
        parts.append(tr("few: under {few}", few=grid.thin))
    if grid.dimension == "question":
        parts.append(tr("a statement may have no question"))
    elif grid.dimension == "keyword":
        parts.append(tr("a statement may have several keywords"))
    return plain(" · ".join(parts))


def _count_words(tr: Translator, count: Count) -> str:
    if not count.total:
        return tr("No statements yet.")
    count_words = tr.plural(
        "{count} statement in all", "{count} statements in all", count.total
    )
    ways = tr(
        "{onsite} on site, {online} online, {paper} on paper",
        onsite=count.onsite,
        online=count.online,
        paper=count.paper,
    )
    return f"{count_words}: {ways}"


def _pair(group: TargetGroup, item: PlanItem) -> str:
    return f"{shortened(group.name, LONGEST)} × {shortened(item.name, LONGEST)}"


def _listed_names(
    tr: Translator, what: str, names: list[str], room: int, style: str
) -> Content:
    """Return as many names as there is room for, and how many more there are."""
    items: list[str] = []
    for name in names:
        if items and sum(map(len, items)) + len(name) + len(what) + 20 > room:
            break
        items.append(name)
    if len(items) < len(names):
        items.append(tr("and {count} more", count=len(names) - len(items)))
    return Content.assemble(plain(what, style), " ", plain(" · ".join(items)))
