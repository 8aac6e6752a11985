"""Every command does what it says, for people and for programs."""

import json
from pathlib import Path

import pytest

from facilitator.cli.layout import cells
from facilitator.storage.journal.chain import link
from facilitator.storage.journal.codec import Header, encode_header, encode_record
from tests.cli.conftest import SESSION, Shell


def test_a_new_workspace_says_what_to_do_next_and_is_in_order(shell: Shell) -> None:
    new = shell("new", shell.root.parent / "annan", "--template", "tom")
    assert new.status == 0
    assert "annan" in new.out and "project.toml" in new.out
    checked = shell("check")
    assert (checked.status, checked.err) == (0, "")
    assert checked.out.startswith("12 dialogtillfällen")


def test_the_timeline_lists_sessions_in_order_with_state_and_counts(
    shell: Shell,
) -> None:
    shell.log("Fler bussar")
    shell.log("Färre bilar")
    shell("undo", "04-01")
    rows = shell("sessions", "--json").document
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)
    row = next(row for row in rows if row["id"] == SESSION)
    assert (row["state"], row["logged"], row["withdrawn"]) == ("logged", 2, 1)
    assert {row["state"] for row in rows} == {"logged", "planned"}
    listed = shell("sessions").out.splitlines()
    assert len(listed) == len(rows)
    assert any("2 synpunkter" in line and "2019-04-01" in line for line in listed)


def test_a_session_with_a_faulty_plan_still_stands_in_the_timeline(
    shell: Shell,
) -> None:
    plan = shell.root / "sessions" / SESSION / "session.toml"
    plan.write_text("name =\n", "utf-8")
    answer = shell("sessions", "--json")
    row = next(row for row in answer.document if row["id"] == SESSION)
    assert (answer.status, row["state"], row["date"]) == (0, "broken", None)
    assert "session.toml:1: " in row["problem"]
    assert "fel i upplägget" in shell("sessions").out


def test_a_logged_statement_is_listed_with_everything_that_was_given(
    shell: Shell,
) -> None:
    number = shell.log(
        "Det finns ingenstans att vara",
        *("--question", "3b", "--keyword", "rörelse", "--keyword", "klimat"),
        *("--table", 4, "--round", "Omgång 2", "--kind", "paraphrase"),
    )
    (row,) = shell.statements()
    assert number == row["number"] == "04-2-001"
    assert row["area"] == "kunskap" and row["group"] == "unga-vuxna"
    assert row["keywords"] == ["kunskap.rorelse", "tillvaxt.klimat"]
    assert (row["table"], row["question"], row["kind"]) == (
        "bord-4",
        "3b",
        "paraphrase",
    )
    shown = shell("statements", "04-01").out
    for part in (
        number,
        "Unga vuxna",
        "rörelse",
        "återgivet",
        "    Det finns",
        "1 syn",
    ):
        assert part in shown


def test_words_without_quotes_and_a_leading_hyphen_can_be_logged(
    shell: Shell,
) -> None:
    coding = ("--area", 1, "--group", 1)
    assert shell("log", "04-01", *coding, "Fler", "bussar").status == 0
    assert shell("log", "04-01", *coding, "--", "-2 grader").status == 0
    assert [row["text"] for row in shell.statements()] == ["Fler bussar", "-2 grader"]


def test_statements_can_be_chosen_by_area_group_keyword_channel_and_words(
    shell: Shell,
) -> None:
    shell.log("Bussen går för sällan", "--keyword", "rörelse")
    shell.jsonl(
        {"text": "Bussen är ny", "area": 1, "group": 2, "channel": "online"},
        {"text": "Skolan är bra", "area": 2, "group": 9},
    )
    for flags, numbers in {
        ("--area", "3"): ["00-0-001"],
        ("--group", "unga-vuxna"): ["00-0-001", "00-0-002"],
        ("--keyword", "Rörelse"): ["00-0-001"],
        ("--channel", "online"): ["00-0-002"],
        ("--search", "BUSSEN ny"): ["00-0-002"],
        ("--search", "flyg"): [],
    }.items():
        assert [row["number"] for row in shell.statements(*flags)] == numbers


def test_corrections_withdrawals_and_their_undoing_are_layers(shell: Shell) -> None:
    number = shell.log("Fler bussar")
    corrected = shell(
        "correct", "04-01", "0-0-1", "--text", "Fler tåg", "--reason", "Hördes fel"
    )
    assert corrected.out == f"Synpunkt {number} är rättad.\n"
    (row,) = shell.statements()
    assert (row["text"], row["original_text"]) == ("Fler tåg", "Fler bussar")
    assert row["corrections"][0]["reason"] == "Hördes fel"
    withdrawn = shell("withdraw", "04-01", number, "--reason", "Dubblett")
    assert withdrawn.out == f"Synpunkt {number} är återtagen.\n"
    assert shell.statements()[0]["withdrawn"]["reason"] == "Dubblett"
    assert "Återtagen: Dubblett" in shell("statements", "04-01").out
    told = [shell("undo", "04-01").out for _ in range(3)]
    assert "återtagandet" in told[0] and "Fler tåg" in told[0]
    assert "rättelse" in told[1] and "Fler bussar" in told[1]
    assert "anteckningen" in told[2]
    assert shell.statements()[0]["withdrawn"]["undone"] is True


