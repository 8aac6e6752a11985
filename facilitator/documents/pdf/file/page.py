"""One page in the making: marked text, artifacts and links, open until saved."""

from collections.abc import Iterable, Sequence
from typing import Literal

from facilitator.documents.pdf.file.elements import El, Link, Mark
from facilitator.documents.pdf.file.fonts import Face, Measured, Run
from facilitator.documents.pdf.file.styles import Style
from facilitator.documents.pdf.file.text import text_string

Box = tuple[float, float, float, float]
"""Left, bottom, right and top."""


def spelt_block(lines: Sequence[Measured]) -> str:
    """Return the operators of lines, or nothing where they need other fonts."""
    codes = [line.code for line in lines if isinstance(line.code, str)]
    if len(codes) < len(lines):
        return ""
    return "\nT*\n".join(f"({code})Tj" for code in codes)


class _Open:
    """A mark or an artifact that has been opened, and is closed at its end."""

    def __init__(self, text: list[str]) -> None:
        self._text = text

    def __enter__(self) -> None:
        """Nothing is nested: there is one for each page."""

    def __exit__(self, *raised: object) -> None:
        self._text.append("EMC")


class Page:
    """A page's content: artifacts beneath, then the text in reading order.

    Everything that paints is inside exactly one mark or one artifact, and the two
    are never nested. Coordinates are points from the lower left corner.
    """

    def __init__(self) -> None:
        self.marks: list[El] = []
        """The element of each mark, by its number."""
        self.links: list[Link] = []
        self.places: dict[str, float] = {}
        """Named places of the page, with their height above its lower edge."""
        self.chapter = ""
        """Title of the first chapter on the page, for the running head."""
        self.section = ""
        """Within it, what goes on from the page before; for the running head too."""
        self.running = True
        """Whether the page carries the running head and foot."""
        self.right_hand = False
        """Whether it must be a right-hand page of a two-sided print."""
        self._shapes: list[str] = []
        self._text: list[str] = []
        self._open = _Open(self._text)
        self._openings: list[int] = []
        """Where in the text each mark begins."""
        self._font: tuple[str, float] = ("", 0)
        self._ink = ""
        self._leading: float = 0

    def content_of(self, element: El) -> "_Open":
        """Let the text drawn inside belong to an element."""
        # ISO 14289-1, 7.1: all that is drawn is content with a tag, or an artifact.
        number = len(self.marks)
        self.marks.append(element)
        element.kids.append(Mark(self, number))
        self._openings.append(len(self._text))
        self._text.append(f"/{element.kind}<</MCID {number}>>BDC")
        return self._open

    def artifact(self, part: Literal["Header", "Footer", ""] = "") -> "_Open":
        """Let the text drawn inside be decoration, or part of the running furniture."""
        # Running heads and feet say that they are: ISO 14289-1, 7.8.
        kind = f"<</Type/Pagination/Subtype/{part}>>BDC" if part else " BMC"
        self._text.append(f"/Artifact{kind}")
        return self._open

    def lines(
        self,
        face: Face,
        style: Style,
        lines: Sequence[Measured],
        left: float,
        baseline: float,
    ) -> None:
        """Draw lines one under another, the first on `baseline`, all from `left`."""
        if not lines:
            return
        self._begin(style, left, baseline)
        last = len(lines) - 1
        for at, (_, code) in enumerate(lines):
            if isinstance(code, str):
                self._choose(face.resource, style.size)
                self._text.append(f"({code})Tj")
            else:
                self._runs(code, style.size)
            if at < last:
                self._text.append("T*")

    def block(
        self, face: Face, style: Style, spelt: str, left: float, baseline: float
    ) -> None:
        """Draw lines that `spelt_block` has spelt, as `lines` does."""
        self._begin(style, left, baseline)
        self._choose(face.resource, style.size)
        self._text.append(spelt)

    def rule(self, left: float, right: float, height: float, weight: float) -> None:
        """Draw a horizontal rule as an artifact beneath the text."""
        ink = 0.25 if weight > 0.5 else 0.7
        line = f"{left:.2f} {height:.2f} m {right:.2f} {height:.2f} l"
        self._shapes.append(f"{ink} G {weight:g} w {line} S")

    def box(self, box: Box, weight: float) -> None:
        """Draw an empty box as an artifact beneath the text."""
        left, bottom, right, top = box
        self._shapes.append(
            f"0.25 G {weight:g} w "
            f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re S"
        )

    def leader(self, left: float, right: float, height: float) -> None:
        """Draw a row of dots as an artifact, where there is room for some."""
        if right - left > 8:
            self._shapes.append(
                f"q 0.5 G 0.9 w 1 J [0 4.2] 0 d {left:.2f} {height:.2f} m "
                f"{right:.2f} {height:.2f} l S Q"
            )

    def fill(self, box: Box, ink: str) -> None:
        """Fill a box as an artifact beneath the text."""
        left, bottom, right, top = box
        self._shapes.append(
            f"{ink} {left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re f"
        )

    def figure(self, element: El, operators: Iterable[str]) -> None:
        """Paint path operators that belong to a figure."""
        # Paths may not be painted within a text object: ISO 32000-1, 8.2, figure 9.
        self._text.append("ET")
        with self.content_of(element):
            self._text += ["q", *operators, "Q"]
        self._text.append("BT")

    def link(self, element: El, box: Box, target: str, label: str) -> None:
        """Lay a link over a box; `element` must be of the kind `Link`."""
        link = Link(self, box, label, target, element)
        self.links.append(link)
        element.kids.append(link)

    def content(self, first: int = 0) -> bytes:
        """Return the content stream, its marks numbered from `first`."""
        shapes = ["/Artifact BMC q", *self._shapes, "Q EMC"] if self._shapes else []
        text = self._text
        # The second page on a side counts on from the marks of the first.
        if first:
            text = text.copy()
            for number, at in enumerate(self._openings):
                kind = self.marks[number].kind
                text[at] = f"/{kind}<</MCID {number + first}>>BDC"
        parts = [*shapes, "BT", *text, "ET"]
        return "\n".join(parts).encode("latin-1")

    def _begin(self, style: Style, left: float, baseline: float) -> None:
        write = self._text.append
        if style.ink != self._ink:
            write(style.ink)
            self._ink = style.ink
        if style.leading != self._leading:
            write(f"{style.leading:g} TL")
            self._leading = style.leading
        write(f"1 0 0 1 {left:.2f} {baseline:.2f} Tm")

    def _choose(self, font: str, size: float) -> None:
        if (font, size) != self._font:
            self._text.append(f"{font} {size:g} Tf")
            self._font = (font, size)

    def _runs(self, runs: Iterable[Run], size: float) -> None:
        for font, code, actual in runs:
            self._choose(font, size)
            if actual:
                # Read out and copied in place of what is drawn: ISO 32000-1, 14.9.4.
                spelt = text_string(actual)
                self._text.append(f"/Span<</ActualText{spelt}>>BDC({code})Tj EMC")
            else:
                self._text.append(f"({code})Tj")
