"""Every refusal is a sentence with a way out, in both languages, never a trace."""

import sys
from pathlib import Path

import pytest

from facilitator import bootstrap
from facilitator.cli.main import run
from tests.cli.conftest import SESSION, Answer, Shell

LOG = ["log", "04-01", "--area", "1", "--group", "1"]

REFUSED: dict[str, tuple[list[str], int, str, str]] = {
    "unknown command": (["stäng"], 2, "'statements', 'correct'", "'statements'"),
    "no session": (["stats"], 2, "saknas: SESSION", "are required: SESSION"),
    "no text": (LOG, 2, "facilitator log --help", "required: TEXT"),
    "no area": (["log", "04-01", "--group", "1", "hej"], 2, "--area", "--area"),
    "unknown flag": ([*LOG, "--tabel", "4", "hej"], 2, "förstods inte", "--tabel"),
    "short flag": ([*LOG, "--tab", "4", "hej"], 2, "förstods inte", "--tab"),
    "flag without value": ([*LOG, "hej", "--table"], 2, "ett värde", "one argument"),
    "text beside a stream": (
        [*LOG, "--jsonl", "-", "hej"],
        2,
        "förstods inte: --area",
        "recognized arguments: --area",
    ),
    "unknown kind": ([*LOG, "--kind", "x", "hej"], 2, "scribe_note", "scribe_note"),
    "unknown language": (["--lang", "fr", "check"], 2, "'sv', 'en'", "'sv', 'en'"),
    "two pictures": (
        ["qr", "04-01", "--png", "a", "--svg", "b"],
        2,
        "tillsammans med",
        "not allowed with",
    ),
    "no screen": ([], 2, "Helskärmen behöver", "needs a terminal"),
    "unknown document": (["export", "04-01", "banner"], 2, "compilation", "WHAT"),
    "limit below zero": (
        ["export", "04-01", "--edition", "public", "--limit", "-1"],
        1,
        "under 0",
        "below 0",
    ),
    "unknown edition": (
        ["export", "04-01", "--edition", "secret"],
        2,
        "committee",
        "committee",
    ),
    "unknown session": (["stats", "midsommar"], 1, "  " + SESSION, "The sessions are"),
    "ambiguous session": (["stats", "budget"], 1, "2019-05-09", "more than one"),
    "unknown area": (
        ["log", "04-01", "--area", "9", "--group", "1", "hej"],
        1,
        "  3  Kunskap, hälsa och fritid  (kunskap)",
        "not a known goal area",
    ),
    "ambiguous question": (
        [*LOG, "--question", "3a", "hej"],
        1,
        "som fråga",
        "not a known question",
    ),
    "unknown keyword": ([*LOG, "--keyword", "ö", "hej"], 1, "nyckelord", "keyword"),
    "unknown channel": (["statements", "04-01", "--channel", "x"], 1, "paper", "paper"),
    "empty text": ([*LOG, " \x1b[0m "], 1, "Synpunkten är tom", "statement is empty"),
    "long text": ([*LOG, "a" * 8001], 1, "8001 tecken", "8001 characters"),
    "unknown statement": (
        ["withdraw", "04-01", "1-1-1", "--reason", "x"],
        1,
        "ingen synpunkt 1-1-1",
        "no statement 1-1-1",
    ),
    "empty reason": (
        ["correct", "04-01", "0-0-1", "--text", "b", "--reason", " "],
        1,
        "Ange en orsak",
        "Give a reason",
    ),
    "same text": (
        ["correct", "04-01", "0-0-1", "--text", "Fler bussar", "--reason", "x"],
        1,
        "lyder redan så",
        "already reads",
    ),
    "nothing to undo": (
        ["undo", "04-01", "--device", "ny"],
        1,
        "inget att ångra",
        "nothing to undo",
    ),
    "no file": (["log", "04-01", "--jsonl", "x.jsonl"], 1, "finns inte", "cannot be"),
    "no form": (["qr", "05-08"], 1, "form_link", "form_link"),
    "unknown template": (["new", "x", "--template", "y"], 1, "nya-mal, tom", "nya-mal"),
    "no device": (["check", "--device", "☂"], 1, "bokstäverna a–z", "letters a–z"),
    "no workspace": (["--workspace", "/", "check"], 1, "facilitator new", "new DIR"),
}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_done_is_refused_in_words(
    shell: Shell, case: str, language: str
) -> None:
    args, status, swedish, english = REFUSED[case]
    shell.log("Fler bussar")
    shell.monkeypatch.setenv("FACILITATOR_LANG", language)
    answer = shell(*args)
    assert answer.status == status
    assert (swedish if language == "sv" else english) in answer.err
    assert "Traceback" not in answer.err and "{" not in answer.err
    assert answer.out == ""
    assert len(shell.statements()) == 1


def test_a_folder_that_is_a_workspace_is_left_alone(shell: Shell) -> None:
    answer = shell("new", shell.root)
    assert answer.status == 1 and "redan en arbetsyta" in answer.err


