"""One call of the command line: what was asked, and the means to answer it."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.cli.console import Console
from facilitator.domain.errors import FacilitatorError, Refused
from facilitator.i18n.translate import Translator

if TYPE_CHECKING:
    # Named only: help and wrong usage are answered without loading any of it.
    from facilitator.services.office import Office
    from facilitator.services.program import Program
    from facilitator.services.session.open_session import OpenSession


@dataclass(frozen=True, slots=True)
class Call:
    """Handed to the function of each command, which returns the exit status."""

    args: Namespace
    program: "Program"
    console: Console
    tr: Translator

    @property
    def office(self) -> "Office":
        """The services of the workspace.

        Raises:
            Refused: `workspace.none`.
        """
        if self.program.office is None:
            raise Refused("workspace.none", folder=Path.cwd())
        return self.program.office

    def read(self, reference: str) -> "OpenSession":
        """Read a session whole, and tell what was wrong with its journals."""
        open_session = self.office.workspace.read(reference)
        self.tell(open_session.notices())
        return open_session

    @contextmanager
    def writing(self) -> "Iterator[OpenSession]":
        """Open the session that was named, at its newest end, while this lasts."""
        open_session = self.office.workspace.open(self.args.session)
        try:
            yield open_session
        finally:
            self.tell(open_session.notices())
            open_session.close()

    def tell(self, notices: list[FacilitatorError]) -> None:
        """Print notices on stderr."""
        from facilitator.i18n.sentences.all import sentence  # Seldom needed.

        for notice in notices:
            self.console.complain(sentence(self.tr, notice))
