"""The address of the digital form, with where it was scanned."""

from urllib.parse import urlencode

from facilitator.domain.errors import Refused
from facilitator.domain.plan import Plan


def form_address(
    plan: Plan,
    *,
    table: str | None = None,
    group: str | None = None,
    area: str | None = None,
) -> str:
    """Return the form's address, with where it was scanned if that is given.

    Table, group and area are told by their number in the plan, which keeps the
    address short and the code's modules large.

    Raises:
        Refused: `form.no_link`, or an unknown table, group or area.
    """
    link = plan.session.form_link
    if not link:
        raise Refused("form.no_link", session=plan.session.id)
    told = []
    if table:
        told.append(("B", plan.table_number(plan.table(table).id)))
    if group:
        told.append(("G", plan.groups.index(plan.group(group)) + 1))
    if area:
        told.append(("O", plan.areas.index(plan.area(area)) + 1))
    return _told(link, urlencode(told)) if told else link


def _told(link: str, query: str) -> str:
    """Return the link with a query added, its own letters as they are.

    Capitals matter: an address without small letters gives a code of larger modules.
    """
    address, hash_, fragment = link.partition("#")
    joint = "&" if "?" in address else "?"
    return f"{address}{joint}{query}{hash_}{fragment}"
