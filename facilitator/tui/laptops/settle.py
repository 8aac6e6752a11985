"""A statement that was corrected in two places at once: which wording is to stand?"""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from facilitator.domain.plan.plan import (
    Plan,
    name_of,
)
from facilitator.domain.session.conflict_sides import (
    Side,
    settling,
)
from facilitator.i18n.formats import clock_of
from facilitator.tui.dialogs.base import Dialog
from facilitator.tui.kit.text import plain


class SettleDialog(Dialog[str]):
    """Returns the statement's number once the choice is on disk, or None.

    All sides are shown beside each other, the one that leads now last; its digit lets
    a side stand. What is not chosen stays in the journal like every correction.
    """

    DEFAULT_CSS = """
    SettleDialog {
        & .dialog { width: 100%; }
        & #sides {
            height: auto;
            max-height: 100%;
            layout: grid;
            grid-size: 2;
            grid-gutter: 0 2;
            grid-rows: auto;
            padding: 1 1;
        }
        & #first { padding: 0 1; }
        & .side { height: auto; }
    }
    """

    def __init__(
        self, plan: Plan, number: str, original: str, sides: Sequence[Side]
    ) -> None:
        super().__init__()
        self._plan, self._number, self._sides = plan, number, sides
        self._original = original

    def compose(self) -> ComposeResult:
        """Lay out the sides beside each other."""
        tr = self.tr
        title = tr("{number} was corrected in two places", number=self._number)
        with self.frame(title, tr("A digit lets that one stand · Esc leaves")):
            first = tr("Written down first: {text}", text=self._original)
            yield Static(plain(first, "$foreground-muted"), id="first")
            with VerticalScroll(id="sides"):
                for place, side in enumerate(self._sides, 1):
                    yield Static(self._side_words(place, side), classes="side")
            yield self.trouble()

    def on_key(self, event: Key) -> None:
        """Let a side stand by its digit."""
        if event.character and event.character.isdecimal() and not self.is_answered:
            place = int(event.character)
            if 1 <= place <= len(self._sides):
                event.stop()
                reason = self.tr("chosen between two corrections")
                command = settling(self._sides[place - 1], reason)
                self.attempt(lambda: self.house.carry_out(command), self._number)
                return
        super().on_key(event)

    def _side_words(self, place: int, side: Side) -> Content:
        tr, plan, now = self.tr, self._plan, side.statement
        leads = side is self._sides[-1]
        head = f"{place}  {side.device} · {clock_of(side.layer.at, tr.language)}"
        coded = [name_of(plan.areas, now.area), name_of(plan.groups, now.group)]
        coded += [name_of(plan.keywords, word) for word in now.keywords]
        text = (
            tr("Withdrawn: {reason}", reason=now.withdrawn.reason)
            if (now.withdrawn)
            else now.text
        )
        lines = [
            plain(head, "bold $accent"),
            plain(tr("stands now"), "$success") if leads else plain(""),
            plain(text),
            plain(" · ".join(coded), "$foreground-muted"),
            plain(
                tr("Reason: {reason}", reason=side.layer.reason), "$foreground-muted"
            ),
        ]
        return Content("\n").join(lines)
