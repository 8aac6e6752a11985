"""QR codes for the digital form's address."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol, TypeAlias

from facilitator.domain.errors import Refused
from facilitator.domain.form.address import form_address
from facilitator.domain.plan.plan import Plan

Matrix: TypeAlias = tuple[tuple[bool, ...], ...]
"""The code's modules without a quiet zone: rows of columns, True is dark."""


class CodeMaker(Protocol):
    """Makes QR codes; the real one lies among the documents."""

    def matrix(self, address: str) -> Matrix:
        """Return the modules of the code for an address."""

    def png(self, address: str) -> bytes:
        """Return the code as a PNG picture with its quiet zone."""

    def svg(self, address: str) -> bytes:
        """Return the code as an SVG picture with its quiet zone."""


class Codes(NamedTuple):
    """Makes the codes of a session's form link."""

    maker: Callable[[], CodeMaker]
    publish: Callable[[Path, bytes], None]

    def address(
        self,
        plan: Plan,
        *,
        table: str | None = None,
        group: str | None = None,
        area: str | None = None,
        link: str = "",
    ) -> str:
        """Return the form's address, with where it was scanned if that is given.

        A `link` stands in for the plan's own, such as the one of this laptop.

        Raises:
            Refused: `form.no_link`, or an unknown table, group or area.
        """
        return form_address(plan, table=table, group=group, area=area, link=link)

    def wifi(self, plan: Plan) -> str:
        """Return what the code of the participants' network says.

        Raises:
            Refused: `wifi.none`.
        """
        from facilitator.domain.papers.posters import wifi_code

        return wifi_code(plan)

    def matrix(self, address: str) -> Matrix:
        """Return the modules of the code for an address."""
        return self.maker().matrix(address)

    def save(self, address: str, path: Path) -> None:
        """Write the code as a picture; the ending says which kind.

        Raises:
            Refused: the ending is neither png nor svg, or the file exists.
        """
        kind = path.suffix.lower()
        if kind not in (".png", ".svg"):
            raise Refused("code.ending", path=str(path))
        maker = self.maker()
        self.publish(path, maker.png(address) if kind == ".png" else maker.svg(address))
