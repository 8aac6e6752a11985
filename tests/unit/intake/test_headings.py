"""Which tool made a file, and what its columns are called, told by its first rows."""

import pytest

from facilitator.domain.intake.tools import (
    Heading,
    column_key,
    heading,
    is_personal,
    is_tools_own,
)


@pytest.mark.parametrize(
    ("first", "tool"),
    [
        (["Id", "Starttid", "Slutförandetid", "Vad tycker du?"], "forms"),
        (["ID", "Start time", "Completion time"], "forms"),
        (["ID", "Start time"], "table"),
        (["Tidstämpel", "Vad tycker du?"], "google"),
        (["Vad tycker du?", "Tidstämpel"], "table"),
        (["_id", "_uuid", "svar"], "kobo"),
        (["#", "Network ID"], "typeform"),
        (["Respondent ID", "Collector ID"], "surveymonkey"),
        (["Vad tycker du?"], "table"),
        ([], "table"),
    ],
)
def test_a_tool_is_told_by_columns_that_all_must_be_there(
    first: list[str], tool: str
) -> None:
    assert heading(first).tool == tool


def test_two_rows_are_the_header_where_options_stand_under_questions() -> None:
    first = ["Respondent ID", "Collector ID", "Målgrupp", "", "", "Annat"]
    second = ["", "", "Barn", "Föräldrar", "Response", "Öppet svar"]
    assert heading(first, second) == Heading(
        "surveymonkey",
        (
            "Respondent ID", "Collector ID", "Målgrupp [Barn]", "Målgrupp [Föräldrar]",
            "Målgrupp", "Annat",
        ),
        2,
    )  # fmt: skip


@pytest.mark.parametrize("second", [[], ["", ""], ["17", "4"]])
def test_a_second_row_of_nothing_or_of_answers_is_no_header(second: list[str]) -> None:
    told = heading(["Respondent ID", "Collector ID"], second)
    assert told == Heading("surveymonkey", ("Respondent ID", "Collector ID"), 1)


def test_a_longer_second_row_has_columns_of_the_last_question() -> None:
    told = heading(["Respondent ID", "Collector ID", "Ämne"], ["", "", "A", "B"])
    assert told.names[2:] == ("Ämne [A]", "Ämne [B]")


def test_a_row_of_tags_belongs_to_the_header_and_any_other_does_not() -> None:
    first = ["_id", "_uuid", "svar"]
    for second, rows in (
        (["#meta+id", "", "#comment"], 2),
        (["1", "", "#comment"], 1),
        (["", "", ""], 1),
    ):
        assert heading(first, second) == Heading("kobo", tuple(first), rows)
    # Only that tool's files have such a row.
    assert heading(["svar"], ["#comment"]).rows == 1


def test_columns_of_one_name_are_numbered_and_one_without_a_name_has_its_place() -> (
    None
):
    told = heading(["Svar", "Svar", "", "Svar", " "])
    assert told.names == ("Svar", "Svar (2)", "#3", "Svar (3)", "#5")


def test_a_name_leaves_eight_letters_for_what_tells_it_from_another() -> None:
    names = heading(["å" * 600, "å" * 600]).names
    assert [len(name) for name in names] == [492, 496]


def test_what_tells_who_answered_and_what_the_tool_adds_is_known_by_name() -> None:
    assert is_personal(" E-POST ") and not is_personal("Vad tycker du?")
    assert is_tools_own("Start time") and is_tools_own("Poäng - Vad tycker du?")
    assert not is_tools_own("Poäng") and not is_tools_own("Vad tycker du?")
    assert column_key(" Målgrupp\n") == "målgrupp"