def test_every_fault_of_the_plans_is_told_with_file_and_line(shell: Shell) -> None:
    plan = shell.root / "sessions" / SESSION / "session.toml"
    plan.write_text('name = ""\ndate = 2019-02-30\nkeywrods = []\n', "utf-8")
    (shell.root / "sessions" / "2019-05-08-revidering" / "session.toml").unlink()
    answer = shell("check")
    assert answer.status == 1
    prefix = f"sessions/{SESSION}/session.toml"
    assert f"{prefix}:2: ”date” ska vara en dag" in answer.out
    assert "sessions/2019-05-08-revidering/session.toml:1: Filen saknas" in answer.out
    plan.write_text('name = "a"\ndate = 2019-04-01\nbodi = "x"\n', "utf-8")
    english = shell("check", "--lang", "en").out
    assert f"{prefix}:3: “bodi” is not a key" in english and "“body”" in english


def test_a_session_with_a_faulty_plan_says_where_and_needs_a_person(
    shell: Shell,
) -> None:
    (shell.root / "sessions" / "project.toml").write_text("name = 5\n", "utf-8")
    answer = shell("stats", "04-01")
    assert answer.status == 3
    assert answer.err.startswith("sessions/project.toml:1: ”name” ska vara text")


def test_damage_in_a_journal_is_told_and_the_rest_is_shown(shell: Shell) -> None:
    for text in ("ett", "två", "tre"):
        shell.log(text)
    data = shell.journal.read_bytes()
    shell.journal.write_bytes(data.replace("två".encode(), "TVÅ".encode()))
    answer = shell("statements", "04-01", "--json")
    assert answer.status == 0
    assert [row["text"] for row in answer.lines] == ["ett", "tre"]
    assert f"{shell.journal}: 1." in answer.err
    checked = shell("check")
    assert checked.status == 3 and str(shell.journal) in checked.out


def test_a_torn_last_line_is_set_aside_and_told_when_writing(shell: Shell) -> None:
    shell.log("ett")
    with shell.journal.open("ab") as file:
        file.write(b'{"crc":"0000')
    answer = shell(*LOG, "två")
    assert answer.status == 0
    assert "12 byte lades åt sidan" in answer.err
    assert [row["text"] for row in shell.statements()] == ["ett", "två"]


def test_a_fault_in_the_program_is_a_sentence_and_a_report(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(wishes: object) -> None:
        raise ZeroDivisionError("mitt fel")

    monkeypatch.setattr(bootstrap, "build", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    answer = shell("check")
    assert answer.status == 3
    assert "Traceback" not in answer.err and "Något gick fel" in answer.err
    (report,) = tmp_path.glob("facilitator-*.txt")
    assert str(report) in answer.err
    assert "ZeroDivisionError: mitt fel" in report.read_text("utf-8")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "borta"))
    assert "Något gick fel" in shell("check").err


def test_an_interruption_ends_quietly(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(wishes: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap, "build", interrupted)
    assert shell("check") == Answer(130, "", "")


def test_terminal_sequences_in_arguments_are_not_obeyed(shell: Shell) -> None:
    for args in (["stats", "a\x1b[2Jb\x9b"], ["new", str(shell.root / "\x1b]0;x\x07")]):
        answer = shell(*args)
        assert not {"\x1b", "\x07", "\x9b"} & set(answer.out + answer.err)


@pytest.mark.parametrize("command", [[], ["log"], ["export"], ["qr"], ["correct"]])
@pytest.mark.parametrize(("language", "words"), [("sv", "användning"), ("en", "usage")])
def test_help_is_in_the_users_language_with_an_example(
    shell: Shell, command: list[str], language: str, words: str
) -> None:
    answer = shell(*command, "--lang", language, "--help")
    assert answer.status == 0 and words in answer.out
    if command:
        assert f"facilitator {command[0]} 2019-04-01" in answer.out


def test_common_flags_may_stand_before_and_after_the_command(shell: Shell) -> None:
    for args in (
        ["--lang", "en", "check"],
        ["check", "--lang", "en"],
        ["check", "--lang=en"],
    ):
        assert shell(*args).out.startswith("12 sessions")


def test_the_workspace_and_the_device_may_come_from_the_environment(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACILITATOR_WORKSPACE", str(shell.root))
    monkeypatch.setenv("FACILITATOR_DEVICE", "Bord 7 Åsa")
    assert run([*LOG, "hej"]) == 0
    assert shell.journal.name == "bord-7-asa.jsonl"
    assert shell.statements()[0]["device"] == "bord-7-asa"


def test_the_workspace_is_found_upwards_from_here(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shell.root / "sessions" / SESSION)
    assert run(["check"]) == 0
    monkeypatch.chdir(Path(sys.prefix).anchor)
    assert run(["check"]) == 1


def test_the_version_is_told(shell: Shell) -> None:
    from facilitator import __version__

    assert shell("--version").out == f"facilitator {__version__}\n"
