"""Of which meetings documents are made: the open one, others, or several in turn."""

from collections.abc import Callable, Iterable, Mapping

from facilitator.domain.plan.plan import Plan
from facilitator.i18n.formats import short_date
from facilitator.i18n.names import session_name
from facilitator.i18n.translate import Translator
from facilitator.services.workspace import Meeting


class Meetings:
    """The meetings of the workspace, and those that documents are made of."""

    def __init__(self, open_plan: Callable[[], Plan]) -> None:
        """Take what tells the plan of the open meeting, which may change."""
        self._open_plan = open_plan
        self._ids: tuple[str, ...] = ()
        """Ids, where they are others than the open one alone."""
        self._plans: dict[str, Plan] = {}
        """The plans of the workspace's meetings, by id, in order of date."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of those that documents are made of, in order of date."""
        return self._ids or (self._open_plan().session.id,)

    @property
    def plan(self) -> Plan:
        """The plan of the first of them."""
        first, open_plan = self.ids[0], self._open_plan()
        if first == open_plan.session.id:
            return open_plan
        return self._plans.get(first, open_plan)

    @property
    def has_others(self) -> bool:
        """True where there is another meeting to choose."""
        return len(self._plans) > 1

    def learn(self, timeline: Iterable[Meeting]) -> None:
        """Take the meetings that there are; those without a usable plan are no use."""
        self._plans = {each.id: each.plan for each in timeline if each.plan}

    def choose(self, ids: tuple[str, ...]) -> bool:
        """Choose of which documents are made; tell whether these are others."""
        if ids == self.ids:
            return False
        own = (self._open_plan().session.id,)
        self._ids = () if ids == own else ids
        return True

    def names(self, tr: Translator) -> Mapping[str, str]:
        """Return what those that documents are made of are called, by id."""
        return {each: self._name(tr, each) for each in self.ids}

    def every_name(self, tr: Translator) -> Mapping[str, str]:
        """Return what all meetings that can be chosen are called, by id."""
        return {each: self._name(tr, each) for each in self._plans}

    def _name(self, tr: Translator, meeting: str) -> str:
        plan = self._plans.get(meeting) or self._open_plan()
        name = session_name(tr, plan.session)
        return f"{short_date(plan.session.date)} {name}"
