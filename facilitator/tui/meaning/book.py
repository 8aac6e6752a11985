"""The pages of the meaning mode: each area, and then each of its keywords.

What a page shows is found when it is turned to, and kept until something is said that
changes it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from facilitator.domain.compilation.comparison import (
    Comparison,
    compare,
)
from facilitator.domain.compilation.meaning import (
    Meaning,
    meanings_of,
)
from facilitator.domain.hall.coverage_grid import with_lost
from facilitator.domain.plan.plan import (
    GoalArea,
    Keyword,
    Plan,
    TargetGroup,
)
from facilitator.domain.session.change import Change
from facilitator.domain.session.session import Session


class Page(NamedTuple):
    """A keyword of an area, or the area itself."""

    area: GoalArea
    keyword: Keyword | None = None

    @property
    def id(self) -> tuple[str, str]:
        """What it is known by while names and keywords come and go."""
        return self.area.id, self.keyword.id if self.keyword else ""


class Findings(NamedTuple):
    """What has been found out about an area."""

    meanings: tuple[Meaning, ...]
    comparison: Comparison


@dataclass(slots=True)
class Book:
    """The pages of one session, for all groups or for one of them."""

    session: Session
    plan: Plan
    group: str = ""
    """The only group that is read; empty for all."""
    areas: tuple[GoalArea, ...] = ()
    groups: tuple[TargetGroup, ...] = ()
    """All groups, those that the plan has lost last."""
    pages: tuple[Page, ...] = ()
    _findings: dict[str, Findings] = field(default_factory=dict)
    """By the area's id."""

    def __post_init__(self) -> None:
        self.areas, self.groups = with_lost(self.plan, self.session)
        self.pages = tuple(
            Page(area, keyword)
            for area in self.areas
            for keyword in (None, *area.keywords)
        )

    @property
    def read(self) -> tuple[TargetGroup, ...]:
        """The groups that are read."""
        only = tuple(each for each in self.groups if each.id == self.group)
        return only or self.groups

    def place_of(self, page_id: tuple[str, str]) -> int:
        """Return the place of a page, or of its area's where it is no more."""
        places = {page.id: place for place, page in enumerate(self.pages)}
        return places.get(page_id, places.get((page_id[0], ""), 0))

    def findings(self, area: GoalArea) -> Findings:
        """Return what there is to say about an area, found out at most once."""
        known_findings = self._findings.get(area.id)
        if known_findings is None:
            standing = self.session.statements.values()
            counting = [each for each in standing if not each.withdrawn]
            groups = self.groups
            known_findings = Findings(
                meanings_of(area, groups, counting), compare(area, groups, counting)
            )
            self._findings[area.id] = known_findings
        return known_findings

    def meaning(self, page: Page) -> Meaning:
        """Return what a page's keyword means to the groups that are read."""
        meanings = self.findings(page.area).meanings
        whole = next(each for each in meanings if each.keyword == page.keyword)
        read = {group.id for group in self.read}
        groups = tuple(each for each in whole.groups if each.group.id in read)
        return Meaning(whole.keyword, groups)

    def touched(self, keyword: Keyword) -> tuple[int, int]:
        """Return how many statements a keyword has, and of how many groups."""
        count = self.session.coverage.count
        counts = [count("keyword", keyword.id, each.id).total for each in self.read]
        return sum(counts), sum(map(bool, counts))

    def has_place_for(self, changes: Sequence[Change]) -> bool:
        """Tell whether all that changed is of the areas and groups there are."""
        cells = {cell for change in changes for cell in change.cells}
        areas = {cell.item for cell in cells if cell.dimension == "area"}
        groups = {cell.group for cell in cells}
        return areas <= {each.id for each in self.areas} and groups <= {
            each.id for each in self.groups
        }

    def outdated_by(self, changes: Sequence[Change]) -> set[str]:
        """Forget what the changes touch; return the ids of the areas."""
        cells = {cell for change in changes for cell in change.cells}
        stale = {cell.item for cell in cells if cell.dimension == "area"}
        words = {cell.item for cell in cells if cell.dimension == "keyword"}
        stale.update(word.area for word in self.plan.keywords if word.id in words)
        self._forget(stale)
        return stale

    def _forget(self, areas: Iterable[str]) -> None:
        for area in areas:
            self._findings.pop(area, None)
