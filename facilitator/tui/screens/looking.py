"""Looking at a document before it is made: what it would hold, and its pages."""

import asyncio

from textual import work
from textual.content import Content

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.paper_form import PaperForm
from facilitator.domain.plan import Plan
from facilitator.domain.session import Session
from facilitator.domain.slips import Slips
from facilitator.i18n.sentences import sentence
from facilitator.services.material import material
from facilitator.services.wanted import BY_EDITION, BY_SHEET, Wanted
from facilitator.tui.screens.making import Making
from facilitator.tui.text import plain
from facilitator.tui.widgets.export_summary import summary
from facilitator.tui.widgets.laptop_words import alarms
from facilitator.tui.widgets.paper_summary import Looked, paper_summary

MOST = 3_000
"""Statements beyond which pages are estimated rather than made and thrown away."""
ON_A_PAGE = 7
"""How many slips there usually are on a page."""


class Looking(Making):
    """The part of the export mode that looks first."""

    def __init__(self) -> None:
        super().__init__()
        self._looked: Looked | None = None
        self._refused: tuple[Wanted, str] | None = None
        """A paper that cannot be made, and why."""
        self._alarms: list[Content] = []
        """Which laptops are missing or short: to be seen before all else."""

    def preview(self) -> Content:
        """Return what the chosen document would hold."""
        opened, wanted = self.desk.opened, self.wanted
        if wanted.what in BY_EDITION:
            told = summary(self.tr, opened.plan, opened.session)
        elif self._looked and self._looked.wanted == wanted:
            told = paper_summary(self.tr, self._looked)
        elif self._refused and self._refused[0] == wanted:
            told = plain(f"! {self._refused[1]}", "bold $warning")
        else:
            told = Content("…")
        lines = [*self._alarms, Content("")] if self._alarms else []
        return Content("\n").join([*lines, told])

    @work(group="look", exclusive=True)
    async def look(self) -> None:
        """Try the chosen paper out, away from the keyboard."""
        wanted = self.wanted
        if wanted.what in BY_EDITION or not self.desk.opened.loaded:
            return
        try:
            looked = await asyncio.to_thread(self._try_out, wanted, self.desk.plan)
        except FacilitatorError as error:
            self._refused = wanted, sentence(self.tr, error)
        else:
            self._looked = looked
        if self.is_attached:
            self.tell()

    @work(group="survey", exclusive=True)
    async def survey(self) -> None:
        """See which laptops' journals are not here, away from the keyboard."""
        plan, laptops = self.desk.plan, self.house.office.laptops()
        try:
            found = await asyncio.to_thread(laptops.survey, plan)
        except FacilitatorError as error:
            self.house.say(error)
            return
        if self.is_attached:
            self._alarms = alarms(self.tr, plan, found)
            self.tell()

    def _try_out(self, wanted: Wanted, plan: Plan) -> Looked:
        """Make a paper of what is on disk, which no one changes meanwhile."""
        office, session, copies = self.house.office, Session(), 1
        asked = wanted
        if wanted.what in ("correction-slips", *BY_SHEET):
            read = office.workspace.read(plan.session.id)
            plan, session = read.plan, read.session
            asked = office.exports.numbered(read, wanted)
        made_of = tried = material(plan, session, asked, self.tr)
        if isinstance(made_of, Slips) and made_of.total > MOST:
            pages = -(-made_of.total // ON_A_PAGE)
            return Looked(wanted, made_of, pages, None)
        if isinstance(made_of, PaperForm):  # All sheets are as long as the first.
            copies = len(made_of.sheets)
            tried = made_of._replace(sheets=made_of.sheets[:1])
        paper = office.exports.try_out(tried, asked, self.tr)
        return Looked(wanted, made_of, paper.pages * copies, paper.replaced * copies)
