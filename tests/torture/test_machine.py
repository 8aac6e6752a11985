"""Laptops that log, break, meet and go on, held against a model in memory."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from facilitator.storage.errors import JournalStopped
from facilitator.storage.journal.segments import segments
from tests.torture.rig.hall import Wish
from tests.torture.rig.harness import Tell, factor, journals, lines_of
from tests.torture.rig.machine import Evening, as_long_as, which, wishes
from tests.torture.rig.scenes import LooseDisk

EXAMPLES = 100 * factor()
TROUBLED = 60 * factor()


def test_whatever_happens_every_laptop_shows_what_it_knows(
    quick: Path, tell: Tell
) -> None:
    counts = Counter(evenings=0, acknowledged=0, crashes=0, merges=0, handovers=0)

    class Counted(Evening):
        def __init__(self) -> None:
            super().__init__(quick, counts)

    run_state_machine_as_test(Counted, settings=as_long_as(EXAMPLES))
    tell("state machine over all commands and laptops", **counts, lost=0)


def test_a_machine_with_a_disk_that_forgets_a_line_is_caught(quick: Path) -> None:
    class Forgetful(Evening):
        def __init__(self) -> None:
            super().__init__(quick, Counter())

        @rule(at=which)
        def forget(self, at: int) -> None:
            laptop = self.hall.at(at)
            laptop.opened.close()
            *kept, _ = lines_of(laptop.journal.read_bytes())
            laptop.journal.write_bytes(b"".join(kept))
            self.hall.reopen(laptop)

    with pytest.raises(AssertionError):
        run_state_machine_as_test(Forgetful, settings=quickly())


class TroubledEvening(Evening):
    """An evening on which disks fail and bits flip, so that journals have many files.

    Nothing is undone on it: `test_undo.py` is about that.
    """

    verbs = frozenset({"log", "correct", "recode", "withdraw"})

    def __init__(self, folder: Path, counts: Counter[str]) -> None:
        super().__init__(folder, counts)
        self.disk = LooseDisk()
        self.hall.sync = self.disk.sync

    @rule(at=which, asked=st.lists(wishes, min_size=1, max_size=3))
    def do_while_a_flush_fails(self, at: int, asked: list[Wish]) -> None:
        """Carry out commands, the first of which meets a failing flush."""
        self.disk.failing = True
        try:
            self.do(at, asked)
        except JournalStopped:  # The next file could not be begun either.
            self.counts["refused"] += 1
        self.disk.failing = False

    @rule(at=which, place=st.integers(min_value=0), file=st.integers(0, 5))
    def flip_a_bit(self, at: int, place: int, file: int) -> None:
        """Flip a bit in one of a laptop's own files while it is switched off."""
        laptop = self.hall.at(at)
        laptop.opened.close()
        own = segments(journals(laptop.root), laptop.device)
        path = own[file % len(own)]
        if path.name not in laptop.flipped:
            laptop.flipped.add(path.name)
            data = bytearray(path.read_bytes())
            # The last byte is left: `test_flips.py` shows what packing makes of it.
            data[place // 8 % (len(data) - 1)] ^= 1 << place % 8
            path.write_bytes(data)
            self.counts["bits_flipped"] += 1
        self.hall.reopen(laptop)

    def teardown(self) -> None:
        """Count the flushes that failed."""
        self.counts["flushes_failed"] += self.disk.failed
        super().teardown()


def test_failing_flushes_and_flipped_bits_cost_no_laptop_anything(
    quick: Path, tell: Tell
) -> None:
    counts = Counter(
        evenings=0, acknowledged=0, crashes=0, merges=0, handovers=0,
        flushes_failed=0, refused=0, bits_flipped=0,
    )  # fmt: skip

    class Counted(TroubledEvening):
        def __init__(self) -> None:
            super().__init__(quick, counts)

    run_state_machine_as_test(Counted, settings=as_long_as(TROUBLED))
    tell("state machine with failing flushes and flipped bits", **counts, lost=0)


def test_undo_holds_where_flushes_fail_and_bits_flip(quick: Path) -> None:
    class Undoing(TroubledEvening):
        verbs = Evening.verbs

        def __init__(self) -> None:
            super().__init__(quick, Counter())

    run_state_machine_as_test(Undoing, settings=quickly())


def quickly() -> settings:
    """Return how a machine is run that must fail: without looking for the least way."""
    return settings(as_long_as(EXAMPLES), phases=[Phase.generate])
