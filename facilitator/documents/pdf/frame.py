"""Where the next block goes: the cursor on the paper, page breaks, set text."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from facilitator.documents.pdf.breaking import break_lines, break_right_to_left
from facilitator.documents.pdf.file.bidi import begins_right_to_left, has_right_to_left
from facilitator.documents.pdf.file.document import TaggedDocument
from facilitator.documents.pdf.file.elements import El
from facilitator.documents.pdf.file.fonts import Face, Measured
from facilitator.documents.pdf.file.page import Page, spelt_block
from facilitator.documents.pdf.file.styles import Align, Layout, Style
from facilitator.documents.pdf.file.text import printable, spelt

ALL = slice(None)
"""Every line of a setting."""
BASELINE = 0.74
"""How far down its leading a line stands, so that sizes beside each other agree."""
_NO_BREAK_SPACE = "\u00a0"
"""Printed as any space, and then read back as one."""
_LEAST_LINES = 2
"""Of a broken paragraph, on each side of the break."""


class Setting(NamedTuple):
    """A text broken into lines for a width."""

    lines: Sequence[Measured]
    style: Style
    face: Face
    width: float
    align: Align
    actual: str
    """The text itself, where the lines do not give it to the letter."""
    replaced: int
    """How many of its signs are printed as stand-ins."""
    block: str
    """All lines as a page takes them at once; empty where it cannot."""

    @property
    def height(self) -> float:
        """Height of all lines, in points."""
        return len(self.lines) * self.style.leading

    def holder(self, element: El) -> El:
        """Return the element that the lines shall belong to, inside `element`."""
        return element.add("Span", actual=self.actual) if self.actual else element


def _stand_ins(lines: Sequence[Measured]) -> int:
    """Count the signs that no font has."""
    runs = (
        run for line in lines if not isinstance(line.code, str) for run in line.code
    )
    return sum(run.actual not in ("", "\n") for run in runs)


def write(
    page: Page, setting: Setting, left: float, top: float, part: slice = ALL
) -> None:
    """Write a part of the lines inside a mark or an artifact that is open."""
    style = setting.style
    baseline = top - style.leading * BASELINE
    if setting.block and part is ALL:
        page.block(setting.face, style, setting.block, left, baseline)
        return
    lines = setting.lines[part]
    if setting.align == "left":
        page.lines(setting.face, style, lines, left, baseline)
        return
    for line in lines:
        slack = setting.width - line.width * style.size / 1000
        page.lines(setting.face, style, [line], left + slack, baseline)
        baseline -= style.leading


class Frame:
    """The text area of one page after another."""

    def __init__(
        self, document: TaggedDocument, layout: Layout, at: int | None = None
    ) -> None:
        """Let pages be added at the end, or put in at an index."""
        self.document = document
        self.layout = layout
        self.top: float = 0
        """Height of the upper edge of what comes next, in points."""
        self.chapter = ""
        """What the running head of the next page says."""
        self.section = ""
        """The headings below the chapter's that what comes next stands under."""
        self.replaced = 0
        """How many signs have been printed as stand-ins."""
        self.right_hand = False
        """Whether the next page must be a right-hand one."""
        self._page: Page | None = None
        self._at = at
        self._waiting: list[tuple[float, Callable[[], None]]] = []
        self._settings: dict[tuple[str, Style, float], Setting] = {}
        """A report prints most of its texts several times."""
        self.end_page()

    @property
    def page(self) -> Page:
        """The page in the making, begun when it is first drawn on."""
        if self._page is None:
            self._page = Page()
            self._page.chapter, self._page.section = self.chapter, self.section
            self._page.right_hand, self.right_hand = self.right_hand, False
            pages = self.document.pages
            pages.insert(len(pages) if self._at is None else self._at, self._page)
            if self._at is not None:
                self._at += 1
        return self._page

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self.top == self.layout.height - self.layout.top

    @property
    def room(self) -> float:
        """Height that is left above the lower margin."""
        return self.top - self.layout.bottom

    def end_page(self) -> None:
        """Let what comes next begin a new page."""
        self._page = None
        self.top = self.layout.height - self.layout.top

    def set(self, text: str, style: Style, width: float) -> Setting:
        """Break a text into lines of a style, dressed for the layout."""
        setting = self._settings.get((text, style, width))
        if setting is None:
            setting = self._break_lines(text, style, width)
            self._settings[text, style, width] = setting
        self.replaced += setting.replaced
        return setting

    def _break_lines(self, text: str, style: Style, width: float) -> Setting:
        style = self.layout.dressed(style)
        source = spelt(text)
        text = printable(source)
        face = self.document.fonts.face(style.face)
        limit = width * 1000 / style.size
        align = style.align
        if backwards := has_right_to_left(text):
            lines = break_right_to_left(face, text, limit)
            align = "right" if begins_right_to_left(text) else align
        else:
            lines = break_lines(face, text, limit)
        # What is drawn is not what was written; readers are given the latter.
        hidden = backwards or source != text or _NO_BREAK_SPACE in source
        actual = source if hidden else ""
        block = spelt_block(lines) if align == "left" else ""
        replaced = _stand_ins(lines)
        return Setting(lines, style, face, width, align, actual, replaced, block)

    def widest_word(self, text: str, style: Style) -> float:
        """Return how wide a text's longest word is, in points."""
        style = self.layout.dressed(style)
        face = self.document.fonts.face(style.face)
        words = printable(text).replace("\n", " ").split(" ")
        widths = (face[word].width for word in words)
        return max(widths) * style.size / 1000

    def draw(
        self, setting: Setting, holder: El, left: float, top: float, part: slice = ALL
    ) -> None:
        """Draw a part of the lines, the first with its upper edge at `top`."""
        with self.page.content_of(holder):
            write(self.page, setting, left, top, part)

    def hold(self, height: float, draw: Callable[[], None]) -> None:
        """Keep a block, such as a heading, back until what follows it is placed."""
        self._waiting.append((height, draw))

    @property
    def holds(self) -> bool:
        """Whether a block is held back."""
        return bool(self._waiting)

    def reserve(self, height: float) -> None:
        """See to it that `height` fits below what was held back, and draw that."""
        waiting, self._waiting = self._waiting, []
        if waiting:
            height += sum(each for each, _ in waiting)
        # On a fresh page it is drawn even so: the next would have no more room.
        if self.room < height and not self.fresh:
            self.end_page()
        for _, draw in waiting:
            draw()

    def skip(self, height: float) -> None:
        """Leave white space, except at the top of a page or below a heading."""
        if not self.fresh and not self._waiting:
            self.top -= height

    def fitting(self, lines: int, leading: float, tail: float = 0) -> int:
        """Return how many lines of a block to put on this page; 0 is a page break.

        `tail` is the height of what must stay with the last line. A broken block
        has at least two lines on either side.
        """
        if lines * leading + tail <= self.room:
            return lines
        fit = min(int(self.room / leading), lines - _LEAST_LINES)
        if fit >= _LEAST_LINES:
            return fit
        return max(1, min(int(self.room / leading), lines)) if self.fresh else 0

    def first_part(self, setting: Setting) -> float:
        """Return the least height in which a text may begin."""
        # Of three lines none may stand alone, so that they are not broken.
        return min(len(setting.lines), _LEAST_LINES + 1) * setting.style.leading

    def pour(self, setting: Setting, element: El, left: float, tail: float = 0) -> None:
        """Draw a text from the cursor on, over as many pages as it needs.

        `tail` is the height of what will follow and must stay with its last line.
        """
        leading, total = setting.style.leading, len(setting.lines)
        self.reserve(self.first_part(setting))
        holder = setting.holder(element)
        if setting.height + tail <= self.room:
            self.draw(setting, holder, left, self.top)
            self.top -= setting.height
            return
        next_line = 0
        while next_line < total:
            take = self.fitting(total - next_line, leading, tail)
            if take:
                self.draw(
                    setting, holder, left, self.top, slice(next_line, next_line + take)
                )
                self.top -= take * leading
                next_line += take
            if next_line < total:
                self.end_page()
