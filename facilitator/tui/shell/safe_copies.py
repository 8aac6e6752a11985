"""Safe copies: made with one key from any mode, and gone on from."""

import asyncio
from pathlib import Path

from textual import work

from facilitator.domain.errors import FacilitatorError, Refused
from facilitator.domain.plan.ids import device_slug
from facilitator.i18n.formats import checksum
from facilitator.services.program import Program
from facilitator.tui.dialogs.place import ask_place
from facilitator.tui.kit.desk import Desk
from facilitator.tui.shell.modes import (
    NEUTRAL,
    OUTER_MODES,
)
from facilitator.tui.shell.preferences import PersonalApp


class CopyingApp(PersonalApp):
    """Makes safe copies, goes on from those of others, and names this laptop."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._copies: Path | None = None
        """Where the last safe copy was made."""

    async def action_safe_copy(self) -> None:
        """Make a safe copy; ask where the first time, unless there is one stick."""
        desk = self.desk
        if desk is None:
            return
        places = list(await asyncio.to_thread(self.office.laptops().places))
        if self._copies is not None and self._copies.is_dir():
            places = [self._copies]
        if len(places) == 1:
            self._make_copy(places[0])
            return
        exports = self.office.exports.folder(desk.plan.session.id)
        named = [(place, str(place)) for place in places]
        shown = exports.relative_to(self.office.root).as_posix()
        named.append((exports, self.tr("This computer: {folder}", folder=shown)))
        ask_place(
            self,  # type: ignore[arg-type]
            self.tr("Make a safe copy"),
            named,
            self.tr("Another folder"),
            self._make_copy,
            must_exist=True,
        )

    def _make_copy(self, folder: Path) -> None:
        if self.desk is not None:
            self._copy(self.desk, folder)

    @work(group="copy", exclusive=True)
    async def _copy(self, desk: Desk, folder: Path) -> None:
        """Make the copy, with what is half typed in it."""
        await desk.settle()
        await desk.keep()
        laptops, session_id = self.office.laptops(), desk.plan.session.id
        name = self.tr("safe-copy")
        try:
            made = await asyncio.to_thread(laptops.pack, session_id, name, folder)
        except FacilitatorError as error:
            self._copies = None
            self.say(error)
            return
        self._copies = folder
        own = [each for each in made.receipts if each.device == laptops.device]
        told = self.tr.plural(
            "Safe copy with {count} statement, checked: {path}",
            "Safe copy with {count} statements, checked: {path}",
            made.statements,
            path=made.path,
        )
        if own:
            receipt = checksum(own[0].checksum)
            told += "\n" + self.tr("Receipt of this laptop: {receipt}", receipt=receipt)
        self.tell(told)

    async def go_on_from(self, copy: Path, root: Path | None = None) -> None:
        """Go on from another laptop's safe copy, in this workspace unless told."""
        office = self.program.office
        left = self.desk.plan.session.id if self.desk else None
        root = root or (office.root if office else Path.home() / "facilitator")
        await self.close_session()
        try:
            opened, resumed = await asyncio.to_thread(self.program.resume, copy, root)
        except FacilitatorError as error:
            self.say(error)
            if left:
                await self.open_session(left)
            return
        self.program.office = opened
        await self.switch_mode(NEUTRAL)
        await self.renew(OUTER_MODES)
        await self.switch_mode("timeline")
        if await self.open_session(resumed.session_id):
            count = sum(receipt.statements for receipt in resumed.receipts)
            told = self.tr.plural(
                "{device} goes on here, with {count} statement.",
                "{device} goes on here, with {count} statements.",
                count,
                device=resumed.device,
            )
            self.tell(told)
        for notice in resumed.notices:
            self.say(notice)
        for taken in resumed.taken:
            if taken.problem:
                self.say(taken.problem)

    async def rename_laptop(self, name: str) -> None:
        """Let this laptop's journals have another name, and open the session anew."""
        desk, device = self.desk, device_slug(name)
        if desk is None or device == self.office.laptops().device:
            return
        session_id, draft = desk.plan.session.id, desk.draft
        await self.close_session()
        try:
            self.program.preferences.change(device=device)
            office = self.program.open_workspace(self.office.root)
            office.workspace.draft(session_id).keep(draft)
        except FacilitatorError as error:
            self.say(error)
        else:
            self.program.office = office
            if office.laptops().device != device:
                now = office.laptops().device
                self.say(Refused("device.fixed", value=now))
        await self.open_session(session_id)
