"""A simulated room in a throw-away workspace: `rehearse`."""

import argparse
import math
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from facilitator.cli.call import Call
from facilitator.cli.console import WrongUsage
from facilitator.cli.full_screen import full_screen
from facilitator.cli.parser import Grammar, Parser
from facilitator.cli.signals import ended_tidily
from facilitator.domain.session.digest import short
from facilitator.i18n.translate import Translator

if TYPE_CHECKING:
    from facilitator.services.rehearsal.rehearsal import Rehearsal
    from facilitator.services.rehearsal.unattended import Report

USUAL = 900
MOST = 100_000
"""Statements that a rehearsal has at most."""
FASTEST = 100_000.0
BROKEN = 3


class Slips(NamedTuple):
    """The correction slips of all tables, made when the last round had ended."""

    seconds: float
    """What it took."""
    path: str | None
    """Where they are; None where the workspace is not kept."""


def add_commands(grammar: Grammar) -> None:
    """Add the command."""
    tr = grammar.tr
    parser = grammar.command(
        "rehearse",
        tr("rehearse with a simulated room; nothing of it touches real data"),
        "--speed 10",
        rehearse,
    )
    parser.set_defaults(needs_workspace=False, outside=True)
    _add_numbers(parser, tr)
    parser.add_argument(
        "--keep",
        metavar="DIR",
        help=tr("make the workspace there and leave it; else it is removed"),
    )
    parser.add_argument(
        "--practice",
        action="store_true",
        help=tr("five minutes of guided practice for a scribe"),
    )
    parser.add_argument(
        "--headless",
        action="store_true",
        help=tr("without a screen: all is simulated, and a report is printed"),
    )
    parser.add_argument("--json", action="store_true", help=tr("the report as JSON"))


def _add_numbers(parser: Parser, tr: Translator) -> None:
    parser.add_argument(
        "--statements",
        metavar="N",
        type=_whole(tr),
        default=USUAL,
        help=tr("how much is said; 900 unless told"),
    )
    parser.add_argument(
        "--speed",
        metavar="X",
        type=_speed(tr),
        help=tr(
            "how many times as fast as the wall; 0 as fast as possible, which needs "
            "no screen"
        ),
    )


def rehearse(call: Call) -> int:
    """Run a rehearsal, on the screen where there is a terminal; leave no trace."""
    # Loaded here: the other commands do without it.
    from facilitator.services.rehearsal.rehearsal import RehearsalWish
    from facilitator.services.rehearsal.unattended import run

    args = call.args
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    alone = args.headless or args.json or not (terminal or args.practice)
    if args.practice and alone:
        raise WrongUsage(call.tr("The guided practice needs the screen."))
    if args.speed == 0 and not alone:
        raise WrongUsage(
            call.tr("Speed 0 leaves no time to take part. Add --headless, or more.")
        )
    speed = (0.0 if alone else 1.0) if args.speed is None else args.speed
    keep = Path(args.keep) if args.keep else None
    wish = RehearsalWish(args.statements, speed, keep, args.practice, alone)
    with ended_tidily():
        rehearsal = call.program.rehearse(wish)
        try:
            if not alone:
                call.program.change_rehearsal(rehearsal)
                return full_screen(call.program)
            report = run(rehearsal)
            slips = _slips(call, rehearsal)
        finally:
            rehearsal.close()
    if args.json:
        call.console.data(_as_json(report, slips))
    else:
        for line in _lines(call.tr, report, slips):
            call.console.say(line)
    return 0 if report.is_sound else BROKEN


def _slips(call: Call, rehearsal: "Rehearsal") -> Slips:
    """Make what every table reads and ticks before people leave."""
    from facilitator.services.export.request import Request

    began = monotonic()
    office = rehearsal.office
    open_session = office.workspace.read(rehearsal.session_id)
    exported = office.exports.export(open_session, Request("correction-slips"), call.tr)
    kept_file = str(exported.path) if call.args.keep else None
    return Slips(round(monotonic() - began, 2), kept_file)


def _whole(tr: Translator) -> Callable[[str], int]:
    def whole(text: str) -> int:
        if text.isdecimal() and 1 <= int(text) <= MOST:
            return int(text)
        raise argparse.ArgumentTypeError(
            tr("a whole number from {least} to {most}", least=1, most=MOST)
        )

    return whole


def _speed(tr: Translator) -> Callable[[str], float]:
    def speed(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if 0 <= value <= FASTEST:
            return value
        raise argparse.ArgumentTypeError(
            tr("a number from {least} to {most}", least=0, most=int(FASTEST))
        )

    return speed


def _as_json(report: "Report", slips: Slips) -> dict[str, object]:
    fields = asdict(report)
    fields["balances"] = report.balance.balances
    fields["sound"] = report.is_sound
    fields["slips"] = slips._asdict()
    return fields


def _lines(tr: Translator, report: "Report", slips: Slips) -> Iterator[str]:
    """Yield how it went, one line for each thing that a real evening depends on."""
    yield tr("REHEARSAL: nothing of this was said by anybody.")
    yield tr("Statements: {count}", count=report.statements)
    yield tr(
        "Room: {minutes} minutes, {rounds} rounds, {people} people, {laptops} laptops",
        minutes=round(report.seconds / 60),
        rounds=report.rounds,
        people=report.people,
        laptops=report.laptops,
    )
    yield tr(
        "From said to saved: median {median} s, longest {worst} s",
        median=round(report.median_lag),
        worst=round(report.worst_lag),
    )
    if report.killed:
        yield tr(
            "Killed laptop {device}: came back with {came_back} of {had} statements; "
            "the reserve wrote {went_on} more",
            device=report.killed.device,
            came_back=report.killed.came_back,
            had=report.killed.had,
            went_on=report.killed.went_on,
        )
    yield from _cells(tr, report)
    yield tr(
        "Correction slips: ready after {seconds} s", seconds=math.ceil(slips.seconds)
    )
    if slips.path:
        yield f"  {slips.path}"
    yield from _sums(tr, report)


def _cells(tr: Translator, report: "Report") -> Iterator[str]:
    count = len(report.found)
    filled = sum(bool(each.answers) for each in report.found)
    yield tr("Empty cells: {found} found, {filled} filled", found=count, filled=filled)
    for each in report.found:
        yield tr(
            "  {table}: {group} on {area}, asked with {minutes} minutes left, "
            "{answers} answers",
            table=each.table,
            group=each.group,
            area=each.area,
            minutes=round(max(each.seconds_left, 0) / 60),
            answers=each.answers,
        )
    yield tr("Empty cells at the end: {count}", count=report.gaps)


def _sums(tr: Translator, report: "Report") -> Iterator[str]:
    yes, no = tr("yes"), tr("no")
    balances, agree = report.balance.balances, report.same_everywhere
    yield tr("The sums balance: {answer}", answer=yes if balances else no)
    yield tr("The merged journals tell the same: {answer}", answer=yes if agree else no)
    yield tr("Content digest {digest}", digest=short(report.digest))
