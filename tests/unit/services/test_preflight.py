"""What there is to look at before something is made of a session."""

from dataclasses import replace

from facilitator.domain.events.commands import (
    HoldAnswer,
    RejectAnswer,
    ReleaseAnswer,
    WithdrawStatement,
)
from facilitator.domain.plan.plan import Plan
from facilitator.i18n.translate import load
from facilitator.services.export.preflight import Finding, preflight
from tests.builders import Desk, a_plan


def findings(desk: Desk) -> dict[str, Finding]:
    """Return what there is to know of a desk's session, by what was looked at."""
    looked_at = preflight(desk.plan, desk.session, load("en"))
    return {each.check: each for each in looked_at}


def small_desk(areas: int = 1, groups: int = 1, **project: object) -> Desk:
    """Return a desk at work with a plan of the size given."""
    plan = a_plan(areas=areas, groups=groups)
    return Desk(plan=Plan(replace(plan.project, **project), plan.session))  # type: ignore[arg-type]


def hold(desk: Desk, source: str, cause: str) -> None:
    """Hold an answer from outside."""
    desk.do(
        HoldAnswer(source_id=source, cause=cause, text=source, area="a1", group="g1")
    )


def test_a_session_in_order_has_nothing_to_be_done_about_it() -> None:
    desk = small_desk(municipality="Exempelby")
    for number in range(5):
        desk.log(f"Fler bussar {number}")
    assert [each for each in findings(desk).values() if not each.holds] == []


def test_answers_that_wait_are_counted_until_somebody_has_looked_at_them() -> None:
    desk = small_desk()
    for source in ("svar-1", "svar-2", "svar-3"):
        hold(desk, source, "burst")
    desk.do(RejectAnswer("svar-3"))
    assert findings(desk)["waiting"] == Finding("waiting", False, (), 2)
    for source in ("svar-1", "svar-2"):
        desk.do(ReleaseAnswer(source))
    assert findings(desk)["waiting"] == Finding("waiting", True)


def test_late_is_what_counts_though_it_was_sent_after_the_form_had_closed() -> None:
    desk = small_desk()
    for source, cause in (("svar-1", "late"), ("svar-2", "late"), ("svar-3", "burst")):
        hold(desk, source, cause)
    desk.log("Sagt vid bordet")
    assert findings(desk)["late"] == Finding("late", True)
    released = [
        desk.do(ReleaseAnswer(source)) for source in ("svar-1", "svar-2", "svar-3")
    ]
    assert findings(desk)["late"] == Finding("late", False, (), 2)
    desk.do(WithdrawStatement(statement=released[0].id, reason="Två gånger"))
    assert findings(desk)["late"] == Finding("late", False, (), 1)


def test_a_group_with_fewer_than_five_is_a_weak_basis_whatever_the_channel() -> None:
    desk = small_desk(areas=2, groups=3)
    for area in ("a1", "a1", "a2", "a2", "a2"):
        desk.log(area=area, group="g1")
    for area, channel in (
        ("a1", "onsite"),
        ("a1", "onsite"),
        ("a2", "online"),
        ("a2", "paper"),
    ):
        desk.log(area=area, group="g2", channel=channel)
    weak = findings(desk)["weak"]
    assert weak == Finding("weak", False, ("Grupp 2 2+1+1", "Grupp 3 0"), 2)


def test_an_area_is_empty_of_which_no_group_has_said_anything() -> None:
    desk = small_desk(areas=3, groups=2)
    desk.log(area="a2", group="g2")
    assert findings(desk)["empty"].names == ("Område 1", "Område 3")


def test_from_four_on_all_are_called_that() -> None:
    assert findings(small_desk(areas=4))["empty"].names == ("all",)
    assert findings(small_desk(areas=3))["empty"].number == 3
    desk = small_desk(areas=5)
    desk.log(area="a1")
    assert findings(desk)["empty"].number == 4


def test_a_plan_of_examples_or_without_a_municipality_is_told() -> None:
    bare = findings(small_desk(municipality=" ", examples=True))
    assert (bare["examples"].holds, bare["municipality"].holds) == (False, False)
    own = findings(small_desk(municipality="Exempelby", examples=False))
    assert (own["examples"].holds, own["municipality"].holds) == (True, True)
