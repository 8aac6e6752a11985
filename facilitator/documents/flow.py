"""What a report is written on: tagged pages or a web page, by the same calls.

A report is written once for both, so that they say the same in the same order.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from facilitator.documents.pdf import BODY, Bars, Item, Style, Table


class Flow(Protocol):
    """A report in the making: blocks stand in the order in which they are given.

    All texts are plain: nothing in them is markup. Line breaks in a text are kept.
    """

    @property
    def replaced(self) -> int:
        """How many characters could not be shown, by stand-ins so far."""

    def heading(
        self,
        level: int,
        text: str,
        *,
        new_page: bool = False,
        in_contents: bool = True,
        lang: str = "",
    ) -> None:
        """Begin a section with a heading of level 1 to 4."""

    def paragraph(self, text: str, style: Style = BODY, *, lang: str = "") -> None:
        """Set a paragraph."""

    def items(self, items: Iterable[Item]) -> None:
        """Set a list of statements with their numbers."""

    def entries(self, items: Iterable[Item], *, label: float = 1) -> None:
        """Set entries that have no numbers, with what they are about.

        `label` is how many times as wide as usual the column for that is on paper.
        """

    def facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Set keys and what is said of them."""

    def bullets(self, texts: Iterable[str]) -> None:
        """Set a list of short texts."""

    def table(self, table: Table) -> None:
        """Set a table."""

    def bars(self, bars: Bars) -> None:
        """Draw a bar chart."""

    def qr(self, address: str, alt: str) -> None:
        """Draw the QR code of an address, with the address as a link beside it."""

    def cover(
        self,
        title: str,
        *,
        kicker: str = "",
        subtitle: str = "",
        facts: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Set what the report is, before all else."""

    def contents(self, title: str) -> None:
        """Set the table of contents."""
