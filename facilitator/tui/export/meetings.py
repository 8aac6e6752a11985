"""Of which sessions documents are made: the open one, others, or several in turn."""

import asyncio

from textual import work

from facilitator.domain.plan.plan import Plan
from facilitator.i18n.formats import short_date
from facilitator.i18n.names import session_name
from facilitator.services.workspace import Meeting
from facilitator.tui.kit.screen import SessionScreen


class Targeting(SessionScreen):
    """The part of the export mode that knows which sessions it is about."""

    def __init__(self) -> None:
        super().__init__()
        self._targets: tuple[str, ...] = ()
        """Their ids, where they are others than the open one alone."""
        self._meetings: dict[str, Meeting] = {}
        """All meetings of the workspace."""

    def targets_changed(self) -> None:
        """Show what other sessions make of it."""
        raise NotImplementedError

    def show_choices(self) -> None:
        """List what can be chosen."""
        raise NotImplementedError

    @property
    def targets(self) -> tuple[str, ...]:
        """The ids of the sessions, in order of date."""
        return self._targets or (self.desk.plan.session.id,)

    @property
    def plan(self) -> Plan:
        """The plan of the first of them."""
        meeting = self._meetings.get(self.targets[0])
        is_open = self.targets[0] == self.desk.plan.session.id
        return self.desk.plan if is_open or not meeting else _plan_of(meeting)

    @property
    def has_others(self) -> bool:
        """True where there is another session to choose."""
        return len(self._meetings) > 1

    def targets_told(self) -> tuple[str, str]:
        """Return the heading and which sessions are chosen."""
        tr, count = self.tr, len(self.targets)
        if count > 1:
            return tr("Meetings"), tr("{count} chosen, a file each", count=count)
        return tr("Meeting"), self.target_name(self.targets[0])

    def target_name(self, session_id: str) -> str:
        """Return what a session is called, with its day."""
        meeting = self._meetings.get(session_id)
        plan = meeting.plan if meeting else self.desk.plan
        if plan is None:
            return session_id
        name = session_name(self.tr, plan.session)
        return f"{short_date(plan.session.date)} {name}"

    @work(group="meetings", exclusive=True)
    async def read_meetings(self) -> None:
        """Learn which sessions there are, away from the keyboard."""
        found = await asyncio.to_thread(self.house.office.workspace.timeline)
        if self.is_attached:
            self._meetings = {each.id: each for each in found if each.plan}
            self.show_choices()

    def ask_sessions(self) -> None:
        """Ask of which sessions documents are to be made."""
        from facilitator.tui.dialogs.checklist import ChecklistDialog
        from facilitator.tui.dialogs.choice import Option

        tr = self.tr
        options = [
            Option(each, self.target_name(each), each in self.targets)
            for each in self._meetings
        ]
        none = tr("Tick at least one meeting.")
        dialog = ChecklistDialog(tr("Of which meetings?"), options, none)
        self.app.push_screen(dialog, self._aim)

    def _aim(self, chosen: tuple[str, ...] | None) -> None:
        if chosen is not None and chosen != self.targets:
            own = (self.desk.plan.session.id,)
            self._targets = () if chosen == own else chosen
            self.targets_changed()


def _plan_of(meeting: Meeting) -> Plan:
    assert meeting.plan is not None
    return meeting.plan
