"""`facilitator log`: one statement, or a stream of them."""

import sys
from pathlib import Path
from typing import BinaryIO

from facilitator.cli.call import Call
from facilitator.cli.jsonl import KEYS, log_lines
from facilitator.cli.parser import Grammar, Parser
from facilitator.domain.errors import Notice, Refused
from facilitator.domain.events.commands import LogStatement
from facilitator.domain.events.kinds import KINDS
from facilitator.domain.words.personal_number import holds_personal_number


def add_commands(grammar: Grammar) -> None:
    """Add the command, in the one or the other of its two forms."""
    tr = grammar.tr
    streaming = any(word.split("=")[0] == "--jsonl" for word in grammar.argv)
    parser = grammar.session_command(
        "log",
        tr("log a statement and print its number, once it is on disk"),
        "--area 3 --group 2 --keyword rörelse --table 4 --round 2 "
        + tr('"There is nowhere to be when the gym closes"'),
        log_stream if streaming else log_one,
    )
    parser.add_argument(
        "--jsonl",
        metavar="FILE",
        nargs="?",
        const="-",
        help=tr(
            "log one JSON object a line from FILE or, with -, from stdin, instead of "
            "TEXT and the other flags; keys: {keys}",
            keys=", ".join(KEYS),
        ),
    )
    if not streaming:
        _add_coding(parser)


def _add_coding(parser: Parser) -> None:
    tr = parser.tr
    by = tr("by id, number in the plan's order or exact name")
    parser.add_argument("--area", metavar="A", required=True, help=by)
    parser.add_argument("--group", metavar="G", required=True, help=by)
    parser.add_argument("--question", metavar="Q", help=by)
    parser.add_argument(
        "--keyword",
        metavar="K",
        action="append",
        default=[],
        help=tr("may be given more than once"),
    )
    parser.add_argument("--table", metavar="T", help=by)
    parser.add_argument("--round", metavar="R", help=by)
    parser.add_argument(
        "--kind",
        choices=KINDS,
        default=KINDS[0],
        help=tr("own words, paraphrase or the scribe's note; own words if not said"),
    )
    parser.add_argument(
        "text",
        metavar="TEXT",
        nargs="+",
        help=tr("what was said; put -- before it if it begins with a hyphen"),
    )


def log_one(call: Call) -> int:
    """Log one statement and print its number."""
    args = call.args
    command = LogStatement(
        text=" ".join(args.text),
        area=args.area,
        group=args.group,
        question=args.question,
        keywords=tuple(args.keyword),
        table=args.table,
        round=args.round,
        kind=args.kind,
    )
    with call.writing() as open_session:
        logged = open_session.execute(command).change.statement
        assert logged is not None
        statement = open_session.session.statements[logged]
        number = open_session.session.number_of(statement)
        call.console.say(number)
        if holds_personal_number(statement.text):
            call.tell([Notice("statement.personal_number", number=number)])
    return 0


def log_stream(call: Call) -> int:
    """Log each line of a stream of JSON objects and answer it."""
    with _input(call.args.jsonl) as stream, call.writing() as open_session:
        return log_lines(open_session, stream, call.console, call.tr)


def _input(name: str) -> BinaryIO:
    if name == "-":
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except OSError as error:
        reason = error.strerror or ""
        raise Refused("input.unreadable", path=name, reason=reason) from error
