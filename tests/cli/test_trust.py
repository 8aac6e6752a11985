"""Whom to trust, from the command line: looking first, setting aside, keys."""

from pathlib import Path

from facilitator.domain.events.events import EventUndone
from facilitator.storage.journal.chain import link
from facilitator.storage.journal.event_lines import encode_event
from tests.cli.conftest import SESSION, Shell
from tests.cli.test_laptops import Elsewhere, elsewhere, said

__all__ = ["elsewhere"]


def journal_of(shell: Shell, device: str) -> Path:
    """Return a device's journal."""
    return shell.root / "sessions" / SESSION / "journal" / f"{device}.jsonl"


def test_looking_first_tells_what_would_come_and_takes_nothing_in(
    shell: Shell, elsewhere: Elsewhere
) -> None:
    two = elsewhere("two")
    said(two, "bord-2", "Fler bussar", "Ljusare gator")
    answer = shell("merge", "04-01", two.root, "--dry-run")
    assert (answer.status, answer.err) == (0, "")
    assert "bord-2: 2 nya synpunkter" in answer.out
    assert "syns för första gången" in answer.out
    assert shell.statements() == []
    shell("merge", "04-01", two.root)
    again = shell("merge", "04-01", two.root, "--dry-run", "--json").document
    assert [(each["device"], each["new"]) for each in again] == [("bord-2", 0)]


def test_what_takes_words_back_is_told_first_and_exits_3(
    shell: Shell, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    two = elsewhere("two")
    said(two, "bord-2", "Fler bussar")
    shell("merge", "04-01", two.root)
    data = journal_of(two, "bord-2").read_bytes()
    last = data.splitlines()[-1]
    stamp = f"{int(shell.statements()[0]['id'][:13]) + 10**8:013d}.0000.bord-2-aaaaaa"
    forged = EventUndone(id=stamp, at="", by="", target=shell.statements()[0]["id"])
    evil = tmp_path / "0.jsonl"
    evil.write_bytes(data + encode_event(forged, 2, link(last))[1])
    looked = shell("merge", "04-01", evil, "--dry-run")
    assert looked.status == 3 and "inte skrivit under: 1" in looked.out
    shell("merge", "04-01", evil)
    (row,) = shell.statements()
    assert row["withdrawn"] is None
    checked = shell("check")
    assert checked.status == 3 and "inte har skrivit under" in checked.out


def test_a_journal_is_set_aside_stays_out_and_is_taken_back(
    shell: Shell, elsewhere: Elsewhere
) -> None:
    two = elsewhere("two")
    said(two, "bord-2", "Fler bussar")
    shell("merge", "04-01", two.root)
    aside = shell("set-aside", "04-01", "bord-2", "--reason", "förfalskad")
    assert aside.status == 0 and "ligger åt sidan" in aside.out
    assert shell.statements() == []
    merged = shell("merge", "04-01", two.root)
    assert "ligger åt sidan" in merged.out + merged.err
    assert shell.statements() == []
    refused = shell("set-aside", "04-01", "bord-9", "--reason", "x")
    assert refused.status == 1 and "bord-9" in refused.err
    back = shell("take-back", "04-01", "bord-2")
    assert back.status == 0 and len(shell.statements()) == 1
    assert shell("take-back", "04-01", "bord-2").status == 1


def test_ones_own_journal_cannot_be_set_aside(shell: Shell) -> None:
    said(shell, "bord-1", "Fler bussar")
    refused = shell(
        "set-aside", "04-01", "bord-1", "--reason", "x", "--device", "bord-1"
    )
    assert refused.status == 1 and len(shell.statements()) == 1


def test_the_words_of_keys_are_listed_and_confirmed(
    shell: Shell, elsewhere: Elsewhere
) -> None:
    two = elsewhere("two")
    said(two, "bord-2", "Fler bussar")
    shell("merge", "04-01", two.root)
    (row,) = shell("keys", "04-01", "--json").document
    assert row["device"] == "bord-2" and row["shown"] == row["known"] != ""
    assert row["confirmed"] is False
    shell("keys", "04-01", "--confirm", "bord-2")
    (row,) = shell("keys", "04-01", "--json").document
    assert row["confirmed"] is True
    assert "bekräftad" in shell("keys", "04-01").out
    refused = shell("keys", "04-01", "--confirm", "bord-9")
    assert refused.status == 1 and "bord-9" in refused.err


def test_check_tells_when_a_journal_lacks_what_its_receipt_names(
    shell: Shell, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    two = elsewhere("two")
    said(two, "bord-2", "ett", "två", "tre")
    copy = tmp_path / "kopia.zip"
    two("pack", "04-01", "--device", "bord-2", "-o", copy)
    shell("merge", "04-01", copy)
    assert shell("check").status == 0
    path = journal_of(shell, "bord-2")
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-2]))
    checked = shell("check")
    assert checked.status == 3 and "bord-2" in checked.out
