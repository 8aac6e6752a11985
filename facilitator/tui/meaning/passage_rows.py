"""Passages as they are set on the screen: each in full, under what it belongs to."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content

from facilitator.tui.kit.rows import Brush
from facilitator.tui.kit.text import fitted, plain
from facilitator.tui.meaning.pages import Passage

MARGIN, NUMBER = 1, 10
"""Cells before a passage, and of a statement's number with the gap that follows."""
NARROWEST, WIDEST_GUTTER = 16, 34
"""Cells of the headings where they stand beside what they are over."""
BESIDE = 100
"""Cells from which they do."""
WIDEST = 96
"""Cells of a line that is good to read, at most."""
NOTE_LINES = 3


class PassageRows:
    """Whole texts, their headings above them or beside them."""

    def __init__(self, passages: Sequence[Passage] = (), *, airy: bool = False) -> None:
        """Take passages; `airy` where there is room for a line above a heading."""
        self.passages, self._airy = passages, airy
        self._gutter = _gutter(passages)
        self._wrapped: dict[tuple[Passage, int], list[Content]] = {}

    def like(self, passages: Sequence[Passage], *, airy: bool) -> "PassageRows":
        """Return other passages; what was set already of these is set no more."""
        rows = PassageRows(passages, airy=airy)
        if rows._gutter == self._gutter:
            rows._wrapped = self._wrapped
        return rows

    def __len__(self) -> int:
        """Return how many passages there are."""
        return len(self.passages)

    def statement_at(self, place: int) -> str | None:
        """Return the id of the statement that a passage is, if it is one."""
        return self.passages[place].statement or None

    def forget(self) -> None:
        """Set all anew: the colours may be others, or the width."""
        self._wrapped.clear()

    def draw(self, place: int, brush: Brush) -> list[Content]:
        """Return a passage's lines: heading and text, and a note where the bar is."""
        passage, width = self.passages[place], brush.width
        lines = [*self._lines(passage, brush)]
        if not (brush.is_focused and brush.is_barred and passage.note):
            return lines
        margin = self._margin(passage, width)
        note = plain(passage.note, brush.ink("muted")).wrap(_room(margin, width))
        return [*lines, *(plain(" " * margin) + each for each in note[:NOTE_LINES])]

    def heights(self, brush: Brush) -> Iterable[int]:
        """Return how many lines each passage has where the bar is not."""
        return (self._height(each, brush) for each in self.passages)

    def above(self, passage: Passage, width: int) -> int:
        """Return how many lines stand above a passage's text."""
        on_its_own = width < BESIDE and not passage.quiet
        return self._airy + on_its_own if passage.head else 0

    def _margin(self, passage: Passage, width: int) -> int:
        """Return how many cells stand before a passage's text."""
        gutter = self._gutter if width >= BESIDE else 0
        return MARGIN + gutter + (NUMBER if passage.number else 0)

    def _height(self, passage: Passage, brush: Brush) -> int:
        body, beside = self._body(passage, brush), self._beside(passage, brush)
        return self.above(passage, brush.width) + max(len(body), len(beside))

    def _lines(self, passage: Passage, brush: Brush) -> Iterator[Content]:
        """Yield a passage's lines, the heading beside it where there is room."""
        width = brush.width
        margin, body = self._margin(passage, width), self._body(passage, brush)
        above, beside = self.above(passage, width), self._beside(passage, brush)
        if width < BESIDE and above and not passage.quiet:
            yield from [Content("")] * (above - 1)
            yield _indented(_head(passage, brush))
        else:
            yield from [Content("")] * above
        number = plain(fitted(passage.number, NUMBER), brush.ink("muted"))
        before = margin - number.cell_length if passage.number else margin
        for at in range(max(len(body), len(beside))):
            left = _indented(beside[at]) if at < len(beside) else Content("")
            line = left.pad_right(before - left.cell_length)
            if passage.number:
                line += number if not at else Content(" " * NUMBER)
            yield line + body[at] if at < len(body) else line

    def _beside(self, passage: Passage, brush: Brush) -> list[Content]:
        """Return the lines of a heading that stands beside what it is over."""
        if brush.width < BESIDE or not passage.head:
            return []
        return _head(passage, brush).wrap(self._gutter - 2)

    def _body(self, passage: Passage, brush: Brush) -> list[Content]:
        """Return the lines of a passage's text."""
        width = brush.width
        lines = self._wrapped.get((passage, width))
        if lines is None:
            words = plain(passage.text, brush.ink("muted") if passage.quiet else "")
            if passage.label:
                label = plain(passage.label, brush.ink("strong"))
                words = Content.assemble(label, "  ", words)
            if width < BESIDE and passage.quiet and passage.head:
                words = Content.assemble(_head(passage, brush), "  ", words)
            lines = words.wrap(_room(self._margin(passage, width), width))
            self._wrapped[passage, width] = lines
        return lines


def _gutter(passages: Sequence[Passage]) -> int:
    """Return how many cells the headings take beside what they are over."""
    longest = max((cell_len(f"{p.head}  {p.aside}") for p in passages), default=0)
    return max(NARROWEST, min(longest + 2, WIDEST_GUTTER))


def _head(passage: Passage, brush: Brush) -> Content:
    name = plain(passage.head, brush.ink("accent") + brush.ink("strong"))
    aside = plain(f"  {passage.aside}", brush.ink("muted"))
    return Content.assemble(name, aside) if passage.aside else name


def _indented(line: Content) -> Content:
    return line.pad_left(MARGIN)


def _room(margin: int, width: int) -> int:
    return max(min(width - margin - 1, WIDEST), 1)
