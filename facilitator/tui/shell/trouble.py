"""The last resort: what happened, what is safe, and the way on."""

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from facilitator.i18n.translate import mark
from facilitator.tui.actions.own_keys import key_name
from facilitator.tui.actions.registry import bindings
from facilitator.tui.kit.screen import BaseScreen
from facilitator.tui.kit.text import plain
from facilitator.tui.shell.crash_guard import Trouble


class FramedText(Widget):
    """A text drawn whole."""

    DEFAULT_CSS = """
    FramedText {
        width: 72;
        max-width: 100%;
        height: auto;
        padding: 1 2;
        border: round $error;
    }
    """

    def __init__(self, text: Content) -> None:
        super().__init__()
        self._text = text

    def render(self) -> Content:
        """Draw the text."""
        return self._text


class TroubleScreen(BaseScreen):
    """Shown instead of a traceback; opaque, since what lies below may be broken."""

    HELP_TITLE = mark("Something went wrong")
    HELP_TEXT = mark("Choose whether to go on or to quit.")
    BINDINGS: ClassVar[list[BindingType]] = bindings("trouble")
    DEFAULT_CSS = """
    TroubleScreen { align: center middle; background: $background; }
    """

    def __init__(self, trouble: Trouble, go_on: Callable[[], Awaitable[None]]) -> None:
        """Tell of a failure; `go_on` leads back to work."""
        super().__init__()
        self._trouble, self._go_on = trouble, go_on

    def compose(self) -> ComposeResult:
        """Lay out what is told."""
        tr = self.tr
        report = self._trouble.report
        report_words = (
            tr("A technical report was written to {path}", path=report)
            if report
            else tr("A technical report could not be written.")
        )
        lines = [
            plain(tr("Something went wrong in the program."), "bold"),
            plain(""),
            plain(
                tr(
                    "Everything saved is on disk, and what was half typed has been "
                    "kept. You can go on where you were."
                )
            ),
            plain(""),
            plain(report_words),
            plain(""),
            self._key("enter", tr("goes on")),
            self._key("ctrl+q", tr("quits the program")),
        ]
        yield FramedText(Content("\n").join(lines))

    def _key(self, key: str, does: str) -> Content:
        name = plain(f"{key_name(key, self.tr):<8}", "bold $accent")
        return Content.assemble(name, plain(does))

    async def action_go_on(self) -> None:
        """Go on."""
        await self._go_on()
