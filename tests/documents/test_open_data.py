"""The open formats hold every statement and open safely."""

import csv
import io
import json

from facilitator.domain.commands import WithdrawStatement
from facilitator.domain.compilation import Compilation, compile_session
from facilitator.domain.text import clean
from tests.builders import Desk
from tests.documents.papers import compiled
from tests.hostile import HOSTILE


def hostile_compilation() -> tuple[Desk, Compilation]:
    """Return a session in which every hostile text was said."""
    desk = Desk()
    for text in HOSTILE.values():
        desk.log(text, keywords=("1",), question="1")
    return desk, compile_session(desk.plan, desk.session)


def table_of(data: bytes) -> list[list[str]]:
    """Return the cells of a CSV file as a spreadsheet reads it."""
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_json_holds_every_statement_to_the_letter() -> None:
    _, made_of = hostile_compilation()
    statements = json.loads(compiled(made_of, "json"))["statements"]
    assert [each["text"] for each in statements] == [
        clean(text) for text in HOSTILE.values()
    ]


def test_the_matrix_in_json_adds_up_to_what_counts() -> None:
    _, made_of = hostile_compilation()
    content = json.loads(compiled(made_of, "json"))
    total = sum(cell["total"] for cell in content["matrix"])
    assert total == len(HOSTILE) == content["balance"]["logged"]


def test_csv_holds_every_statement_and_no_cell_is_a_formula() -> None:
    _, made_of = hostile_compilation()
    _, *rows = table_of(compiled(made_of, "csv"))
    shown = [row[1] for row in rows]
    for text, cell in zip(map(clean, HOSTILE.values()), shown, strict=True):
        assert cell in (text, f"'{text}")
    assert not [text for text in shown if text.startswith(("=", "+", "-", "@"))]


def test_a_withdrawn_statement_leaves_its_number_and_reason_but_not_its_words() -> None:
    desk = Desk()
    said = desk.log("Det här vill jag inte ha sagt")
    desk.do(WithdrawStatement(statement=said, reason="bad om det"))
    made_of = compile_session(desk.plan, desk.session)
    for data in (compiled(made_of, "json"), compiled(made_of, "csv")):
        assert "inte ha sagt" not in data.decode()
        assert "bad om det" in data.decode()
        assert "01-1-001" in data.decode()


def test_the_same_session_gives_the_same_bytes() -> None:
    _, first = hostile_compilation()
    _, second = hostile_compilation()
    assert compiled(first, "json") == compiled(second, "json")
    assert compiled(first, "csv", language="en") == compiled(
        second, "csv", language="en"
    )
