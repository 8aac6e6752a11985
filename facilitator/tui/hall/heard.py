"""What has been heard so far, in numbers only: never a word that anybody has said."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size as Cells
from textual.reactive import reactive
from textual.widget import Widget

from facilitator.domain.events.kinds import CHANNELS
from facilitator.domain.plan.plan import Plan
from facilitator.domain.session.coverage import Count
from facilitator.domain.session.session import Session
from facilitator.i18n.translate import Translator
from facilitator.tui.kit.letters.big import (
    SMALLEST,
    Size,
    drawn,
    wrapped,
)
from facilitator.tui.kit.poster import base_size
from facilitator.tui.kit.text import (
    plain,
    shortened,
)

SHARE = 5
"""It takes at most the screen's height divided by this."""
HIGH = 40
"""Rows of the screen from which the title is in large letters."""
VAST_LINES = 4
"""Lines of large letters that it may take where all are large."""
LEAST = 4
"""Rows that it may take on any screen."""
UNBROKEN = "\u00a0"
"""Holds a name and its number together."""


class Heard(NamedTuple):
    """Counts of statements."""

    title: str = ""
    areas: tuple[tuple[str, Count], ...] = ()
    """Names of goal areas in order."""
    words: tuple[tuple[str, Count], ...] = ()
    """The plan's own keywords that have been heard of, in order."""


NOTHING = Heard()


def heard(plan: Plan, session: Session, tr: Translator) -> Heard:
    """Count what has been said so far.

    Words that were taken up in the room are left out: somebody has said them.
    """
    total = session.coverage.total
    groups = [group.id for group in plan.groups]
    count_words = heard_told(session, tr)
    from_the_room = {word.id for word in session.hall.room_words()}
    words = [
        (word.name, total("keyword", [word.id], groups))
        for word in plan.keywords
        if word.id not in from_the_room
    ]
    title = tr("Heard so far: {statements}", statements=count_words)
    if session.channel_counts["onsite"] < session.channel_counts.total():
        title = tr(
            "Heard: {statements}", statements=count_words
        )  # There is little room.
    return Heard(
        title,
        tuple((a.name, total("area", [a.id], groups)) for a in plan.areas),
        tuple((name, count) for name, count in words if count.total),
    )


def heard_told(session: Session, tr: Translator) -> str:
    """Return how many statements count, the channels apart where there are several."""
    onsite, online, paper = (session.channel_counts[channel] for channel in CHANNELS)
    if not (online or paper):
        return tr.plural("{count} statement", "{count} statements", onsite)
    parts = (
        (tr("{count} on site", count=onsite), True),
        (tr("{count} online", count=online), online),
        (tr("{count} on paper", count=paper), paper),
    )
    return ", ".join(told for told, is_told in parts if is_told)


class HeardSoFar(Widget):
    """A few lines at the foot of the stage."""

    DEFAULT_CSS = """
    HeardSoFar { width: 1fr; height: auto; color: $foreground-muted; }
    """

    heard: reactive[Heard] = reactive(NOTHING, layout=True)
    """What is shown."""

    def get_content_height(self, container: Cells, viewport: Cells, width: int) -> int:
        """Return how many rows it takes."""
        return len(self._rows(width)) if self.heard.title else 0

    def render(self) -> Content:
        """Draw as much as there is room for."""
        if not self.heard.title:
            return plain("")
        return Content("\n").join(self._rows(self.content_size.width))

    def _rows(self, width: int) -> list[Content]:
        room = max(self.app.size.height // SHARE, LEAST)
        size = base_size(self.app.size)
        vast = VAST_LINES * size.pitch if size else 0
        lines = _lines(self.heard, size, width, vast) if size else []
        if size and len(lines) >= LEAST - 1:
            return [plain(row) for row in drawn(tuple(lines), size)]
        title = self._large_title(width)
        lines = _lines(self.heard, None, width, room - max(len(title) - 1, 0))
        head = title or [plain(line, "bold") for line in lines[:1]]
        return [*head, *map(plain, lines[1:])]

    def _large_title(self, width: int) -> list[Content]:
        """Return the title in large letters, where the screen is high enough."""
        if self.app.size.height < HIGH:
            return []
        lines = wrapped(self.heard.title, SMALLEST, width) or []
        rows = drawn(tuple(lines), SMALLEST) if len(lines) == 1 else ()
        return [plain(row) for row in rows] + [plain("")] * bool(rows)


def _lines(heard: Heard, size: Size | None, width: int, room: int) -> list[str]:
    """Return the lines, the areas' names cut only where they would not all have room.

    The keywords heard of most take the room that is left, in the plan's order. There
    are no lines where something cannot be drawn in that size.
    """
    areas: list[str] = []
    for limit in (width, (width - 3) // 2 - 5):
        names = [f"{shortened(n, limit)} {count.apart}" for n, count in heard.areas]
        areas = _broken([heard.title], size, width)[:1] + _broken(names, size, width)
        if _height(areas, size) < room:
            break
    ranked = sorted(heard.words, key=lambda word: -word[1].total)
    for most in range(len(ranked), 0, -1):
        first = ranked[:most]
        words = [f"{word[0]} {word[1].apart}" for word in heard.words if word in first]
        lines = areas + _broken(words, size, width)
        if len(lines) > len(areas) and _height(lines, size) <= room:
            return lines
    while len(areas) > 1 and _height(areas, size) > room:
        areas.pop()
    return areas


def _height(lines: Sequence[str], size: Size | None) -> int:
    return len(lines) * size.pitch if size else len(lines)


def _broken(items: Sequence[str], size: Size | None, width: int) -> list[str]:
    """Return items on lines, with a dot between two and none broken in the middle."""
    unbroken = [UNBROKEN.join(item.split()) for item in items]
    lines = wrapped(f"{UNBROKEN}· ".join(unbroken), size, width) or []
    return [line.removesuffix(f"{UNBROKEN}·") for line in lines]
