"""A state machine: laptops that log, break, meet and go on, and a model of them."""

import asyncio
import shutil
import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
)

from facilitator.domain.events.commands import Command
from facilitator.domain.session.digest import digest
from facilitator.storage.journal.segments import current_segment
from tests.builders import fold_all
from tests.torture.rig.hall import Hall, Laptop, Wish, logging
from tests.torture.rig.harness import (
    SESSION,
    ids_in,
    journals,
    sums_hold,
)
from tests.torture.rig.writers import laptops

STEPS = 50
VERBS = ("log", "log", "log", "correct", "recode", "withdraw", "undo", "redo")

texts = st.text(alphabet='aåÊJ*"\\{}☂', min_size=1, max_size=12)
areas = st.sampled_from(("a1", "a2"))
shares = st.floats(min_value=0, max_value=1)
which = st.integers(min_value=0, max_value=2)
wishes = st.tuples(st.sampled_from(VERBS), st.integers(0, 30), texts, areas)


class Evening(RuleBasedStateMachine):
    """All that can happen to the laptops of one evening."""

    verbs = frozenset(VERBS)
    """What is done."""

    def __init__(self, folder: Path, counts: Counter[str]) -> None:
        super().__init__()
        self.hall = Hall(Path(tempfile.mkdtemp(dir=folder)))
        self.counts = counts

    @initialize(count=st.integers(min_value=1, max_value=3))
    def begin(self, count: int) -> None:
        """Start with some laptops."""
        self.hall.laptops += (self.hall.start() for _ in range(count))

    @rule(at=which, asked=st.lists(wishes, min_size=1, max_size=5))
    def do(self, at: int, asked: list[Wish]) -> None:
        """Carry out some commands, one by one."""
        laptop = self.hall.at(at)
        for wish in asked:
            command = self.command(laptop, wish)
            if command:
                self.hall.execute(laptop, command)

    @rule(at=which, asked=st.lists(wishes, min_size=2, max_size=12))
    def do_many_at_once(self, at: int, asked: list[Wish]) -> None:
        """Carry out many commands that share flushes."""
        laptop = self.hall.at(at)
        found = (self.command(laptop, wish) for wish in asked)
        commands = [command for command in found if command]

        async def given() -> list[object]:
            waiting = map(laptop.opened.submit, commands)
            return list(await asyncio.gather(*waiting, return_exceptions=True))

        for command, result in zip(commands, asyncio.run(given()), strict=True):
            self.hall.settle(laptop, command, result)

    @rule(at=which)
    def read_on(self, at: int) -> None:
        """Read what is older than the newest end."""
        self.hall.at(at).opened.load_all()

    @rule(at=which)
    def close_and_open(self, at: int) -> None:
        """End the program and start it again."""
        self.hall.reopen(self.hall.at(at))

    @rule(at=which, hours=st.integers(min_value=-72, max_value=72))
    def set_the_clock(self, at: int, hours: int) -> None:
        """Let a laptop's wall clock be wrong."""
        self.hall.at(at).clock.ahead = timedelta(hours=hours)

    @rule(at=which, text=texts, share=shares)
    def crash(self, at: int, text: str, share: float) -> None:
        """Lose the power while a statement is written that nobody was promised."""
        laptop = self.hall.at(at)
        left = self.hall.new_path("crash")
        shutil.copytree(laptop.root, left)
        promised = {path.name: _written(path) for path in _files(left)}
        dying = self.hall.open(left, laptop.device, laptop.clock)
        event = dying.execute(logging(text, "a1")).event
        dying.close()
        journal = current_segment(journals(left), laptop.device)
        data, least = journal.read_bytes(), promised.get(journal.name, 0)
        cut = least + round(share * (len(data) - least))
        journal.write_bytes(data[:cut])
        if cut == len(data) and event:
            self.hall.model.happened(laptop.number, event)
        self.hall.reopen(laptop, left)
        self.counts["crashes"] += 1

    @rule(one=which, other=which, share=shares, whole=st.booleans(), poll=st.booleans())
    def carry(
        self, one: int, other: int, share: float, whole: bool, poll: bool
    ) -> None:
        """Take one laptop's journals to another, its own only half at times."""
        source, target = self.hall.at(one), self.hall.at(other)
        stick = self.hall.new_path("stick")
        shutil.copytree(journals(source.root), stick)
        if not whole:
            own = stick / source.journal.name
            data = own.read_bytes()
            cut = min(round(share * len(data)), _written(own) - 1)
            # A line that lacks its end alone is made whole by packing it.
            own.write_bytes(data[: cut - (data[cut : cut + 1] == b"\n")])
        there = ids_in(stick)
        known = self.hall.model.minds[target.number].known
        taken = self.hall.service(target).take_in(SESSION, [stick])
        assert sum(each.new for each in taken) == len(there - known)
        known |= there
        if poll:
            target.opened.poll()
        else:
            asyncio.run(target.opened.follow())
        self.counts["merges"] += 1

    @rule(at=which, same_name=st.booleans())
    def hand_over(self, at: int, same_name: bool) -> None:
        """Let a laptop break, and another go on from its safe copy."""
        broken = self.hall.at(at)
        copy = self.hall.new_path("copy").with_suffix(".zip")
        self.hall.service(broken).pack(SESSION, "kopia", target=copy)
        broken.opened.close()
        root = self.hall.new_path("another")
        device = broken.device if same_name else f"ny-{root.name}"
        laptops(root, device).resume(copy)
        fresh = self.hall.start(device, root)
        minds = self.hall.model.minds
        minds[fresh.number].known |= minds[broken.number].known
        self.hall.laptops[self.hall.laptops.index(broken)] = fresh
        self.counts["handovers"] += 1

    @invariant()
    def every_laptop_shows_what_it_knows(self) -> None:
        """Hold each laptop against the model."""
        for laptop in self.hall.laptops:
            agrees(self.hall, laptop)

    def command(self, laptop: Laptop, wish: Wish) -> Command | None:
        """Return the command of a wish, None where there is none."""
        return self.hall.command(laptop, wish) if wish[0] in self.verbs else None

    def teardown(self) -> None:
        """Hold each disk against the model, and clear up."""
        try:
            for laptop in self.hall.laptops:
                laptop.opened.close()
                known = self.hall.model.minds[laptop.number].known
                assert ids_in(journals(laptop.root)) == known
            self.counts["evenings"] += 1
            self.counts["acknowledged"] += len(self.hall.model.events)
        finally:
            shutil.rmtree(self.hall.folder)


def as_long_as(examples: int) -> settings:
    """Return how a machine is run for so many evenings."""
    return settings(
        max_examples=examples,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
        phases=set(Phase) - {Phase.explain},
    )


def _files(root: Path) -> list[Path]:
    return list(journals(root).glob("*.jsonl"))


def _written(journal: Path) -> int:
    """Return how many bytes are lines, without the room laid up behind them."""
    return len(journal.read_bytes().rstrip(b"\n")) + 1


def agrees(hall: Hall, laptop: Laptop) -> None:
    """See that a laptop shows what it knows, each thing as the model has it."""
    session = laptop.opened.session
    picture = hall.model.picture(laptop.number)
    assert sums_hold(session)
    if not laptop.opened.loaded:
        assert set(session.statements) <= set(picture)
        return
    assert set(session.statements) == set(picture)
    for each in session.statements.values():
        wanted = picture[each.id]
        shown = (each.text, each.area, not each.withdrawn)
        assert wanted.contested or shown == wanted[:3]
    numbers = [session.number_of(each) for each in session.statements.values()]
    assert len(set(numbers)) == len(numbers)
    events = hall.model.all_known(laptop.number)
    assert digest(session) == digest(fold_all(events))
