"""The review from the command line: taken in, shown, settled, in the way of a final."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import SESSION, Shell
from tests.web.browser import browser, in_a_browser, phone


def a_file(shell: Shell, verdict: str = "returned", **changed: Any) -> Path:
    """Write a file as a review copy makes it, with changes; return where."""
    digest = shell("stats", "04-01", "--json").document["digest"]
    found = {
        "format": "facilitator.review/1",
        "id": f"{len(list(shell.root.glob('granskning-*'))):032x}",
        "session": SESSION,
        "digest": digest,
        "edition": "committee",
        "reviewer": "ordförande",
        "made_at": "2019-04-02T09:00:00.000Z",
        "sections": [
            {"key": "summary", "verdict": verdict, "comment": "Se över [/]\nsumman"},
            {"key": "chapters/kunskap", "verdict": "approved", "comment": ""},
        ],
    } | changed
    path = shell.root / f"granskning-{found['id']}.json"
    path.write_text(json.dumps(found), "utf-8")
    return path


def test_a_returned_section_stands_in_the_way_until_it_is_settled(shell: Shell) -> None:
    shell.log("Fler bussar")
    nobody = shell("review", "04-01")
    assert nobody.out == "Ingen har granskat sammanställningen än.\n"
    path = a_file(shell)
    taken = shell("review", "04-01", path)
    assert "Avsnitt som togs in: 2" in taken.out and taken.err == ""
    again = shell("review", "04-01", path)
    assert "Avsnitt som togs in: 0. Fanns redan: 2" in again.out
    shown = shell("review", "04-01").out
    assert "Sammanfattning (summary)" in shown and "ÅTERSÄNT" in shown
    assert "    Se över [/]\n    summan" in shown
    refused = shell("export", "04-01", "--final")
    assert refused.status == 1 and "Återsända avsnitt: Sammanfattning." in refused.err
    assert shell("export", "04-01", "--format", "html").status == 0
    settled = shell("review", "04-01", "--settle", "summary", "--reason", "rättat")
    assert settled.out == "Klarmarkerat: Sammanfattning.\n"
    assert "klarmarkerat: rättat" in shell("review", "04-01").out
    assert shell("export", "04-01", "--final", "--format", "html").status == 0


def test_the_same_reviewer_approves_later(shell: Shell) -> None:
    shell("review", "04-01", a_file(shell))
    later = {"made_at": "2019-04-03T09:00:00.000Z"}
    shell("review", "04-01", a_file(shell, "approved", **later))
    document = shell("review", "04-01", "--json").document
    assert document["returned"] == []
    (section,) = [each for each in document["sections"] if each["key"] == "summary"]
    assert [word["verdict"] for word in section["words"]] == ["returned", "approved"]
    assert section["verdicts"] == {"ordförande": "approved"}


def test_what_a_file_says_of_another_compilation_or_section_is_told(
    shell: Shell,
) -> None:
    path = a_file(
        shell,
        digest="0" * 64,
        sections=[{"key": "chapters/\x1b[31m", "verdict": "approved", "comment": ""}],
    )
    answer = shell("review", "04-01", path)
    assert "har ändrats sedan dess" in answer.err
    assert "som inte finns i sammanställningen" in answer.err
    assert "\x1b" not in answer.err + answer.out
    assert "Avsnitt som togs in: 0" in answer.out
    whole = shell("review", "04-01", path, "--json").document
    assert len(whole[0]["notices"]) == 2


@pytest.mark.parametrize(
    ("args", "status", "word"),
    [
        (["--settle", "summary"], 2, "--reason"),
        (["--reason", "rättat"], 2, "--settle"),
        (["a.json", "--settle", "summary", "--reason", "x"], 2, "utan filer"),
        (["--settle", "summary", "--reason", " "], 1, "inte återsänt"),
        (["--settle", "annat", "--reason", "x"], 1, "avsnitt"),
        (["saknas.json"], 1, "saknas.json"),
    ],
)
def test_what_cannot_be_done_says_why(
    args: list[str], status: int, word: str, shell: Shell
) -> None:
    answer = shell("review", "04-01", *args)
    assert answer.status == status and word in answer.err


def test_a_review_of_another_session_is_refused(shell: Shell) -> None:
    answer = shell("review", "04-01", a_file(shell, session="2019-05-01-annat"))
    assert answer.status == 1 and "2019-05-01-annat" in answer.err
    assert "Ingen har granskat" in shell("review", "04-01").out


@in_a_browser
def test_the_whole_way_from_the_review_copy_to_the_final_compilation(
    shell: Shell,
) -> None:
    shell.log("Fler bussar")
    copy = Path(shell("export", "04-01", "review-copy").out.strip())
    assert copy.name == "granskningsexemplar.html"
    path = shell.root / "granskning.json"
    with browser() as started, phone(started) as page:
        page.goto(copy.as_uri())
        first = page.get_by_role("group", name="Granska: Sammanfattning")
        first.get_by_label("Återsänd").check()
        first.get_by_label("Kommentar").fill("<b>Se över</b> summan")
        page.get_by_role("group", name="Granska: 3 ").get_by_label("Godkänn").check()
        page.get_by_label("Din roll").fill("ordförande")
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Spara granskningen som fil").click()
        waiting.value.save_as(path)
    taken = shell("review", "04-01", path)
    assert taken.err == "" and "Avsnitt som togs in: 2" in taken.out
    shown = shell("review", "04-01").out
    assert "ordförande: återsänt" in shown and "<b>Se över</b> summan" in shown
    assert shell("export", "04-01", "--final").status == 1
    shell("review", "04-01", "--settle", "summary", "--reason", "rättat")
    assert shell("export", "04-01", "--final").status == 0
