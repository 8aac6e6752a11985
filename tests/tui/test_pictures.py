"""What the screens look like; a changed picture is looked at before it is accepted.

`pytest tests/tui/test_pictures.py --snapshot-update` accepts the new pictures.
"""

import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import TypeAlias

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from facilitator.bootstrap import Wishes, build
from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import (
    LogStatement,
    ReviewSection,
    WithdrawStatement,
)
from facilitator.domain.session.digest import digest
from facilitator.tui.export.screen import ExportScreen
from facilitator.tui.hall.lines import Hint
from facilitator.tui.kit.code_view import CodeView
from facilitator.tui.papers.row_keying import RowEntry
from facilitator.tui.shell.app import FacilitatorApp
from tests.tui.conftest import SESSION, MakeApp, TickingClock, until

pytestmark = pytest.mark.slow

SAID = (
    ("tillvaxt", "unga", "kollektivtrafik", "Bussen går inte efter åtta."),
    ("kunskap", "unga", "rörelse", "Det finns ingenstans att vara på kvällen."),
    ("tillvaxt", "aldre", "bostäder", "Bygg små lägenheter nära vårdcentralen."),
    ("utbildning", "foretagare", "skola", "Vi hittar inga svetsare att anställa."),
    ("kunskap", "aldre", "psykisk hälsa", "Ensamheten är värst i november."),
)
SIZES = {"60x20": (60, 20), "80x24": (80, 24), "160x45": (160, 45)}

