"""Anteckna at the speed of talk: keys that pile up are obeyed in their order."""

import asyncio

import pytest

from facilitator.domain.errors import FacilitatorError
from facilitator.services.ports import Outcome
from facilitator.services.session.open_session import OpenSession
from facilitator.tui.log.screen import LogScreen
from tests.tui.conftest import (
    MakeApp,
    running,
    statements,
    toasts,
    until,
)
from tests.tui.log.log_steps import (
    closed,
    entry,
    opened,
    strike,
)

pytestmark = pytest.mark.slow


async def test_keys_that_pile_up_are_obeyed_in_their_order(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        strike(app, *"abx", "backspace", "c", "left", "å", "enter", *"de", "enter", "f")
        await until(pilot, lambda: len(statements(app)) == 2)
        await until(pilot, lambda: entry(app).text == "f")
        assert [each.text for each in statements(app)] == ["de", "abåc"]


async def test_a_keyword_that_is_offered_is_taken_in_the_midst_of_typing(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        strike(app, *"#kol", "tab", *"!", "enter")
        await until(pilot, lambda: statements(app))
        assert statements(app)[0].keywords == ("tillvaxt.kollektivtrafik",)


async def test_a_digit_right_after_the_key_belongs_to_what_the_key_opens(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        strike(app, "f2", "3", *"ab", "enter")
        await until(pilot, lambda: statements(app))
        assert (statements(app)[0].area, statements(app)[0].text) == ("kunskap", "ab")


async def test_coding_changed_after_enter_is_for_the_next_statement(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    gate = asyncio.Event()
    submit = OpenSession.submit

    async def slow(opened: OpenSession, command: object) -> Outcome:
        await gate.wait()
        return await submit(opened, command)  # type: ignore[arg-type]

    async with running(app) as pilot:
        monkeypatch.setattr(OpenSession, "submit", slow)
        entry(app).insert("om tillväxt")
        await pilot.press("enter")
        entry(app).insert("om tillväxt igen")
        await pilot.press("enter")
        await opened(pilot, app, "f2")
        await pilot.press("3")
        await closed(pilot, app)
        gate.set()
        await until(pilot, lambda: len(statements(app)) == 2)
        assert {each.area for each in statements(app)} == {"tillvaxt"}


async def test_a_failed_save_keeps_the_texts_that_waited_behind_it(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    gate = asyncio.Event()

    async def full(opened: OpenSession, command: object) -> Outcome:
        await gate.wait()
        raise FacilitatorError("file.disk_full", path="journal")

    async with running(app) as pilot:
        monkeypatch.setattr(OpenSession, "submit", full)
        strike(app, *"en", "enter", *"två", "enter", *"tre")
        await until(pilot, lambda: entry(app).text == "en\ntvå\ntre")
        gate.set()
        await until(pilot, lambda: toasts(app))
        monkeypatch.undo()
        assert entry(app).text == "en\ntvå\ntre"
        await pilot.press("enter")
        await until(pilot, lambda: statements(app))
        assert statements(app)[0].text == "en\ntvå\ntre"


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+t", "ctrl+l"])
async def test_a_save_under_way_is_seen_through_when_the_screen_goes(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    app = make_app()
    submit = OpenSession.submit

    async def slow(opened: OpenSession, command: object) -> Outcome:
        await asyncio.sleep(0.05)
        return await submit(opened, command)  # type: ignore[arg-type]

    async with running(app) as pilot:
        monkeypatch.setattr(OpenSession, "submit", slow)
        strike(app, *"hej", "enter", key)
        await until(
            pilot,
            lambda: app._exit or app.desk is None or app.tr.language == "en",
        )
        await pilot.pause()
        if key == "ctrl+l":
            await until(pilot, lambda: isinstance(app.screen, LogScreen))
            assert not entry(app).text
    monkeypatch.undo()
    anew = make_app()
    async with running(anew) as pilot:
        assert [each.text for each in statements(anew)] == ["hej"]
        assert not entry(anew).text
