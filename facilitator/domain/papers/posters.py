"""Posters with a code: for whom each is, where it leads, from how far it is read."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import product
from math import inf
from typing import NamedTuple

from facilitator.domain.errors import Refused, one_of
from facilitator.domain.form.address import form_address
from facilitator.domain.plan.plan import ALL, GoalArea, Item, Plan, Table, TargetGroup
from facilitator.domain.session.digest import plan_digest

PAPERS = ("a4", "a3", "a2", "a1", "a0")
"""The sizes of paper, each twice as large as the one before."""
PIXELS_A_MODULE = 4
"""What a telephone's camera needs of each module to read it also askew."""
VIEW_SHARE = 1.3746 / 1920
"""The part of the distance that one pixel of the preview shows: 69° over 1920."""
HALF_METRES = 2
_SPECIAL = str.maketrans({each: f"\\{each}" for each in '\\;,:"'})
"""What must have a backslash before it in the code of a network."""


class PosterAim(NamedTuple):
    """Where a poster hangs, and where its code leads."""

    address: str
    table: Table | None = None
    group: TargetGroup | None = None
    area: GoalArea | None = None


class Posters(NamedTuple):
    """What posters of the form are made of."""

    plan: Plan
    aims: tuple[PosterAim, ...]
    """One for each poster."""
    sizes: "PaperSizes"
    digest: str
    as_of: datetime
    """The session's day."""


class WifiPoster(NamedTuple):
    """What the poster of the network is made of."""

    plan: Plan
    code: str
    """What the code says."""
    address: str
    """The form's address; empty where there is none."""
    sizes: "PaperSizes"
    digest: str
    as_of: datetime


class PaperSizes(NamedTuple):
    """Paper to choose among: the first on which a code is read from far enough."""

    papers: tuple[str, ...]
    """Some of `PAPERS`, the smallest first."""
    distance: float = 0
    """From how many metres it must be read; 0 where it need not be told."""


def posters_of(
    plan: Plan,
    table: str = "",
    group: str = "",
    area: str = "",
    paper: str = "",
    link: str = "",
    distance: float = 0,
) -> Posters:
    """Return posters for a table, a group and an area, each where one is given.

    `all` in the place of one gives a poster for each. The address is `link`, else
    the plan's. The paper is A4, or as large as a distance in metres demands.

    Raises:
        Refused: `form.no_link`, or an unknown table, group, area or paper.
    """
    of_plan, plan = plan_digest(plan), _with_link(plan, link)
    sizes = _sizes(paper, distance)
    tables = _choice_among(plan.session.tables, table, plan.table)
    groups = _choice_among(plan.groups, group, plan.group)
    areas = _choice_among(plan.areas, area, plan.area)
    aims = tuple(_aim(plan, *which) for which in product(tables, groups, areas))
    return Posters(plan, aims, sizes, of_plan, plan.session.midnight)


def wifi_poster(
    plan: Plan, paper: str = "", link: str = "", distance: float = 0
) -> WifiPoster:
    """Return the poster of the participants' network.

    Raises:
        Refused: `wifi.none`, or an unknown paper.
    """
    of_plan, plan = plan_digest(plan), _with_link(plan, link)
    sizes = _sizes(paper, distance)
    address = plan.session.form_link
    made_of = of_plan, plan.session.midnight
    return WifiPoster(plan, wifi_code(plan), address, sizes, *made_of)


def wifi_code(plan: Plan) -> str:
    """Return what a code says that joins a telephone to the participants' network.

    Raises:
        Refused: `wifi.none`.
    """
    name, password = plan.session.wifi, plan.session.wifi_password
    if not name:
        raise Refused("wifi.none", session=plan.session.id)
    network = f"S:{name.translate(_SPECIAL)};"
    if not password:
        return f"WIFI:T:nopass;{network};"
    return f"WIFI:T:WPA;{network}P:{password.translate(_SPECIAL)};;"


def reading_distance(module: float) -> float:
    """Return from how many metres a code is read at most, in halves.

    Args:
        module: the side of one module in millimetres.
    """
    metres = module / 1000 / (PIXELS_A_MODULE * VIEW_SHARE)
    return int(metres * HALF_METRES) / HALF_METRES


def _sizes(paper: str, distance: float) -> PaperSizes:
    """Return the paper to choose among; a size that is asked for is the only one."""
    if not 0 <= distance < inf:
        raise Refused("poster.distance", metres=distance)
    if distance and not paper:
        return PaperSizes(PAPERS, distance)
    return PaperSizes((one_of("paper", PAPERS, paper or PAPERS[0]),), distance)


def _with_link(plan: Plan, link: str) -> Plan:
    """Return the plan with another address of the form, where one is given."""
    if not link:
        return plan
    return Plan(plan.project, replace(plan.session, form_link=link))


def _aim(
    plan: Plan,
    table: Table | None,
    group: TargetGroup | None,
    area: GoalArea | None,
) -> PosterAim:
    address = form_address(
        plan,
        table=table.id if table else None,
        group=group.id if group else None,
        area=area.id if area else None,
    )
    return PosterAim(address, table, group, area)


def _choice_among(
    items: Sequence[Item], reference: str, find: Callable[[str], Item]
) -> Sequence[Item | None]:
    """Return the item that is asked for, all of them, or none."""
    if not reference:
        return (None,)
    return items if reference == ALL and items else (find(reference),)
