"""Undo on a laptop whose journal has become several files."""

from pathlib import Path

from facilitator.domain.events.commands import (
    LogStatement,
    Undo,
)
from facilitator.services.session.open_session import OpenSession
from tests.torture.rig.harness import StepClock, journals, open_laptop
from tests.torture.rig.scenes import LooseDisk, damaged


def log(opened: OpenSession, text: str) -> None:
    """Log a text at the first table."""
    opened.execute(LogStatement(text=text, area="1", group="1", table="1", round="1"))


def standing(opened: OpenSession) -> list[str]:
    """Return the texts that count, oldest first."""
    return [each.text for each in opened.newest() if not each.withdrawn][::-1]


def test_undo_at_once_after_opening_takes_back_what_was_done_last(
    tmp_path: Path,
) -> None:
    clock, disk = StepClock(), LooseDisk()
    opened = open_laptop(tmp_path, sync=disk.sync, clock=clock)
    log(opened, "ett")
    disk.failing = True
    log(opened, "två")
    log(opened, "tre")
    opened.close()
    again = open_laptop(tmp_path, clock=clock)
    again.execute(Undo())
    assert standing(again.load_all()) == ["ett", "två"]
    again.close()


def test_undo_goes_back_through_three_files_in_the_order_in_which_they_were_written(
    tmp_path: Path,
) -> None:
    clock = StepClock()
    for texts, name in (("abc", "bord-1.jsonl"), ("def", "bord-1.2.jsonl")):
        opened = open_laptop(tmp_path, clock=clock).load_all()
        for text in texts:
            log(opened, text)
        opened.close()
        damaged(journals(tmp_path) / name)
    opened = open_laptop(tmp_path, clock=clock).load_all()
    log(opened, "g")
    opened.close()
    names = {path.name for path in journals(tmp_path).glob("*.jsonl")}
    assert names == {"bord-1.jsonl", "bord-1.2.jsonl", "bord-1.3.jsonl"}
    again = open_laptop(tmp_path, clock=clock).load_all()
    left = standing(again)
    while again.history.undoable and left:
        again.execute(Undo())
        left.pop()
        assert standing(again) == left
    again.close()


def test_each_undo_takes_something_back_though_a_flush_has_failed(
    tmp_path: Path,
) -> None:
    clock, disk = StepClock(), LooseDisk()
    opened = open_laptop(tmp_path, sync=disk.sync, clock=clock).load_all()
    log(opened, "ett")
    disk.failing = True
    log(opened, "två")
    opened.close()
    again = open_laptop(tmp_path, clock=clock).load_all()
    assert standing(again) == ["ett", "två"]
    again.execute(Undo())
    assert standing(again) == ["ett"]
    again.execute(Undo())
    assert standing(again) == []
    again.close()


def test_following_others_before_all_is_read_takes_no_undo_away(tmp_path: Path) -> None:
    clock, disk = StepClock(), LooseDisk()
    opened = open_laptop(tmp_path, sync=disk.sync, clock=clock).load_all()
    log(opened, "ett")
    disk.failing = True
    log(opened, "två")
    opened.close()
    again = open_laptop(tmp_path, clock=clock)
    again.poll()
    again.load_all()
    again.execute(Undo())
    again.execute(Undo())
    assert standing(again) == []
    again.close()
