"""What taking in would change, looked at before it is done."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from facilitator.domain.taking_in import JournalLook
from facilitator.i18n.taking_in import doubts_of, told_look
from facilitator.tui.dialogs.base import Dialog
from facilitator.tui.kit.text import plain


class LookFirstDialog(Dialog[bool]):
    """Returns True where it is to be taken in all the same, or None."""

    AUTO_FOCUS = "VerticalScroll"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(True)", show=False)
    ]

    def __init__(self, looks: Sequence[JournalLook]) -> None:
        super().__init__()
        self._looks = looks

    def compose(self) -> ComposeResult:
        """Lay out what there is to think about, journal by journal."""
        tr = self.tr
        lines = []
        for look in self._looks:
            lines.append(told_look(tr, look))
            lines += [f"  {line}" for line in doubts_of(tr, look)]
        keys = tr("Enter takes it in · Esc leaves it")
        with self.frame(tr("Look first"), keys), VerticalScroll():
            yield Static(plain("\n".join(lines)))
