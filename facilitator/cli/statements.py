"""Commands on statements: `statements`, `correct`, `withdraw` and `undo`."""

from collections.abc import Iterator
from itertools import chain

from facilitator.cli.call import Call
from facilitator.cli.layout import wrap
from facilitator.cli.parser import Grammar
from facilitator.domain.errors import one_of
from facilitator.domain.events.commands import (
    CorrectStatement,
    Undo,
    WithdrawStatement,
)
from facilitator.domain.events.events import EventUndone
from facilitator.domain.events.kinds import CHANNELS
from facilitator.domain.open_data.rows import statement_row
from facilitator.domain.plan.plan import name_of
from facilitator.domain.session.search import Search
from facilitator.domain.session.statement import Statement
from facilitator.i18n.formats import clock_of
from facilitator.i18n.names import reason_gone
from facilitator.i18n.words import CHANNEL_WORDS, KIND_WORDS
from facilitator.services.session.open_session import OpenSession


def add_commands(grammar: Grammar) -> None:
    """Add the commands."""
    tr = grammar.tr
    _add_list(grammar)
    correct = grammar.session_command(
        "correct",
        tr("lay a correction over a statement; the first wording is kept"),
        "07-2-014 --text … --reason …",
        correct_text,
    )
    withdraw = grammar.session_command(
        "withdraw",
        tr("take a statement back; its number and the reason are kept"),
        "07-2-014 --reason …",
        take_back,
    )
    for parser in (correct, withdraw):
        number = tr("the statement's number, as in 07-2-014")
        parser.add_argument("number", metavar="NUMBER", help=number)
    correct.add_argument(
        "--text", metavar="TEXT", required=True, help=tr("what it is to say")
    )
    for parser in (correct, withdraw):
        why = tr("why, for others to follow")
        parser.add_argument("--reason", metavar="WHY", required=True, help=why)
    grammar.session_command(
        "undo", tr("take back the latest thing done on this device"), "", undo
    )


def _add_list(grammar: Grammar) -> None:
    tr = grammar.tr
    parser = grammar.session_command(
        "statements",
        tr("list statements, oldest first"),
        "--area 3 --search buss",
        statements,
    )
    by = tr("by id, number in the plan's order or exact name")
    parser.add_argument("--area", metavar="A", help=by)
    parser.add_argument("--group", metavar="G", help=by)
    parser.add_argument("--keyword", metavar="K", help=by)
    parser.add_argument("--channel", metavar="C", help=", ".join(CHANNELS))
    parser.add_argument(
        "--search", metavar="WORDS", help=tr("only those with every one of the words")
    )
    parser.add_argument(
        "--json", action="store_true", help=tr("as one JSON object a line")
    )


def statements(call: Call) -> int:
    """List the statements that were asked for."""
    open_session = call.read(call.args.session)
    listed_statements = list(_matching(call, open_session))
    if call.args.json:
        for each in listed_statements:
            call.console.data_line(
                statement_row(open_session.session.number_of(each), each)
            )
        return 0
    for each in listed_statements:
        for line in _cells_of(call, open_session, each):
            call.console.say(line)
    call.console.say(
        call.tr.plural(
            "{count} statement", "{count} statements", len(listed_statements)
        )
    )
    return 0


def _matching(call: Call, open_session: OpenSession) -> Iterator[Statement]:
    """Yield what the flags leave, oldest first."""
    args, plan, session = call.args, open_session.plan, open_session.session
    area = plan.area(args.area).id if args.area else None
    group = plan.group(args.group).id if args.group else None
    keyword = plan.keyword(args.keyword).id if args.keyword else None
    channel = one_of("channel", CHANNELS, args.channel) if args.channel else None
    ids = chain.from_iterable(Search(session).find(args.search or ""))
    for statement_id in reversed(list(ids)):
        each = session.statements[statement_id]
        if (
            area in (None, each.area)
            and group in (None, each.group)
            and (keyword is None or keyword in each.keywords)
            and channel in (None, each.channel)
        ):
            yield each


def _cells_of(
    call: Call, open_session: OpenSession, statement: Statement
) -> Iterator[str]:
    """Yield a statement's lines: where it belongs, its text, what happened to it."""
    tr, plan = call.tr, open_session.plan
    head = [
        open_session.session.number_of(statement),
        clock_of(statement.at, tr.language),
        name_of(plan.areas, statement.area),
        name_of(plan.groups, statement.group),
        *(name_of(plan.keywords, word) for word in statement.keywords),
    ]
    if statement.kind != "own_words":
        head.append(tr(KIND_WORDS[statement.kind]))
    if statement.channel != "onsite":
        head.append(tr(CHANNEL_WORDS[statement.channel]))
    yield from wrap(" · ".join(head), 0)
    yield from wrap(statement.text, 4)
    for correction in statement.corrections:
        yield from wrap(tr("Corrected: {reason}", reason=correction.reason), 4)
    if withdrawal := statement.withdrawn:
        reason = reason_gone(tr, withdrawal)
        yield from wrap(tr("Withdrawn: {reason}", reason=reason), 4)
    yield ""


def correct_text(call: Call) -> int:
    """Correct a statement's text."""
    args = call.args
    command = CorrectStatement(
        statement=args.number, text=args.text, reason=args.reason
    )
    with call.writing() as open_session:
        open_session.execute(command)
        statement = open_session.session.find(args.number)
        number = open_session.session.number_of(statement)
    call.console.say(call.tr("Statement {number} is corrected.", number=number))
    return 0


def take_back(call: Call) -> int:
    """Withdraw a statement."""
    args = call.args
    command = WithdrawStatement(statement=args.number, reason=args.reason)
    with call.writing() as open_session:
        open_session.execute(command)
        statement = open_session.session.find(args.number)
        number = open_session.session.number_of(statement)
    call.console.say(call.tr("Statement {number} is withdrawn.", number=number))
    return 0


def undo(call: Call) -> int:
    """Undo this device's latest event, and tell what it was."""
    tr = call.tr
    with call.writing() as open_session:
        before = dict(open_session.load_all().session.statements)
        outcome = open_session.execute(Undo())
        assert isinstance(outcome.event, EventUndone)
        if outcome.change.statement is None:
            call.console.say(tr("Undone: the latest change in the hall."))
            return 0
        earlier = before[outcome.change.statement]
        after = open_session.session.statements[earlier.id]
        number = open_session.session.number_of(after)
    if outcome.event.target == earlier.id:
        sentence_text = tr("Undone: the logging of statement {number}.", number=number)
    elif earlier.voices != after.voices:
        sentence_text = tr("Undone: a voice for statement {number}.", number=number)
    elif earlier.confirmed and not after.confirmed:
        sentence_text = tr(
            "Undone: the reading back of statement {number}.", number=number
        )
    elif earlier.withdrawn and not after.withdrawn:
        sentence_text = tr(
            "Undone: the withdrawal of statement {number}.", number=number
        )
    else:
        sentence_text = tr("Undone: a correction of statement {number}.", number=number)
    call.console.say(sentence_text)
    for line in wrap(after.text, 4):
        call.console.say(line)
    return 0
