"""A font of points: its letters, with their accents, as rows of ink."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from facilitator.tui.kit.letters.small import SMALL
from facilitator.tui.kit.letters.tall import TALL

ABOVE = 2
"""Rows above the capitals, for accents."""
_LIKE = {
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2010": "-", "\u2011": "-",
    "\u2212": "–", "´": "'", "`": "'", "′": "'", "″": '"', "„": '"', "×": "x",
}  # fmt: skip
"""Characters that are drawn as another."""
_ACCENTS = {
    "\u0300": ("#.", ".#"),
    "\u0301": (".#", "#."),
    "\u0302": (".#.", "#.#"),
    "\u0303": (".#.#", "#.#."),
    "\u0308": ("#.#", "..."),
    "\u030a": (".#.", "#.#", ".#."),
    "\u030c": ("#.#", ".#."),
}
"""Combining accents and their rows, the lowest of which lies above the letter."""

Rows = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Font:
    """Letters of one height. All measures are in points."""

    glyphs: Mapping[str, str]
    body: int
    """Height of the capitals."""
    below: int
    """Rows below the line, for tails."""
    small_letters: bool
    """False where capitals stand for them."""
    tight: int
    """Rows from one line to the next."""
    loose: int
    """The same, where tails would else run into the accents below them."""

    @property
    def height(self) -> int:
        """Rows of a letter with accents and tails."""
        return ABOVE + self.body + self.below

    def has(self, text: str) -> bool:
        """Tell whether every character of a text can be drawn."""
        return all(self._parts(char) is not None for char in self.settled(text))

    def settled(self, text: str) -> str:
        """Return a text as this font writes it: composed, in capitals if need be."""
        composed = unicodedata.normalize("NFC", text)
        return composed if self.small_letters else composed.upper()

    def drawn(self, char: str) -> Rows:
        """Return a character's rows, from the top of the accents down."""
        parts = self._parts(char)
        assert parts is not None
        return _letter(self, *parts)

    def line(self, text: str) -> Rows:
        """Return a text's rows, with a point between two letters."""
        letters = [self.drawn(char) for char in self.settled(text)]
        if not letters:
            return ("",) * self.height
        return tuple(".".join(rows) for rows in zip(*letters, strict=True))

    def width(self, text: str) -> int:
        """Return how wide a text is."""
        widths = [len(self.drawn(char)[0]) for char in self.settled(text)]
        return sum(widths) + max(len(widths) - 1, 0)

    def pitch(self, lines: Sequence[str]) -> int:
        """Return how many rows there are from each of these lines to the next."""
        rows = [self.line(line) for line in lines]
        meet = any(self._meet(*pair) for pair in pairwise(rows))
        return self.loose if meet else self.tight

    def _meet(self, upper: Rows, lower: Rows) -> bool:
        """Tell whether a tail comes near an accent on the line below."""
        tails = _columns(upper[ABOVE + self.body :])
        return any(tails & {at - 1, at, at + 1} for at in _columns(lower[:ABOVE]))

    def _parts(self, char: str) -> tuple[str, str] | None:
        """Return the letter and the accent that draw a character, if any do."""
        char = _LIKE.get(char, char)
        if char in self.glyphs:
            return char, ""
        base, *accents = list(unicodedata.normalize("NFD", char))
        if base in "ij" and accents:
            base = "ı"
        if base in self.glyphs and len(accents) == 1 and accents[0] in _ACCENTS:
            return base, accents[0]
        return None


# A long text is broken anew for each size that might fit, so that each of its letters
# is asked for many thousand times; there are some hundred of them.
@lru_cache(maxsize=512)
def _letter(font: Font, base: str, accent: str) -> Rows:
    """Return the rows of a letter and its accent, if it has one."""
    rows = list(_rows(font.glyphs[base], font.height))
    if accent:
        _crown(rows, _ACCENTS[accent])
    return tuple(rows)


def _rows(glyph: str, height: int) -> Iterator[str]:
    """Yield the rows of a letter, every one as wide as the widest, `height` of them."""
    above = 0 if glyph.startswith("^") else ABOVE
    rows = [""] * above + glyph.removeprefix("^").split("/")
    width = max(map(len, rows))
    for row in [*rows, *[""] * (height - len(rows))]:
        yield row.ljust(width, ".")


def _crown(rows: list[str], accent: Rows) -> None:
    """Put an accent on a letter, over its middle, with a free row between if it may."""
    first = next(at for at, row in enumerate(rows) if "#" in row)
    width = max(len(rows[0]), len(accent[0]))
    left = (width - len(rows[0])) // 2
    rows[:] = [("." * left + row).ljust(width, ".") for row in rows]
    inked = [row for row in accent if "#" in row]
    top = max(first - 1 - len(inked), 0)
    shift = (width - len(accent[0])) // 2
    for at, row in enumerate(inked, top):
        rows[at] = _both(rows[at], ("." * shift + row).ljust(width, "."))


def _columns(rows: Sequence[str]) -> set[int]:
    """Return where rows have ink, from the left."""
    return {at for row in rows for at, point in enumerate(row) if point == "#"}


def _both(one: str, other: str) -> str:
    return "".join("#" if "#" in pair else "." for pair in zip(one, other, strict=True))


TALL_FONT = Font(TALL, 7, 2, True, 10, 12)
SMALL_FONT = Font(SMALL, 5, 1, False, 8, 8)
