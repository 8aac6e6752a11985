"""Many programs at once that want to write one journal."""

import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock

from facilitator.storage.disk import lock
from facilitator.storage.errors import JournalLocked
from tests.torture.rig.harness import (
    REPOSITORY,
    Tell,
    factor,
    ids_in,
    journals,
    open_laptop,
    said,
)

RACES = 4 * factor()


class Contender:
    """A process that tries for the journal when it is told to."""

    def __init__(self, root: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.rig.contender", str(root)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=REPOSITORY,
        )

    def go(self) -> None:
        """Let it take its next step: try, or let go of what it has."""
        assert self._process.stdin
        self._process.stdin.write("go\n")
        self._process.stdin.flush()

    def answer(self) -> str:
        """Wait for what came of it."""
        assert self._process.stdout
        return self._process.stdout.readline().rstrip("\n")

    def kill(self) -> None:
        """Kill it with no warning."""
        with self._process as process:
            process.kill()


@contextmanager
def contenders(count: int, root: Path) -> Iterator[list[Contender]]:
    """Start contenders, all of which are ready; kill them at the end."""
    racing: list[Contender] = []
    try:
        racing += (Contender(root) for _ in range(count))
        assert {each.answer() for each in racing} == {"ready"}
        yield racing
    finally:
        for each in racing:
            each.kill()


def race(racing: Sequence[Contender]) -> tuple[Contender, list[str]]:
    """Let all try at once; return who won, and what the others were told."""
    for each in racing:
        each.go()
    answers = {each: each.answer() for each in racing}
    (winner,) = (each for each, answer in answers.items() if answer == "won")
    return winner, [answer for answer in answers.values() if answer != "won"]


@pytest.mark.parametrize("count", [2, 40])
def test_of_all_who_race_one_wins_and_its_death_frees_the_journal_at_once(
    count: int, tmp_path: Path, tell: Tell
) -> None:
    named = refused = 0
    with contenders(count, tmp_path) as racing:
        for turn in range(RACES):
            winner, told = race(racing)
            assert len(told) == count - 1
            # Whoever comes in the blink before the winner's note learns no name.
            assert set(told) <= {"refused bord-1", "refused "}
            refused += len(told)
            named += told.count("refused bord-1")
            with pytest.raises(JournalLocked) as caught:
                open_laptop(tmp_path)
            assert caught.value.details["device"] == "bord-1"
            winner.kill()
            opened = open_laptop(tmp_path)
            opened.execute(said(random.Random(turn)))
            opened.close()
            racing[racing.index(winner)] = another = Contender(tmp_path)
            assert another.answer() == "ready"
    assert len(ids_in(journals(tmp_path))) == RACES
    tell(
        f"{count} processes racing for a lock",
        races=RACES, winners=RACES, refused=refused, told_who_holds_it=named,
        freed_by_kill_9=RACES,
    )  # fmt: skip


def test_two_winners_would_be_noticed(tmp_path: Path) -> None:
    one, other = Contender(tmp_path / "a"), Contender(tmp_path / "b")
    try:
        assert one.answer() == other.answer() == "ready"
        with pytest.raises(ValueError, match="too many"):
            race([one, other])
    finally:
        one.kill()
        other.kill()


def test_a_journal_that_is_let_go_of_is_free_for_the_next(
    tmp_path: Path, tell: Tell
) -> None:
    with contenders(4, tmp_path) as racing:
        for _ in range(RACES):
            winner, _ = race(racing)
            winner.go()
            assert winner.answer() == "let go"
    tell("locks let go of and taken again", races=RACES)


def test_whoever_only_looks_whether_a_journal_is_in_use_keeps_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_laptop(tmp_path).close()
    outcome = Future[None]()

    def open_it() -> None:
        try:
            open_laptop(tmp_path).close()
        except JournalLocked as error:
            outcome.set_exception(error)
        else:
            outcome.set_result(None)

    class Watched(FileLock):
        def release(self, force: bool = False) -> None:
            if not self.is_locked:
                return
            monkeypatch.undo()
            threading.Thread(target=open_it).start()
            time.sleep(0.05)
            super().release(force)

    monkeypatch.setattr("filelock.FileLock", Watched)
    assert not lock.is_locked(journals(tmp_path) / "bord-1.jsonl")
    outcome.result(10)
