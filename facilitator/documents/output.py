"""What every maker of documents returns, and whom it tells how far it has come."""

from typing import NamedTuple, Protocol


class Progress(Protocol):
    """Told now and then how far the work has come; may raise to stop it."""

    def __call__(self, share: float, part: str = "", /) -> None:
        """Take the share done, from 0 to 1, and the part of the document set now."""


class Output(NamedTuple):
    """A document that has been made."""

    data: bytes
    pages: int = 0
    """How many pages it has; 0 where it has none."""
    replaced: int = 0
    """How many characters no font has, printed as stand-ins."""
