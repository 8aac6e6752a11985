"""The pane of the files made earlier: listed, looked into, opened, printed."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Label
from textual.worker import get_current_worker

from facilitator.domain.errors import FacilitatorError
from facilitator.services.export.exports import put_on_paper
from facilitator.services.export.history import (
    Issue,
    Ledger,
)
from facilitator.tui.export.made_list import MadeList
from facilitator.tui.kit.house import House, house_of
from facilitator.tui.kit.row_list import RowList
from facilitator.tui.kit.text import plain

AT_ONCE = 8
"""How many files are looked into before the list tells of them."""


class MadeBeforePane(Vertical):
    """Lists files, the newest first, and does with one of them what a key says."""

    files = getters.query_one(MadeList)

    class LookedInto(Message):
        """Some of the files have been looked into."""

        def __init__(self, issues: Sequence[Issue]) -> None:
            super().__init__()
            self.issues = issues

    def __init__(self) -> None:
        super().__init__(id="made-before")
        self._issues: list[Issue] = []
        """The files with what is known of them."""
        self._names: Mapping[str, str] = {}
        """What the meetings are called, by id."""
        self._ledger: Ledger | None = None
        """What looks into files, each only once; made when it is first needed."""

    def compose(self) -> ComposeResult:
        """Lay out the list below its heading."""
        tr = self._house.tr
        yield Label(plain(tr("Made earlier")), classes="heading")
        yield MadeList(tr)

    async def list_files(self, meetings: Mapping[str, str]) -> None:
        """List what has been made, the newest first, and look into it.

        `meetings` names those of which files are listed, by id.
        """
        self._names = meetings
        try:
            self._issues = await asyncio.to_thread(self._read, tuple(meetings))
        except FacilitatorError as error:
            self._house.say(error)
        if self.is_attached:  # The session may have been closed meanwhile.
            self._show()
            self._house.run_worker(
                partial(self._look_into, tuple(self._issues)),
                group="ledger",
                exclusive=True,
                thread=True,
            )

    async def open(self) -> None:
        """Open the file under the bar, or else the newest."""
        path = self._meant()
        if path:
            await self._attempt(path, self._house.program.open_file)

    async def print(self) -> None:
        """Print the file under the bar, or else the newest."""
        path, tr = self._meant(), self._house.tr
        if path and await self._attempt(path, self._put_on_paper):
            self._house.tell(tr("Sent to the printer: {name}", name=path.name))

    @property
    def _house(self) -> House:
        return house_of(self)

    @on(RowList.Chosen)
    async def _open_chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        await self.open()

    def _read(self, meetings: Sequence[str]) -> list[Issue]:
        """Return the files of some meetings with their times, newest first."""
        exports = self._house.office.exports
        self._ledger = self._ledger or Ledger(self._house.program.origin_of)
        issues = []
        for each in meetings:
            issues += self._ledger.issues(each, exports.exported_files(each))
        return sorted(issues, key=lambda issue: issue.at, reverse=True)

    def _look_into(self, issues: Sequence[Issue]) -> None:
        """Tell of a few files at a time whether they still hold."""
        worker, ledger = get_current_worker(), self._ledger
        assert ledger is not None
        for meeting in dict.fromkeys(each.session for each in issues):
            own = [each for each in issues if each.session == meeting]
            try:
                read = self._house.office.workspace.read(meeting)
            except FacilitatorError:  # It is told where the session is looked at.
                continue
            whole_issues = ledger.look_into(own, read)
            while some := tuple(islice(whole_issues, AT_ONCE)):
                if worker.is_cancelled:
                    return
                self.post_message(self.LookedInto(some))

    @on(LookedInto)
    def _looked_into(self, event: LookedInto) -> None:
        event.stop()
        by_path = {each.path: each for each in event.issues}
        self._issues = [by_path.get(each.path, each) for each in self._issues]
        self._show()

    def _show(self) -> None:
        house = self._house
        names = self._names if len(self._names) > 1 else {}
        self.files.empty = house.tr("Nothing yet")
        self.files.show(self._issues, house.program.clock(), names)

    def _put_on_paper(self, path: Path) -> None:
        put_on_paper(self._house.program.print_file, path)

    def _meant(self) -> Path | None:
        """Return the file that is meant; say so where nothing has been made."""
        if not self._issues:
            tr = self._house.tr
            self._house.tell(tr("Nothing has been made yet. Enter makes it."))
            return None
        at = self.files.cursor if self.files.has_focus else 0
        return self._issues[at].path

    async def _attempt(self, path: Path, work: Callable[[Path], None]) -> bool:
        try:
            await asyncio.to_thread(work, path)
        except FacilitatorError as error:
            self._house.say(error)
            return False
        return True
