"""Decisions about the hall: the clock, head counts, silences, words from the room."""

from datetime import datetime
from typing import assert_never

from facilitator.domain.decide.context import (
    Context,
    Stamp,
)
from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import (
    AddRoomWord,
    CountPeople,
    HallCommand,
    NoteSilence,
    SetClock,
)
from facilitator.domain.events.fields import LARGEST_AMOUNT
from facilitator.domain.events.hall import (
    CLOCK_ACTIONS,
    ClockAction,
    ClockSet,
    HallEvent,
    PeopleCounted,
    Phase,
    RoomWordAdded,
    Silence,
    SilenceLifted,
    SilenceNoted,
)
from facilitator.domain.events.hybrid_clock import device_name
from facilitator.domain.hall.agenda import (
    Moment,
    moment,
    next_round,
    wall_time,
)
from facilitator.domain.hall.room_words import room_word
from facilitator.domain.plan.plan import Round
from facilitator.domain.text import fold

MOST_PEOPLE = 100_000
"""The largest head count of a group."""
LEAST_SECONDS = 10
"""What a round is shortened to at most, beyond what has been spent."""


def decide_hall(context: Context, command: HallCommand, stamp: Stamp) -> HallEvent:
    """Return the event that carries out a command about the hall.

    Raises:
        Refused: the command cannot be carried out as things stand.
    """
    match command:
        case SetClock():
            return _set_clock(context, command, stamp)
        case CountPeople():
            return _count_people(context, command, stamp)
        case NoteSilence():
            return _note_silence(context, command, stamp)
        case AddRoomWord():
            return _add_room_word(context, command, stamp)
        case _:
            assert_never(command)


def _set_clock(context: Context, command: SetClock, stamp: Stamp) -> ClockSet:
    plan, hall = context.plan, context.session.hall
    now = wall_time(stamp.at) or datetime.fromtimestamp(0).astimezone()
    clock = hall.clock(device_name(stamp.id))
    agenda = moment(plan, clock, now)
    began = (
        clock.began if clock and agenda.stage not in ("before", "over") else stamp.at
    )
    after = hall.clocks_known()
    if command.action == "opened":
        next_up = (
            plan.round(command.round) if command.round else next_round(plan, agenda)
        )
        if next_up is None:
            code = "clock.last" if plan.session.rounds else "clock.no_rounds"
            raise Refused(code)
        seconds = next_up.minutes * 60
        return ClockSet(
            *stamp, "opened", next_up.id, "running", seconds, 0, began, after
        )
    if clock is None or agenda.stage == "before":
        raise Refused("clock.not_started")
    here = plan.session.rounds[agenda.place]
    action, phase, seconds = _change_round(command, agenda, here)
    spent = min(max(int(agenda.elapsed), 0), LARGEST_AMOUNT)
    return ClockSet(*stamp, action, here.id, phase, seconds, spent, began, after)


def _change_round(
    command: SetClock, agenda: Moment, here: Round
) -> tuple[ClockAction, Phase, int]:
    """Return the action, the phase after it and the length of the round."""
    going = agenda.stage in ("running", "paused")
    stands: Phase = "paused" if agenda.stage == "paused" else "running"
    match command.action:
        case "paused" if agenda.stage == "running":
            return "paused", "paused", agenda.seconds
        case "resumed" if agenda.stage == "paused":
            return "resumed", "running", agenda.seconds
        case "resumed" if not going:
            return "resumed", "running", agenda.seconds
        case "extended" if going:
            least = int(agenda.elapsed) + LEAST_SECONDS
            longer = (agenda.seconds or int(agenda.elapsed)) + command.seconds
            return "extended", stands, min(max(longer, least), LARGEST_AMOUNT)
        case "closed" if going:
            return "closed", "closed", agenda.seconds
        case "released":
            return "released", stands if going else "closed", agenda.seconds
        case action if action in CLOCK_ACTIONS:
            raise Refused("clock.cannot", round=here.name)
        case action:
            raise Refused(
                "choice.unknown", field="action", value=action, choices=CLOCK_ACTIONS
            )


def _count_people(
    context: Context, command: CountPeople, stamp: Stamp
) -> PeopleCounted:
    plan = context.plan
    if not 0 <= command.people <= MOST_PEOPLE:
        raise Refused("people.bad_count", most=MOST_PEOPLE)
    table = plan.table(command.table).id if command.table else ""
    group = plan.group(command.group).id
    after = context.session.hall.people.known((group, table))
    return PeopleCounted(*stamp, group, command.people, table, after)


def _note_silence(context: Context, command: NoteSilence, stamp: Stamp) -> Silence:
    plan = context.plan
    area = plan.area(command.area).id
    reference = command.question
    question = plan.question(reference, area).id if reference else ""
    kind = SilenceNoted if command.silent else SilenceLifted
    key = (plan.group(command.group).id, area, question)
    return kind(*stamp, *key, context.session.hall.silences.known(key))


def _add_room_word(
    context: Context, command: AddRoomWord, stamp: Stamp
) -> RoomWordAdded:
    area = context.plan.area(command.area)
    word = room_word(command.name, area.id)
    for keyword in context.plan.keywords:
        if fold(keyword.name) == fold(word.name):
            raise Refused("word.known", word=keyword.name)
    return RoomWordAdded(*stamp, word.id, word.name, word.area)
