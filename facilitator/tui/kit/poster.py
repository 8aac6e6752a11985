"""Texts in the largest letters there is room for, the most important one first."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size as Cells
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from facilitator.tui.kit.letters.big import (
    SIZES,
    SMALLEST,
    Size,
    drawn,
    height,
    wrapped,
)
from facilitator.tui.kit.text import (
    fitted,
    plain,
    shortened,
)

VAST = (200, 55)
"""Columns and rows from which plain letters are too small for a hall."""
BETWEEN = 2
"""Spaces between two columns."""
WIDEST_COLUMN = 0.4
"""Share of the width that the left one of two columns takes at most."""


class Block(NamedTuple):
    """A part of a poster."""

    text: str = ""
    style: str = ""
    """How it is coloured."""
    rank: int = 2
    """1 gets the largest letters; what comes after that is smaller."""
    rows: tuple[tuple[str, str], ...] = ()
    """Two columns, instead of a text."""
    is_close: bool = False
    """True where no blank line stands above it."""


class Set(NamedTuple):
    """A block as it is set: its size, None for plain letters, and its lines."""

    block: Block
    size: Size | None
    lines: tuple[str, ...]
    """Lines of text; of columns, the left ones, and then the right ones."""

    @property
    def height(self) -> int:
        """Rows of cells it takes."""
        if self.block.rows and self.size:
            return len(self.block.rows) * self.size.pitch
        return (
            height(self.lines, self.size) if self.block.text else len(self.lines) // 2
        )


def base_size(screen: Cells) -> Size | None:
    """Return the size of what is not important: plain unless the screen is vast."""
    is_vast = screen.width >= VAST[0] and screen.height >= VAST[1]
    return SMALLEST if is_vast else None


def set_blocks(
    blocks: Sequence[Block], width: int, room: int, base: Size | None
) -> list[Set]:
    """Set blocks in `width` by `room` cells, none smaller than `base` if it may be.

    Those of the first rank are made as large as they can be, all alike; then the rest,
    which stay smaller.
    """
    for least in dict.fromkeys((base, None)):
        done = [_set(block, least, width) for block in blocks]
        sizes = _larger_than(least)
        first = [at for at, block in enumerate(blocks) if block.rank == 1]
        size = _grown(done, first, sizes, width, room) if first else sizes[0]
        if size:
            _grow_rest(done, sizes[sizes.index(size) + 1 :], width, room)
        if _total(done) <= room:
            break
    return done


def _grow_rest(done: list[Set], sizes: Sequence[Size], width: int, room: int) -> None:
    """Let what is not of the first rank grow: all of it alike, or else by rank."""
    rest = [at for at, each in enumerate(done) if each.block.rank > 1]
    if not rest or _grown(done, rest, sizes, width, room):
        return
    for rank in sorted({done[at].block.rank for at in rest}):
        at = [each for each in rest if done[each].block.rank == rank]
        size = _grown(done, at, sizes, width, room)
        sizes = sizes[sizes.index(size) :] if size else ()


def _larger_than(least: Size | None) -> tuple[Size, ...]:
    return SIZES[: SIZES.index(least)] if least else SIZES


def _grown(
    done: list[Set], at: Sequence[int], sizes: Sequence[Size], width: int, room: int
) -> Size | None:
    """Give some blocks the largest size that leaves room for the rest; return it."""
    for size in sizes:
        attempt = list(done)
        for each in at:
            attempt[each] = _set(done[each].block, size, width)
        if all(attempt[each].size is size for each in at) and _total(attempt) <= room:
            done[:] = attempt
            return size
    return None


def _set(block: Block, size: Size | None, width: int) -> Set:
    """Set a block in a size, in plain letters where that cannot be done."""
    if block.rows:
        return _set_rows(block, size, width)
    lines = wrapped(block.text, size, width)
    if lines is None:
        return _set(block, None, width)
    return Set(block, size, tuple(lines))


def _set_rows(block: Block, size: Size | None, width: int) -> Set:
    left, right = ([" ".join(row[n].split()) for row in block.rows] for n in (0, 1))
    if size:
        fits = all(size.font.has(text) for text in (*left, *right))
        beside = max(map(size.width, left)) + _gap(size) if fits else width
        if fits and beside + max(map(size.width, right)) <= width:
            return Set(block, size, (*left, *right))
    return Set(block, None, (*left, *right))


def _gap(size: Size) -> int:
    return size.width(" " * BETWEEN)


def _total(done: Sequence[Set]) -> int:
    blanks = sum(not each.block.is_close for each in done[1:])
    return sum(each.height for each in done) + blanks


def _drawn(done: Set, width: int) -> list[Content]:
    """Return the rows of cells of a block."""
    block, size = done.block, done.size
    if not block.rows:
        rows = drawn(done.lines, size) if size else done.lines
        weight = "" if size else "bold "
        return [plain(row, (weight + block.style).strip()) for row in rows]
    count = len(block.rows)
    pairs = list(zip(done.lines[:count], done.lines[count:], strict=True))
    if size:
        return _large_rows(pairs, size, block.style)
    widest = max(cell_len(left) for left, _ in pairs)
    beside = min(widest, max(int(width * WIDEST_COLUMN), 6))
    return [
        Content.assemble(
            plain(fitted(left, beside + BETWEEN), f"bold {block.style}".strip()),
            plain(shortened(right, width - beside - BETWEEN)),
        )
        for left, right in pairs
    ]


def _large_rows(
    pairs: Sequence[tuple[str, str]], size: Size, style: str
) -> list[Content]:
    """Return two columns in large letters, a row of letters below the other."""
    beside = max(size.width(left) for left, _ in pairs) + _gap(size)
    columns = [_boxes(each, size) for each in zip(*pairs, strict=True)]
    rows = [
        Content.assemble(plain(left.ljust(beside), style), plain(right))
        for left, right in zip(*columns, strict=True)
    ]
    return rows


def _boxes(texts: Sequence[str], size: Size) -> list[str]:
    """Return texts as rows of cells, every text as high as a line."""
    rows: list[str] = []
    for text in texts:
        box = drawn((text,), size, whole=True)
        rows += [*box, *[""] * (size.pitch - len(box))]
    return rows


class Poster(Widget):
    """Shows blocks in the middle of its height, from the left."""

    DEFAULT_CSS = """
    Poster { width: 1fr; height: 1fr; content-align: left middle; }
    """

    blocks: reactive[tuple[Block, ...]] = reactive(())
    """What is shown, from above."""

    class RoomChanged(Message):
        """There is more or less room than before, so that other blocks may fit."""

    def on_resize(self) -> None:
        """Tell that there is another room."""
        self.post_message(self.RoomChanged())

    def fits(self, blocks: Sequence[Block]) -> tuple[bool, bool]:
        """Tell whether blocks have room at all, and whether the first rank is large."""
        room = self.content_size.height
        done = self._set(blocks)
        large = all(each.size for each in done if each.block.rank == 1)
        return _total(done) <= room, large and _total(done) <= room

    def render(self) -> Content:
        """Draw the blocks; what there is no room for at all ends in an ellipsis."""
        width, room = self.content_size
        lines: list[Content] = []
        for each in self._set(self.blocks):
            if lines and not each.block.is_close:
                lines.append(plain(""))
            lines += _drawn(each, width)
        if len(lines) > room > 0:
            lines[room - 1 :] = [plain("…", "bold")]
        return Content("\n").join(lines)

    def _set(self, blocks: Sequence[Block]) -> list[Set]:
        width, room = self.content_size
        return set_blocks(blocks, width, room, base_size(self.app.size))
