"""Draw an SVG file as the path operators of a PDF page."""

import math
import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from PIL import ImageColor

from facilitator.documents.pdf.blocks.svg_source import plain_tree
from facilitator.documents.pdf.file.pictures import Drawing, UnfitError

if TYPE_CHECKING:
    from svgelements import Shape

_LENGTH = re.compile(r"\s*((?:\d*\.\d+|\d+)(?:[eE][-+]?\d+)?)\s*(?:px)?\s*")
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_FURTHEST = 30_000
"""Numbers in a file of PDF 1.4 are below 32,767."""


def read_svg(data: bytes) -> Drawing:
    """Return the drawing of a file.

    Raises:
        UnfitError: it cannot be drawn faithfully; see `plain_tree`, and `empty`.
    """
    root = plain_tree(data)
    left, top, width, height = _view(root)
    for element in root.iter():
        _normalise(element)
    root.attrib.pop("width", None)
    root.attrib.pop("height", None)
    root.set("viewBox", f"0 0 {width} {height}")
    operators = [op for shape in _shapes(root) for op in _paint(shape)]
    if not operators:
        raise UnfitError("empty")
    # Upside down, since SVG counts downwards, and cut at the edges of the picture.
    frame = f"{_numbers(left, top, width, height)} re W n"
    turned = f"1 0 0 -1 {_numbers(-left, height + top)} cm"
    return Drawing(width, height, [turned, frame, *operators])


def _view(root: ElementTree.Element) -> tuple[float, float, float, float]:
    """Return the part of the plane that is seen: left, top, width and height."""
    try:
        if spelt := root.get("viewBox"):
            left, top, width, height = map(float, spelt.replace(",", " ").split())
        else:
            left = top = 0.0
            width, height = (float(_plain_length(root.get(k, ""))) for k in _SIZE)
    except ValueError as error:
        raise UnfitError("broken") from error
    if not all(map(math.isfinite, (left, top))) or not (
        0 < width < _FURTHEST and 0 < height < _FURTHEST
    ):
        raise UnfitError("broken")
    return left, top, width, height


_SIZE = ("width", "height")


def _plain_length(spelt: str) -> str:
    if not (match := _LENGTH.fullmatch(spelt)):
        raise UnfitError("unsupported")
    return match[1]


def _normalise(element: ElementTree.Element) -> None:
    """Spell colours and widths in the one way that every reader takes alike."""
    for key in ("fill", "stroke", "color"):
        if spelt := element.get(key):
            element.set(key, _colour(spelt.strip().lower()))
    if spelt := element.get("stroke-width"):
        element.set("stroke-width", _plain_length(spelt))


def _colour(spelt: str) -> str:
    if spelt in ("none", "transparent"):
        return "none"
    if spelt == "currentcolor":
        return "currentColor"
    try:
        parts = ImageColor.getrgb(spelt)
    except ValueError as error:
        raise UnfitError("unsupported") from error
    if len(parts) == 4:
        raise UnfitError("transparency")
    return "#{:02x}{:02x}{:02x}".format(*parts)


def _shapes(root: ElementTree.Element) -> Iterable["Shape"]:
    # Loaded here: few documents have a logo, and fewer one of this kind.
    from svgelements import SVG, Shape

    spelt = ElementTree.tostring(root, encoding="utf-8")
    try:
        drawing = SVG.parse(BytesIO(spelt), reify=False, on_error="raise")
        return [each for each in drawing.elements() if isinstance(each, Shape)]
    except Exception as error:
        # It raises whatever the odd number or letter led to.
        raise UnfitError("broken") from error


def _paint(shape: "Shape") -> Iterator[str]:
    values = shape.values
    fill = _ink(shape.fill, "rg")
    stroke = _ink(shape.stroke, "RG") if shape.stroke_width else ""
    if not fill and not stroke:
        return
    yield "q"
    move = shape.transform
    yield f"{_numbers(move.a, move.b, move.c, move.d, move.e, move.f)} cm"
    if fill:
        yield fill
    if stroke:
        yield stroke
        yield f"{_numbers(shape.stroke_width)} w"
        yield f"{_choice(_CAPS, values.get('stroke-linecap', 'butt'))} J"
        yield f"{_choice(_JOINS, values.get('stroke-linejoin', 'miter'))} j"
        yield f"{_numbers(max(1, _limit(values.get('stroke-miterlimit', '4'))))} M"
    yield from _path(shape)
    even = "*" if fill and values.get("fill-rule") == "evenodd" else ""
    yield f"{'B' if fill and stroke else 'f' if fill else 'S'}{even}"
    yield "Q"


def _ink(colour: Any, operator: str) -> str:
    if colour is None or colour.value is None:
        return ""
    parts = (colour.red, colour.green, colour.blue)
    return " ".join(f"{part / 255:.3g}" for part in parts) + f" {operator}"


def _choice(words: dict[str, int], word: str) -> int:
    if word not in words:
        raise UnfitError("unsupported")
    return words[word]


def _limit(spelt: str) -> float:
    return float(_plain_length(spelt))


def _path(shape: "Shape") -> Iterator[str]:
    try:
        yield from _segments(shape)
    except (ArithmeticError, AttributeError, TypeError) as error:
        # A path whose points are not all there, such as one that begins in the air.
        raise UnfitError("broken") from error


def _segments(shape: "Shape") -> Iterator[str]:
    from svgelements import Arc, Close, CubicBezier, Line, Move, Path, QuadraticBezier

    for segment in Path(shape).segments(transformed=False):
        match segment:
            case Move():
                yield f"{_points(segment.end)} m"
            case Close():
                yield "h"
            case Line():
                yield f"{_points(segment.end)} l"
            case CubicBezier():
                yield f"{_points(segment.control1, segment.control2, segment.end)} c"
            case QuadraticBezier():
                start, bend, end = segment.start, segment.control, segment.end
                first = start + (bend - start) * (2 / 3)
                second = end + (bend - end) * (2 / 3)
                yield f"{_points(first, second, end)} c"
            case Arc():
                for curve in segment.as_cubic_curves():
                    yield f"{_points(curve.control1, curve.control2, curve.end)} c"


def _points(*points: Any) -> str:
    return _numbers(*(part for point in points for part in (point.x, point.y)))


def _numbers(*numbers: float) -> str:
    if not all(abs(number) < _FURTHEST for number in numbers):
        raise UnfitError("broken")
    return " ".join(f"{number:.4f}".rstrip("0").rstrip(".") for number in numbers)
