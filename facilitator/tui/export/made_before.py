"""What becomes of documents that have been made: listed, opened, printed."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from textual import on
from textual.message import Message
from textual.worker import get_current_worker

from facilitator.domain.errors import FacilitatorError
from facilitator.services.export.exports import put_on_paper
from facilitator.services.export.history import (
    Issue,
    Ledger,
)
from facilitator.tui.export.made_list import MadeList
from facilitator.tui.export.meetings import Targeting
from facilitator.tui.kit.row_list import RowList

AT_ONCE = 8
"""How many files are looked into before the list tells of them."""


class HandingOn(Targeting):
    """The part of the export mode that has to do with files made earlier."""

    class LookedInto(Message):
        """Some of the files have been looked into."""

        def __init__(self, issues: Sequence[Issue]) -> None:
            super().__init__()
            self.issues = issues

    def __init__(self) -> None:
        super().__init__()
        self._made: list[Issue] = []
        self._ledger: Ledger | None = None

    async def list_made(self) -> None:
        """List what has been made, the newest first, and look into it."""
        try:
            self._made = await asyncio.to_thread(self._issues, self.targets)
        except FacilitatorError as error:
            self.house.say(error)
        if self.is_attached:  # The session may have been closed meanwhile.
            self._show_made()
            self.house.run_worker(
                partial(self._look_into, tuple(self._made)),
                group="ledger",
                exclusive=True,
                thread=True,
            )

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

    @on(RowList.Chosen)
    async def _open_chosen(self) -> None:
        await self.action_open()

    def _issues(self, session_ids: Sequence[str]) -> list[Issue]:
        """Return the files of some sessions with their times, newest first."""
        exports = self.house.office.exports
        self._ledger = self._ledger or Ledger(self.house.program.origin_of)
        found = []
        for each in session_ids:
            found += self._ledger.issues(each, exports.made(each))
        return sorted(found, key=lambda issue: issue.at, reverse=True)

    def _look_into(self, issues: Sequence[Issue]) -> None:
        """Tell of a few files at a time whether they still hold."""
        worker, ledger = get_current_worker(), self._ledger
        assert ledger is not None
        for session_id in dict.fromkeys(each.session for each in issues):
            own = [each for each in issues if each.session == session_id]
            try:
                read = self.house.office.workspace.read(session_id)
            except FacilitatorError:  # It is told where the session is looked at.
                continue
            looked = ledger.looked_into(own, read)
            while some := tuple(islice(looked, AT_ONCE)):
                if worker.is_cancelled:
                    return
                self.post_message(self.LookedInto(some))

    @on(LookedInto)
    def _looked_into(self, event: LookedInto) -> None:
        known = {each.path: each for each in event.issues}
        self._made = [known.get(each.path, each) for each in self._made]
        self._show_made()

    def _show_made(self) -> None:
        names = {}
        if len(self.targets) > 1:
            names = {each: self.target_name(each) for each in self.targets}
        made = self.query_one(MadeList)
        made.empty = self.tr("Nothing yet")
        made.show(self._made, self.house.program.clock(), names)

    def _put_on_paper(self, path: Path) -> None:
        put_on_paper(self.house.program.print_file, path)

    def _meant(self) -> Path | None:
        """Return the file that is meant; say so where nothing has been made."""
        if not self._made:
            self.house.tell(self.tr("Nothing has been made yet. Enter makes it."))
            return None
        listed = self.query_one(MadeList)
        at = listed.cursor if listed.has_focus else 0
        return self._made[at].path

    async def _attempt(self, path: Path, work: Callable[[Path], None]) -> bool:
        try:
            await asyncio.to_thread(work, path)
        except FacilitatorError as error:
            self.house.say(error)
            return False
        return True
