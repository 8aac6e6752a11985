"""The files made earlier: whether each still holds, when it was made, of which data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.cells import cell_len
from textual.content import Content

from facilitator.domain.session.digest import short
from facilitator.i18n.formats import clock, short_date
from facilitator.i18n.translate import Translator
from facilitator.services.export.history import Issue
from facilitator.tui.kit.row_list import RowList
from facilitator.tui.kit.rows import Brush
from facilitator.tui.kit.text import (
    fitted,
    plain,
    shortened,
)


class MadeList(RowList["MadeRows"]):
    """The files, newest first; the one under the bar with its checksum and state."""

    def __init__(self, tr: Translator) -> None:
        self._tr = tr
        super().__init__(MadeRows(tr, (), datetime.now().astimezone(), {}), id="made")

    def show(
        self, issues: Sequence[Issue], now: datetime, names: Mapping[str, str]
    ) -> None:
        """Show these.

        Args:
            issues: the files, newest first.
            now: what tells those of today, on the wall clock.
            names: of the sessions by id, where there are several of them.
        """
        self.source = MadeRows(self._tr, issues, now, names)
        self.reload()

    @property
    def paths(self) -> list[Path]:
        """The files that are shown."""
        return [each.path for each in self.source.issues]


@dataclass(frozen=True, slots=True)
class MadeRows:
    """The files with what is known of each."""

    tr: Translator
    issues: Sequence[Issue]
    now: datetime
    names: Mapping[str, str]
    """Of the sessions by id, where there are several of them."""

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self.issues)

    def draw(self, place: int, brush: Brush) -> list[Content]:
        """Return a file's line, and under the bar what is known of it."""
        issue, tr, width = self.issues[place], self.tr, brush.width
        sign, ink, state = _state(tr, issue)
        when = self._when(issue)
        room = max(width - cell_len(when) - 3, 1)
        line = Content.assemble(
            plain(sign, ink),
            plain(f" {fitted(issue.path.name, room)} "),
            plain(when, brush.ink("muted")),
        )
        if not brush.is_barred:
            return [line]
        details = [issue.path.name] if cell_len(issue.path.name) > room else []
        if issue.session in self.names:
            details.append(self.names[issue.session])
        if issue.verdict:
            details.append(short(issue.verdict.made_of.digest))
        lines = [plain(f"  {shortened(each, width - 2)}") for each in [*details, state]]
        return [line, *lines]

    def _when(self, issue: Issue) -> str:
        if not issue.at:
            return ""
        at = datetime.fromtimestamp(issue.at, self.now.tzinfo)
        today = at.date() == self.now.date()
        return clock(at, self.tr.language) if today else short_date(at.date())


def _state(tr: Translator, issue: Issue) -> tuple[str, str, str]:
    """Return a file's sign, its ink, and what the sign means."""
    found = issue.verdict
    if not issue.is_checked:
        return "…", "$foreground-muted", tr("being looked into")
    if found and found.altered:
        return "!", "bold $error", tr("altered by hand: do not rely on it")
    if found and found.is_current:
        return "✓", "$success", tr("current")
    if found and found.is_current is False:
        return "!", "bold $warning", tr("changed since: make it anew")
    return "–", "$foreground-muted", tr("cannot be told from the file")