def test_the_figures_tell_every_sum_and_balance(shell: Shell) -> None:
    shell.log("ett", "--keyword", "rörelse", "--question", "3a")
    shell.jsonl({"text": "två", "area": 1, "group": 1, "channel": "paper"})
    shell.log("tre")
    shell("withdraw", "04-01", "0-0-3", "--reason", "Prov")
    found = shell("stats", "04-01", "--json").document
    assert found["session"]["id"] == SESSION
    assert found["totals"] == {"logged": 3, "counted": 2, "withdrawn": 1}
    assert found["by_channel"] == {"onsite": 1, "online": 0, "paper": 1}
    cell = {"onsite": 1, "online": 0, "paper": 0, "total": 1}
    assert {"area": "kunskap", "group": "unga-vuxna"} | cell in found["matrix"]
    assert len(found["matrix"]) == 4 * 9
    assert {"id": "kunskap.rorelse", "name": "rörelse"} | cell in found["by_keyword"]
    for dimension in ("by_area", "by_group"):
        assert sum(each["total"] for each in found[dimension]) == 2
    assert sum(each["total"] for each in found["by_question"]) == 1
    assert {"group": "unga-vuxna", "expected": 12, "present": None} in found[
        "participants"
    ]
    assert found["balance"] == {
        "logged": 3,
        "goals": 0,
        "programme": 0,
        "outside": 0,
        "unhandled": 2,
        "withdrawn": 1,
        "balances": True,
    }
    assert len(found["digest"]) == 64
    assert "Summorna stämmer." in shell("stats", "04-01").out


@pytest.mark.parametrize("command", ["sessions", "statements", "stats"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_people_read_fits_eighty_columns(
    shell: Shell, command: str, language: str
) -> None:
    shell.log("漢字 " * 60 + "o" * 200 + "\nny rad", "--keyword", "rörelse")
    session = [] if command == "sessions" else ["04-01"]
    answer = shell(command, *session, "--lang", language)
    assert answer.status == 0
    assert max(map(cells, answer.out.splitlines())) <= 80


@pytest.mark.parametrize("kind", ["pdf", "json", "csv"])
def test_an_export_prints_where_it_lies_and_never_overwrites(
    shell: Shell, kind: str
) -> None:
    shell.log("Fler bussar")
    paths = [
        Path(shell("export", "04-01", "--format", kind).out.strip()) for _ in range(2)
    ]
    assert paths[0] != paths[1]
    assert paths[0].parent == shell.root / "exports" / SESSION
    assert paths[0].read_bytes() == paths[1].read_bytes()
    again = shell("export", "04-01", "-o", paths[0])
    assert again.status == 1 and "finns redan" in again.err


def test_the_ending_of_the_output_says_the_format(shell: Shell) -> None:
    path = shell.root / "ut" / "data.JSON"
    answer = shell("export", "04-01", "compilation", "-o", path, "--json")
    assert answer.document["paths"] == [str(path)]
    assert answer.document["digest"] == json.loads(path.read_bytes())["digest"]


def test_reading_goes_on_while_another_program_writes(shell: Shell) -> None:
    shell.log("Fler bussar")
    held = shell("log", "04-01", "--area", 1, "--group", 1, "hej", "--device", "b")
    assert held.status == 0
    from facilitator.bootstrap import Wishes, build

    office = build(Wishes(workspace=shell.root)).office
    assert office is not None
    opened = office.workspace.open("04-01")
    try:
        assert len(shell.statements()) == 2
        for command in ("stats", "export", "qr"):
            assert shell(command, "04-01").status == 0
        refused = shell("undo", "04-01")
        assert refused.status == 1 and "--device" in refused.err
        other = shell("--device", "c", "undo", "04-01")
        assert "inget att ångra" in other.err
    finally:
        opened.close()


def test_numbers_of_two_devices_that_met_stay_apart(shell: Shell) -> None:
    numbers = [
        shell.log("hej", "--table", 1, "--round", 1, "--device", device)
        for device in ("a", "b", "a")
    ]
    assert numbers == ["01-1-001", "01-1-002", "01-1-003"]


def test_the_figures_tell_the_channels_apart_and_list_twins(shell: Shell) -> None:
    shell.log("Fler bussar")
    shell.jsonl(
        {"text": "fler bussar!", "area": 3, "group": 2, "channel": "online"},
        {"text": "Färre\nbilar", "area": 3, "group": 2, "channel": "paper"},
    )
    found = shell("stats", "04-01", "--json").document
    by_channel = found["channels"]["by_channel"]
    assert [each["statements"] for each in by_channel.values()] == [1, 1, 1]
    assert by_channel["online"]["latest"] is not None
    assert [[each["channel"] for each in twins] for twins in found["twins"]] == [
        ["onsite", "online"]
    ]
    shown = shell("stats", "04-01").out
    assert "1+1+1" in shown and "I ingen siffra: 0 i karantän" in shown
    assert "Samma text i flera kanaler" in shown and "fler bussar!" in shown
    assert max(map(cells, shown.splitlines())) <= 80


def test_events_of_a_later_version_are_told_of_by_check_and_by_who_reads(
    shell: Shell,
) -> None:
    shell.log("Fler bussar")
    [journal] = (shell.root / "sessions").rglob("*.jsonl")
    header = journal.read_bytes().split(b"\n")[0].decode()
    other = journal.with_name("bord-9.jsonl")
    record = {"h": "0000000000002.0000.bord-9-n1", "type": "lamp.lit", "by": "a"}
    fields = json.loads(header)
    del fields["crc"]
    begun = encode_header(Header(**{**fields, "device": "bord-9"}))
    other.write_bytes(begun + encode_record(record, 1, link(begun[:-1])))
    checked = shell("check")
    assert checked.status == 3 and "nyare version" in checked.out
    listed = shell("statements", "04-01")
    assert listed.status == 0 and "Fler bussar" in listed.out
    assert "nyare version" in listed.err
