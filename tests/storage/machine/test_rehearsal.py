"""A whole rehearsal on disk: 900 statements, a killed laptop, two cells filled."""

import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from facilitator.bootstrap import Wishes, build
from facilitator.domain.errors import Refused
from facilitator.services.program import Program
from facilitator.services.rehearsal.rehearsal import RehearsalWish
from facilitator.services.rehearsal.room import RoomClock
from facilitator.services.rehearsal.unattended import run

START = datetime(2019, 4, 1, 18, tzinfo=timezone(timedelta(hours=2)))
ALONE = RehearsalWish(speed=0, alone=True)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """Return a program without a workspace, whose temporary files are seen."""
    monkeypatch.setenv("FACILITATOR_CONFIG_DIR", str(tmp_path / "settings"))
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    yield build(Wishes(outside=True, clock=lambda: START))
    assert not list((tmp_path / "tmp").iterdir())


@pytest.mark.slow
def test_ninety_minutes_run_to_their_end_and_nothing_is_lost(program: Program) -> None:
    rehearsal = program.rehearse(ALONE)
    try:
        report = run(rehearsal)
    finally:
        rehearsal.close()
    assert report.statements == 900
    assert (report.rounds, report.seconds // 60, report.people) == (4, 90, 100)
    assert report.killed and report.killed.had == report.killed.came_back > 0
    assert report.killed.went_on > 0 and report.killed.in_round
    assert len(report.found) == 2 and all(each.answers for each in report.found)
    assert all(each.seconds_left > 0 for each in report.found)
    assert report.gaps == 0
    assert report.balance.balances and report.balance.logged == 900
    assert report.same_everywhere and report.is_sound
    assert 0 < report.median_lag <= report.worst_lag


def test_a_rehearsal_that_is_kept_says_what_it_is_and_can_be_opened(
    program: Program, tmp_path: Path
) -> None:
    keep = tmp_path / "kvar"
    rehearsal = program.rehearse(ALONE._replace(statements=60, keep=keep))
    try:
        report = run(rehearsal)
    finally:
        rehearsal.close()
    assert report.killed and report.killed.came_back == report.killed.had
    assert report.found and all(cell.table.startswith("Bord") for cell in report.found)
    assert report.rounds == 4 and report.is_sound
    assert 0 < report.median_lag <= report.worst_lag
    office = program.open_workspace(keep)
    (meeting,) = office.workspace.timeline()
    assert meeting.plan and meeting.plan.session.rehearsal
    assert office.workspace.tally(meeting.id).logged >= 60
    names = {path.name for path in keep.rglob("*.jsonl")}
    assert {"bord-1.jsonl", "samtalsledare.jsonl", "reserv.jsonl"} <= names


def test_a_folder_that_is_a_workspace_already_is_left_as_it_is(
    program: Program, tmp_path: Path
) -> None:
    real = tmp_path / "riktig"
    program.new_workspace(real, "nya-mal")
    before = sorted(real.rglob("*"))
    with pytest.raises(Refused, match=r"workspace\.exists"):
        program.rehearse(ALONE._replace(keep=real))
    assert sorted(real.rglob("*")) == before


def test_in_a_rehearsal_its_clock_leads_and_no_choice_is_kept(
    program: Program, tmp_path: Path
) -> None:
    usual = program.clock, program.preferences, program.office
    rehearsal = program.rehearse(RehearsalWish(statements=30))
    program.change_rehearsal(rehearsal)
    assert program.clock is rehearsal.clock and program.office is rehearsal.office
    program.preferences.change(device="annan", theme="ljus")
    assert not (tmp_path / "settings").exists()
    program.change_rehearsal(None)
    assert (program.clock, program.preferences, program.office) == usual
    assert program.rehearsal is None


def test_what_is_said_at_the_users_table_waits_to_be_dealt_with(
    program: Program,
) -> None:
    rehearsal = program.rehearse(RehearsalWish(practice=False, speed=0))
    try:
        room = rehearsal.room
        assert room and room.current is None
        room.hurry()
        first = room.current
        assert first and first.table == room.own
        rehearsal.clock.until(1200)
        room.play()
        assert len(room.own_lines) > 5 and room.current == first
        room.deal_with()
        assert room.current == room.own_lines[1]
        assert not (rehearsal.office.root / "journal" / "bord-1.jsonl").exists()
        room.close()
        room.play()
        assert room.is_over
    finally:
        rehearsal.close()


def test_the_clock_goes_as_many_times_as_fast_as_the_wall() -> None:
    wall = [100.0]

    def sleep(seconds: float) -> None:
        wall[0] += seconds

    clock = RoomClock(START, 10, lambda: wall[0], sleep)
    wall[0] += 6
    assert clock() == START + timedelta(minutes=1)
    clock.until(600)
    assert clock.second == pytest.approx(600) and wall[0] == pytest.approx(160)
    clock.until(10)
    assert wall[0] == pytest.approx(160)
