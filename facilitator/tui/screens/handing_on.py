"""What becomes of documents that have been made: listed, opened, printed."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual import on
from textual.widgets import OptionList

from facilitator.domain.errors import FacilitatorError
from facilitator.services.printing import put_on_paper
from facilitator.tui.screens.base import SessionScreen
from facilitator.tui.widgets.export_list import MadeList


class HandingOn(SessionScreen):
    """The part of the export mode that has to do with files made earlier."""

    def __init__(self) -> None:
        super().__init__()
        self._made: list[Path] = []

    async def list_made(self) -> None:
        """List what has been made, the newest first."""
        session_id = self.desk.plan.session.id
        try:
            made = self.house.office.exports.made
            self._made = await asyncio.to_thread(made, session_id)
        except FacilitatorError as error:
            self.house.say(error)
        if self.is_attached:  # The session may have been closed meanwhile.
            names = [path.name for path in self._made]
            listed = self.query_one(MadeList)
            listed.show(names, self.tr("Nothing yet"))

    async def action_open(self) -> None:
        """Open the document under the bar, or else the newest."""
        path = self._meant()
        if path:
            await self._attempt(path, self.house.program.open_file)

    async def action_print(self) -> None:
        """Print the document under the bar, or else the newest."""
        path = self._meant()
        if path and await self._attempt(path, self._put_on_paper):
            self.house.tell(self.tr("Sent to the printer: {name}", name=path.name))

    @on(OptionList.OptionSelected, "#made")
    async def _open_selected(self) -> None:
        await self.action_open()

    def _put_on_paper(self, path: Path) -> None:
        put_on_paper(self.house.program.print_file, path)

    def _meant(self) -> Path | None:
        """Return the file that is meant; say so where nothing has been made."""
        if not self._made:
            self.house.tell(self.tr("Nothing has been made yet. Enter makes it."))
            return None
        listed = self.query_one(MadeList)
        at = listed.highlighted if listed.has_focus else 0
        return self._made[at or 0]

    async def _attempt(self, path: Path, work: Callable[[Path], None]) -> bool:
        try:
            await asyncio.to_thread(work, path)
        except FacilitatorError as error:
            self.house.say(error)
            return False
        return True
