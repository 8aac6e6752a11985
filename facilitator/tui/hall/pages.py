"""The pages of the stage: what stands on each, and in what order of importance."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby

from facilitator.domain.events.hall import ClockSet
from facilitator.domain.hall.agenda import (
    AgendaItem,
    area_at,
    programme,
)
from facilitator.domain.plan.plan import (
    GoalArea,
    Plan,
    Round,
)
from facilitator.domain.session.session import Session
from facilitator.i18n.formats import clock as time_of
from facilitator.i18n.translate import Translator
from facilitator.tui.hall.heard import heard_told
from facilitator.tui.kit.poster import Block

Page = tuple[Block, ...]
LABEL, TOPIC, QUIET = "$accent", "$primary", "$foreground-muted"
DOT = "\u00a0· "
"""Stands between two texts, and never at the beginning of a line."""


def lobby(
    plan: Plan, clock: ClockSet | None, now: datetime, tr: Translator
) -> Iterator[Page]:
    """Yield the welcome: with the agenda, with the network only, and still less."""
    session = plan.session
    welcome = Block(tr("Welcome"), TOPIC, rank=1)
    blocks = (welcome, Block(session.name))
    agenda = _agenda(plan, programme(plan, clock, now), tr)
    wifi = tuple(_wifi(plan, tr))
    yield (*blocks, *agenda, *wifi)
    yield (welcome, Block(session.name), *wifi)
    yield (welcome, *wifi)


def _agenda(plan: Plan, items: Iterable[AgendaItem], tr: Translator) -> Page:
    rows = tuple((time_of(i.starts, tr.language), i.round.name) for i in items)
    if not plan.session.starts:
        rows = tuple((tr("{count} min", count=r.minutes) if r.minutes else "–", r.name)
                     for r in plan.session.rounds)  # fmt: skip
    return (Block(rows=rows, rank=4),) if rows else ()


def _wifi(plan: Plan, tr: Translator) -> Iterator[Block]:
    session = plan.session
    if session.wifi:
        yield Block(tr("Wi-Fi: {name}", name=session.wifi), LABEL, rank=3)
        if session.wifi_password:
            words = tr("Password: {password}", password=session.wifi_password)
            yield Block(words, LABEL, rank=3, is_close=True)


def thanks(session: Session, tr: Translator) -> Page:
    """Return the thanks, with how much has been heard."""
    count = session.channel_counts.total()
    count_words = tr.plural(
        "{count} statement was heard and written down.",
        "{count} statements were heard and written down.",
        count,
    )
    if session.channel_counts["onsite"] < count:
        count_words = tr(
            "Written down: {statements}", statements=heard_told(session, tr)
        )
    thanks = Block(tr("Thank you"), TOPIC, rank=1)
    return (thanks, Block(count_words)) if count else (thanks,)


def stopped(plan: Plan, here: Round, tr: Translator) -> Page:
    """Return what is shown while the clock of a round is stopped."""
    area = area_at(plan, None, here.id)
    topic = DOT.join(each for each in (here.name, area.name if area else "") if each)
    return (
        Block(tr("Pause"), TOPIC, rank=1),
        Block(tr("The clock is stopped")),
        Block(topic, QUIET),
    )


def round_of(plan: Plan, here: Round, tr: Translator) -> str:
    """Return which round it is, pauses not counted, with its name if it has another."""
    if here.pause:
        return ""
    talks = [each.id for each in plan.session.rounds if not each.pause]
    number = talks.index(here.id) + 1
    words = tr("Round {number} of {count}", number=number, count=len(talks))
    if here.name in (tr("Round {number}", number=number), f"Omgång {number}"):
        return words
    return f"{here.name} · {words}"


def questions(area: GoalArea, tr: Translator) -> Iterator[Page]:
    """Yield the area with all its questions, and where they are several, with each."""
    area_questions = area.questions
    if not area_questions:
        yield (Block(area.name, TOPIC, rank=1),)
        return
    topic = Block(area.name, TOPIC)
    yield (topic, *(Block(each.name, rank=1) for each in area_questions))
    if len(area_questions) == 1:
        return
    for number, each in enumerate(area_questions, 1):
        place = tr(
            "Question {number} of {count}", number=number, count=len(area_questions)
        )
        heading = Block(place, QUIET, rank=3, is_close=True)
        yield (topic, heading, Block(each.name, rank=1))


def tables(plan: Plan, here: Round, label: Block) -> Iterator[Page]:
    """Yield which table talks about what: by table, and by area where those are many.

    Where tables choose freely, the areas are listed.
    """
    seats = [
        (table.name, area)
        for table in plan.session.tables
        if (area := area_at(plan, table.id, here.id))
    ]
    if not seats:
        rows = tuple((str(n), area.name) for n, area in enumerate(plan.areas, 1))
        yield (label, Block(rows=rows, rank=1)) if rows else (label,)
        return
    yield (label, Block(rows=tuple((t, a.name) for t, a in seats), rank=1))
    order = [area.id for area in plan.areas]
    by_area = sorted(seats, key=lambda seat: order.index(seat[1].id))
    page = [label]
    for area, tables in groupby(by_area, key=lambda seat: seat[1]):
        page.append(Block(area.name, TOPIC, rank=1))
        page.append(Block(", ".join(table for table, _ in tables), is_close=True))
    yield tuple(page)
