"""A test that has pressed a key goes on when the key is obeyed, and not before."""

import asyncio
from threading import Event
from time import sleep
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.events import Key
from textual.widgets import Input, Label

from tests.tui.conftest import text_of


class Small(App[None]):
    """A field, and a line that says what was done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("f1", "later", "Later"),
        ("f2", "ask", "Ask"),
        ("f3", "stuck", "Stuck"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.struck: list[str] = []
        self.gate = Event()

    def compose(self) -> ComposeResult:
        """Lay out the field and the line."""
        yield Input()
        yield Label("nothing")

    def on_key(self, event: Key) -> None:
        """Note a key that no widget took."""
        self.struck.append(event.key)

    def action_later(self) -> None:
        """Say it, in a roundabout way."""
        self.call_after_refresh(self.call_later, self._say, "done")

    async def action_ask(self) -> None:
        """Say what a thread found."""
        await asyncio.to_thread(sleep, 0.1)
        self._say("found")

    async def action_stuck(self) -> None:
        """Begin what takes its time, and go on."""
        self.run_worker(asyncio.to_thread(self.gate.wait, 30))

    def _say(self, text: str) -> None:
        self.query_one(Label).update(text)


async def test_letters_for_a_field_arrive_in_the_order_of_the_keys() -> None:
    async with Small().run_test() as pilot:
        await pilot.press(*"abx", "backspace", "c", "left", "å", "space", *"1#")
        assert pilot.app.query_one(Input).value == "abå 1#c"


async def test_keys_that_are_no_letters_for_a_field_are_obeyed_one_by_one() -> None:
    app = Small()
    async with app.run_test() as pilot:
        await pilot.press("a", "tab")
        app.set_focus(None)
        await pilot.press(*"xyz")
        assert app.struck[-3:] == ["x", "y", "z"]
        assert app.query_one(Input).value == "a"


@pytest.mark.parametrize(("key", "text"), [("f1", "done"), ("f2", "found")])
async def test_what_a_key_sets_going_is_done_and_painted(key: str, text: str) -> None:
    app = Small()
    async with app.run_test() as pilot:
        await pilot.press(key)
        assert text in text_of(app)


async def test_keys_are_struck_while_long_work_goes_on_in_a_thread() -> None:
    app = Small()
    async with app.run_test() as pilot:
        await pilot.press("f3", *"abcdef", "f1")
        assert "done" in text_of(app)
        assert [work.is_finished for work in app.workers] == [False]
        app.gate.set()


async def test_a_new_size_is_taken_up_at_once() -> None:
    async with Small().run_test() as pilot:
        await pilot.resize_terminal(33, 7)
        assert pilot.app.screen.query_one(Input).size.width < 33
