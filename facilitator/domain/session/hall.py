"""The state of the hall: the clock, who is here, who had nothing to say, new words."""

from collections import Counter
from collections.abc import Callable, Hashable
from typing import Any

from facilitator.domain.events.hall import (
    ClockSet,
    HallEvent,
    PeopleCounted,
    RoomWordAdded,
    Silence,
    SilenceLifted,
    SilenceNoted,
)
from facilitator.domain.events.hybrid_clock import device_name
from facilitator.domain.plan.plan import Keyword
from facilitator.domain.session.knowing import chance
from facilitator.domain.session.latest_word import Latest


class Hall:
    """What the hall's events add up to."""

    def __init__(self, undone: Callable[[str], bool]) -> None:
        self.clocks: Latest[str, ClockSet] = Latest(undone)
        """By the name of the laptop that drives it."""
        self._settings: Latest[str, ClockSet] = Latest(undone)
        """Those of all laptops under one key: each knew of some of the others."""
        self.people: Latest[tuple[str, str], PeopleCounted] = Latest(undone)
        """By group and table, the table empty for counts at the door."""
        self.silences: Latest[tuple[str, str, str], Silence] = Latest(undone, _to_ask)
        """By group, area and question, the question empty for the whole area."""
        self.words: Latest[str, RoomWordAdded] = Latest(undone)
        """By the keyword's id."""

    def take(self, event: HallEvent) -> bool:
        """Fold an event in; tell whether it was new."""
        if isinstance(event, ClockSet):
            self._settings.add("", event)
        words, key = self._place_of(event)
        return words.add(key, event)

    def take_out(self, event: HallEvent) -> None:
        """Take an event out again, since it turned out to be another's."""
        self._settings.remove("", event.id)
        words, key = self._place_of(event)
        words.remove(key, event.id)

    def look_again(self) -> None:
        """Work out anew what stands, since something was undone or redone."""
        for words in (self.clocks, self._settings, self.people, self.silences):
            words.look_again()
        self.words.look_again()

    def unsettled(self) -> list[tuple[HallEvent, ...]]:
        """Return head counts and silences that do not agree, the leading one last."""
        heads = [heads for _, heads in self.people.unsettled() if _differ(heads)]
        return [
            *heads,
            *(each for _, each in self.silences.unsettled() if _differ(each)),
        ]

    def clocks_known(self) -> tuple[str, ...]:
        """Return the ids of the settings of clocks that a new one lies over."""
        return self._settings.known("")

    def clock(self, device: str) -> ClockSet | None:
        """Return the clock that a laptop follows: its own, or that of another.

        A laptop that has driven a clock of its own keeps to it until it is released,
        so that tables without a network are not moved by journals that come in late.
        """
        own = self.clocks.get(device)
        if own and own.action != "released":
            return own
        others = {
            clock.id: clock
            for _, clock in self.clocks.items()
            if clock.action != "released"
        }
        # The one whose laptop knew of the others': all laptops follow the same.
        settings = self._settings.layered("")
        known = settings.beneath(others)
        leading = [each.id for each in settings.order if each.id in others]
        return next((others[e] for e in reversed(leading) if e not in known), None)

    def drives(self, device: str) -> bool:
        """Tell whether a laptop follows a clock of its own."""
        own = self.clocks.get(device)
        return own is not None and own.action != "released"

    def present(self) -> Counter[str]:
        """Return how many of each group that was counted are here, be it none.

        What was counted at the door leads; where nobody stood there, the tables' counts
        are added up.
        """
        door: Counter[str] = Counter()
        at_tables: Counter[str] = Counter()
        for (group, table), count in self.people.items():
            (at_tables if table else door)[group] += count.people
        # Tables' counts would count those at the door a second time.
        groups_at_door = {
            group for (group, table), _ in self.people.items() if not table
        }
        door.update({g: n for g, n in at_tables.items() if g not in groups_at_door})
        return door

    def people_at_tables(self, group: str) -> dict[str, int]:
        """Return how many of a group sit at each table that was counted."""
        return {
            table: count.people
            for (of, table), count in self.people.items()
            if of == group and table and count.people
        }

    def is_silent(self, group: str, area: str, question: str = "") -> bool:
        """Tell whether a group has said that it has nothing to say on this."""
        # Who has nothing to say on an area has nothing to say on any question of it.
        keys = {(group, area, ""), (group, area, question)}
        return any(isinstance(self.silences.get(each), SilenceNoted) for each in keys)

    def room_words(self) -> tuple[Keyword, ...]:
        """Return the words that were taken up, in the order in which that was done."""
        words = sorted((each for _, each in self.words.items()), key=lambda w: w.id)
        return tuple(Keyword(each.word, each.name, each.area) for each in words)

    def _place_of(self, event: HallEvent) -> tuple[Latest[Any, Any], Hashable]:
        """Return where an event belongs, and under which key."""
        match event:
            case ClockSet():
                return self.clocks, device_name(event.id)
            case PeopleCounted():
                return self.people, (event.group, event.table)
            case SilenceNoted() | SilenceLifted():
                return self.silences, (event.group, event.area, event.question)
            case RoomWordAdded():
                return self.words, event.word

    def content(self) -> list[tuple[str, ...]]:
        """Return what of it documents may show, in an order of its own."""
        present = [("people", g, str(n)) for g, n in self.present().items()]
        silent = [
            ("silence", *key)
            for key, word in self.silences.items()
            if isinstance(word, SilenceNoted)
        ]
        words = [("word", word.id, word.name, word.area) for word in self.room_words()]
        return sorted([*present, *silent, *words])


def _to_ask(word: Silence) -> tuple[bool, bytes]:
    # To ask once more harms nobody; not to be asked may.
    return isinstance(word, SilenceLifted), chance(word)


def _differ(words: tuple[HallEvent, ...]) -> bool:
    """Tell whether words on one thing say different things."""
    return len({(*word[3:-1], type(word)) for word in words}) > 1
