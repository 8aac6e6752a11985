"""Several laptops by script: merge, pack and resume."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import SESSION, Shell

Elsewhere = Callable[[str], Shell]


@pytest.fixture
def elsewhere(shell: Shell, tmp_path: Path) -> Elsewhere:
    """Return how to get a shell on another laptop's fresh workspace."""

    def opened(name: str) -> Shell:
        root = tmp_path / name
        shutil.copytree(shell.root, root)
        return replace(shell, root=root)

    return opened


def said(laptop: Shell, device: str, *texts: str) -> None:
    """Let a laptop write down what is said at its table."""
    for text in texts:
        laptop.log(text, "--table", 2, "--round", 1, "--device", device)


def test_nine_laptops_merged_in_two_orders_give_the_same_digest_and_receipts(
    shell: Shell, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    for number in range(1, 10):
        laptop = elsewhere(f"laptop-{number}")
        said(laptop, f"bord-{number}", *(f"nr {n}" for n in range(number % 3 + 1)))
        packed = laptop("pack", "04-01", "--device", f"bord-{number}", "-o",
                        tmp_path / "stick" / f"{number}.zip")  # fmt: skip
        assert packed.status == 0
    copies = sorted((tmp_path / "stick").iterdir())
    answers = []
    for name, order in (("lead", copies), ("other", copies[::-1] + copies[:4])):
        lead = elsewhere(name)
        for copy in order:
            merged = lead("merge", "04-01", copy, "--json", "--device", "ledare")
            assert merged.status == 0
        answers.append(merged.document)
    one, other = answers
    assert one["digest"] == other["digest"]
    assert one["statements"] == 18
    assert [each["here"] for each in one["laptops"]] == [
        each["here"] for each in other["laptops"]
    ]
    assert {each["state"] for each in one["laptops"]} == {"whole"}
    for each in one["laptops"]:
        assert each["said"]["signature"] and each["said"]["key"]
        assert each["here"] == each["said"] | {"key": "", "signature": ""}
    assert sum(each["here"]["statements"] for each in one["laptops"]) == 18


def test_a_merge_says_first_what_is_missing_then_a_receipt_for_each_laptop(
    shell: Shell, elsewhere: Elsewhere
) -> None:
    plan = shell.root / "sessions" / SESSION / "session.toml"
    plan.write_text('laptops = ["Bord 2", "Bord 7"]\n' + plan.read_text("utf-8"))
    two = elsewhere("two")
    said(two, "bord-2", "ett", "två")
    merged = shell("merge", "04-01", two.root)
    assert merged.status == 0
    lines = merged.out.splitlines()
    assert lines[0] == "! Bord 7: saknas"
    assert lines[2].split() == ["bord-2", "2", "2", "0", "0"]
    assert lines[3].startswith("? Bord 2: 2 synpunkter · 2 händelser · ")
    again = shell("merge", "04-01", two.root, "--json").document
    assert again["devices"] == [
        {"device": "bord-2", "read": 2, "new": 0, "already": 2, "damaged": 0,
         "restored": 0},
    ]  # fmt: skip
    (missing, untold) = again["laptops"]
    assert (missing["name"], missing["state"]) == ("Bord 7", "missing")
    assert (untold["name"], untold["state"]) == ("Bord 2", "untold")


def test_what_is_refused_or_damaged_is_told_and_the_status_says_so(
    shell: Shell, elsewhere: Elsewhere
) -> None:
    two, three = elsewhere("two"), elsewhere("three")
    said(two, "bord-2", "ett", "två", "tre")
    missing = shell("merge", "04-01", two.root, "finns-inte", "--json")
    assert missing.status == 1
    assert [each["code"] for each in missing.document["refused"]] == ["merge.not_found"]
    assert "finns-inte" in missing.err
    said(three, "bord-3", "ett", "två", "tre")
    data = three.journal.read_bytes()
    three.journal.write_bytes(data.replace("två".encode(), b"----"))
    damaged = shell("merge", "04-01", three.root, "--json")
    assert damaged.status == 3
    assert damaged.document["devices"][0]["damaged"] == 1
    assert shell("check").status == 3


def test_corrections_on_two_laptops_are_shown_side_by_side(
    shell: Shell, elsewhere: Elsewhere
) -> None:
    said(shell, "bord-1", "Bussen gar")
    two = elsewhere("two")
    for laptop, device, text in ((shell, "bord-1", "ett"), (two, "bord-2", "två")):
        laptop("correct", "04-01", "02-1-001", "--text", text, "--reason", "fel",
               "--device", device)  # fmt: skip
    merged = shell("merge", "04-01", two.root, "--json").document
    assert merged["conflicts"] == [
        {
            "number": "02-1-001",
            "sides": [
                {"device": "bord-2", "text": "två"},
                {"device": "bord-1", "text": "ett"},
            ],
        }
    ]
    told = shell("merge", "04-01", two.root).out
    assert "! 02-1-001 rättades på två håll:" in told
    shell("correct", "04-01", "02-1-001", "--text", "två", "--reason", "rätt")
    assert shell("merge", "04-01", two.root, "--json").document["conflicts"] == []


def test_another_laptop_goes_on_from_a_copy_in_an_empty_folder(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(shell, "bord-2", "ett", "två")
    copy = tmp_path / "kopia.zip"
    packed = shell("pack", "04-01", "-o", copy, "--json", "--device", "bord-2")
    assert packed.document["path"] == str(copy)
    assert shell("pack", "04-01", "-o", copy).status == 1
    other = replace(shell, root=tmp_path / "ny dator")
    resumed = other("resume", copy, "--device", "bord-9")
    assert resumed.status == 0
    assert str(other.root) in resumed.out
    said(other, "bord-9", "tre")
    assert [row["text"] for row in other.statements()] == ["ett", "två", "tre"]
    assert [row["number"] for row in other.statements()][-1] == "02-1-003"
    again = other("resume", copy, "--json", "--device", "bord-9").document
    assert [each["new"] for each in again["devices"]] == [0]
    monkeypatch.chdir(tmp_path)
    refused = other("resume", shell.journal)
    assert (refused.status, "kopian" in refused.err) == (1, True)


def test_one_statement_costs_no_reading_of_what_is_old(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    from facilitator.storage.journal.session_store import WritingStore

    shell.jsonl(*({"text": str(n), "area": 3, "group": 2} for n in range(30)))

    def rest(self: WritingStore) -> None:
        raise AssertionError("everything is being read")

    monkeypatch.setattr(WritingStore, "rest", rest)
    assert shell.log("en till") == "00-0-031"


def test_json_of_a_copy_has_the_receipts(shell: Shell, tmp_path: Path) -> None:
    said(shell, "bord-2", "ett")
    packed = shell("pack", "04-01", "-o", tmp_path / "k.zip", "--json").out
    (receipt,) = json.loads(packed)["receipts"]
    assert (receipt["device"], receipt["statements"]) == ("bord-2", 1)
    assert receipt["tables"] == ["bord-2"]
