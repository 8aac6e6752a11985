"""What somebody who wants a result changed could do with a journal and an editor.

Each kind makes files out of a genuine evening: with all that lies in the journals, but
without the laptops' keys.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from facilitator.domain.events.commands import (
    Command,
    CorrectStatement,
    CountPeople,
    NoteSilence,
    Redo,
    SetClock,
    Undo,
    WithdrawStatement,
)
from facilitator.domain.events.events import (
    Event,
    EventUndone,
    StatementCorrected,
    StatementLogged,
    StatementWithdrawn,
)
from facilitator.domain.events.hall import PeopleCounted
from facilitator.domain.events.marks import AddVoice, ConfirmStatement
from facilitator.storage.journal.chain import Key, link
from facilitator.storage.journal.codec import Header, encode_header
from facilitator.storage.journal.event_lines import encode_event
from tests.builders import Desk, a_plan

SESSION = "2019-04-01-medborgardialog"
AHEAD = 23 * 3600 * 1000
"""Milliseconds by which a stamp is ahead without being called wrong."""
PLAN = a_plan()


class Evening(NamedTuple):
    """What two laptops have written, and the keys of all who are about."""

    events: list[Event]
    other_events: list[Event]
    key: Key
    other_key: Key
    thief: Key
    """The key of whoever forges."""

    @property
    def header(self) -> Header:
        """The first line of the first laptop's journal."""
        return Header(2, "bord-1", "n", SESSION, "", self.key.public)

    def journals(self) -> dict[str, bytes]:
        """Return the genuine journals, by the names of their files."""
        other = self.header._replace(device="bord-2", key=self.other_key.public)
        return {
            "bord-1.jsonl": journal(self.header, self.events, self.key),
            "bord-2.jsonl": journal(other, self.other_events, self.other_key),
        }


def an_evening(chance: random.Random, keys: Sequence[Key]) -> Evening:
    """Return an evening in which two laptops have written some of everything."""
    one, other = written(chance, "bord-1-aaaa"), written(chance, "bord-2-bbbb")
    return Evening(one, other, *keys)


def written(chance: random.Random, device: str) -> list[Event]:
    """Return what a laptop has written."""
    desk = Desk(device, PLAN)
    desk.time += chance.randrange(10**6)
    ids = [desk.log(f"{device} säger {n}") for n in range(chance.randrange(3, 40))]
    more: list[Command] = [
        CorrectStatement(statement=ids[0], reason="fel", text="rättat"),
        WithdrawStatement(statement=ids[1], reason="bad om det"),
        AddVoice(ids[2], "g1"),
        ConfirmStatement(ids[2]),
        CountPeople("g1", 12, table="1" if "1-" in device else "2"),
        NoteSilence("g2", "a1"),
        SetClock("opened"),
    ]
    for command in chance.sample(more, len(more)):
        desk.do(command)
    if chance.random() < 0.5:
        desk.do(Undo())
        if chance.random() < 0.5:
            desk.do(Redo())
    return desk.events


def journal(header: Header, events: Sequence[Event], key: Key | None) -> bytes:
    """Return a journal as the program writes it."""
    return more(encode_header(header), events, key)


def more(begun: bytes, events: Sequence[Event], key: Key | None = None) -> bytes:
    """Return a journal with events written behind its last line."""
    lines = begun.splitlines(keepends=True)
    for number, event in enumerate(events, len(lines)):
        lines.append(encode_event(event, number, link(lines[-1][:-1]), key=key)[1])
    return b"".join(lines)


def changed(event: Event, chance: random.Random) -> Event:
    """Return an event with the same id and another content."""
    match event:
        case StatementLogged():
            return event._replace(text="förfalskat", area=chance.choice(["a1", "a2"]))
        case StatementCorrected():
            return replace(event, text="förfalskat")
        case PeopleCounted():
            return event._replace(people=999)
        case EventUndone():
            return replace(event, target=f"{event.target[:13]}.0001.bord-1-aaaa")
        case _:
            return event


def later(events: Sequence[Event], by: int, part: str = "bord-1-aaaa") -> str:
    """Return an id that sorts after all of an evening."""
    newest = max(int(each.id[:13]) for each in events)
    return f"{newest + by:013d}.0000.{part}"


def undoing(evening: Evening, part: str, ahead: int = AHEAD) -> list[Event]:
    """Return events that undo all that the first laptop logged."""
    return [
        EventUndone(
            id=later(evening.events, ahead + n, part), at="", by="", target=each.id
        )
        for n, each in enumerate(evening.events)
    ]


