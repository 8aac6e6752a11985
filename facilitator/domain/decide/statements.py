"""Decisions: may this be done now, and which event then happens?

Pure: the state, the plan, the command and a stamp go in, an event comes out or a
`Refused` is raised and nothing has happened.
"""

from collections.abc import Sequence

from facilitator.domain.decide.approval import decide_review
from facilitator.domain.decide.context import (
    Context,
    Stamp,
)
from facilitator.domain.decide.hall import decide_hall
from facilitator.domain.errors import Refused, Word, one_of
from facilitator.domain.events.answers import (
    CAUSES,
    AnswerHeld,
    AnswerRejected,
)
from facilitator.domain.events.commands import (
    Command,
    CorrectStatement,
    HoldAnswer,
    LogStatement,
    Redo,
    RejectAnswer,
    ReleaseAnswer,
    ReviewSection,
    SettleReview,
    Undo,
    WithdrawStatement,
)
from facilitator.domain.events.events import (
    Event,
    EventRedone,
    EventUndone,
    StatementCorrected,
    StatementLogged,
    StatementWithdrawn,
)
from facilitator.domain.events.hybrid_clock import device_name
from facilitator.domain.events.kinds import CHANNELS, KINDS
from facilitator.domain.events.marks import (
    AddVoice,
    Mark,
    MarkCommand,
    StatementConfirmed,
    VoiceAdded,
)
from facilitator.domain.events.numbers import series_of
from facilitator.domain.plan.plan import (
    Plan,
    find,
)
from facilitator.domain.session.history import History
from facilitator.domain.session.layers import heads
from facilitator.domain.session.session import Session
from facilitator.domain.session.statement import Statement
from facilitator.domain.text import LINE_LIMIT, clean_line, reason_text, statement_text


def decide(context: Context, command: Command, stamp: Stamp) -> Event:
    """Return the event that carries out `command`.

    Raises:
        Refused: the command cannot be carried out as things stand.
    """
    if isinstance(command, MarkCommand):
        return _mark(context, command, stamp)
    match command:
        case LogStatement():
            return _log(context, command, stamp)
        case CorrectStatement():
            return _correct(context, command, stamp)
        case WithdrawStatement():
            return _withdraw(context, command, stamp)
        case Undo():
            return _undo(context.history, stamp)
        case Redo():
            return _redo(context.history, stamp)
        case HoldAnswer():
            return _hold(context.plan, command, stamp)
        case ReleaseAnswer():
            return _release(context, command, stamp)
        case RejectAnswer():
            answer = context.session.quarantine.find(command.held)
            return AnswerRejected(*stamp, answer.source_id)
        case ReviewSection() | SettleReview():
            return decide_review(context, command, stamp)
        case _:
            return decide_hall(context, command, stamp)


def _mark(context: Context, command: MarkCommand, stamp: Stamp) -> Mark:
    statement = _standing_statement(context.session, command.statement)
    if isinstance(command, AddVoice):
        group = context.plan.group(command.group)
        return VoiceAdded(*stamp, statement.id, group.id)
    seen = _layers_seen(context.session, statement)
    return StatementConfirmed(*stamp, statement.id, seen)


def _log(context: Context, command: LogStatement, stamp: Stamp) -> StatementLogged:
    plan = context.plan
    text = statement_text(command.text)
    area = plan.area(command.area)
    asked_for = command.question
    question = find("question", area.questions, asked_for) if asked_for else None
    table = plan.table(command.table) if command.table else None
    round_ = plan.round(command.round) if command.round else None
    series = series_of(
        plan.session.tables.index(table) + 1 if table else 0,
        plan.session.rounds.index(round_) + 1 if round_ else 0,
    )
    serial = context.session.next_serial(series)
    serial = max(serial, context.numbers_in_use.get(series, 0) + 1)
    return StatementLogged(
        id=stamp.id,
        at=stamp.at,
        by=stamp.by,
        number=f"{series}-{serial:03d}",
        text=text,
        area=area.id,
        group=plan.group(command.group).id,
        question=question and question.id,
        keywords=_keywords(plan, command.keywords),
        table=table and table.id,
        round=round_ and round_.id,
        kind=one_of("kind", KINDS, command.kind),
        channel=one_of("channel", CHANNELS, command.channel),
        source_id=command.source_id,
        also=_also(plan, area.id, command.also) if command.also else (),
    )


def _hold(plan: Plan, command: HoldAnswer, stamp: Stamp) -> AnswerHeld:
    area = plan.area(command.area).id if command.area else ""
    question = command.question
    return AnswerHeld(
        *stamp,
        command.source_id,
        one_of("cause", CAUSES, command.cause),
        statement_text(command.text),
        area,
        plan.group(command.group).id if command.group else "",
        plan.question(question, area or None).id if question else "",
        plan.table(command.table).id if command.table else "",
        one_of("channel", CHANNELS, command.channel),
        clean_line(command.note)[:LINE_LIMIT],
        _keywords(plan, command.keywords),
        plan.round(command.round).id if command.round else "",
        one_of("kind", KINDS, command.kind),
        _also(plan, area, command.also),
    )


