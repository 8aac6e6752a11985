"""What was held and then released is what it would have been had it come in at once."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.events.commands import (
    LogStatement,
    ReleaseAnswer,
)
from facilitator.domain.plan.plan import (
    Plan,
    TargetGroup,
)
from facilitator.domain.session.statement import Statement
from tests.intake.conftest import Desk, a_desk
from tests.intake.test_own_files import commands, exported, pair

PERSONAL = "Ring 811228-9874"
"""What looks like an identity number, for which an answer from elsewhere is held."""
FORMS = ("json", "csv", "csv-plain", "xlsx")


def standing(desk: Desk) -> dict[str | None, Statement]:
    """Return what counts, by what it is known by; apart from when it was logged."""
    return {
        each.source_id: each._replace(id="", number="", at="")
        for each in desk.opened.session.statements.values()
    }


def knows_no_group(desk: Desk) -> Plan:
    """Let none of a desk's groups be one that others name; return the plan before."""
    plan = desk.opened.plan
    strangers = tuple(
        TargetGroup(f"annan-{n}", f"Annan {n}") for n, _ in enumerate(plan.groups)
    )
    follow(desk, replace(plan, session=replace(plan.session, groups=strangers)))
    return plan


def follow(desk: Desk, plan: Plan) -> None:
    """Let a desk go by another plan."""
    desk.opened._planned = desk.opened._plan = plan


@pytest.mark.parametrize("kind", FORMS)
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(said=st.lists(commands(), min_size=1, max_size=12))
def test_what_is_released_is_as_if_it_had_never_been_held(
    kind: str, said: list[LogStatement]
) -> None:
    with TemporaryDirectory() as folder:
        first, second = pair(Path(folder))
        (Path(folder) / "tre").mkdir()
        third = a_desk(Path(folder) / "tre")
        for command in said:
            first.opened.execute(command)
        path = exported(first, kind)
        second.take(path)
        plan = knows_no_group(third)
        assert len(third.take(path).held_rows) == len(said)
        follow(third, plan)
        for each in third.opened.session.quarantine.waiting_answers():
            twin = second.opened.session.by_source(each.source_id)
            assert twin
            third.opened.execute(ReleaseAnswer(each.source_id, group=twin.group))
        assert standing(third) == standing(second)
        for desk in (first, second, third):
            desk.opened.close()


def test_an_answer_of_a_form_tool_that_is_released_has_its_keywords(desk: Desk) -> None:
    area = desk.opened.plan.areas[0]
    words = [each.name for each in area.keywords[:2]]
    row = f"{PERSONAL};{area.name};{desk.opened.plan.groups[0].name};{', '.join(words)}"
    report = desk.take(desk.text(f"Synpunkt;Område;Målgrupp;Nyckelord\n{row}\n"))
    assert [why.code for _, why in report.held_rows] == ["import.held_personal_number"]
    (held,) = desk.opened.session.quarantine.waiting_answers()
    desk.opened.execute(ReleaseAnswer(held.source_id))
    released = desk.opened.session.by_source(held.source_id)
    assert released
    assert released.keywords == tuple(each.id for each in area.keywords[:2])