def layers(evening: Evening, part: str, after: tuple[str, ...] | None) -> list[Event]:
    """Return corrections and withdrawals of all statements, in the laptop's name."""
    said = [each for each in evening.events if isinstance(each, StatementLogged)]
    found: list[Event] = []
    for n, each in enumerate(said):
        stamp = later(evening.events, AHEAD + n, part)
        if n % 2:
            found.append(
                StatementCorrected(
                    id=stamp, at="", by="", statement=each.id, reason="x",
                    after=after, text="förfalskat",
                )
            )  # fmt: skip
        else:
            found.append(
                StatementWithdrawn(
                    id=stamp, at="", by="", statement=each.id, reason="x", after=after
                )
            )
    return found


Forgery = Callable[[random.Random, Evening], dict[str, bytes]]
"""Returns files to be taken in, by name."""


def _other_texts(chance: random.Random, evening: Evening) -> dict[str, bytes]:
    events = [changed(each, chance) for each in evening.events]
    return {"bord-1.jsonl": journal(evening.header, events, None)}


def _other_texts_and_one_more(
    chance: random.Random, evening: Evening
) -> dict[str, bytes]:
    events = [changed(each, chance) for each in evening.events]
    extra = evening.events[0]
    assert isinstance(extra, StatementLogged)
    added = extra._replace(id=later(evening.events, 5), number="01-1-099")
    return {"bord-1.jsonl": journal(evening.header, [*events, added], None)}


def _forked(chance: random.Random, evening: Evening) -> dict[str, bytes]:
    cut = chance.randrange(1, len(evening.events))
    whole = journal(evening.header, evening.events, evening.key)
    begun = b"".join(whole.splitlines(keepends=True)[: cut + 1])
    rest = [changed(each, chance) for each in evening.events[cut:]]
    return {"0.jsonl": more(begun, rest)}


def _renamed(chance: random.Random, evening: Evening) -> dict[str, bytes]:
    files = evening.journals()
    return {"0.jsonl": files["bord-1.jsonl"], "bord-1.jsonl": files["bord-2.jsonl"]}


def _truncated(chance: random.Random, evening: Evening) -> dict[str, bytes]:
    whole = evening.journals()["bord-1.jsonl"]
    return {"bord-1.jsonl": whole[: chance.randrange(len(whole))]}


def _undone_by_another(chance: random.Random, evening: Evening) -> dict[str, bytes]:
    header = evening.header._replace(device="bovn", key=evening.thief.public)
    events = undoing(evening, "bovn-cccc")
    return {"bovn.jsonl": journal(header, events, evening.thief)}


def _undone_in_its_name(chance: random.Random, evening: Evening) -> dict[str, bytes]:
    whole = evening.journals()["bord-1.jsonl"]
    return {"bord-1.jsonl": more(whole, undoing(evening, "bord-1-aaaa"))}


def _undone_with_the_thiefs_key(
    chance: random.Random, evening: Evening
) -> dict[str, bytes]:
    whole = evening.journals()["bord-1.jsonl"]
    events = undoing(evening, "bord-1-aaaa")
    return {"bord-1.jsonl": more(whole, events, evening.thief)}


def _another_key_shown(chance: random.Random, evening: Evening) -> dict[str, bytes]:
    header = evening.header._replace(key=evening.thief.public, nonce="m")
    events = undoing(evening, "bord-1-dddd")
    return {"bord-1.jsonl": journal(header, events, evening.thief)}


def _of_an_earlier_version(chance: random.Random, evening: Evening) -> dict[str, bytes]:
    header = Header(1, "bord-1", "n", SESSION, "")
    events = [changed(each, chance) for each in evening.events]
    lines = [encode_event(each, n)[1] for n, each in enumerate(events, 1)]
    return {"bord-1.2.jsonl": encode_header(header) + b"".join(lines)}


def _undone_in_an_earlier_version(
    chance: random.Random, evening: Evening
) -> dict[str, bytes]:
    header = Header(1, "bord-1", "n", SESSION, "")
    events = undoing(evening, "bord-1-eeee")
    lines = [encode_event(each, n)[1] for n, each in enumerate(events, 1)]
    return {"bord-1.3.jsonl": encode_header(header) + b"".join(lines)}


def _foreign_ids(chance: random.Random, evening: Evening) -> dict[str, bytes]:
    header = evening.header._replace(device="bovn", key=evening.thief.public)
    events = [changed(each, chance) for each in evening.events]
    return {"bovn.jsonl": journal(header, events, evening.thief)}


def _doubled_ids(chance: random.Random, evening: Evening) -> dict[str, bytes]:
    whole = evening.journals()["bord-1.jsonl"]
    events = [changed(each, chance) for each in evening.events]
    return {"bord-1.jsonl": more(whole, events)}


