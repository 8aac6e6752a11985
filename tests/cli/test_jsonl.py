"""Statements by the stream: one answer a line, in order, whatever comes."""

import csv
import io
import json
from pathlib import Path

import pytest

from facilitator.cli.jsonl import LONGEST_LINE, lines
from facilitator.domain.text import clean
from tests.cli.conftest import Shell
from tests.hostile import HOSTILE

POLIS = Path(__file__).parents[3] / "shared" / "data" / "polis"
LINE = {"text": "Fler bussar", "area": 1, "group": 2}


def test_each_line_is_answered_in_order_and_bad_ones_are_passed_over(
    shell: Shell,
) -> None:
    answer = shell.jsonl(LINE, {"text": "hej"}, LINE, {**LINE, "area": 99}, LINE)
    assert answer.status == 1
    assert [each["ok"] for each in answer.lines] == [True, False, True, False, True]
    numbers = [each.get("number") for each in answer.lines if each["ok"]]
    assert numbers == [row["number"] for row in shell.statements()]
    ids = [each.get("id") for each in answer.lines if each["ok"]]
    assert ids == [row["id"] for row in shell.statements()]
    assert [each["line"] for each in answer.lines if not each["ok"]] == [2, 4]


def test_a_line_may_say_everything_that_a_statement_has(shell: Shell) -> None:
    full = {
        **LINE,
        "question": 2,
        "keywords": ["klimat", 1],
        "table": "Bord 9",
        "round": 3,
        "kind": "scribe_note",
        "channel": "paper",
        "source_id": "kort-17",
    }
    assert shell.jsonl(full, LINE | {"table": None, "keywords": None}).status == 0
    row = shell.statements()[0]
    assert (row["number"], row["question"], row["kind"]) == (
        "09-3-001",
        "1b",
        "scribe_note",
    )
    assert row["keywords"] == ["tillvaxt.klimat", "tillvaxt.bostader"]
    assert row["channel"] == "paper"


def test_a_source_id_comes_in_once_whether_text_or_number(shell: Shell) -> None:
    first = shell.jsonl({**LINE, "source_id": 17}).lines[0]
    again = shell.jsonl({**LINE, "source_id": "17", "text": "annat"})
    assert again.lines == [{**first, "duplicate": True}]
    assert again.status == 0
    assert len(shell.statements()) == 1


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"hej", "input.not_object"),
        (b"[1]", "input.not_object"),
        (b"[" * 100_000, "input.not_object"),
        (b'{"area": ' + b"9" * 5000 + b"}", "input.not_object"),
        (b"\xff\xfe{}", "input.not_utf8"),
        (b"{}", "input.missing_key"),
        (b'{"text": null, "area": 1, "group": 1}', "input.missing_key"),
        (b'{"text": "a", "area": true, "group": 1}', "input.wrong_type"),
        (b'{"text": "a", "area": 1.0, "group": 1}', "input.wrong_type"),
        (b'{"text": 5, "area": 1, "group": 1}', "input.wrong_type"),
        (b'{"text": "a", "area": 1, "group": 1, "keywords": "x"}', "input.wrong_type"),
        (b'{"text": "a", "area": 1, "group": 1, "keywords": [[]]}', "input.wrong_type"),
        (b'{"text": "a", "area": 1, "group": 1, "bordd": 1}', "input.unknown_key"),
        (b'{"text": "a", "area": 1, "group": 1, "source_id": ""}', "input.bad_source"),
        (b'{"text": "\\u0000", "area": 1, "group": 1}', "statement.empty"),
        (b'{"text": "a", "area": 1, "group": "ingen"}', "plan.unknown"),
        (b'{"text": "a", "area": 1, "group": 1, "channel": "x"}', "choice.unknown"),
        (
            b'{"text": "a", "area": 1, "group": 1, "source_id": "\\ud800"}',
            "journal.record_refused",
        ),
    ],
)
def test_a_bad_line_is_answered_with_its_reason_and_adds_nothing(
    shell: Shell, line: bytes, code: str
) -> None:
    answer = shell("log", "04-01", "--jsonl", "-", stdin=b"\n" + line + b"\n")
    (told,) = answer.lines
    assert (answer.status, told["ok"], told["line"], told["code"]) == (
        1,
        False,
        2,
        code,
    )
    assert told["error"] and "{" not in told["error"]
    assert shell.statements() == []


def test_byte_order_mark_carriage_returns_blank_lines_and_no_last_line_feed(
    shell: Shell, tmp_path: Path
) -> None:
    file = tmp_path / "rader.jsonl"
    body = json.dumps(LINE).encode()
    file.write_bytes(b"\xef\xbb\xbf" + body + b"\r\n\r\n  \n" + body)
    answer = shell("log", "04-01", "--jsonl", file)
    assert answer.status == 0 and len(answer.lines) == 2


def test_a_line_without_end_is_refused_without_being_held_in_memory() -> None:
    stream = io.BytesIO(b"a" * (3 * LONGEST_LINE) + b"\nkort\n" + b"b" * LONGEST_LINE)
    found = list(lines(stream))
    assert [number for number, _ in found] == [1, 2, 3]
    assert found[0][1] is None
    assert found[1][1] == b"kort\n"
    assert found[2][1] == b"b" * LONGEST_LINE


def test_hostile_texts_come_back_as_the_domain_cleans_them(shell: Shell) -> None:
    answer = shell.jsonl(*({**LINE, "text": text} for text in HOSTILE.values()))
    assert answer.status == 0
    rows = shell.statements()
    assert [row["text"] for row in rows] == [clean(text) for text in HOSTILE.values()]
    shown = shell("statements", "04-01")
    assert shown.status == 0
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown.out)


def _polis_texts() -> list[str]:
    texts = []
    for path in sorted(POLIS.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            texts += [row["comment-body"] for row in csv.DictReader(file)]
    return texts


@pytest.mark.skipif(not POLIS.is_dir(), reason="the real statements are not here")
def test_a_thousand_real_statements_come_in_once_and_unchanged(
    shell: Shell,
) -> None:
    texts = _polis_texts()
    objects = [
        {"text": text, "area": 1 + n % 4, "group": 1 + n % 9, "source_id": n}
        for n, text in enumerate(texts)
    ]
    answer = shell.jsonl(*objects)
    assert answer.status == 0
    assert [row["text"] for row in shell.statements()] == [clean(t) for t in texts]
    again = shell.jsonl(*objects)
    assert all(each["duplicate"] for each in again.lines)
    assert shell("stats", "04-01", "--json").document["totals"]["logged"] == len(texts)
