"""What a build takes along: the plans, and never what citizens said."""

from pathlib import Path

import pytest

import build_hook


def test_a_build_takes_the_plans_and_no_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessions = tmp_path / "sessions"
    journal = sessions / "2019-04-01-dialog" / "journal"
    journal.mkdir(parents=True)
    (journal / "bord-1.jsonl").write_text("hemligt", "utf-8")
    (journal / "bord-1.draft.json").write_text("{}", "utf-8")
    (sessions / "project.toml").write_text("", "utf-8")
    (journal.parent / "session.toml").write_text("", "utf-8")
    monkeypatch.setattr(build_hook, "SESSIONS", sessions)
    taken = build_hook.plan_files()
    assert sorted(Path(each).name for each in taken) == ["project.toml", "session.toml"]
    assert all("nya-mal" in target for target in taken.values())


def test_all_plans_of_the_repository_are_taken() -> None:
    meetings = [path for path in build_hook.SESSIONS.iterdir() if path.is_dir()]
    assert len(build_hook.plan_files()) == len(meetings) + 1
