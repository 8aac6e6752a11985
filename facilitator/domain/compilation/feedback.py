"""Feedback: what each target group said, where it went, and what happens next.

Made of a compilation, so that a group gets no sheet that would point it out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.domain.compilation.compilation import Compilation, Part
from facilitator.domain.compilation.handouts import (
    GroupHandout,
    group_handout,
    groups_of,
)
from facilitator.domain.form.address import form_address
from facilitator.domain.plan.plan import SessionPlan
from facilitator.domain.session.statement import Destination, destination_of

STEPS = ("preparation", "decision")
"""The kinds of meetings of which it is told that they come."""


@dataclass(frozen=True, slots=True)
class FeedbackSheet:
    """What one group gets back."""

    handout: GroupHandout
    destinations: Mapping[Destination, int]
    """How many statements have gone where; those without any are left out."""
    form: str
    """The form's address, where more can be told; empty where it takes no more."""


@dataclass(frozen=True, slots=True)
class Feedback(Part):
    """The sheets that are asked for."""

    sheets: tuple[FeedbackSheet, ...]
    steps: tuple[SessionPlan, ...]
    """The meetings that prepare or decide, which come after this one."""

    @property
    def turn_to(self) -> str:
        """Whom to turn to, as far as the plan says it; empty where it does not."""
        form = self.plan.session.form
        contacts = (form.contact, form.controller, self.plan.project.municipality)
        return next((each for each in contacts if each), "")


def feedback_of(
    made_of: Compilation, group: str = "", meetings: Iterable[SessionPlan] = ()
) -> Feedback:
    """Return the sheets of all groups, or of one.

    Args:
        made_of: the compilation that is given back.
        group: by id, number or name; empty for all.
        meetings: those of the goal work, of any days and in any order.

    Raises:
        Refused: an unknown group.
    """
    groups = groups_of(made_of, group)
    day = made_of.plan.session.date
    coming = [each for each in meetings if each.date > day and each.kind in STEPS]
    return Feedback(
        made_of,
        tuple(_sheet(made_of, group_handout(made_of, each)) for each in groups),
        tuple(sorted(coming, key=lambda each: each.date)),
    )


def _sheet(made_of: Compilation, handout: GroupHandout) -> FeedbackSheet:
    own = [each for each in made_of.view.counting if each.group == handout.group.id]
    return FeedbackSheet(
        handout, Counter(map(destination_of, own)), _form(made_of, handout)
    )


def _form(made_of: Compilation, handout: GroupHandout) -> str:
    """Return the form's address for a group, as long as the form takes answers."""
    plan, closes = made_of.plan, made_of.plan.session.form.closes
    as_of = made_of.as_of
    if closes and not closes.tzinfo:  # It is of the wall clock, like the event's time.
        as_of = as_of.replace(tzinfo=None)
    if not plan.session.form_link or (closes and closes <= as_of):
        return ""
    is_in_plan = any(group.id == handout.group.id for group in plan.groups)
    return form_address(plan, group=handout.group.id if is_in_plan else None)
