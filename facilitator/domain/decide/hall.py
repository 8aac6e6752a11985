"""Decisions about the hall: the clock, head counts, silences, words from the room."""

from datetime import datetime
from typing import assert_never

from facilitator.domain.decide.context import (
    Stamp,
    Standing,
)
from facilitator.domain.errors import Refused
from facilitator.domain.events.clock import device_name
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


def decide_hall(standing: Standing, command: HallCommand, stamp: Stamp) -> HallEvent:
    """Return the event that carries out a command about the hall.

    Raises:
        Refused: the command cannot be carried out as things stand.
    """
    match command:
        case SetClock():
            return _set_clock(standing, command, stamp)
        case CountPeople():
            return _count_people(standing, command, stamp)
        case NoteSilence():
            return _note_silence(standing, command, stamp)
        case AddRoomWord():
            return _add_room_word(standing, command, stamp)
        case _:
            assert_never(command)


def _set_clock(standing: Standing, command: SetClock, stamp: Stamp) -> ClockSet:
    plan, hall = standing.plan, standing.session.hall
    now = wall_time(stamp.at) or datetime.fromtimestamp(0).astimezone()
    clock = hall.clock(device_name(stamp.id))
    found = moment(plan, clock, now)
    began = clock.began if clock and found.stage not in ("before", "over") else stamp.at
    if command.action == "opened":
        opened = plan.round(command.round) if command.round else next_round(plan, found)
        if opened is None:
            code = "clock.last" if plan.session.rounds else "clock.no_rounds"
            raise Refused(code)
        seconds = opened.minutes * 60
        return ClockSet(*stamp, "opened", opened.id, "running", seconds, 0, began)
    if clock is None or found.stage == "before":
        raise Refused("clock.not_started")
    here = plan.session.rounds[found.place]
    action, phase, seconds = _changed(command, found, here)
    spent = min(max(int(found.spent), 0), LARGEST_AMOUNT)
    return ClockSet(*stamp, action, here.id, phase, seconds, spent, began)


def _changed(
    command: SetClock, found: Moment, here: Round
) -> tuple[ClockAction, Phase, int]:
    """Return the action, the phase after it and the length of the round."""
    going = found.stage in ("running", "paused")
    stands: Phase = "paused" if found.stage == "paused" else "running"
    match command.action:
        case "paused" if found.stage == "running":
            return "paused", "paused", found.seconds
        case "resumed" if found.stage == "paused":
            return "resumed", "running", found.seconds
        case "resumed" if not going:
            return "resumed", "running", found.seconds
        case "extended" if going:
            least = int(found.spent) + LEAST_SECONDS
            longer = (found.seconds or int(found.spent)) + command.seconds
            return "extended", stands, min(max(longer, least), LARGEST_AMOUNT)
        case "closed" if going:
            return "closed", "closed", found.seconds
        case "released":
            return "released", stands if going else "closed", found.seconds
        case action if action in CLOCK_ACTIONS:
            raise Refused("clock.cannot", round=here.name)
        case action:
            raise Refused(
                "choice.unknown", field="action", value=action, choices=CLOCK_ACTIONS
            )


def _count_people(
    standing: Standing, command: CountPeople, stamp: Stamp
) -> PeopleCounted:
    plan = standing.plan
    if not 0 <= command.people <= MOST_PEOPLE:
        raise Refused("people.bad_count", most=MOST_PEOPLE)
    table = plan.table(command.table).id if command.table else ""
    group = plan.group(command.group).id
    return PeopleCounted(*stamp, group, command.people, table)


def _note_silence(standing: Standing, command: NoteSilence, stamp: Stamp) -> Silence:
    plan = standing.plan
    area = plan.area(command.area).id
    asked = command.question
    question = plan.question(asked, area).id if asked else ""
    kind = SilenceNoted if command.silent else SilenceLifted
    return kind(*stamp, plan.group(command.group).id, area, question)


def _add_room_word(
    standing: Standing, command: AddRoomWord, stamp: Stamp
) -> RoomWordAdded:
    area = standing.plan.area(command.area)
    word = room_word(command.name, area.id)
    for known in standing.plan.keywords:
        if fold(known.name) == fold(word.name):
            raise Refused("word.known", word=known.name)
    return RoomWordAdded(*stamp, word.id, word.name, word.area)
