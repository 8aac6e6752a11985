"""`facilitator import`: what is said, what is written, and how it ends."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import SESSION, Shell
from tests.hostile import HOSTILE
from tests.intake.shapes import GROUPS, PERSONAL_NUMBER, SHAPES, talk, write

OTHER = "2019-05-09"


def file(shell: Shell, name: str) -> Path:
    """Write one of the shapes."""
    SHAPES[name](path := shell.root / name)
    return path


def test_a_file_comes_in_once_and_all_of_it_is_told(shell: Shell) -> None:
    path = file(shell, "forms.xlsx")
    answer = shell("import", "04-01", path, "--json")
    assert (answer.status, answer.err) == (0, "")
    told = answer.document
    assert (told["tool"], told["read"], told["imported"]) == ("forms", 10, 7)
    assert [(each["row"], each["code"]) for each in told["quarantined"]] == [
        (6, "import.held_unknown"),
        (8, "import.held_personal_number"),
    ]
    assert [each["row"] for each in told["skipped"]] == [9]
    assert GROUPS[2] in told["quarantined"][0]["reason"]
    assert PERSONAL_NUMBER not in answer.out
    rows = shell.statements("--channel", "online")
    assert len(rows) == 7 and rows[0]["text"].startswith("Fler bänkar\nlängs ån.")
    again = shell("import", "04-01", path, "--json").document
    assert (again["imported"], again["duplicates"]) == (0, 9)


def test_a_dry_run_says_so_and_writes_nothing(shell: Shell) -> None:
    answer = shell("import", "04-01", file(shell, "google.csv"), "--dry-run")
    assert answer.status == 0
    assert answer.out.startswith("Google Forms, lästa rader: 10.\nInget skrivs.")
    assert "Rad 9: Raden har inget svar." in answer.out
    assert shell.statements() == []
    assert not (shell.root / "sessions" / SESSION / "import").exists()


def test_what_is_unclear_is_asked_for_in_a_file_that_then_leads(shell: Shell) -> None:
    talk(path := shell.root / "svar.csv")
    answer = shell("import", "04-01", path)
    assert answer.status == 1 and shell.statements() == []
    kept = shell.root / "sessions" / SESSION / "import" / "talk.toml"
    assert answer.err.count("Det är oklart") == 2 and str(kept) in answer.err
    text = kept.read_text("utf-8")
    kept.write_text(text.replace('group = ""\narea = ""', 'group = "2"\narea = "1"'))
    answer = shell("import", "04-01", path)
    assert answer.status == 0 and len(shell.statements("--area", 1)) == 8


def test_flags_say_it_for_the_whole_file(shell: Shell) -> None:
    talk(path := shell.root / "svar.csv")
    flags = ("--group", 2, "--area", "tillvaxt", "--channel", "paper")
    wrong = shell("import", "04-01", path, "--group", "ingen", "--area", 1)
    assert wrong.status == 1 and "Välj" in wrong.err
    assert shell("import", "04-01", path, *flags).status == 0
    assert len(shell.statements("--channel", "paper", "--group", 2)) == 8


def test_a_mapping_of_ones_own_leads(shell: Shell) -> None:
    write(
        path := shell.root / "svar.csv", [["p", "q"], ["Fler träd", "b"]], ";", "utf-8"
    )
    (own := shell.root / "min.toml").write_text(
        'form = "min"\ngroup = "1"\narea = "1"\n'
        '[[columns]]\nheader = "p"\nrole = "text"\n',
        "utf-8",
    )
    answer = shell("import", "04-01", path, "--map", own)
    assert answer.status == 0 and "läses inte: q" in answer.err
    assert [row["text"] for row in shell.statements()] == ["Fler träd"]
    own.write_text('form = "min"\n[[columns]]\nheader = "p"\nrole = "txt"\n', "utf-8")
    answer = shell("import", "04-01", path, "--map", own)
    assert answer.status == 3 and "min.toml:4: " in answer.err
    assert shell("import", "04-01", path, "--map", "borta.toml").status == 3


def test_what_people_wrote_and_was_left_behind_makes_it_partly_refused(
    shell: Shell,
) -> None:
    rows = [["text"], ["Fler träd"], ["å" * 8001]]
    write(path := shell.root / "svar.csv", rows, ";", "utf-8")
    answer = shell("import", "04-01", path, "--group", 1, "--area", 1)
    assert answer.status == 1 and "Rad 3: " in answer.out
    assert len(shell.statements()) == 1


def test_long_lists_are_cut_short_for_people_and_whole_for_programs(
    shell: Shell,
) -> None:
    rows = [["text", "målgrupp"], *(["a", f"x{n}"] for n in range(30))]
    write(path := shell.root / "svar.csv", rows, ";", "utf-8")
    shown = shell("import", "04-01", path, "--area", 1, "--dry-run").out
    assert shown.count("Rad ") == 20 and "och 10 till" in shown
    told = shell("import", "04-01", path, "--area", 1, "--json").document
    assert len(told["quarantined"]) == 30


def test_garbled_letters_are_told_and_repaired_when_asked(shell: Shell) -> None:
    path = shell.root / "svar.csv"
    path.write_text("text\nFler trÃ¤d\n", "utf-8")
    flags = ("--group", 1, "--area", 1)
    told = shell("import", "04-01", path, *flags, "--dry-run")
    assert "--repair" in told.err
    shell("import", "04-01", path, *flags, "--repair")
    assert [row["text"] for row in shell.statements()] == ["Fler träd"]


@pytest.mark.parametrize("name", ["saknas.csv", "folder", "tom.csv", "bild.csv"])
def test_what_cannot_be_read_is_refused_in_a_sentence(shell: Shell, name: str) -> None:
    (shell.root / "folder").mkdir()
    (shell.root / "tom.csv").touch()
    (shell.root / "bild.csv").write_bytes(b"\x89PNG")
    answer = shell("import", "04-01", shell.root / name)
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.count("\n") == 1 and "Traceback" not in answer.err


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be there")
def test_nothing_in_a_file_orders_the_terminal_about(shell: Shell) -> None:
    texts = [x.encode("utf-8", "replace").decode() for x in HOSTILE.values()]
    rows = [["text", "målgrupp", *texts], *([x, x, *texts] for x in texts)]
    write(path := shell.root / "sv\x1b[31mar.csv", rows, ";", "utf-8")
    answer = shell("import", "04-01", path, "--area", 1)
    assert answer.status == 0
    for sign in "\x1b\x07\x9b\u202e\u2066":
        assert sign not in answer.out + answer.err


@pytest.mark.parametrize("kind", ["json", "csv", "csv-plain", "xlsx"])
def test_our_own_open_data_comes_in_by_itself_and_only_once(
    kind: str, shell: Shell
) -> None:
    shell.log("=Fler bussar", "--question", 1, "--kind", "paraphrase")
    path = shell("export", "04-01", "open-data", "--format", kind).out.strip()
    first, second = (shell("import", OTHER, path, "--json") for _ in range(2))
    assert (first.status, first.document["tool"]) == (0, "facilitator")
    assert (first.document["imported"], second.document["duplicates"]) == (1, 1)
    row, *none = shell("statements", OTHER, "--json").lines
    (said,) = shell.statements()
    kept = ("text", "area", "group", "question", "kind", "channel")
    assert [row[key] for key in kept] == [said[key] for key in kept]
    assert not none
