"""Bundled fonts: measure and encode words, with fallbacks and visible stand-ins."""

from importlib import resources
from io import BytesIO
from typing import Literal, NamedTuple

from reportlab.pdfbase.ttfonts import TTFont

from facilitator.documents.pdf.file.bidi import shape
from facilitator.documents.pdf.file.reportlab_private import (
    ObjectDocument,
    repair_metrics,
)
from facilitator.documents.pdf.file.text import ESCAPES

FaceName = Literal["regular", "semibold", "italic"]

_FILES: dict[FaceName, str] = {
    "regular": "FacilitatorSans-Regular",
    "semibold": "FacilitatorSans-Semibold",
    "italic": "FacilitatorSans-Italic",
}
_FALLBACKS = (
    ("FacilitatorArabic-Regular", range(0x0600, 0x0700)),
    ("FacilitatorArabic-Regular", range(0xFB50, 0xFEFD)),
    ("FacilitatorHebrew-Regular", range(0x0590, 0x0600)),
    ("FacilitatorEthiopic-Regular", range(0x1200, 0x13A0)),
    ("FacilitatorThai-Regular", range(0x0E00, 0x0E80)),
    ("FacilitatorSymbols-Regular", range(0x2190, 0x2C00)),
    ("FacilitatorSymbols-Regular", range(0x1F300, 0x1F700)),
)
_STAND_IN = "\u25a1"


class Run(NamedTuple):
    """Signs of one font, ready for a content stream."""

    font: str
    """Resource name of the font, with its slash."""
    code: str
    """The encoded signs, escaped for a literal string."""
    actual: str = ""
    """What the signs stand for, where they do not say it themselves."""


Code = str | tuple[Run, ...]
"""Signs in a face's own font, or runs where other fonts are needed."""


class Measured(NamedTuple):
    """A word or a line as it will be drawn."""

    width: int
    """In thousandths of the font size."""
    code: Code


class _NotInFirstSubset(Exception):
    """A sign that the first 256 signs of the face's own font do not hold."""


class _Codes(dict[int, str]):
    """Code points of the first subset of a font, for `str.translate`."""

    def __init__(self, font: TTFont, document: ObjectDocument) -> None:
        self._font = font
        self._document = document

    def __missing__(self, point: int) -> str:
        # Not a LookupError: `str.translate` would swallow that.
        if point not in self._font.face.charToGlyph:
            raise _NotInFirstSubset
        [(subset, code)] = self._font.splitString(chr(point), self._document)
        if subset:
            raise _NotInFirstSubset
        self[point] = ESCAPES.get(code[0], chr(code[0]))
        return self[point]


class Face(dict[str, Measured]):
    """One style of the text font in one document; maps a word to its measure."""

    def __init__(self, fonts: "Fonts", file: str) -> None:
        self._fonts = fonts
        self._font = fonts.load(file)
        self._codes = _Codes(self._font, fonts.document)
        self.resource: str = fonts.resource(self._font, 0)
        """Resource name of the font's first subset."""
        self.space: int = round(self._font.face.getCharWidth(32))
        """Width of a space, in thousandths of the font size."""

    def __missing__(self, word: str) -> Measured:
        measured = self[word] = self.set(shape(word))
        return measured

    def set(self, signs: str) -> Measured:
        """Measure and encode signs as they stand, without shaping them."""
        try:
            code = signs.translate(self._codes)
        except _NotInFirstSubset:
            return self._set_in_runs(signs)
        widths = self._font.face.charWidths
        return Measured(round(sum(widths[ord(sign)] for sign in signs)), code)

    def _set_in_runs(self, signs: str) -> Measured:
        width: float = 0
        runs: list[Run] = []
        for sign in signs:
            font = self._fonts.font_with(sign, self._font)
            glyph, actual = (sign, "") if font else (_STAND_IN, sign)
            font = font or self._font
            width += font.face.getCharWidth(ord(glyph))
            [(subset, code)] = font.splitString(glyph, self._fonts.document)
            name = self._fonts.resource(font, subset)
            runs.append(Run(name, ESCAPES.get(code[0], chr(code[0])), actual))
        return Measured(round(width), merge_runs(runs))


class Fonts:
    """The fonts of one document, each loaded when first asked for."""

    def __init__(self, document: ObjectDocument) -> None:
        self.document = document
        self._loaded: dict[str, TTFont] = {}
        self._faces: dict[FaceName, Face] = {}

    def face(self, name: FaceName) -> Face:
        """Return a style of the text font."""
        if name not in self._faces:
            self._faces[name] = Face(self, _FILES[name])
        return self._faces[name]

    def font_with(self, sign: str, first: TTFont) -> TTFont | None:
        """Return the font that has a glyph for the sign, or `None` where none has."""
        point = ord(sign)
        if point in first.face.charToGlyph:
            return first
        for file, points in _FALLBACKS:
            if point in points and point in self.load(file).face.charToGlyph:
                return self.load(file)
        return None

    def load(self, file: str) -> TTFont:
        """Return a bundled font, by the name of its file without the ending."""
        if file not in self._loaded:
            folder = resources.files("facilitator.documents") / "fonts"
            data = (folder / f"{file}.ttf").read_bytes()
            font = TTFont(file, BytesIO(data), asciiReadable=True)
            repair_metrics(font)
            self._loaded[file] = font
        return self._loaded[file]

    def resource(self, font: TTFont, subset: int) -> str:
        """Return the resource name of a subset, and see to it that it is embedded."""
        font.splitString(" ", self.document)
        name: str = font.getSubsetInternalName(subset, self.document)
        return name


def merge_runs(runs: list[Run]) -> tuple[Run, ...]:
    """Join neighbouring runs of one font; stand-ins stay apart, to be counted."""
    runs_merged: list[Run] = []
    for run in runs:
        last = runs_merged[-1] if runs_merged else None
        if last and last.font == run.font and not last.actual and not run.actual:
            runs_merged[-1] = Run(run.font, last.code + run.code)
        else:
            runs_merged.append(run)
    return tuple(runs_merged)