def _shuffled(chance: random.Random, evening: Evening) -> dict[str, bytes]:
    whole = evening.journals()["bord-1.jsonl"].splitlines(keepends=True)
    header, *lines = whole
    chance.shuffle(lines)
    return {"bord-1.jsonl": header + b"".join(lines)}


def _a_line_cut_out(chance: random.Random, evening: Evening) -> dict[str, bytes]:
    lines = evening.journals()["bord-1.jsonl"].splitlines(keepends=True)
    del lines[chance.randrange(1, len(lines))]
    return {"bord-1.jsonl": b"".join(lines)}


def _a_line_changed(chance: random.Random, evening: Evening) -> dict[str, bytes]:
    lines = evening.journals()["bord-1.jsonl"].splitlines(keepends=True)
    place = chance.randrange(1, len(lines))
    event = changed(evening.events[place - 1], chance)
    before = link(lines[place - 1][:-1])
    lines[place] = encode_event(event, place, before)[1]
    return {"bord-1.jsonl": b"".join(lines)}


def _chained_anew_from_a_line(
    chance: random.Random, evening: Evening
) -> dict[str, bytes]:
    events = list(evening.events)
    place = chance.randrange(len(events))
    events[place] = changed(events[place], chance)
    return {"bord-1.jsonl": journal(evening.header, events, None)}


def _layers_in_its_name(chance: random.Random, evening: Evening) -> dict[str, bytes]:
    whole = evening.journals()["bord-1.jsonl"]
    return {"bord-1.jsonl": more(whole, layers(evening, "bord-1-aaaa", ()))}


def _layers_of_the_old_shape(
    chance: random.Random, evening: Evening
) -> dict[str, bytes]:
    whole = evening.journals()["bord-1.jsonl"]
    return {"bord-1.jsonl": more(whole, layers(evening, "bord-1-aaaa", None))}


def _head_counts(chance: random.Random, evening: Evening) -> dict[str, bytes]:
    counts: list[Event] = [
        PeopleCounted(later(evening.events, AHEAD + n), "", "", "g1", 999, table)
        for n, table in enumerate(("bord-1", "bord-2", ""))
    ]
    whole = evening.journals()["bord-1.jsonl"]
    return {"bord-1.jsonl": more(whole, counts)}


def _another_nonce(chance: random.Random, evening: Evening) -> dict[str, bytes]:
    header = evening.header._replace(nonce="annan")
    events = [changed(each, chance) for each in evening.events]
    return {"bord-1.jsonl": journal(header, events, None)}


def _a_damaged_header(chance: random.Random, evening: Evening) -> dict[str, bytes]:
    events = [changed(each, chance) for each in evening.events]
    _, _, lines = journal(evening.header, events, None).partition(b"\n")
    return {"bord-1.jsonl": b'{"crc":"00000000","format":2}\n' + lines}


def _post_dated(chance: random.Random, evening: Evening) -> dict[str, bytes]:
    """Say everything once more, a day ahead, as another laptop."""
    header = evening.header._replace(device="bovn", key=evening.thief.public)
    events: list[Event] = []
    for n, each in enumerate(evening.events):
        if isinstance(each, StatementLogged):
            stamp = later(evening.events, AHEAD + n, "bovn-cccc")
            events.append(each._replace(id=stamp, text="förfalskat"))
    return {"bovn.jsonl": journal(header, events, evening.thief)}


def _back_dated(chance: random.Random, evening: Evening) -> dict[str, bytes]:
    """Say it before the laptop said it, in its name."""
    events: list[Event] = [
        each._replace(id=f"{n:013d}.0000.bord-1-aaaa", text="förfalskat")
        for n, each in enumerate(evening.events, 1)
        if isinstance(each, StatementLogged)
    ]
    header = evening.header._replace(nonce="tidig")
    return {"bord-1.jsonl": journal(header, events, None)}


KINDS: tuple[Forgery, ...] = (
    _other_texts, _other_texts_and_one_more, _forked, _renamed, _truncated,
    _undone_by_another, _undone_in_its_name, _undone_with_the_thiefs_key,
    _another_key_shown, _of_an_earlier_version, _undone_in_an_earlier_version,
    _foreign_ids, _doubled_ids, _shuffled, _a_line_cut_out, _a_line_changed,
    _chained_anew_from_a_line, _layers_in_its_name, _layers_of_the_old_shape,
    _head_counts, _another_nonce, _a_damaged_header, _post_dated, _back_dated,
)  # fmt: skip
