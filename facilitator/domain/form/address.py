"""The address of the digital form, with where it was scanned."""

import zlib
from typing import Final
from urllib.parse import urlencode

from facilitator.domain.errors import Refused
from facilitator.domain.plan.plan import Plan
from facilitator.domain.text import fold

LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and capitals without those that are taken for each other."""
CODE_LETTERS = 3
"""Letters of a form's code that tell one session from another of the same day."""

QUIET_MODULES: Final = 4
"""Light modules around a QR code, by which readers find it (ISO/IEC 18004, 6.3.8)."""


def form_code(plan: Plan) -> str:
    """Return the code of a session's form as it stands in its address, as `0401K7Q`.

    Month, day, and three letters made of the session's id: short, the same every
    time, and in the letters that make a QR code small.
    """
    session = plan.session
    rest = zlib.crc32(fold(session.id).encode())
    letters = ""
    for _ in range(CODE_LETTERS):
        rest, place = divmod(rest, len(LETTERS))
        letters += LETTERS[place]
    return f"{session.date:%m%d}{letters}"


def local_link(plan: Plan, host: str, port: int) -> str:
    """Return the address of the form on this laptop, as phones in the room reach it."""
    where = f"[{host}]" if ":" in host else host
    at = "" if port == 80 else f":{port}"
    return f"http://{where}{at}/F/{form_code(plan)}"


def based_link(plan: Plan, base_url: str) -> str:
    """Return the address of the form that is reached by a base address."""
    return f"{base_url.rstrip('/')}/F/{form_code(plan)}"


def form_address(
    plan: Plan,
    *,
    table: str | None = None,
    group: str | None = None,
    area: str | None = None,
    link: str = "",
) -> str:
    """Return the form's address, with where it was scanned if that is given.

    Table, group and area are told by their number in the plan, which keeps the
    address short and the code's modules large.

    Args:
        plan: the session's.
        table: by id, number or name, as are group and area.
        group: likewise.
        area: likewise.
        link: in place of the plan's `form_link`, such as `local_link` gives.

    Raises:
        Refused: `form.no_link`, or an unknown table, group or area.
    """
    link = link or plan.session.form_link
    if not link:
        raise Refused("form.no_link", session=plan.session.id)
    query = []
    if table:
        query.append(("B", plan.table_number(plan.table(table).id)))
    if group:
        query.append(("G", plan.groups.index(plan.group(group)) + 1))
    if area:
        query.append(("O", plan.areas.index(plan.area(area)) + 1))
    return _with_query(link, urlencode(query)) if query else link


def _with_query(link: str, query: str) -> str:
    """Return the link with a query added, its own letters as they are.

    Capitals matter: an address without small letters gives a code of larger modules.
    """
    address, hash_, fragment = link.partition("#")
    joint = "&" if "?" in address else "?"
    return f"{address}{joint}{query}{hash_}{fragment}"
