"""The pane that makes documents, and tells how far it is and what came of it."""

from collections.abc import Sequence

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.session.digest import short
from facilitator.i18n.sentences.all import sentence
from facilitator.services.export.exports import Exported
from facilitator.tui.export.export_order import Order
from facilitator.tui.export.job import JobResult, MakingJob
from facilitator.tui.kit.house import House, house_of
from facilitator.tui.kit.text import bar, plain, shortened

BAR = 24
"""Cells of the progress bar."""
GROUP = "export"
"""The workers of the program that make documents."""


class JobPane(Static):
    """Nothing where nothing is made; else a bar, and then the files or what stopped."""

    class Advanced(Message):
        """A share (0 to 1) of the work has been done, and a part is begun."""

        def __init__(self, share: float, part: str) -> None:
            super().__init__()
            self.share = share
            self.part = part

    class Ended(Message):
        """The work is over, one way or another."""

        def __init__(self, result: JobResult) -> None:
            super().__init__()
            self.result = result

    def __init__(self) -> None:
        super().__init__(id="state")
        self.is_making = False
        """True while documents are made."""
        self._share = 0.0
        """Of reading the session in, or of making."""
        self._part = ""
        """The part of the document that is made now."""
        self._result = Content("")

    def on_unmount(self) -> None:
        """Let no document be made for a session that is closed."""
        self.stop()

    def make(self, order: Order) -> None:
        """Make what is ordered in a thread of its own.

        The program does the work, so that it goes on while another mode is shown.
        """
        house = self._house
        job = MakingJob(house.office, house.tr, order)
        self.is_making, self._share, self._part = True, 0.0, ""
        house.run_worker(lambda: self._work(job), group=GROUP, thread=True)
        self.show()

    def stop(self) -> None:
        """Stop the work; nothing is written of what is not finished."""
        self.app.workers.cancel_group(self.app, GROUP)

    def clear(self) -> None:
        """Forget what came of the latest work."""
        self._result = Content("")

    def read_in(self, share: float) -> None:
        """Tell which share (0 to 1) of the session has been read in."""
        self._share = share
        self.show()

    def show(self) -> None:
        """Tell how far reading or making has come, or what came of it."""
        text = self._text()
        self.update(text)
        self.display = bool(text.plain)
        self.screen.refresh_bindings()

    @property
    def _house(self) -> House:
        return house_of(self)

    def _text(self) -> Content:
        tr = self._house.tr
        if self.is_making:
            room = self.content_size.width or BAR
            part = shortened(self._part, room)
            return self._bar(tr("Making it · Esc stops"), part)
        if not self._house.opened.loaded:
            return self._bar(tr("Reading the session"))
        return self._result

    def _bar(self, what: str, part: str = "") -> Content:
        """Return how far it has come with what is being done, and its part."""
        full = bar(self._share, BAR)
        lines = [
            plain(what),
            Content.assemble((full, "bold $accent"), f"  {round(self._share * 100)} %"),
        ]
        return Content("\n").join([*lines, *([plain(part)] if part else [])])

    def _work(self, job: MakingJob) -> None:
        """Work in the thread, from which only messages come back."""
        worker = get_current_worker()
        result = job.run(
            lambda share, part: self.post_message(self.Advanced(share, part)),
            lambda: worker.is_cancelled,
        )
        self.post_message(self.Ended(result))

    @on(Advanced)
    def _advance(self, event: Advanced) -> None:
        event.stop()
        self._share, self._part = event.share, event.part
        self.show()

    @on(Ended)
    def _end(self, event: Ended) -> None:
        """Tell what came of it; the screen goes on with that."""
        self.is_making = False
        result, tr = event.result, self._house.tr
        for name, error in result.refused:
            self._refuse(name, error)
        lines = self._files(result.exported)
        if result.is_stopped:
            lines.append(plain(self._stopped(len(result.exported))))
        self._result = Content("\n").join(lines)
        if not self.screen.is_current:
            for each in result.exported:
                self._house.tell(tr("Made: {name}", name=each.path.name))

    def _refuse(self, name: str, error: FacilitatorError) -> None:
        reason = sentence(self._house.tr, error)
        self._house.tell(f"{name}: {reason}" if name else reason, "error")

    def _stopped(self, count: int) -> str:
        tr = self._house.tr
        if not count:
            return tr("Stopped. Nothing was written.")
        return tr("Stopped. What is named here was finished and is kept.")

    def _files(self, exported: Sequence[Exported]) -> list[Content]:
        if len(exported) <= 1:
            return [self._file(each) for each in exported]
        count = len(exported)
        files = self._house.tr(
            "{count} files, each among the exports of its meeting.", count=count
        )
        return [plain(f"✓ {files}", "bold $success")]

    def _file(self, exported: Exported) -> Content:
        tr, root = self._house.tr, self._house.office.root
        folder = exported.path.parent.relative_to(root).as_posix()
        where = tr("in {folder}", folder=folder)
        digest = tr("Content digest {digest}", digest=short(exported.digest))
        return Content.assemble(
            plain(f"✓ {exported.path.name}", "bold $success"),
            plain(f"\n{where}\n{digest}"),
        )
