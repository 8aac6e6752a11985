"""What a picture is once its file has been read, and that it may be unfit."""

from collections.abc import Sequence
from typing import NamedTuple


class UnfitError(ValueError):
    """A picture that cannot be drawn faithfully; its text is the reason's code."""


class Drawing(NamedTuple):
    """A picture of paths, its lower left corner at the origin."""

    width: float
    height: float
    operators: Sequence[str]


class Raster(NamedTuple):
    """A picture of pixels, each of red, green and blue."""

    width: int
    height: int
    pixels: bytes