Compare: TypeAlias = Callable[..., bool]
Step: TypeAlias = Callable[[Pilot[None], FacilitatorApp], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Case:
    """A picture to take."""

    keys: tuple[str, ...] = ()
    """Pressed one after the other once the session stands open in the log mode."""
    then: Step | None = None
    theme: str = "facilitator-dark"
    size: str = "80x24"
    said: int = 14
    session: str | None = SESSION


async def _refused(pilot: Pilot[None], app: FacilitatorApp) -> None:
    app.say(Refused("statement.empty"))
    await pilot.pause()


async def _broken(pilot: Pilot[None], app: FacilitatorApp) -> None:
    office = app.office
    app.program.report = lambda text: Path("exports/teknisk-rapport.txt")
    app._handle_exception(RuntimeError("made for the picture"))
    await until(pilot, lambda: app.current_mode == "trouble")
    assert app.office is office


async def _made(pilot: Pilot[None], app: FacilitatorApp) -> None:
    await pilot.press("f9", "0", "enter")
    await until(pilot, lambda: app.office.exports.exported_files(SESSION))
    await app.workers.wait_for_complete()
    await pilot.press("1", "enter")
    await until(pilot, lambda: app.office.exports.exported_files(SESSION)[1:])
    await app.workers.wait_for_complete()
    moment = TickingClock()().timestamp()
    for age, path in enumerate(sorted(app.office.exports.exported_files(SESSION))):
        os.utime(path, (moment, moment - 90_000 * age))
    assert isinstance(app.screen, ExportScreen)
    await app.screen.made_before.list_files(app.screen.order.meetings)


def _in_export(*keys: str) -> Step:
    """Return what goes to the export mode, and presses keys once it shows it all."""

    async def step(pilot: Pilot[None], app: FacilitatorApp) -> None:
        await pilot.press("f9")
        await until(pilot, lambda: app.current_mode == "export")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press(*keys)

    return step


async def _returned(pilot: Pilot[None], app: FacilitatorApp) -> None:
    for section, verdict, comment in (
        ("summary", "returned", "Summan i första stycket stämmer inte med bilagan."),
        ("chapters/kunskap", "approved", ""),
        ("method", "commented", "Bra att gränserna sägs rent ut."),
    ):
        command = ReviewSection(
            section=section,
            verdict=verdict,
            comment=comment,
            reviewer="Ordförande",
            digest=digest(app.opened.session),
            made="2019-04-02T09:00:00.000Z",
            source_id=f"review:1:{section}",
        )
        assert await app.do(command)
    await _in_export("y")(pilot, app)
    await until(pilot, lambda: len(app.screen_stack) == 2)


async def _typed(pilot: Pilot[None], app: FacilitatorApp) -> None:
    await pilot.press(*"Fler", "space", *"bussar", "space", *"#kollektivtr")


async def _keyed_in(pilot: Pilot[None], app: FacilitatorApp) -> None:
    await _in_export("i", "1", "2", "enter", "2")(pilot, app)
    entry = app.screen.query_one(RowEntry)
    entry.cursor_blink = False  # A picture taken later shows it too.
    for text in ("Fler lekplatser", "Svara i telefon"):
        entry.text = text
        await pilot.press("enter")
        await until(pilot, lambda: not entry.text)
    entry.text = "Bättre belysning vid stationen"


async def _in_meaning(pilot: Pilot[None], app: FacilitatorApp) -> None:
    command = LogStatement(
        text="Tvärtom: bygg inte mer i centrum, vi är emot det.",
        area="tillvaxt",
        group="unga",
        keywords=("bostäder",),
        table="2",
        round="1",
    )
    assert await app.do(command)
    await app.action_mode("meaning")
    await pilot.pause()


async def _in_a_word(pilot: Pilot[None], app: FacilitatorApp) -> None:
    await _in_meaning(pilot, app)
    await pilot.press("right", "right", "down")


async def _hint_gone(pilot: Pilot[None], app: FacilitatorApp) -> None:
    await until(pilot, lambda: app.screen.query(Hint))
    app.screen.query_one(Hint).display = False


MODES = {
    "timeline": (),
    "log": (),
    "coverage": ("f5",),
    "asking": ("f5", "a", "down"),
    "agenda": ("ctrl+r", "n", "tab", "down"),
    "connect": ("f8",),
    "export": ("f9",),
}
CASES = {
    **{
        f"{mode}-{size}": Case(
            keys, size=size, session=None if mode == "timeline" else SESSION
        )
        for mode, keys in MODES.items()
        for size in SIZES
    },
    **{
        f"stage-{size}": Case(("ctrl+r", "n", "ctrl+o"), then=_hint_gone, size=size)
        for size in SIZES
    },
    **{
        f"meaning-{page}-{size}": Case(then=then, size=size)
        for page, then in (("area", _in_meaning), ("word", _in_a_word))
        for size in SIZES
    },
    **{
        f"{mode}-{theme}": Case(keys, theme=f"facilitator-{theme}")
        for mode, keys in (("log", ()), ("coverage", ("f5",)))
        for theme in ("light", "contrast")
    },
    "log-empty": Case(said=0),
    "log-keyword-offered": Case(then=_typed),
    "log-list": Case(("tab", "down", "down")),
    "log-refused": Case(then=_refused),
    "choice-of-area": Case(("f2",)),
    "correct": Case(("tab", "r")),
    "read-back": Case(("ctrl+b", "1")),
    "slips": Case(("ctrl+n", "2")),
    "paper-pre-flight": Case(("f9", "8")),
    "paper-keying": Case(then=_keyed_in),
    "round-on-top": Case(("ctrl+r", "n", "escape")),
    "help": Case(("f1",)),
    "modes": Case(("f10",)),
    "coverage-empty": Case(("f5",), said=0),
    "coverage-questions": Case(("f5", "enter")),
    "coverage-keywords": Case(("f5", "enter", "enter")),
    "coverage-statements": Case(("f5", "s", "down")),
    "connect-table": Case(("f8", "b", "2")),
    "connect-light": Case(("f8",), theme="facilitator-light"),
    "export-made": Case(then=_made),
    "export-public": Case(then=_in_export("u", "3")),
    "export-editions": Case(then=_in_export("u")),
    "export-sections": Case(then=_in_export("v", "space", "down", "space")),
    "export-meetings": Case(then=_in_export("m")),
    "export-review": Case(then=_returned),
    "export-review-160x45": Case(then=_returned, size="160x45"),
    "trouble": Case(then=_broken),
}


@pytest.fixture
def app(workspace: Path) -> FacilitatorApp:
    """Return the program on the workspace, with nothing left to chance."""
    wishes = Wishes(workspace, "sv", "bord-1", TickingClock(), lambda: "c0ffee")
    return FacilitatorApp(build(wishes))


@pytest.mark.parametrize("name", CASES)
def test_screen(name: str, snap_compare: Compare, app: FacilitatorApp) -> None:
    case = CASES[name]

    async def arrange(pilot: Pilot[None]) -> None:
        app.theme = case.theme
        await until(pilot, lambda: app.current_mode != "_default")
        if case.session:
            await app.open_session(case.session)
            await say(app, case.said)
        await pilot.press(*case.keys)
        if case.then:
            await case.then(pilot, app)
        await settled(pilot, app)

    assert snap_compare(app, terminal_size=SIZES[case.size], run_before=arrange)


@pytest.mark.parametrize("size", SIZES)
def test_laptops(
    snap_compare: Compare, app: FacilitatorApp, workspace: Path, size: str
) -> None:
    plan = workspace / "sessions" / SESSION / "session.toml"
    expected = 'laptops = ["Bord 1", "Bord 2", "Bord 3"]\n'
    plan.write_text(expected + plan.read_text("utf-8"), "utf-8")
    wishes = Wishes(workspace, "sv", "bord-2", TickingClock(), lambda: "decaf0")
    office = build(wishes).office
    assert office
    other = office.workspace.open(SESSION)
    other.execute(LogStatement(text="Fler bussar", area="1", group="1", table="2"))
    other.close()

    async def arrange(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: app.current_mode != "_default")
        await app.open_session(SESSION)
        await say(app, 5)
        await pilot.press("f8", "d")
        await until(pilot, lambda: app.current_mode == "laptops")
        await settled(pilot, app)

    assert snap_compare(app, terminal_size=SIZES[size], run_before=arrange)


def test_connect_without_link(
    snap_compare: Compare, app: FacilitatorApp, workspace: Path
) -> None:
    plan = workspace / "sessions" / SESSION / "session.toml"
    lines = plan.read_text("utf-8").splitlines(keepends=True)
    plan.write_text("".join(x for x in lines if "form_link" not in x), "utf-8")

    async def arrange(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: app.current_mode != "_default")
        await app.open_session(SESSION)
        await pilot.press("f8")
        await settled(pilot, app)

    assert snap_compare(app, run_before=arrange)


def test_welcome(
    snap_compare: Compare,
    make_app: MakeApp,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    app = make_app(root=None)

    async def arrange(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: app.current_mode == "welcome")
        for field in app.screen.query(Input):
            field.value = "dialoger"
        await settled(pilot, app)

    assert snap_compare(app, run_before=arrange)


async def say(app: FacilitatorApp, count: int) -> None:
    """Log a number of statements; the third is withdrawn."""
    for number, said in enumerate(islice(cycle(SAID), count), 1):
        area, group, keyword, text = said
        command = LogStatement(
            text=text,
            area=area,
            group=group,
            question="1",
            keywords=(keyword,),
            table=str(number % 3 + 1),
            round="1",
            kind="paraphrase" if number % 4 == 0 else "own_words",
            channel="online" if number % 5 == 0 else "onsite",
        )
        assert await app.do(command)
    if count:
        taken_back = WithdrawStatement(statement="01-1-001", reason="Skriven dubbelt")
        assert await app.do(taken_back)


def drawn(code: CodeView) -> bool:
    """Tell whether a code has been made, or is known not to be."""
    return bool(code.matrix or code.instead)


async def settled(pilot: Pilot[None], app: FacilitatorApp) -> None:
    """Wait until the screen shows all it will show, and no cursor blinks."""
    if app.desk:
        desk = app.desk
        await until(pilot, lambda: desk.opened.loaded)
    for code in app.screen.query(CodeView):
        await until(pilot, partial(drawn, code))
    await app.workers.wait_for_complete()
    for field in app.screen.query("Input, TextArea"):
        assert isinstance(field, Input | TextArea)
        field.cursor_blink = False
        # Textual draws a line once, and asks whether the cursor was seen in it only
        # while it blinks: one drawn in the dark half of a second would stay dark.
        field.notify_style_update()
    await pilot.pause()
