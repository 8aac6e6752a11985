"""What may be done, and what is refused with which choices."""

from dataclasses import replace
from typing import Any

import pytest

from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import (
    Command,
    CorrectStatement,
    LogStatement,
    Redo,
    Undo,
    WithdrawStatement,
)
from tests.builders import Desk, a_plan


def refusal(desk: Desk, command: Command) -> Refused:
    """Return why a command is refused; nothing may have happened."""
    with pytest.raises(Refused) as caught:
        desk.do(command)
    assert len(desk.events) == len(desk.session.order)
    return caught.value


def a_command(**asked: Any) -> LogStatement:
    """Return a command that is in order but for what is asked for."""
    return LogStatement(**({"text": "t", "area": "1", "group": "1"} | asked))


@pytest.mark.parametrize("area", ["a1", "A1", "1", "Område 1", "område 1", " a1 "])
def test_a_plan_item_goes_by_id_number_or_name(area: str) -> None:
    desk = Desk()
    said = desk.log(area=area)
    assert desk.session.statements[said].area == "a1"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("area", "x"),
        ("group", "9"),
        ("question", "a2-q1"),
        ("table", "3"),
        ("round", "0"),
    ],
)
def test_an_unknown_item_is_refused_with_the_choices(field: str, value: str) -> None:
    error = refusal(
        Desk(),
        a_command(**{field: value}),
    )
    assert error.code == "plan.unknown"
    assert error.details["kind"] == field
    assert error.details["choices"]


def test_an_unknown_keyword_is_refused_with_the_choices() -> None:
    error = refusal(
        Desk(), LogStatement(text="t", area="1", group="1", keywords=("x",))
    )
    assert (error.code, error.details["kind"]) == ("plan.unknown", "keyword")


def test_a_name_that_fits_two_items_is_refused_as_ambiguous() -> None:
    plan = a_plan(groups=3)
    groups = (*plan.groups[:2], type(plan.groups[0])("tredje", "1", 0))
    desk = Desk(plan=replace(plan, session=replace(plan.session, groups=groups)))
    assert (
        refusal(desk, LogStatement(text="t", area="1", group="1")).code
        == "plan.ambiguous"
    )


def test_numbers_count_within_table_and_round() -> None:
    desk = Desk()
    for table, round_ in (("1", "1"), ("1", "1"), ("2", "1"), ("1", "2"), ("1", "1")):
        desk.log(table=table, round=round_)
    desk.log(table=None, round=None)
    numbers = [desk.session.number_of(s) for s in desk.session.statements.values()]
    assert numbers == [
        "01-1-001",
        "01-1-002",
        "02-1-001",
        "01-2-001",
        "01-1-003",
        "00-0-001",
    ]


def test_a_correction_lays_itself_over_the_first_wording() -> None:
    desk = Desk()
    said = desk.log("Fler busar")
    desk.do(CorrectStatement(statement="1-1-1", reason="stavfel", text="Fler bussar"))
    statement = desk.session.statements[said]
    assert (statement.text, statement.original_text) == ("Fler bussar", "Fler busar")
    assert statement.corrections[0].reason == "stavfel"


def test_a_statement_moved_to_another_area_loses_the_question_of_the_old_one() -> None:
    desk = Desk()
    said = desk.log(question="1")
    desk.do(CorrectStatement(statement=said, reason="fel område", area="2"))
    statement = desk.session.statements[said]
    assert (statement.area, statement.question) == ("a2", None)
    assert desk.session.coverage.count("area", "a1", "g1").total == 0
    assert desk.session.coverage.count("area", "a2", "g1").total == 1


def test_a_correction_that_changes_nothing_is_refused() -> None:
    desk = Desk()
    said = desk.log("Lika")
    same = CorrectStatement(statement=said, reason="r", text=" Lika ", area="1")
    assert refusal(desk, same).code == "correction.same"


@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_correction_and_a_withdrawal_need_a_reason(reason: str) -> None:
    desk = Desk()
    said = desk.log()
    corrected = CorrectStatement(statement=said, reason=reason, text="ny")
    withdrawn = WithdrawStatement(statement=said, reason=reason)
    assert refusal(desk, corrected).code == "reason.empty"
    assert refusal(desk, withdrawn).code == "reason.empty"


def test_what_is_withdrawn_cannot_be_corrected_and_does_not_count() -> None:
    desk = Desk()
    said = desk.log()
    desk.do(WithdrawStatement(statement=said, reason="bad om det"))
    assert desk.session.coverage.count("area", "a1", "g1").total == 0
    with pytest.raises(Refused, match=r"statement\.withdrawn"):
        desk.do(CorrectStatement(statement=said, reason="r", text="ny"))


def test_undo_takes_back_the_latest_first_and_redo_brings_it_back() -> None:
    desk = Desk()
    said = desk.log("ett")
    desk.do(CorrectStatement(statement=said, reason="r", text="två"))
    desk.do(Undo())
    assert desk.session.statements[said].text == "ett"
    desk.do(Undo())
    gone = desk.session.statements[said].withdrawn
    assert gone and gone.undone
    desk.do(Redo())
    desk.do(Redo())
    assert desk.session.statements[said].text == "två"
    with pytest.raises(Refused, match=r"redo\.nothing"):
        desk.do(Redo())


def test_something_new_ends_what_could_be_redone() -> None:
    desk = Desk()
    desk.log()
    desk.do(Undo())
    desk.log()
    with pytest.raises(Refused, match=r"redo\.nothing"):
        desk.do(Redo())


@pytest.mark.parametrize(("field", "value"), [("kind", "skrik"), ("channel", "duva")])
def test_an_unknown_kind_or_channel_is_refused(field: str, value: str) -> None:
    command = a_command(**{field: value})
    assert refusal(Desk(), command).code == "choice.unknown"


def test_a_plan_without_tables_says_so() -> None:
    desk = Desk(plan=a_plan(tables=0))
    command = LogStatement(text="t", area="1", group="1", table="1")
    assert refusal(desk, command).code == "plan.none"
