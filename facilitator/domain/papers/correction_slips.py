"""Correction slips: a table's statements by number, to be ticked before people leave.

Pure data from a plan and a session, which nothing changes afterwards: a document can
be made of it in a thread of its own while logging goes on.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from facilitator.domain.compilation.compilation import as_of, by_number
from facilitator.domain.plan.plan import Plan, Round, Table
from facilitator.domain.session.digest import digest
from facilitator.domain.session.session import Session
from facilitator.domain.session.statement import Statement

_BETWEEN = re.compile(r"[\s.,;:/–-]+")
"""What may stand between the parts of a number that is keyed in."""


class Slip(NamedTuple):
    """One statement on a slip."""

    number: str
    statement: Statement


class TableSlips(NamedTuple):
    """The slips of one table."""

    table: Table | None
    """None for what was logged at no table; one the plan has lost has its id."""
    slips: tuple[Slip, ...]
    """By number; what was withdrawn is left out."""

    @property
    def on_paper(self) -> int:
        """How many of them came in on paper."""
        return sum(slip.statement.channel == "paper" for slip in self.slips)


class Slips(NamedTuple):
    """All slips that are asked for."""

    plan: Plan
    round: Round | None
    """The one round they are of; None for all rounds."""
    tables: tuple[TableSlips, ...]
    """The tables that have statements, in the plan's order."""
    empty: tuple[Table, ...]
    """The tables that have none."""
    digest: str
    as_of: datetime

    @property
    def total(self) -> int:
        """How many statements there are."""
        return sum(len(each.slips) for each in self.tables)

    @property
    def on_paper(self) -> int:
        """How many of them came in on paper."""
        return sum(each.on_paper for each in self.tables)


class SlipsKeyed(NamedTuple):
    """How far the keying back of a table's slips has come."""

    keyed_count: int
    slips: int


def slips_of(plan: Plan, session: Session, table: str = "", round_: str = "") -> Slips:
    """Return the slips of a table and a round, or of all.

    Raises:
        Refused: an unknown table or round.
    """
    only_table = plan.table(table) if table else None
    only_round = plan.round(round_) if round_ else None
    by_table: dict[str, list[Statement]] = defaultdict(list)
    for statement in _statements_of_the_room(session):
        if only_round is None or statement.round == only_round.id:
            by_table[statement.table or ""].append(statement)
    tables = (
        [only_table] if only_table else [*plan.session.tables, *_others(plan, by_table)]
    )
    slips_by_table = [
        TableSlips(
            each if each.id else None, tuple(_slips(session, by_table.get(each.id, [])))
        )
        for each in tables
    ]
    return Slips(
        plan=plan,
        round=only_round,
        tables=tuple(each for each in slips_by_table if each.slips),
        empty=tuple(
            each.table for each in slips_by_table if each.table and not each.slips
        ),
        digest=digest(session),
        as_of=as_of(plan, session),
    )


def slips_keyed_at(session: Session, table: str | None, reason: str) -> SlipsKeyed:
    """Return how many of a table's slips have been keyed back.

    Args:
        table: its id; None for what was logged at no table.
        reason: what corrections and withdrawals from slips begin with.
    """
    keyed_count = slips = 0
    for statement in session.statements.values():
        if statement.table != table or statement.channel == "online":
            continue
        if is_done(statement, reason):
            keyed_count += 1
            slips += 1
        elif not statement.withdrawn:
            slips += 1
    return SlipsKeyed(keyed_count, slips)


def is_done(statement: Statement, reason: str) -> bool:
    """Tell whether a statement's slip has been keyed back, whichever the answer was."""
    if statement.withdrawn:
        return statement.withdrawn.reason.startswith(reason)
    newest = statement.corrections[-1].reason if statement.corrections else ""
    return statement.confirmed or newest.startswith(reason)


def full_number(text: str, before: str = "") -> str:
    """Return the number that is meant by what was keyed in.

    Blanks, full stops and commas will do between its parts, and what is left out at
    the front is as in the number `before`: after 07-2-014 is `15` 07-2-015.
    """
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    parts_before = before.split("-")
    if parts and len(parts) < len(parts_before):
        parts = [*parts_before[: len(parts_before) - len(parts)], *parts]
    return "-".join(parts)


def _statements_of_the_room(session: Session) -> Iterator[Statement]:
    for statement in session.statements.values():
        if not statement.withdrawn and statement.channel != "online":
            yield statement


def _others(plan: Plan, by_table: dict[str, list[Statement]]) -> list[Table]:
    """Return the tables that the plan has lost, and last what was at no table."""
    in_plan = {table.id for table in plan.session.tables}
    lost = sorted(by_table.keys() - in_plan - {""})
    return [*(Table(each, each) for each in lost), Table("", "")]


def _slips(session: Session, statements: list[Statement]) -> Iterator[Slip]:
    for each in sorted(statements, key=lambda s: by_number(s, session.number_of(s))):
        yield Slip(session.number_of(each), each)
