"""Karantän in the full screen: what is held, why, and let in or kept out by key."""

from typing import Any

import pytest
from textual.pilot import Pilot

from facilitator.domain.events.commands import HoldAnswer
from facilitator.tui.connect.held_list import HeldList
from facilitator.tui.shell.app import FacilitatorApp
from tests.hostile import HOSTILE
from tests.tui.conftest import MakeApp, running, statements, text_of, until
from tests.tui.test_hostile import seen

pytestmark = pytest.mark.slow

SIZES = [(80, 24), (160, 45)]


async def in_quarantine(pilot: Pilot[None], app: FacilitatorApp) -> HeldList:
    """Go to the quarantine by its keys."""
    await pilot.press("f8")
    await until(pilot, lambda: app.current_mode == "connect")
    await pilot.press("q")
    await until(pilot, lambda: app.current_mode == "quarantine")
    return app.screen.query_one(HeldList)


async def hold(app: FacilitatorApp, source: str, text: str, **fields: Any) -> None:
    """Hold an answer."""
    placed: dict[str, Any] = {"cause": "burst", "area": "1", "group": "1"} | fields
    assert await app.do(HoldAnswer(source_id=source, text=text, **placed))


@pytest.mark.parametrize("size", SIZES)
async def test_an_answer_is_shown_with_why_and_let_in_by_key(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app()
    async with running(app, size) as pilot:
        await hold(app, "form:a", "Fler bussar", cause="late")
        await hold(app, "form:b", "Köp klockor billigt")
        held = await in_quarantine(pilot, app)
        assert "2 väntar" in text_of(app)
        assert "sent" not in text_of(app) and "Fler bussar" in text_of(app)
        await pilot.press("s")
        await until(pilot, lambda: len(statements(app)) == 1)
        assert statements(app)[0].channel == "online"
        await until(pilot, lambda: held.count() == 1)
        await pilot.press("x")
        await until(pilot, lambda: "0 väntar, 1 avvisade" in text_of(app))
        assert len(statements(app)) == 1
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "1 väntar, 0 avvisade" in text_of(app))


async def test_what_was_rejected_stays_in_the_list_and_can_be_let_in(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await hold(app, "form:a", "Fler bussar")
        await in_quarantine(pilot, app)
        await pilot.press("x")
        await until(pilot, lambda: "1 avvisade" in text_of(app))
        assert app.screen.check_action("reject", ()) is False
        await pilot.press("s")
        await until(pilot, lambda: len(statements(app)) == 1)
        await until(pilot, lambda: "Inga svar väntar" in text_of(app))


async def test_area_and_group_are_asked_for_where_the_answer_does_not_tell(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await hold(app, "fil:1", "Simhall", area="", group="", cause="unmatched",
                   note="Målgrupp: cyklister")  # fmt: skip
        await in_quarantine(pilot, app)
        assert "cyklister" in text_of(app)
        await pilot.press("s")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await pilot.press("2")
        await until(pilot, lambda: "Målgrupp" in text_of(app))
        await pilot.press("3")
        await until(pilot, lambda: len(statements(app)) == 1)
        said = statements(app)[0]
        assert (said.area, said.group) == ("utbildning", "foretagare")


async def test_there_is_no_key_that_lets_all_in(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        for number in range(3):
            await hold(app, f"form:{number}", f"Svar {number}")
        await in_quarantine(pilot, app)
        await pilot.press("ctrl+a", "s", "S", "a")
        await pilot.pause(0.2)
        assert len(statements(app)) == 1


async def test_hostile_answers_are_shown_letter_by_letter(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app, (100, 30)) as pilot:
        for number, text in enumerate(HOSTILE.values()):
            await hold(app, f"form:{number}", text, note=text[:60])
        await in_quarantine(pilot, app)
        for _ in HOSTILE:
            await seen(pilot, app)
            await pilot.press("down")
