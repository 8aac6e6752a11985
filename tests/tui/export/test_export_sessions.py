"""Other meetings in the export mode, and what has been exported of each."""

import os
import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from facilitator.bootstrap import Wishes, build
from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import LogStatement
from facilitator.services.export.history import Ledger
from facilitator.services.export.request import Request
from facilitator.services.workspace import Meeting
from facilitator.tui.export.made_list import MadeList
from facilitator.tui.shell.app import FacilitatorApp
from tests.tui.conftest import SESSION, MakeApp, running, text_of, toasts, until
from tests.tui.export.export_steps import choices, choose, in_export, made, shown

pytestmark = pytest.mark.slow

OTHER = "2019-04-10-forsta-utkast"


def rows(app: FacilitatorApp) -> str:
    """Return the whole list of what was made, as it is drawn at its widest."""
    listed = app.screen.query_one(MadeList)
    lines = [
        line
        for at in range(listed.count())
        for line in listed.source.draw(at, listed.brush(at)._replace(width=200))
    ]
    return "\n".join(line.plain for line in lines)


async def looked_into(pilot: Pilot[None], app: FacilitatorApp) -> None:
    """Wait until every file has been looked into."""
    await until(pilot, lambda: made(app) and "…" not in rows(app))


async def test_another_meeting_is_exported_among_its_own(
    make_app: MakeApp, workspace: Path
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        await until(pilot, lambda: "sessions" in choices(app))
        assert choices(app)["sessions"] == "2019-04-01 Medborgardialog den 1 april"
        await choose(pilot, app, "m", "space", "down", "space", "enter")
        assert choices(app)["sessions"] == "2019-04-10 Första utkast"
        await until(pilot, lambda: "0 synpunkter" in shown(app, "#contents"))
        await pilot.press("enter")
        await until(pilot, lambda: made(app) == ["sammanstallning.pdf"])
        assert (workspace / "exports" / OTHER / "sammanstallning.pdf").exists()
        assert not (workspace / "exports" / SESSION).exists()
        await looked_into(pilot, app)
        assert "aktuell" in rows(app)


def bar(app: FacilitatorApp) -> str:
    """Return the bottom line as it was painted last, not as it would be now."""
    return text_of(app).splitlines()[-1]


async def test_the_key_of_the_meetings_is_in_the_bar_once_they_are_known(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, known = make_app(), threading.Event()
    workspace = app.office.workspace
    read = workspace.timeline

    def read_late() -> list[Meeting]:
        assert known.wait(20)
        return read()

    async with running(app, (160, 45)) as pilot:
        monkeypatch.setattr(workspace, "timeline", read_late)
        await in_export(pilot, app)
        await until(pilot, lambda: "F10" in bar(app))
        await pilot.pause()
        assert "Möten" not in bar(app)
        known.set()
        await until(pilot, lambda: "sessions" in choices(app))
        await until(pilot, lambda: "Möten" in bar(app))


async def test_several_meetings_are_exported_one_after_the_other(
    make_app: MakeApp, workspace: Path
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        await until(pilot, lambda: "sessions" in choices(app))
        await choose(pilot, app, "m", "a", "enter")
        assert choices(app)["sessions"] == "2 valda, en fil var"
        await pilot.press("enter")
        await until(pilot, lambda: len(made(app)) == 2)
        for session in (SESSION, OTHER):
            path = workspace / "exports" / session / "sammanstallning.pdf"
            assert path.read_bytes().startswith(b"%PDF")
        assert shown(app, "#state").startswith("✓ 2 filer")
        assert "2019-04-10 Första utkast" in rows(app)
        await choose(pilot, app, "m", "escape")
        assert choices(app)["sessions"] == "2 valda, en fil var"


async def test_no_meeting_at_all_cannot_be_chosen(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        await until(pilot, lambda: "sessions" in choices(app))
        await pilot.press("m")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await pilot.press("space", "enter")
        await until(pilot, lambda: "minst ett möte" in text_of(app))
        await pilot.press("escape")
        await until(pilot, lambda: len(app.screen_stack) == 1)


async def test_a_file_is_current_until_more_is_said(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        await pilot.press("enter")
        await until(pilot, lambda: made(app))
        await looked_into(pilot, app)
        assert rows(app).startswith("✓ sammanstallning.pdf")
        assert "aktuell" in rows(app)
        await pilot.press("f9", "escape")
        await until(pilot, lambda: app.current_mode == "log")
        assert await app.do(LogStatement(text="Mer", area="1", group="1"))
        await pilot.press("f9")
        await until(pilot, lambda: "ändrat sedan dess" in rows(app))
        assert rows(app).startswith("! sammanstallning.pdf")


async def test_what_is_not_ours_or_was_altered_is_told(
    make_app: MakeApp, workspace: Path
) -> None:
    app = make_app()
    folder = workspace / "exports" / SESSION
    folder.mkdir(parents=True)
    (folder / "[b]hand\u202eskrivet.txt").write_text("[/]")
    async with running(app) as pilot:
        await in_export(pilot, app)
        await looked_into(pilot, app)
        assert "– [b]hand" in rows(app) and "\u202e" not in rows(app)
        assert "filen säger inget" in rows(app)
        await pilot.press("enter")
        await until(pilot, lambda: len(made(app)) == 2)
        path = folder / "sammanstallning.pdf"
        data = path.read_bytes()
        path.write_bytes(data.replace(b"Fler", b"Inga") + b" ")
        await app.screen.show()  # type: ignore[attr-defined]
        await until(pilot, lambda: "aktuell" not in rows(app))
        assert "!" in rows(app)
        assert not toasts(app)


async def test_a_session_that_cannot_be_made_does_not_stop_the_others(
    make_app: MakeApp, workspace: Path
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        await until(pilot, lambda: "sessions" in choices(app))
        await choose(pilot, app, "m", "a", "enter")
        (workspace / "exports").mkdir(exist_ok=True)
        (workspace / "exports" / SESSION).write_text("in the way")
        await pilot.press("enter")
        await until(pilot, lambda: (workspace / "exports" / OTHER).exists())
        await until(pilot, lambda: toasts(app))
        assert any("Medborgardialog den 1 april: " in each for each in toasts(app))


def test_a_file_is_looked_into_once_while_it_stays_as_it_is(
    workspace: Path,
) -> None:
    program = build(Wishes(workspace, "sv", "bord-1"))
    office, read = program.office, []
    assert office
    opened = office.workspace.read(SESSION)
    for _ in range(3):
        office.exports.export(opened, Request("card"), program.tr)

    def origin_of(path: Path) -> object:
        read.append(path.name)
        if path.name.endswith("-3.pdf"):
            raise Refused("verify.no_origin", path=path)
        return program.origin_of(path)

    ledger = Ledger(origin_of)  # type: ignore[arg-type]
    for _ in range(2):
        issues = ledger.issues(SESSION, office.exports.exported_files(SESSION))
        looked = list(ledger.look_into(issues, opened))
        held = {
            each.path.name: each.verdict and each.verdict.is_current for each in looked
        }
        assert sorted(held.values(), key=str) == [None, True, True]
    assert len(read) == 3
    os.utime(office.exports.exported_files(SESSION)[0], (1, 1))
    issues = ledger.issues(SESSION, office.exports.exported_files(SESSION))
    assert len(list(ledger.look_into(issues, opened))) == 3
    assert len(read) == 4


@pytest.mark.parametrize("size", [(80, 24), (160, 45), (60, 20), (30, 10)])
async def test_two_hundred_files_block_nothing(
    size: tuple[int, int], make_app: MakeApp, workspace: Path
) -> None:
    app = make_app()
    folder = workspace / "exports" / SESSION
    folder.mkdir(parents=True)
    for number in range(200):
        (folder / f"fil-{number:03d}.csv").write_text("a")
    async with running(app, size) as pilot:
        await in_export(pilot, app)
        await looked_into(pilot, app)
        assert len(made(app)) == 200


@pytest.mark.parametrize("size", [(80, 24), (160, 45), (40, 12)])
async def test_hostile_names_are_shown_letter_by_letter(
    size: tuple[int, int], make_app: MakeApp, workspace: Path
) -> None:
    name = "[b]Möte[/] {0} \\u202e =1+1 <b> " + "å" * 90
    for session in (SESSION, OTHER):
        plan = workspace / "sessions" / session / "session.toml"
        lines = plan.read_text("utf-8").splitlines()[2:]
        plan.write_text("\n".join([f'name = "{name}"', *lines]), "utf-8")
    app = make_app()
    async with running(app, size) as pilot:
        await in_export(pilot, app)
        await until(pilot, lambda: "sessions" in choices(app))
        await choose(pilot, app, "m", "a", "enter")
        await pilot.press("enter")
        await until(pilot, lambda: len(made(app)) == 2)
        await looked_into(pilot, app)
        assert "[b]Möte[/] {0}" in rows(app)
        assert "\u202e" not in text_of(app) + rows(app)


async def test_a_logo_that_cannot_be_used_is_told_before(
    make_app: MakeApp, workspace: Path
) -> None:
    project = workspace / "sessions" / "project.toml"
    look = '\n[look]\nlogo = "vapen.svg"\nlogo_alt = "Vapen"\n'
    project.write_text(project.read_text("utf-8") + look, "utf-8")
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        await until(pilot, lambda: "vapen.svg" in shown(app, "#contents"))
        (workspace / "sessions" / "vapen.svg").write_text("<svg><text>A</text></svg>")
        await pilot.press("2", "1")
        await until(pilot, lambda: "6 synpunkter" in shown(app, "#contents"))
        await until(pilot, lambda: "! Logotypen" in shown(app, "#contents"))
        assert not toasts(app)
