"""A QR code on the screen, painted so that phones can read it from any terminal.

Black and white cells are set outright, whatever the theme. A module is made of whole
cells where there is room, two beside each other, since gaps between a terminal's
lines break half blocks; else two modules share a cell, as `▄` over a background.
"""

from itertools import groupby

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from facilitator.domain.form.address import QUIET_MODULES
from facilitator.services.qr_codes import Matrix
from facilitator.tui.kit.text import plain

INK, PAPER = Color.from_rgb(0, 0, 0), Color.from_rgb(255, 255, 255)


class CodeView(Widget):
    """Paints a code as large as fits, or says in its place why there is none."""

    DEFAULT_CSS = """
    CodeView {
        width: 1fr;
        height: 1fr;
        content-align: center middle;
        text-align: center;
        padding: 0 1;
    }
    """

    class Fitted(Message):
        """The code has been given another size."""

    matrix: reactive[Matrix] = reactive(())
    """The modules without a quiet zone; empty while there is no code."""
    instead: reactive[str] = reactive("")
    """What is shown where there is no code, or no room for it."""

    def on_resize(self) -> None:
        """Tell that the modules may have another size."""
        self.post_message(self.Fitted())

    @property
    def module(self) -> int:
        """Width of a module in cells; 0 where no code is seen."""
        if not self.matrix:
            return 0
        return largest_module(len(self.matrix), *self.size)

    def render(self) -> Content:
        """Return what is shown instead of a code."""
        return plain(self.instead)

    def render_line(self, y: int) -> Strip:
        """Paint a line of the code, in the middle of the widget."""
        module = self.module
        if not module:
            return super().render_line(y)
        side = (len(self.matrix) + 2 * QUIET_MODULES) * module
        left = (self.size.width - side) // 2
        top = (self.size.height - (side + 1) // 2) // 2
        base = self.rich_style
        line: list[Segment] = []
        if 0 <= y - top < (side + 1) // 2:
            line = [Segment(" " * left, base), *code_line(self.matrix, module, y - top)]
        return Strip(line).adjust_cell_length(self.size.width, base)


def largest_module(modules: int, width: int, height: int) -> int:
    """Return the widest module that fits in cells: even, or 1, or 0 where none does."""
    side = modules + 2 * QUIET_MODULES
    most = min(width // side, 2 * height // side)
    return most if most < 2 else most - most % 2


def code_line(matrix: Matrix, module: int, y: int) -> list[Segment]:
    """Return line `y` of a code with its quiet zone, `module` cells to a module."""
    upper = _row(matrix, 2 * y // module)
    lower = _row(matrix, (2 * y + 1) // module)
    segments = []
    for (above, below), run in groupby(zip(upper, lower, strict=True)):
        half = " " if above == below else "▄"
        width = len(list(run)) * module
        segments.append(Segment(half * width, _style(above, below)))
    return segments


def _row(matrix: Matrix, at: int) -> tuple[bool, ...]:
    """Return a row of modules with its quiet zone; above and below, all light."""
    side, inner = len(matrix), at - QUIET_MODULES
    row = matrix[inner] if 0 <= inner < side else (False,) * side
    margin = (False,) * QUIET_MODULES
    return (*margin, *row, *margin)


def _style(above: bool, below: bool) -> Style:
    """Return the style of a cell whose upper and lower halves are dark or light."""
    return Style(color=INK if below else PAPER, bgcolor=INK if above else PAPER)
