"""The timeline: every meeting of the goal work, and the way into each of them."""

import asyncio
from datetime import date
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.plan.plan import Project
from facilitator.i18n.formats import short_date
from facilitator.i18n.names import session_name
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import mark
from facilitator.i18n.words import MEETING_WORDS
from facilitator.services.workspace import Meeting, Tally
from facilitator.tui.actions.registry import bindings
from facilitator.tui.kit.key_bar import KeyBar
from facilitator.tui.kit.mode_head import Heading
from facilitator.tui.kit.screen import BaseScreen
from facilitator.tui.kit.text import plain
from facilitator.tui.timeline.meeting_list import (
    MeetingList,
    MeetingRow,
)


class TimelineScreen(BaseScreen):
    """Where the program begins: one row a meeting."""

    AUTO_FOCUS = "MeetingList"
    HELP_TITLE = mark("Timeline: all meetings of the goal work")
    HELP_TEXT = mark(
        "Here are all meetings, from the first to the last, with what each of them "
        "has to bring about and how many statements it holds.\n\n"
        "• Open a meeting: bring the bar to it with ↑ ↓ or its number, then Enter.\n"
        "• See what is due: it stands at the bottom, or below each meeting.\n"
        "• Change to another workspace: O."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("timeline")
    DEFAULT_CSS = """
    TimelineScreen {
        & MeetingList { height: 1fr; margin: 1 0 0 0; }
        & #due { max-height: 4; background: $surface; padding: 0 2; }
    }
    """

    _project = getters.query_one("#project", Heading)
    _meetings = getters.query_one(MeetingList)
    _due = getters.query_one("#due", Heading)
    _key_bar = getters.query_one(KeyBar)

    def compose(self) -> ComposeResult:
        """Lay out the heading, the meetings, what is due and the keys."""
        yield Heading(id="project")
        yield MeetingList()
        yield Heading(id="due")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the meetings, with the bar on the one that comes next."""
        self._meetings.empty = self.tr(
            "No meetings yet. Add a folder under sessions/ with a session.toml."
        )
        rows = self._show_rows()
        places = [place for place, row in enumerate(rows) if row.when]
        dialogues = [place for place, row in enumerate(rows) if row.is_dialogue]
        self._meetings.cursor = (places or dialogues or [0])[0]

    def on_screen_resume(self) -> None:
        """Count anew: something may have been said since."""
        self._count()

    @on(MeetingList.Moved)
    def _tell_due(self) -> None:
        """Show what the meeting under the bar has to bring about."""
        listed, due = self._meetings, self._due
        row = listed.current
        if row is None or listed.tells_dues:
            due.display = False
            return
        due.display = True
        due.text = Content.assemble(
            plain(f"{row.name}  ", "bold"), plain(row.problem or row.due)
        )

    @on(MeetingList.Chosen)
    async def _open(self) -> None:
        row = self._meetings.current
        if row is not None:
            await self.house.open_session(row.id)

    def _show_rows(self) -> list[MeetingRow]:
        workspace = self.house.office.workspace
        meetings = workspace.timeline()
        today = self.house.program.clock().date()
        coming = [m.plan.session.date for m in meetings if m.plan]
        following = min((day for day in coming if day > today), default=None)
        rows = [self._row(meeting, today, following) for meeting in meetings]
        self._meetings.show(rows)
        self._project.text = self._title()
        self._key_bar.status = workspace.name
        return rows

    def _title(self) -> Content:
        try:
            project = self.house.office.workspace.project()
        except FacilitatorError as error:
            return plain(sentence(self.tr, error), "$error")
        return self._project_title(project)

    def _project_title(self, project: Project) -> Content:
        place = f"  {project.municipality}" if project.municipality else ""
        return Content.assemble(plain(project.name, "bold"), plain(place))

    def _row(self, meeting: Meeting, today: date, following: date | None) -> MeetingRow:
        tr = self.tr
        if meeting.plan is None:
            problem = sentence(tr, meeting.problem) if meeting.problem else ""
            return MeetingRow(
                meeting.id, meeting.id[:10], tr("fault"), meeting.id, "", "", "",
                False, problem,
            )  # fmt: skip
        plan = meeting.plan.session
        whens = {today: tr("today")}
        if following:
            whens.setdefault(following, tr("next"))
        return MeetingRow(
            id=meeting.id,
            date=short_date(plan.date),
            kind=tr(MEETING_WORDS[plan.kind]),
            name=session_name(tr, plan),
            body=plan.body,
            due=plan.due,
            when=whens.get(plan.date, ""),
            is_dialogue=plan.kind == "dialogue" and bool(plan.tables),
        )

    @work(group="count", exclusive=True)
    async def _count(self) -> None:
        """Count the statements of each meeting, away from the keyboard."""
        listed = self._meetings
        workspace = self.house.office.workspace
        for row in listed.rows:
            if not row.problem:
                try:
                    tally = await asyncio.to_thread(workspace.tally, row.id)
                except FacilitatorError:
                    listed.set_count(row.id, self.tr("unreadable"))
                else:
                    listed.set_count(row.id, self._count_words(tally))

    def _count_words(self, tally: Tally) -> str:
        standing = tally.standing
        if not standing.total:
            return "–"
        if standing.total > standing.onsite:
            return self.tr("{parts} statements", parts=standing.apart)
        one, many = "{count} statement", "{count} statements"
        return self.tr.plural(one, many, standing.total)
