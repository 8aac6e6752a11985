"""Times, options and headers of form tools, each by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.intake.guess import question_of
from facilitator.domain.intake.options import Options
from facilitator.domain.intake.times import moment
from facilitator.domain.intake.tools import heading
from tests.builders import a_plan


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2016/08/15 7:16:38 PM GMT+2", "2016-08-15T19:16:38+02:00"),
        ("2019-04-01 18:05:12", "2019-04-01T18:05:12"),
        ("2019-04-01T18:05:12", "2019-04-01T18:05:12"),
        ("2017-10-23T05:40:39.000-04:00", "2017-10-23T05:40:39-04:00"),
        ("2017-10-23T05:40:39Z", "2017-10-23T05:40:39+00:00"),
        ("2018-04-03 09:05:14", "2018-04-03T09:05:14"),
        ("04/13/2019 06:05:12 PM", "2019-04-13T18:05:12"),
        ("13/04/2019 12:05:12 AM", "2019-04-13T00:05:12"),
        ("7/20/20 11:00:22", "2020-07-20T11:00:22"),
        ("1.4.2019 18.05", "2019-04-01T18:05:00"),
        ("2019-04-01", "2019-04-01T00:00:00"),
        ("1554134712000", "2019-04-01T16:05:12+00:00"),
        ("2019-04-01 6:05 em", "2019-04-01T18:05:00"),
    ],
)
def test_a_time_is_read_in_every_form_the_tools_have(text: str, iso: str) -> None:
    found = moment(text)
    assert found and found.isoformat() == iso


@pytest.mark.parametrize(
    "text",
    ["", "10/9/2024 11:02", "igår", "2019-02-30", "99:99", "12", "9" * 13, "1/1/1 1:1"],
)
def test_what_is_no_time_or_could_be_two_is_not_guessed(text: str) -> None:
    assert moment(text) is None


@given(st.text(max_size=40))
def test_any_text_is_a_time_or_none(text: str) -> None:
    moment(text)


KNOWN = {
    "Yes": "yes",
    "Yes, due to their age (60+)": "age",
    "kollektivtrafik": "k",
    "byggd miljö": "b",
}


@pytest.mark.parametrize(
    ("tool", "cell", "known", "unknown"),
    [
        ("google", "Yes, due to their age (60+), Yes, annat", "age yes", ["annat"]),
        ("forms", "byggd miljö;kollektivtrafik;", "b k", []),
        ("forms", "Annat, med komma;Yes;", "yes", ["Annat, med komma"]),
        ("kobo", "kollektivtrafik annat byggd miljö", "k b", ["annat"]),
        ("typeform", " / Byggd Miljö / Yes", "b yes", []),
        ("table", "Kollektivtrafiken", "", ["Kollektivtrafiken"]),
        ("table", " ; , ", "", []),
    ],
)
def test_options_are_told_apart_the_longest_first(
    tool: str, cell: str, known: str, unknown: list[str]
) -> None:
    ticked = Options(KNOWN, tool).ticks_in(cell)
    assert (" ".join(ticked.ids), list(ticked.unknown)) == (known, unknown)


@given(st.text(), st.sampled_from(["forms", "google", "kobo", "typeform", "polis"]))
def test_any_cell_has_an_end(cell: str, tool: str) -> None:
    ticked = Options(KNOWN, tool).ticks_in(cell)
    assert set(ticked.ids) <= set(KNOWN.values())
    assert all(ticked.unknown)


def test_the_first_answer_is_never_taken_for_a_second_header() -> None:
    assert heading(["text"], ["#klimat"]).rows == 1
    assert heading(["_id", "_uuid", "a"], ["1", "x", "#klimat är viktigt"]).rows == 1
    assert heading(["_id", "_uuid", "a"], ["", "", "#text +sv"]).rows == 2
    first = ["Respondent ID", "Collector ID", "Fråga", ""]
    found = heading(first, ["", "", "Ja", "Other (please specify)"])
    assert found.names[2:] == ("Fråga [Ja]", "Fråga [Other (please specify)]")
    assert heading(first, ["1", "2", "Ja", ""]).rows == 1


def test_columns_without_a_name_or_with_one_name_are_told_apart() -> None:
    assert heading(["a", "", "a", "a", "\n"]).names == (
        "a",
        "#2",
        "a (2)",
        "a (3)",
        "#5",
    )


@pytest.mark.parametrize(
    "name",
    [
        "Vad betyder 1.2 för dig?",
        " vad BETYDER\n1.2 för\u00a0dig ",
        "2. Vad betyder 1.2 för dig?*",
        "grupp/Vad betyder 1.2 för dig?",
        "<p>Vad betyder 1.2 för dig?</p>",
        "Vad betyder 1.2 för dig?2",
        "a1-q2",
    ],
)
def test_a_question_is_known_as_the_tools_write_it(name: str) -> None:
    found = question_of(a_plan(), name)
    assert found and found.id == "a1-q2"


@pytest.mark.parametrize("name", ["", "?", "dig?", "Vad betyder 1.3 för dig?", "2"])
def test_a_column_that_is_no_question_is_none(name: str) -> None:
    assert question_of(a_plan(), name) is None
