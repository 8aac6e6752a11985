"""A simulated room: who says what, when and at which table. The same seed, the same.

Two cells of group and area are left empty until somebody asks, as in a room where
the talk has drifted.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from facilitator.domain.hall.agenda import area_at
from facilitator.domain.plan.plan import Plan
from facilitator.domain.rehearsal.speaker import Speaker

CHANGE_SECONDS = 200
"""Between two rounds, while the tables change areas."""
USUAL_MINUTES = 20
"""Length of a round where the plan does not say."""
PEOPLE = 100
"""In the room, where the plan does not say."""
ANSWERS = 3
"""Statements that a group makes when it is asked: no thin cell is left."""
ANSWER_SECONDS = 20
"""Between being asked and each answer."""
CELLS_LEFT_EMPTY = 2


class RoomLine(NamedTuple):
    """Something that is said in the room."""

    second: int
    """Counted from the beginning of the first round."""
    table: str
    group: str
    area: str
    question: str
    """Empty for none, as are table, round and keyword."""
    keyword: str
    text: str
    round: str


class RehearsedRound(NamedTuple):
    """A round as the room goes through it, in seconds from the beginning."""

    id: str
    starts: int
    ends: int
    pause: bool = False


class Seat(NamedTuple):
    """So many of a group at a table."""

    table: str
    group: str
    people: int


class Script(NamedTuple):
    """All that will happen in the room."""

    rounds: tuple[RehearsedRound, ...]
    seats: tuple[Seat, ...]
    lines: tuple[RoomLine, ...]
    """In the order of time."""
    empty: tuple[tuple[str, str], ...]
    """Group and area of which nothing is said until somebody asks."""

    @property
    def seconds(self) -> int:
        """How long it lasts."""
        return self.rounds[-1].ends if self.rounds else 0


class _Place(NamedTuple):
    """A seat in a round, with an area it talks about."""

    round: RehearsedRound
    seat: Seat
    area: str


def script(plan: Plan, statements: int, seed: int) -> Script:
    """Return what happens in a room with this plan.

    What is said, and what is answered when the empty cells are asked for, comes to
    `statements` together, unless those are too few for every group to speak.
    """
    chance = Random(seed)
    rounds, seats = timetable(plan), seats_of(plan)
    places = list(_places(plan, rounds, seats))
    empty = _cells_left_empty(places, chance)
    places = [_place_after_drift(place, places, empty) for place in places]
    groups = len({place.seat.group for place in places})
    least = min(statements, groups)
    unprompted = max(statements - ANSWERS * len(empty), least)
    speaker = Speaker(chance)
    lines = [
        _line_at(plan, speaker, place, _second(place.round, chance))
        for place in _places_to_speak(places, unprompted, chance)
    ]
    lines.sort(key=lambda each: (each.second, each.table))
    return Script(tuple(rounds), tuple(seats), tuple(lines), tuple(empty))


def answers(
    plan: Plan, seat: Seat, area: str, round_: str, second: int
) -> Iterator[RoomLine]:
    """Yield what a group answers that was asked about an area at `second`."""
    speaker = Speaker(Random(f"{seat.group} {area} {second}"))
    place = _Place(RehearsedRound(round_, second, second), seat, area)
    for number in range(1, ANSWERS + 1):
        yield _line_at(plan, speaker, place, second + number * ANSWER_SECONDS)


def timetable(plan: Plan) -> list[RehearsedRound]:
    """Return the rounds one after the other, with time to change between them."""
    rounds: list[RehearsedRound] = []
    now = 0
    change = 0 if plan.session.advance == "automatic" else CHANGE_SECONDS
    for each in plan.session.rounds:
        ends = now + 60 * (each.minutes or USUAL_MINUTES)
        rounds.append(RehearsedRound(each.id, now, ends, each.pause))
        now = ends + change
    if all(leg.pause for leg in rounds):
        rounds.append(RehearsedRound("", now, now + 60 * USUAL_MINUTES))
    return rounds


def seats_of(plan: Plan) -> list[Seat]:
    """Return where everybody sits: as the plan says, else dealt out table by table."""
    tables = plan.session.tables
    if not plan.groups:
        return []
    table_groups = [(table.id, table.group) for table in tables if table.group]
    groups_with_table = {group for _, group in table_groups}
    free = [table.id for table in tables if not table.group]
    groups_without_table = [
        group.id for group in plan.groups if group.id not in groups_with_table
    ]
    tables_to_fill = free or [table.id for table in tables] or [""]
    table_groups += [
        (tables_to_fill[n % len(tables_to_fill)], group)
        for n, group in enumerate(groups_without_table)
    ]
    empty_tables = free[len(groups_without_table) :]
    table_groups += [
        (table, plan.groups[n % len(plan.groups)].id)
        for n, table in enumerate(empty_tables)
    ]
    order = {table.id: n for n, table in enumerate(tables)}
    table_groups.sort(key=lambda each: order.get(each[0], 0))
    seats = Counter(group for _, group in table_groups)
    people = _people(plan)
    return [
        Seat(table, group, max(people.get(group, 0) // seats[group], 1))
        for table, group in table_groups
    ]


def _people(plan: Plan) -> dict[str, int]:
    """Return how many of each group come."""
    if any(group.expected for group in plan.groups):
        return {group.id: group.expected for group in plan.groups}
    share, more = divmod(PEOPLE, len(plan.groups))
    return {g.id: share + (n < more) for n, g in enumerate(plan.groups)}


def _places(
    plan: Plan, rounds: list[RehearsedRound], seats: list[Seat]
) -> Iterator[_Place]:
    for leg in rounds:
        for seat in seats if not leg.pause else ():
            topic = area_at(plan, seat.table, leg.id)
            for area in (topic,) if topic else plan.areas:
                yield _Place(leg, seat, area.id)


def _areas_of(places: Sequence[_Place]) -> dict[str, list[str]]:
    """Return the areas that each group comes to, in order."""
    areas_by_group: dict[str, dict[str, None]] = {}
    for place in places:
        areas_by_group.setdefault(place.seat.group, {})[place.area] = None
    return {group: list(areas) for group, areas in areas_by_group.items()}


def _cells_left_empty(
    places: Sequence[_Place], chance: Random
) -> list[tuple[str, str]]:
    """Choose cells such that their groups still have something to talk about."""
    cells: list[tuple[str, str]] = []
    areas = {group: each for group, each in _areas_of(places).items() if len(each) > 1}
    for group in chance.sample(list(areas), min(CELLS_LEFT_EMPTY, len(areas))):
        cells.append((group, chance.choice(areas[group])))
    if len(cells) == 1:
        (group, first), *_ = cells
        others = [area for area in areas[group] if area != first]
        cells += [(group, chance.choice(others))] if len(others) > 1 else []
    return cells


def _place_after_drift(
    place: _Place, places: Sequence[_Place], empty: list[tuple[str, str]]
) -> _Place:
    """Return the place, in an empty cell with another area: the talk has drifted."""
    group = place.seat.group
    if (group, place.area) not in empty:
        return place
    areas = _areas_of(places)[group]
    at = areas.index(place.area)
    later = [*areas[at:], *areas[:at]]
    return place._replace(area=next(a for a in later if (group, a) not in empty))


def _places_to_speak(
    places: Sequence[_Place], statements: int, chance: Random
) -> Iterator[_Place]:
    """Yield a place for each statement: first for every group, then for every cell."""
    if not places:
        return
    by_group = {place.seat.group: place for place in reversed(places)}
    by_cell = {(place.seat.group, place.area): place for place in reversed(places)}
    first = dict.fromkeys([*by_group.values(), *by_cell.values()])
    turns = list(dict.fromkeys([*first, *chance.sample(places, len(places))]))
    yield from turns[:statements]
    weights = [place.seat.people for place in places]
    yield from chance.choices(places, weights, k=max(statements - len(turns), 0))


def _second(leg: RehearsedRound, chance: Random) -> int:
    """Return a moment in a round, neither at once nor in its last breath."""
    length = leg.ends - leg.starts
    return chance.randint(leg.starts + length // 40, leg.ends - max(length // 40, 1))


def _line_at(plan: Plan, speaker: Speaker, place: _Place, second: int) -> RoomLine:
    seat, area = place.seat, plan.area(place.area)
    question, keyword, text = speaker.says(area)
    return RoomLine(
        second, seat.table, seat.group, area.id, question, keyword, text,
        place.round.id,
    )  # fmt: skip
