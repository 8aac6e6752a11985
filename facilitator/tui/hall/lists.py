"""Who is here, group by group, and how much each has said for its size."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from facilitator.domain.hall.ask_next import Pace
from facilitator.domain.plan.plan import TargetGroup
from facilitator.i18n.translate import Translator, mark
from facilitator.tui.kit.row_list import RowList
from facilitator.tui.kit.rows import Brush
from facilitator.tui.kit.text import (
    fitted,
    plain,
    shortened,
)

PROMPT = mark("Quiet for its size: ask the group by name, and let others wait.")
NAME, HERE, PACE = 44, 18, 22
"""Widths of the columns in cells, with the gap that follows."""


class PeopleList(RowList["PeopleRows"]):
    """Shows the groups; the one under the bar can be counted."""

    def __init__(self, groups: Sequence[TargetGroup], tr: Translator) -> None:
        super().__init__(PeopleRows(groups, tr), id="people")

    def show(self, present: Mapping[str, int], paces: Sequence[Pace]) -> None:
        """Show how many of each group are here, and what they have said."""
        self.source.present = present
        self.source.paces = {pace.group.id: pace for pace in paces}
        self.reload()

    @property
    def group(self) -> TargetGroup | None:
        """The group under the bar."""
        return self.source.groups[self.cursor] if self.source.groups else None


class PeopleRows:
    """The groups with how many of each are here."""

    def __init__(self, groups: Sequence[TargetGroup], tr: Translator) -> None:
        self.groups = groups
        self._tr = tr
        self.present: Mapping[str, int] = {}
        self.paces: Mapping[str, Pace] = {}

    def __len__(self) -> int:
        """Return how many groups there are."""
        return len(self.groups)

    def draw(self, place: int, brush: Brush) -> list[Content]:
        """Return a group's line, and under the bar a prompt where it is quiet."""
        group, tr, width = self.groups[place], self._tr, brush.width
        pace = self.paces.get(group.id)
        quiet = pace is not None and pace.is_quiet
        ink = brush.ink("problem" if quiet else "strong")
        lines = [
            Content.assemble(
                plain(f" {'!' if quiet else ' '} ", ink),
                plain(
                    fitted(group.name, min(max(width - HERE - PACE - 3, 8), NAME)), ink
                ),
                plain(fitted(self._here(group), HERE)),
                plain(fitted(self._pace_words(pace), PACE), brush.ink("muted")),
            )
        ]
        if quiet and brush.is_barred:
            lines.append(plain("   " + shortened(tr(PROMPT), width - 4)))
        return lines

    def _here(self, group: TargetGroup) -> str:
        """Return how many are here, of how many that are expected."""
        tr, here = self._tr, self.present.get(group.id)
        if here is None:
            return tr("not counted")
        if group.expected:
            return tr("{here} of {count} here", here=here, count=group.expected)
        return tr("{here} here", here=here)

    def _pace_words(self, pace: Pace | None) -> str:
        if pace is None:
            return ""
        tr, each = self._tr, f"{pace.each:.1f}"
        if tr.language == "sv":
            each = each.replace(".", ",")
        words = tr("{each} each", each=each)
        quiet = tr("quiet")
        return f"{words} · {quiet}" if pace.is_quiet else words
