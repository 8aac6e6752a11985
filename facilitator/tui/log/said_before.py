"""Whether what is being written was said before, and one voice more for it."""

import asyncio
from collections.abc import Callable

from textual.timer import Timer
from textual.worker import WorkType

from facilitator.domain.events.marks import AddVoice
from facilitator.tui.kit.entry import Entry
from facilitator.tui.kit.screen import SessionScreen
from facilitator.tui.kit.text import shortened

LOOK_SECONDS = 0.4
"""How long the scribe must pause before it is looked for something alike."""
LEAST = 12
"""Characters below which nothing is looked for."""
MOST_CELLS = 36
"""Cells of a statement that is only hinted at."""


class SaidBefore:
    """Looks for a statement that says much the same as what is being written."""

    def __init__(self, screen: SessionScreen, changed: Callable[[], None]) -> None:
        """Look while `screen` is written on; `changed` is called with another find."""
        self.alike: str | None = None
        """Id of a statement that is alike."""
        self._screen = screen
        self._changed = changed
        self._pause: Timer | None = None

    def look_soon(self) -> None:
        """Look for something alike once the scribe pauses."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self._screen.set_timer(LOOK_SECONDS, self._begin)

    def hint(self) -> str:
        """Return the hint at what was said before; empty where there is none."""
        session = self._screen.desk.opened.session
        statement = session.statements.get(self.alike or "")
        if statement is None:
            return ""
        return self._screen.tr(
            "Like {number} ”{text}” · F12 +1 voice",
            number=session.number_of(statement),
            text=shortened(statement.text, MOST_CELLS),
        )

    async def add_voice(self, entry: Entry) -> None:
        """Count one voice more instead of what is written in the field."""
        alike, screen = self.alike, self._screen
        if alike is None:
            return
        if await screen.house.do(AddVoice(alike, screen.desk.draft.group)):
            entry.load_text("")
            self._take_find(None)
            session = screen.desk.opened.session
            statement = session.statements[alike]
            words = screen.tr(
                "+1 voice: {number}, {count} in all",
                number=session.number_of(statement),
                count=statement.voices + 1,
            )
            screen.house.tell(words)

    def _begin(self) -> None:
        # A call and not a begun one: what is called off first is never left unawaited.
        look: WorkType[None] = self._look
        self._screen.run_worker(look, group="alike", exclusive=True)

    async def _look(self) -> None:
        desk = self._screen.desk
        text = desk.draft.text.strip()
        nearest = None
        if len(text) >= LEAST and desk.opened.loaded:
            # Read in turns, so that a key never waits for a long session.
            for _ in desk.likeness.read_new():
                await asyncio.sleep(0)
            nearest = desk.likeness.nearest(text)
        self._take_find(nearest)

    def _take_find(self, nearest: str | None) -> None:
        if nearest != self.alike:
            self.alike = nearest
            self._changed()