def _release(
    context: Context, command: ReleaseAnswer, stamp: Stamp
) -> StatementLogged | EventRedone:
    """Log an answer that was held, or log it again where that was undone."""
    answer = context.session.quarantine.find(command.held)
    statement = context.session.by_source(answer.source_id)
    # What another laptop has undone only that one can redo: here it is logged anew, and
    # of the two copies that one counts which was not undone.
    if statement and device_name(statement.id) == device_name(stamp.id):
        return EventRedone(id=stamp.id, at=stamp.at, by=stamp.by, target=statement.id)
    area, group = command.area or answer.area, command.group or answer.group
    if not (area and group):
        raise Refused("answer.unmatched")
    question = answer.question if area == answer.area else ""
    logging = LogStatement(
        text=answer.text,
        area=area,
        group=group,
        question=question or None,
        table=answer.table or None,
        round=answer.round or None,
        kind=answer.kind,
        channel=answer.channel,
        source_id=answer.source_id,
    )
    logged = _log(context, logging, stamp)
    # To the letter: a room word that was taken back since is still what was known.
    also = tuple(each for each in answer.also if each != logged.area)
    return logged._replace(keywords=answer.keywords, also=also)


def _correct(
    context: Context, command: CorrectStatement, stamp: Stamp
) -> StatementCorrected:
    plan = context.plan
    statement = _standing_statement(context.session, command.statement)
    area = plan.area(command.area).id if command.area else None
    group = plan.group(command.group).id if command.group else None
    text = None if command.text is None else statement_text(command.text)
    words = command.keywords
    keywords = None if words is None else _keywords(plan, words)
    kind = one_of("kind", KINDS, command.kind) if command.kind else None
    event = StatementCorrected(
        id=stamp.id,
        at=stamp.at,
        by=stamp.by,
        statement=statement.id,
        reason=reason_text(command.reason),
        after=_layers_seen(context.session, statement),
        text=_if_new(text, statement.text),
        area=_if_new(area, statement.area),
        group=_if_new(group, statement.group),
        question=_question_after(plan, statement, command.question, area),
        keywords=None if keywords == statement.keywords else keywords,
        kind=_if_new(kind, statement.kind),
    )
    settles = statement.id in context.session.unsettled
    if _changes_nothing(event) and not settles:
        raise Refused("correction.same", number=context.session.number_of(statement))
    return event


def _withdraw(
    context: Context, command: WithdrawStatement, stamp: Stamp
) -> StatementWithdrawn:
    statement = _standing_statement(context.session, command.statement)
    reason = reason_text(command.reason)
    return StatementWithdrawn(
        id=stamp.id,
        at=stamp.at,
        by=stamp.by,
        statement=statement.id,
        reason=reason,
        after=_layers_seen(context.session, statement),
    )


def _undo(history: History, stamp: Stamp) -> EventUndone:
    if history.undoable is None:
        raise Refused("undo.nothing")
    return EventUndone(id=stamp.id, at=stamp.at, by=stamp.by, target=history.undoable)


def _redo(history: History, stamp: Stamp) -> EventRedone:
    if history.redoable is None:
        raise Refused("redo.nothing")
    return EventRedone(id=stamp.id, at=stamp.at, by=stamp.by, target=history.redoable)


def _standing_statement(session: Session, reference: str) -> Statement:
    statement = session.find(reference)
    if statement.withdrawn and statement.id not in session.unsettled:
        raise Refused("statement.withdrawn", number=session.number_of(statement))
    return statement


def _layers_seen(session: Session, statement: Statement) -> tuple[str, ...]:
    """Return what a new layer lies over knowingly."""
    # Undone ones too: a redo of one of them lies no higher than it did.
    return tuple(layer.id for layer in heads(session.layers_over(statement.id)))


def _keywords(plan: Plan, references: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([plan.keyword(word).id for word in references]))


def _also(plan: Plan, area: str, references: Sequence[str]) -> tuple[str, ...]:
    areas = dict.fromkeys(plan.area(each).id for each in references)
    return tuple(each for each in areas if each != area)


def _question_after(
    plan: Plan, statement: Statement, reference: str | None, area: str | None
) -> str | None:
    """Return the question to store; one of another area falls away with the area."""
    if reference:
        question = plan.question(reference, area or statement.area).id
        return None if question == statement.question else question
    changes_area = area is not None and area != statement.area
    return "" if statement.question and (reference == "" or changes_area) else None


def _if_new(new: Word | None, old: str) -> Word | None:
    return None if new == old else new


def _changes_nothing(event: StatementCorrected) -> bool:
    changes = (event.text, event.area, event.group, event.question)
    return (*changes, event.keywords, event.kind) == (None,) * 6
