"""What a scribe does beside writing: a voice more, the latest, reading back."""

import asyncio

from textual import work
from textual.timer import Timer

from facilitator.domain.events.commands import AddRoomWord
from facilitator.domain.events.marks import AddVoice
from facilitator.domain.hall.room_words import room_word
from facilitator.domain.session.statement import Statement
from facilitator.tui.kit.entry import Entry
from facilitator.tui.kit.text import shortened
from facilitator.tui.statements.handling import Handling

LOOK_SECONDS = 0.4
"""How long the scribe must pause before it is looked for something alike."""
LEAST = 12
"""Characters below which nothing is looked for."""
SHOWN = 36
"""Cells of a statement that is only hinted at."""


class Scribing(Handling):
    """The part of the log screen that is about what was said before."""

    alike: str | None = None
    """Id of a statement that says much the same as what is being written."""
    _looking: Timer | None = None

    def show_hint(self) -> None:
        """Show what the field has to say."""
        raise NotImplementedError

    def look_soon(self) -> None:
        """Look for something alike once the scribe pauses."""
        if self._looking is not None:
            self._looking.stop()
        self._looking = self.set_timer(LOOK_SECONDS, self._look)

    @work(group="alike", exclusive=True)
    async def _look(self) -> None:
        text = self.desk.draft.text.strip()
        found = None
        if len(text) >= LEAST and self.desk.opened.loaded:
            for _ in self.desk.likeness.read():
                await asyncio.sleep(0)
            found = self.desk.likeness.nearest(text)
        if found != self.alike:
            self.alike = found
            self.show_hint()
            self.refresh_bindings()

    def hint_of_alike(self) -> str:
        """Return the hint at what was said before; empty where there is none."""
        found = self.desk.opened.session.statements.get(self.alike or "")
        if found is None:
            return ""
        return self.tr(
            "Like {number} ”{text}” · F12 +1 voice",
            number=self.desk.opened.session.number_of(found),
            text=shortened(found.text, SHOWN),
        )

    async def action_voice(self) -> None:
        """Count that what is being written was said before, and write nothing anew."""
        found = self.alike
        if found is None:
            return
        entry = self.query_one(Entry)
        if await self.house.do(AddVoice(found, self.desk.draft.group)):
            entry.load_text("")
            self.alike = None
            session = self.desk.opened.session
            statement = session.statements[found]
            number = session.number_of(statement)
            self.house.tell(
                self.tr(
                    "+1 voice: {number}, {count} in all",
                    number=number,
                    count=statement.voices + 1,
                )
            )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A voice more works where something alike has been found."""
        if action == "voice":
            return self.alike is not None
        return super().check_action(action, parameters)

    def action_correct_latest(self) -> None:
        """Correct what was logged last on this laptop."""
        self._handle_latest("correct")

    def action_withdraw_latest(self) -> None:
        """Withdraw what was logged last on this laptop."""
        self._handle_latest("withdraw")

    def action_read_back(self) -> None:
        """Read the round's statements back to the table, in large letters."""
        from facilitator.tui.log.read_back import ReadBackDialog

        statements = self.desk.of_the_round()
        if statements:
            self.app.push_screen(ReadBackDialog(self.desk, statements))
        else:
            self.house.tell(self.tr("Nothing has been said at this table yet."))

    async def take_up(self, word: str) -> str | None:
        """Take a word from the room up as a keyword; return its id, None if refused."""
        area = self.desk.draft.area
        if not await self.house.do(AddRoomWord(word, area)):
            return None
        self.house.tell(self.tr("New word from the room: {word}", word=word))
        return room_word(word, area).id

    def _handle_latest(self, what: str) -> None:
        latest = self._latest()
        if latest is None:
            self.house.tell(self.tr("Nothing has been logged on this laptop yet."))
        else:
            self.handle(what, latest.id)

    def _latest(self) -> Statement | None:
        opened = self.desk.opened
        mine = (each for each in opened.newest() if each.device == opened.device)
        return next((each for each in mine if not each.withdrawn), None)
