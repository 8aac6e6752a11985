"""Papers from the command line: made, put where asked, sent to the printer."""

import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import SESSION, Shell
from tests.documents.sample_papers import PAPERS
from tests.documents.validators import read_tree

pytestmark = pytest.mark.slow

MORE = {"paper-form": ("--from", 7)}
"""Flags without which a paper would not be the same twice."""


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("what", PAPERS)
def test_a_paper_is_made_and_never_over_an_old_one(
    what: str, language: str, shell: Shell
) -> None:
    shell.log("Fler bussar", "--table", 4, "--round", 2)
    more = MORE.get(what, ())
    if what == "wifi-poster":
        plan = shell.root / "sessions" / SESSION / "session.toml"
        plan.write_text('wifi = "Dialog"\n' + plan.read_text("utf-8"), "utf-8")
    first, second = (
        Path(shell("export", "04-01", what, *more, "--lang", language).out.strip())
        for _ in range(2)
    )
    assert first.parent == shell.root / "exports" / SESSION
    assert first != second and first.read_bytes() == second.read_bytes()
    path = shell.root / "ut.pdf"
    answer = shell(
        "export", "04-01", what, *more, "-o", path, "--json", "--lang", language
    )
    assert answer.document["paths"] == [str(path)]
    assert path.read_bytes() == first.read_bytes()


def test_slips_of_one_table_and_round_are_named_for_them(shell: Shell) -> None:
    shell.log("Fler bussar", "--table", 4, "--round", 2)
    which = ("--table", "Bord 4", "--round", 2)
    answer = shell("export", "04-01", "correction-slips", *which)
    assert Path(answer.out.strip()).name == "rattelselappar-bord-4-omgang-2.pdf"


@pytest.mark.parametrize(
    ("args", "status", "word"),
    [
        (["card", "--table", "3"], 2, "correction-slips, table-sheets"),
        (["table-sheets", "--round", "1"], 2, "correction-slips"),
        (["correction-slips", "--table", "99"], 1, "Bord 9"),
        (["card", "--copies", "3"], 2, "paper-form"),
        (["table-sheets", "--from", "3"], 2, "--from hör till"),
        (["paper-form", "--link", "http://x"], 2, "wifi-poster"),
        (["paper-form", "--copies", "0"], 1, "0 blad"),
        (["paper-form", "--from", "-1"], 1, "inget bladnummer"),
        (["poster", "--area", "99"], 1, "Kunskap"),
        (["wifi-poster"], 1, "wifi_password"),
        (["table-sheets", "--booklet"], 2, "--booklet hör till"),
        (["correction-slips", "--large"], 2, "--large hör till"),
        (["poster", "--distance", "40"], 1, "fler affischer"),
        (["card", "--format", "csv"], 1, "pdf"),
        (["--format", "csv", "--print"], 1, "PDF"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_way_out(
    args: list[str], status: int, word: str, shell: Shell
) -> None:
    answer = shell("export", "04-01", *args)
    assert answer.status == status
    assert word in answer.err and not answer.out
    assert not (shell.root / "exports" / SESSION).exists()


def test_sheets_go_on_where_the_latest_ended(shell: Shell) -> None:
    names = [
        Path(shell("export", "04-01", "paper-form", *more).out.strip()).name
        for more in ((), ("--copies", 30), ("--group", 2, "--from", 5), ())
    ]
    assert names == [
        "pappersblankett-1_1.pdf",
        "pappersblankett-2_31.pdf",
        "pappersblankett-unga-vuxna-20-29-ar-5_5.pdf",
        "pappersblankett-32_32.pdf",
    ]


def test_a_poster_for_each_table_is_one_file_with_another_address(
    shell: Shell,
) -> None:
    flags = ("--table", "all", "--paper", "a3", "--link", "http://10.0.0.5:8080/F")
    path = Path(shell("export", "04-01", "poster", *flags).out.strip())
    assert path.name == "affisch-all-a3.pdf"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no lp")
def test_print_sends_what_was_made_to_the_printer(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, told = tmp_path / "programs", tmp_path / "told"
    folder.mkdir()
    (folder / "lp").write_text(f'#!/bin/sh\nprintf %s "$1" > "{told}"\n', "utf-8")
    (folder / "lp").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    answer = shell("export", "04-01", "card", "--print")
    assert answer.status == 0
    assert told.read_text("utf-8") == answer.out.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="there is always a printer")
def test_a_paper_that_cannot_be_printed_is_made_all_the_same(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    answer = shell("export", "04-01", "card", "--print")
    assert answer.status == 1
    assert Path(answer.out.strip()).exists()
    assert "utskriftskommando" in answer.err


def test_feedback_is_public_unless_told_otherwise_and_tells_what_comes(
    shell: Shell,
) -> None:
    shell.log("Fler bussar", "--group", 1)
    usual = Path(shell("export", "04-01", "feedback").out.strip())
    inner = Path(shell("export", "04-01", "feedback", "--edition", "work").out.strip())
    assert usual.name == "aterkoppling.pdf"
    assert inner.name == "aterkoppling-arbetsutgava.pdf"
    told = read_tree(usual).text
    assert "Slutligt godkännande" in told and "Vision och värdegrund" not in told


def test_large_print_and_a_booklet_are_asked_for_by_a_flag(shell: Shell) -> None:
    shell.log("Fler bussar", "--group", 1)
    plain, large, folded = (
        Path(shell("export", "04-01", "handouts", *flags).out.strip()).read_bytes()
        for flags in ((), ("--large",), ("--booklet",))
    )
    assert len({plain, large, folded}) == 3
