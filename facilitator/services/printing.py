"""Puts what has been made on paper, with the computer's own printer."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from facilitator.domain.errors import Refused

Printer: TypeAlias = Callable[[Path], None]
"""Puts a file in the queue of the usual printer; raises FacilitatorError."""
PRINTABLE = ".pdf"


def put_on_paper(printer: Printer, path: Path) -> None:
    """Print a document.

    Raises:
        Refused: `print.not_pdf`, or the computer cannot print; it says what to do.
    """
    if path.suffix.lower() != PRINTABLE:
        raise Refused("print.not_pdf", path=path)
    printer(path)
