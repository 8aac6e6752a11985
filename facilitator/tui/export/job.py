"""Making a document off the keyboard's way: begun, told how far it is, stopped."""

from collections.abc import Sequence
from functools import partial

from textual import on
from textual.content import Content
from textual.message import Message
from textual.worker import get_current_worker

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.session.digest import short
from facilitator.i18n.sentences.all import sentence
from facilitator.services.export.exports import Exported
from facilitator.services.export.request import Request
from facilitator.tui.export.choices import Choosing
from facilitator.tui.kit.text import (
    bar,
    plain,
    shortened,
)

BAR = 24
"""Cells of the progress bar."""


class Stopped(Exception):
    """The user has stopped the work; raised through whatever makes the document."""


class Making(Choosing):
    """The part of the export mode that makes documents."""

    class Advanced(Message):
        """A share (0 to 1) of the document has been made, and a part is begun."""

        def __init__(self, share: float, part: str) -> None:
            super().__init__()
            self.share = share
            self.part = part

    class Ended(Message):
        """The work is over, one way or another."""

        def __init__(self) -> None:
            super().__init__()
            self.exported: list[Exported] = []
            self.errors: list[tuple[str, FacilitatorError]] = []
            """What was refused, by the id of its session."""
            self.stopped = False

    def __init__(self) -> None:
        super().__init__()
        self._making = False
        self._share = 0.0
        self._part = ""
        """The part of the document that is made now."""
        self._result = Content("")

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
        self.app.workers.cancel_group(self.app, "export")

    def action_make(self) -> None:
        """Make the chosen document in a thread of its own."""
        if not self.desk.opened.loaded:
            return
        self._making, self._share, self._part = True, 0.0, ""
        self.house.run_worker(
            partial(self._work, self.wanted, self.targets),
            group="export",
            thread=True,
        )
        self.tell()

    def action_stop(self) -> None:
        """Stop the work; nothing is written."""
        self.app.workers.cancel_group(self.app, "export")

    def bar(self, what: str, part: str = "") -> Content:
        """Return how far it has come with what is told to be done, and its part."""
        full = bar(self._share, BAR)
        lines = [
            plain(what),
            Content.assemble((full, "bold $accent"), f"  {round(self._share * 100)} %"),
        ]
        return Content("\n").join([*lines, *([plain(part)] if part else [])])

    def making_told(self) -> Content:
        """Return how far the document has come, and with which chapter."""
        room = self.query_one("#state").content_size.width or BAR
        return self.bar(self.tr("Making it · Esc stops"), shortened(self._part, room))

    def _work(self, wanted: Request, session_ids: Sequence[str]) -> None:
        """Make documents of what is on disk, which no one changes meanwhile."""
        office, worker, ended = self.house.office, get_current_worker(), self.Ended()
        told, at = (0, ""), 0

        def progress(share: float, part: str = "", /) -> None:
            nonlocal told
            if worker.is_cancelled:
                raise Stopped
            whole = (at + share) / len(session_ids)
            if told != (int(whole * 100), part):
                told = int(whole * 100), part
                self.post_message(self.Advanced(whole, part))

        try:
            for session_id in session_ids:
                progress(0, self._target_told(session_id))
                try:
                    read = office.workspace.read(session_id)
                    progress(0.01)
                    ended.exported.append(
                        office.exports.export(read, wanted, self.tr, progress=progress)
                    )
                except FacilitatorError as error:
                    ended.errors.append((session_id, error))
                at += 1
        except Stopped:
            ended.stopped = True
        finally:
            self.post_message(ended)

    @on(Advanced)
    def _advance(self, event: Advanced) -> None:
        self._share, self._part = event.share, event.part
        self.tell_state()

    @on(Ended)
    async def _end(self, event: Ended) -> None:
        self._making = False
        for session_id, error in event.errors:
            self._refused(session_id, error)
        told = self._made_told(event.exported)
        if event.stopped:
            told.append(plain(self._stopped_told(len(event.exported))))
        self._result = Content("\n").join(told)
        if not self.is_current:
            for each in event.exported:
                self.house.tell(self.tr("Made: {name}", name=each.path.name))
        await self.show()

    def _refused(self, session_id: str, error: FacilitatorError) -> None:
        told = sentence(self.tr, error)
        if len(self.targets) > 1:
            told = f"{self.target_name(session_id)}: {told}"
        self.house.tell(told, "error")

    def _target_told(self, session_id: str) -> str:
        return self.target_name(session_id) if len(self.targets) > 1 else ""

    def _stopped_told(self, made: int) -> str:
        if not made:
            return self.tr("Stopped. Nothing was written.")
        return self.tr("Stopped. What is named here was finished and is kept.")

    def _made_told(self, exported: Sequence[Exported]) -> list[Content]:
        if len(exported) <= 1:
            return [self._done(each) for each in exported]
        told = self.tr(
            "{count} files, each among the exports of its meeting.", count=len(exported)
        )
        return [plain(f"✓ {told}", "bold $success")]

    def _done(self, exported: Exported) -> Content:
        folder = exported.path.parent.relative_to(self.house.office.root).as_posix()
        where = self.tr("in {folder}", folder=folder)
        digest = self.tr("Content digest {digest}", digest=short(exported.digest))
        return Content.assemble(
            plain(f"✓ {exported.path.name}", "bold $success"),
            plain(f"\n{where}\n{digest}"),
        )
