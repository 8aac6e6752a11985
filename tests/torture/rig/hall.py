"""Laptops in one hall, each with its own disk and clock, and a model beside them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import (
    Command,
    LogStatement,
)
from facilitator.services.laptops import Laptops
from facilitator.services.ports import Outcome
from facilitator.services.session.open_session import OpenSession
from facilitator.storage.disk.durable import Sync
from facilitator.storage.journal.segments import current_segment
from tests.torture.rig.harness import (
    Nonces,
    StepClock,
    change,
    journals,
    open_laptop,
    without_ballast,
)
from tests.torture.rig.model import Mind, Model
from tests.torture.rig.scenes import no_sync
from tests.torture.rig.writers import laptops

Wish = tuple[str, int, str, str]
"""What to do, to which statement, and a text and an area for it."""


@dataclass(slots=True)
class Laptop:
    """A laptop with the session open."""

    number: int
    """Its number in the model, which no other laptop ever has."""
    device: str
    root: Path
    opened: OpenSession
    clock: "LaptopClock"
    flipped: set[str] = field(default_factory=set)
    """Names of its own journals in which a bit has been flipped."""

    @property
    def journal(self) -> Path:
        """The journal that it writes at present."""
        return current_segment(journals(self.root), self.device)


@dataclass(slots=True)
class LaptopClock:
    """One laptop's wall clock, which may be wrong."""

    right: StepClock
    ahead: timedelta = field(default_factory=timedelta)

    def __call__(self) -> datetime:
        """Return what this laptop takes for the time."""
        return self.right() + self.ahead


@dataclass(slots=True)
class Hall:
    """All laptops, and what is known of them."""

    folder: Path
    sync: Sync = no_sync
    model: Model = field(default_factory=Model)
    laptops: list[Laptop] = field(default_factory=list)
    clock: StepClock = field(default_factory=StepClock)
    nonces: Nonces = field(default_factory=Nonces)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def at(self, place: int) -> Laptop:
        """Return a laptop, whatever the number."""
        return self.laptops[place % len(self.laptops)]

    def new_path(self, what: str) -> Path:
        """Return a path that nothing has."""
        return self.folder / f"{what}-{next(self.numbers)}"

    def start(self, device: str = "", root: Path | None = None) -> Laptop:
        """Return a laptop that nobody has used, with the session open."""
        number = next(self.numbers)
        device, root = device or f"bord-{number}", root or self.new_path("laptop")
        without_ballast(root, device)
        self.model.minds[number] = Mind()
        clock = LaptopClock(self.clock)
        opened = self.open(root, device, clock)
        return Laptop(number, device, root, opened, clock)

    def open(self, root: Path, device: str, clock: LaptopClock) -> OpenSession:
        """Open the session on a laptop."""
        return open_laptop(root, device, sync=self.sync, clock=clock, nonce=self.nonces)

    def reopen(self, laptop: Laptop, root: Path | None = None) -> None:
        """End the program and start it again, on another disk if one is given."""
        laptop.opened.close()
        laptop.root = root or laptop.root
        laptop.opened = self.open(laptop.root, laptop.device, laptop.clock)

    def service(self, laptop: Laptop) -> Laptops:
        """Return what brings laptops together."""
        return laptops(laptop.root, laptop.device)

    def command(self, laptop: Laptop, wish: Wish) -> Command | None:
        """Return the command of a wish, None where there is nothing to do it to."""
        verb, place, text, area = wish
        if verb == "log":
            return logging(text, area)
        there = list(self.model.picture(laptop.number))
        if verb in ("undo", "redo"):
            return change(verb, "", text, area)
        return change(verb, there[place % len(there)], text, area) if there else None

    def execute(self, laptop: Laptop, command: Command) -> None:
        """Carry out a command and hold what came of it against the model."""
        try:
            result: object = laptop.opened.execute(command)
        except Refused as refused:
            result = refused
        self.settle(laptop, command, result)

    def settle(self, laptop: Laptop, command: Command, result: object) -> None:
        """Hold what came of a command against the model, and take note of it."""
        wanted = self.model.refusal(laptop.number, command)
        if isinstance(result, Refused):
            assert wanted in ("", result.code), result
            return
        assert isinstance(result, Outcome), result
        assert not wanted and result.event
        self.model.happened(laptop.number, result.event)


def logging(text: str, area: str) -> Command:
    """Return the command that logs a text at the first table."""
    return LogStatement(text=text, area=area, group="g1", table="1", round="1")
