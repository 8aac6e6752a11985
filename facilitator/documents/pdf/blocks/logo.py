"""A logo on a cover: a PNG picture, or an SVG file drawn as paths."""

from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from facilitator.documents.pdf.file.elements import El
from facilitator.documents.pdf.file.pictures import Drawing, Raster, UnfitError
from facilitator.documents.pdf.file.text import one_line
from facilitator.documents.pdf.frame import Frame

WIDEST = 150
"""In points, before the layout is scaled."""
HIGHEST = 60
_MOST_BYTES = 5_000_000
_MOST_PIXELS = 16_000_000
_LARGEST = (1250, 500)
"""Pixels that are kept at most: 600 to the inch."""

Kind = Literal["png", "svg"]


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo, as it was read from its file."""

    data: bytes
    kind: Kind
    alt: str
    """What it is called by a screen reader, for instance the municipality's name."""


def check_logo(data: bytes, kind: Kind) -> str:
    """Return why a logo cannot be drawn, or nothing where it can.

    The reasons: `large` (the file, or what is in it), `broken` (it cannot be read),
    `empty` (nothing is drawn), `unsafe` (it has entities, scripts or links), `text`,
    `picture` (inside an SVG), `gradient`, `transparency`, or `unsupported` (clipping,
    dashes, reuse of parts, style sheets of many words).
    """
    try:
        _read(data, kind)
    except UnfitError as error:
        return str(error)
    return ""


def draw_logo(frame: Frame, parent: El, logo: Logo) -> float:
    """Draw a logo at the cursor, which stays; return its height in points.

    Raises:
        ValueError: the logo has no name, or cannot be drawn: the text is its code.
    """
    if not (alt := one_line(logo.alt)):
        raise ValueError("a logo needs a name in words")
    picture = _read(logo.data, logo.kind)
    scale = min(WIDEST / picture.width, HIGHEST / picture.height)
    width, height = picture.width * scale, picture.height * scale
    left, bottom = frame.layout.left, frame.top - height
    box = (left, bottom, left + width, frame.top)
    figure = parent.add("Figure", alt=alt, box=box)
    if isinstance(picture, Drawing):
        move = f"{scale:.6f} 0 0 {scale:.6f} {left:.2f} {bottom:.2f} cm"
        frame.page.figure(figure, [move, *picture.operators])
    else:
        move = f"{width:.2f} 0 0 {height:.2f} {left:.2f} {bottom:.2f} cm"
        frame.page.figure(figure, [move, f"{frame.document.add_image(picture)} Do"])
    return height


def _read(data: bytes, kind: Kind) -> Drawing | Raster:
    if kind == "png":
        return _read_png(data)
    # Loaded here, as Pillow below: few documents have a logo.
    from facilitator.documents.pdf.blocks.svg import read_svg

    return read_svg(data)


def _read_png(data: bytes) -> Raster:
    """Return a picture in red, green and blue, on white, no larger than is printed."""
    from PIL import Image

    if len(data) > _MOST_BYTES:
        raise UnfitError("large")
    try:
        with Image.open(BytesIO(data), formats=["PNG"]) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise UnfitError("large")
            clear = picture.has_transparency_data
            # Sixteen bits of grey would be cut off rather than scaled.
            deep = picture.mode.startswith("I")
            shallow = picture.point(lambda grey: grey / 256) if deep else picture
            flat = shallow.convert("L") if deep else shallow.convert("RGBA")
    except UnfitError:
        raise
    except Exception as error:
        # Pillow raises whatever the odd chunk led to.
        raise UnfitError("broken") from error
    if clear and not deep:
        white = Image.new("RGBA", flat.size, "white")
        flat = Image.alpha_composite(white, flat)
    colours = flat.convert("RGB")
    colours.thumbnail(_LARGEST, Image.Resampling.LANCZOS)
    return Raster(*colours.size, colours.tobytes())
