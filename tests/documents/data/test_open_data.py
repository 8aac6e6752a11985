"""The open formats hold every statement and open safely."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from facilitator.domain.compilation.compilation import (
    Compilation,
    Scope,
    compile_session,
)
from facilitator.domain.compilation.editions import (
    EDITIONS,
    JOINED_GROUP,
    Edition,
)
from facilitator.domain.events.commands import (
    CorrectStatement,
    WithdrawStatement,
)
from facilitator.domain.open_data.columns import PLAIN_KEYS
from facilitator.domain.open_data.provenance import is_unbroken
from facilitator.domain.text import clean
from tests.builders import Desk
from tests.documents.sample_papers import compiled
from tests.hostile import HOSTILE

SCHEMA = json.loads(Path("docs/open-data.schema.json").read_bytes())
FORMATS = ("json", "csv", "csv-plain", "xlsx")


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
    for data in (compiled(made_of, kind) for kind in FORMATS[:3]):
        assert "inte ha sagt" not in data.decode()
        assert "bad om det" in data.decode()
        assert "01-1-001" in data.decode()


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_same_session_gives_the_same_bytes(kind: str, language: str) -> None:
    first, second = (hostile_compilation()[1] for _ in range(2))
    one, other = (compiled(made, kind, language) for made in (first, second))
    assert one == other


def an_evening() -> Desk:
    """Return a desk with all that a statement can have, and a small group."""
    desk = Desk()
    first, second, third, *_ = [desk.log(text) for text in list(HOSTILE.values())[:8]]
    desk.log("Ensam om detta", group="g2", also=("2",), keywords=("1", "2"))
    desk.log("Svar på nätet", channel="online", table=None, round=None)
    desk.log("Svar på nätet", channel="paper", kind="paraphrase")
    correction = CorrectStatement(statement=first, reason="hördes fel", text="Rätt")
    desk.do(correction)
    desk.do(WithdrawStatement(statement=second, reason="bad om det"))
    desk.do(WithdrawStatement(statement=third, reason="sagt två gånger"))
    return desk


def opened_up(edition: Edition) -> Any:
    """Return the JSON of that evening in an edition."""
    desk = an_evening()
    made_of = compile_session(desk.plan, desk.session, Scope(edition))
    return json.loads(compiled(made_of, "json"))


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_editions_json_is_as_the_schema_says(edition: Edition) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(opened_up(edition), SCHEMA)
    assert is_unbroken(opened_up(edition))


@pytest.mark.parametrize(
    ("edition", "key", "value"),
    [
        ("public", "table", "bord-1"),
        ("public", "at", "2019-04-01T14:00:00+02:00"),
        ("public", "text", None),
        ("committee", "by", "Eva"),
        ("work", "kind", "sung"),
        ("work", "voices", -1),
    ],
)
def test_the_schema_refuses_what_an_edition_must_not_hold(
    edition: Edition, key: str, value: object
) -> None:
    content = opened_up(edition)
    content["statements"][0][key] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, SCHEMA)


@pytest.mark.parametrize("key", SCHEMA["required"])
def test_the_schema_refuses_a_file_in_which_something_is_missing(key: str) -> None:
    content = opened_up("public")
    del content[key]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, SCHEMA)


def test_the_public_edition_tells_what_it_leaves_out() -> None:
    content = opened_up("public")
    assert content["left_out"] == {"withdrawn": 2, "without_group": 1 + 8}
    assert content["joined"] == [
        {"area": "a1", "groups": ["g1", "g2"], "silence_withheld": False}
    ]
    assert {row["group"] for row in content["statements"]} == {JOINED_GROUP}


def test_a_cell_that_the_edition_hides_is_not_in_the_matrix() -> None:
    cells = {(x["area"], x["group"]): x["total"] for x in opened_up("public")["matrix"]}
    assert ("a1", "g1") not in cells and ("a1", "g2") not in cells
    assert cells["a1", JOINED_GROUP] == 9 and cells["a2", "g1"] == 0


def test_the_public_edition_holds_no_place_time_scribe_or_device() -> None:
    keys = {key for row in opened_up("public")["statements"] for key in row}
    assert not keys & {"id", "table", "round", "at", "by", "device", "withdrawn"}
    desk = an_evening()
    made_of = compile_session(desk.plan, desk.session, Scope("public"))
    for kind in FORMATS[:3]:
        text = compiled(made_of, kind).decode()
        assert "T14:00" not in text.replace(made_of.as_of.isoformat(), "")
        assert "scribe" not in text.replace("scribe_note", "")
        assert "bord-1" not in text and "Bord 1" not in text


def test_plain_csv_holds_texts_to_the_letter_under_english_keys() -> None:
    _, made_of = hostile_compilation()
    data = compiled(made_of, "csv-plain")
    head, *rows = csv.reader(io.StringIO(data.decode(), newline=""))
    assert set(head) < set(PLAIN_KEYS)
    texts = [row[head.index("text")] for row in rows]
    assert texts == [clean(text) for text in HOSTILE.values()]
    assert data.endswith(b"\r\n") and not data.startswith(b"\xef\xbb\xbf")
