"""What every maker of documents returns, and whom it tells how far it has come."""

from collections.abc import Callable
from typing import NamedTuple

Progress = Callable[[float], None]
"""Told the share done (0 to 1) now and then; may raise to stop the work."""


class Made(NamedTuple):
    """A document that has been made."""

    data: bytes
    pages: int = 0
    """How many pages it has; 0 where it has none."""
    replaced: int = 0
    """How many characters no font has, printed as stand-ins."""
