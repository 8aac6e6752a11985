"""Looking at a document before it is made: what it would hold, and its pages."""

import asyncio
from collections.abc import Iterator

from textual import work
from textual.content import Content

from facilitator.domain.compilation.compilation import FEW
from facilitator.domain.errors import FacilitatorError
from facilitator.domain.papers.answer_forms import PaperForm
from facilitator.i18n.sentences.all import sentence
from facilitator.services.export.catalogue import DOCUMENTS
from facilitator.services.export.document import Source
from facilitator.services.export.preflight import preflight
from facilitator.services.export.request import Request
from facilitator.tui.export.job import (
    Making,
    Stopped,
)
from facilitator.tui.export.preflight_words import (
    all_well,
    warnings,
)
from facilitator.tui.export.summary import compiled_summary
from facilitator.tui.kit.text import plain
from facilitator.tui.widgets.laptop_words import alarms
from facilitator.tui.widgets.looked import Looked
from facilitator.tui.widgets.paper_summary import paper_summary

MOST = 3_000
"""Statements beyond which pages are estimated rather than made and thrown away."""
AGAIN_SECONDS = 2.0
"""How long to wait after something was said before it is looked at anew."""


class Looking(Making):
    """The part of the export mode that looks first."""

    def __init__(self) -> None:
        super().__init__()
        self._looked: Looked | None = None
        self._turn = 0
        """Counts up, so that what is looked at no longer can be told."""
        self._alarms: list[Content] = []
        """Which laptops are missing or short: to be seen before all else."""
        self._waits_again = False

    def on_unmount(self) -> None:
        """Count no more pages for a session that is closed."""
        self._turn += 1

    def on_screen_suspend(self) -> None:
        """Count no more pages where they cannot be seen."""
        self._turn += 1

    def action_make(self) -> None:
        """Make it; what is only looked at does not hold it up."""
        self._turn += 1
        super().action_make()

    def preview(self) -> Content:
        """Return what the chosen document would hold, and what to look at first."""
        looked = self._looked
        if looked is None or (looked.wanted, looked.session) != self._asked:
            return Content("…")
        lines = [*self._alarms]
        if looked.trouble:
            lines.append(plain(f"! {looked.trouble}", "bold $warning"))
        told = self._summary(looked)
        # First how much it is, then what there is to see to: a window may be small.
        lines += [*told[:1], *warnings(self.tr, looked.findings, FEW), *told[1:]]
        lines += self._letters(looked)
        if looked.findings:
            lines += [*all_well(self.tr, looked.findings, FEW), *self._laptops_well()]
        if len(self.targets) > 1:
            told_of = self.tr("This is the first meeting; each is looked at.")
            lines.insert(0, plain(told_of, "$foreground-muted"))
        return Content("\n").join(lines)

    def _summary(self, looked: Looked) -> list[Content]:
        if looked.made_of is None:
            return []
        is_said = DOCUMENTS[looked.wanted.what].preflight
        told = compiled_summary if is_said else paper_summary
        return told(self.tr, looked)

    def _laptops_well(self) -> list[Content]:
        if self._alarms or not self.plan.session.laptops:
            return []
        return [
            plain("✓ " + self.tr("All laptops that are expected are here."), "$success")
        ]

    @property
    def _asked(self) -> tuple[Request, str]:
        return self.wanted, self.targets[0]

    def look_again(self) -> None:
        """Look anew a while after something was said, once for all of it."""
        if not self._waits_again:
            self._waits_again = True
            self.set_timer(AGAIN_SECONDS, self._look_again)

    def _look_again(self) -> None:
        self._waits_again = False
        if self.is_current:
            self.look()

    @work(group="look", exclusive=True)
    async def look(self) -> None:
        """Look at the chosen document, away from the keyboard; pages come last."""
        if not self.desk.opened.loaded:
            return
        self._turn += 1
        turn, asked = self._turn, self._asked
        try:
            looked = await asyncio.to_thread(self._glance, *asked)
            self._show_looked(looked)
            if looked.busy:
                looked = await asyncio.to_thread(self._counted, looked, turn)
                self._show_looked(looked)
        except Stopped:  # Something else is looked at.
            pass
        except FacilitatorError as error:
            if self.is_attached:
                trouble = sentence(self.tr, error)
                self._show_looked(Looked(*asked, self.plan, trouble=trouble))

    @work(group="survey", exclusive=True)
    async def survey(self) -> None:
        """See which laptops' journals are not here, away from the keyboard."""
        plan, laptops = self.plan, self.house.office.laptops()
        try:
            found = await asyncio.to_thread(laptops.survey, plan)
        except FacilitatorError as error:
            self.house.say(error)
            return
        if self.is_attached:
            self._alarms = alarms(self.tr, plan, found)
            if self._alarms:
                what_to_do = self.tr("F8, then D, tells what to do about the laptops.")
                self._alarms.append(plain(what_to_do, "$foreground-muted"))
            self.tell()

    def _show_looked(self, looked: Looked) -> None:
        if self.is_attached:
            self._looked = looked
            self.tell()

    def _letters(self, looked: Looked) -> Iterator[Content]:
        tr = self.tr
        if looked.replaced:
            told = tr.plural(
                "{count} character has no letterform and is printed as a box.",
                "{count} characters have no letterform and are printed as boxes.",
                looked.replaced,
            )
            yield plain(f"! {told}", "bold $warning")
        elif looked.replaced is not None:
            yield plain("✓ " + tr("Every character can be printed."), "$success")

    def _glance(self, wanted: Request, session_id: str) -> Looked:
        """See what is on disk, which no one changes meanwhile; pages come later."""
        office = self.house.office
        read = office.workspace.read(session_id)
        looked = Looked(wanted, session_id, read.plan)
        document = DOCUMENTS[wanted.what]
        if document.preflight:
            found = preflight(read.plan, read.session, self.tr)
            looked = looked._replace(findings=tuple(found))
        try:
            asked = office.exports.numbered(read, wanted)
            made_of = office.exports.gathered(read, asked, self.tr)
        except FacilitatorError as error:
            return looked._replace(trouble=sentence(self.tr, error))
        looked = looked._replace(made_of=made_of)
        many = len(read.session.statements)
        if document.format_of(wanted) != "pdf":
            return looked
        if document.source is Source.PLAN or many <= MOST:
            return looked._replace(busy=True)
        return looked._replace(pages=self._estimate(looked, many))

    def _estimate(self, looked: Looked, many: int) -> int | None:
        """Return about how many pages it has, where that can be told."""
        wanted = looked.wanted
        if wanted.sections or wanted.large or wanted.booklet:
            return None
        usual = DOCUMENTS[wanted.what].per_page
        many = getattr(looked.made_of, "total", many)
        return -int(-many // usual) if usual else None

    def _counted(self, looked: Looked, turn: int) -> Looked:
        """Make it and throw it away, to count its pages and missing letters."""

        def progress(share: float, part: str = "", /) -> None:
            if turn != self._turn:
                raise Stopped

        tried, copies = looked.made_of, 1
        if isinstance(tried, PaperForm):  # All sheets are as long as the first.
            copies = len(tried.sheets)
            tried = tried._replace(sheets=tried.sheets[:1])
        looked = looked._replace(busy=False)
        try:
            exports = self.house.office.exports
            paper = exports.try_out(tried, looked.wanted, self.tr, progress)
        except FacilitatorError as error:
            return looked._replace(trouble=sentence(self.tr, error))
        pages, replaced = paper.pages * copies, paper.replaced * copies
        return looked._replace(pages=pages, replaced=replaced)
