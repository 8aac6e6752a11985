"""Bar charts that survive a black-and-white printer: grey fills, hatching, values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from facilitator.documents.pdf.blocks.caption import hold_caption
from facilitator.documents.pdf.file.elements import El
from facilitator.documents.pdf.file.page import Box
from facilitator.documents.pdf.file.styles import CAPTION, CELL, CELL_HEAD
from facilitator.documents.pdf.file.text import one_line
from facilitator.documents.pdf.frame import Frame, Setting

_BAR = 11
_LEAST_STEP = 19
_LABEL_WIDTH = 150
_VALUE_WIDTH = 78
_GAP = 8
_LEGEND = 20
_SWATCH = 10
_GREYS = (0.3, 0.74, 0.52, 0.9)
_HATCH_STEP = 3.2


@dataclass(frozen=True, slots=True)
class Bars:
    """A horizontal bar chart; each row may be stacked of several series."""

    rows: Sequence[tuple[str, Sequence[int]]]
    """Label, and one value for each series."""
    alt: str
    """What the chart says, in words, for those who do not see it."""
    caption: str = ""
    series: Sequence[str] = ()
    """Names for the legend, where a row has more than one value."""


def draw_bars(frame: Frame, parent: El, bars: Bars) -> None:
    """Draw a chart; one with more rows than a page holds becomes several figures.

    Raises:
        ValueError: the chart has no words in place of the picture.
    """
    if not bars.alt.strip():
        raise ValueError("a chart needs a description in words")
    layout = frame.layout
    labels = [frame.set(label, CELL, _LABEL_WIDTH - _GAP) for label, _ in bars.rows]
    step = max([_LEAST_STEP, *(label.height + 5 for label in labels)])
    head = CAPTION.leading + CAPTION.after + _LEGEND
    whole_page = layout.height - layout.top - layout.bottom
    most = max(1, int((whole_page - head) / step))
    longest = max((sum(values) for _, values in bars.rows), default=0)
    scale = (layout.full - _LABEL_WIDTH - _VALUE_WIDTH) / max(longest, 1)
    for start in range(0, len(labels), most):
        part = slice(start, start + most)
        chart = replace(bars, rows=bars.rows[part])
        _draw_part(frame, parent, chart, labels[part], step, scale)


def _draw_part(
    frame: Frame,
    parent: El,
    bars: Bars,
    labels: Sequence[Setting],
    step: float,
    scale: float,
) -> None:
    layout = frame.layout
    legend = _LEGEND if bars.series else 0
    height = legend + step * len(labels)
    hold_caption(frame, parent, bars.caption)
    frame.reserve(height)
    edge = layout.left + layout.full
    box = (layout.left, frame.top - height, edge, frame.top)
    figure = parent.add("Figure", alt=one_line(bars.alt), box=box)
    start = layout.left + _LABEL_WIDTH
    names = [frame.set(name, CELL, layout.full) for name in bars.series]
    swatches = _swatches(names, start, frame.top)
    first = frame.top - legend
    operators = [op for at, box in enumerate(swatches) for op in _fill(at, box)]
    for at, (_, values) in enumerate(bars.rows):
        top = first - at * step - (step - _BAR) / 2
        operators += _stack(values, start, top, scale)
    frame.page.figure(figure, operators)
    for (_, _, right, _), name in zip(swatches, names, strict=True):
        frame.draw(name, name.holder(figure), right + 4, frame.top)
    for at, (label, (_, values)) in enumerate(zip(labels, bars.rows, strict=True)):
        middle = first - (at + 0.5) * step
        top = middle + label.height / 2
        frame.draw(label, label.holder(figure), layout.left, top)
        value_left = start + sum(values) * scale + _GAP
        figures = frame.set(" + ".join(map(str, values)), CELL_HEAD, layout.full)
        frame.draw(figures, figure, value_left, middle + CELL_HEAD.leading / 2)
    frame.top -= height


def _swatches(names: Sequence[Setting], left: float, top: float) -> list[Box]:
    """Return the box beside each name of the legend."""
    boxes = []
    for name in names:
        boxes.append((left, top - _SWATCH - 0.5, left + _SWATCH, top - 0.5))
        left += _SWATCH + name.lines[0].width * name.style.size / 1000 + 22
    return boxes


def _stack(
    values: Sequence[int], left: float, top: float, scale: float
) -> Iterator[str]:
    for kind, value in enumerate(values):
        right = left + value * scale
        if value:
            yield from _fill(kind, (left, top - _BAR, right, top))
        left = right


def _fill(kind: int, box: Box) -> Iterator[str]:
    """Fill a box with the grey of its kind, every second one hatched as well."""
    left, bottom, right, top = box
    outline = f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re"
    yield f"{_GREYS[kind % len(_GREYS)]} g {outline} f"
    # Greys alone run into each other in a poor copy.
    if kind % 2:
        yield f"q {outline} W n 0.2 G 0.6 w"
        foot = left - (top - bottom)
        while foot < right:
            yield f"{foot:.2f} {bottom:.2f} m {foot + top - bottom:.2f} {top:.2f} l S"
            foot += _HATCH_STEP
        yield "Q"
    yield f"0.15 G 0.5 w {outline} S"
