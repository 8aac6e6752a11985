"""What a pane is for, its usual tasks, every key that works there, where data lies."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from facilitator.i18n.translate import mark
from facilitator.tui.actions.action import Action
from facilitator.tui.actions.own_keys import keys_of
from facilitator.tui.dialogs.base import Dialog
from facilitator.tui.kit.text import (
    fitted,
    plain,
)

KEYS = 12
"""Width of the column of keys in cells."""
EDITING = mark(
    "Arrows, Home and End move, with Ctrl by words, with Shift they select. Ctrl+C "
    "copies, Ctrl+X cuts, Ctrl+V pastes, Ctrl+W takes away a word, Ctrl+U all before "
    "the cursor."
)


class Pages(Widget):
    """Headings, texts, and keys with what they do beside them."""

    DEFAULT_CSS = """
    Pages { height: auto; }
    """

    def __init__(self, parts: list[tuple[str, str]]) -> None:
        super().__init__()
        self._parts = parts
        """Key and text; a text without a key stands across, a key alone is a head."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines it takes."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw all of it."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for key, text in self._parts:
            if not text:
                lines += [plain(""), plain(key, "bold")]
                continue
            margin = KEYS if key else 0
            beside = plain(text).wrap(max(width - margin, 1))
            head = plain(fitted(key, margin), "bold $accent")
            lines.append(Content.assemble(head, beside[0]))
            lines += [Content.assemble(" " * margin, each) for each in beside[1:]]
        return lines


class HelpDialog(Dialog[None]):
    """Shows the help of one pane."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1,enter", "dismiss(None)", show=False)
    ]

    _scroll = getters.query_one(VerticalScroll)

    def __init__(self, title: str, text: str, actions: list[Action]) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._actions = actions

    def compose(self) -> ComposeResult:
        """Lay out the help; arrows scroll it."""
        frame = self.frame(self._title, self.tr("↑ ↓ scroll · Esc leaves"))
        with frame, VerticalScroll():
            yield Pages(self._parts())

    def on_mount(self) -> None:
        """Let the arrows scroll at once."""
        self._scroll.focus()

    def _parts(self) -> list[tuple[str, str]]:
        tr, keymap = self.tr, self.house.keys
        keys = [(keys_of(each, keymap, tr), tr(each.help)) for each in self._actions]
        return [
            ("", self._text),
            (tr("Keys here"), ""),
            *keys,
            (tr("Editing a text"), ""),
            ("", tr(EDITING)),
            *self._where(),
        ]

    def _where(self) -> list[tuple[str, str]]:
        office, desk, tr = self.house.program.office, self.house.desk, self.tr
        if office is None:
            return []
        folder = office.root
        if desk:
            folder = folder / "sessions" / desk.plan.session.id
        words = tr("In {folder}. Nothing is sent anywhere.", folder=folder)
        return [(tr("Where the data lies"), ""), ("", words)]
