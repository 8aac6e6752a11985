"""Making a document off the keyboard's way: begun, told how far it is, stopped."""

from functools import partial

from textual import on
from textual.content import Content
from textual.message import Message
from textual.worker import get_current_worker

from facilitator.domain.digest import short
from facilitator.domain.errors import FacilitatorError
from facilitator.services.exports import Exported
from facilitator.services.wanted import Wanted
from facilitator.tui.screens.base import SessionScreen
from facilitator.tui.text import plain

BAR = 24
"""Cells of the progress bar."""


class Stopped(Exception):
    """The user has stopped the work; raised through whatever makes the document."""


class Making(SessionScreen):
    """The part of the export mode that makes documents."""

    class Advanced(Message):
        """A share (0 to 1) of the document has been made, and a part is begun."""

        def __init__(self, share: float, part: str) -> None:
            super().__init__()
            self.share = share
            self.part = part

    class Ended(Message):
        """The work is over, one way or another."""

        exported: Exported | None = None
        error: FacilitatorError | None = None

    def __init__(self) -> None:
        super().__init__()
        self._making = False
        self._share = 0.0
        self._part = ""
        """The part of the document that is made now."""
        self._result = Content("")

    @property
    def wanted(self) -> Wanted:
        """What is chosen."""
        raise NotImplementedError

    async def show(self) -> None:
        """Show everything anew."""
        raise NotImplementedError

    def tell(self) -> None:
        """Tell what a document would hold."""
        raise NotImplementedError

    def tell_state(self) -> None:
        """Tell how far reading or making has come, or what came of it."""
        raise NotImplementedError

    def on_unmount(self) -> None:
        """Let no document be made for a session that is closed."""
        self.house.workers.cancel_group(self.house, "export")

    def action_make(self) -> None:
        """Make the chosen document in a thread of its own."""
        if not self.desk.opened.loaded:
            return
        self._making, self._share, self._part = True, 0.0, ""
        self.house.run_worker(
            partial(self._work, self.wanted, self.desk.plan.session.id),
            group="export",
            thread=True,
        )
        self.tell()

    def action_stop(self) -> None:
        """Stop the work; nothing is written."""
        self.house.workers.cancel_group(self.house, "export")

    def bar(self, what: str) -> Content:
        """Return how far it has come with what is told to be done."""
        full = round(self._share * BAR)
        return Content.assemble(
            f"{what}  ",
            ("━" * full, "bold $accent"),
            ("─" * (BAR - full), "$foreground 40%"),
            f"  {round(self._share * 100)} %",
        )

    def _work(self, wanted: Wanted, session_id: str) -> None:
        """Make a document from what is on disk, which no one changes meanwhile."""
        office, worker, ended = self.house.office, get_current_worker(), self.Ended()
        told = 0, ""

        def progress(share: float, part: str = "", /) -> None:
            nonlocal told
            if worker.is_cancelled:
                raise Stopped
            if told != (int(share * 100), part):
                told = int(share * 100), part
                self.post_message(self.Advanced(share, part))

        try:
            read = office.workspace.read(session_id)
            progress(0.01)
            ended.exported = office.exports.export(
                read, wanted, self.tr, progress=progress
            )
        except FacilitatorError as error:
            ended.error = error
        except Stopped:
            pass
        finally:
            self.post_message(ended)

    @on(Advanced)
    def _advance(self, event: Advanced) -> None:
        self._share, self._part = event.share, event.part
        self.tell_state()

    @on(Ended)
    async def _end(self, event: Ended) -> None:
        self._making = False
        if event.exported:
            self._result = self._done(event.exported)
            if not self.is_current:
                name = event.exported.path.name
                self.house.tell(self.tr("Made: {name}", name=name))
        elif event.error:
            self._result = plain("")
            self.house.say(event.error)
        else:
            tr = self.tr
            self._result = plain(tr("Stopped. Nothing was written."))
        await self.show()

    def _done(self, exported: Exported) -> Content:
        folder = exported.path.parent.relative_to(self.house.office.root).as_posix()
        where = self.tr("in {folder}", folder=folder)
        digest = self.tr("Content digest {digest}", digest=short(exported.digest))
        return Content.assemble(
            plain(f"✓ {exported.path.name}", "bold $success"),
            plain(f"\n{where}\n{digest}"),
        )
