"""Journals with a flipped bit, on their way to another laptop."""

from pathlib import Path

from tests.torture.rig.harness import SESSION, Tell, factor, ids_in, journals
from tests.torture.rig.scenes import an_evening
from tests.torture.rig.writers import laptops
from tests.torture.test_flips import flipped

STRIDE = max(1, 41 // factor())


def test_a_flipped_bit_costs_nothing_when_a_journal_is_taken_in(
    quick: Path, tell: Tell
) -> None:
    root = quick / "mål"
    flips = lost = 0
    journal, damaged_ones = harmed(quick)
    wanted = ids_in(journal.parent)
    for damaged in damaged_ones:
        journal.write_bytes(damaged)
        laptops(root, "bord-9").take_in(SESSION, [journal])
        flips += 1
        lost += len(wanted - ids_in(journals(root)))
        clear(journals(root))
    tell("bits flipped, taken in", flips=flips, lost=lost)
    assert lost == 0


def test_a_flipped_bit_costs_nothing_when_a_session_is_handed_over(
    quick: Path, tell: Tell
) -> None:
    journal, damaged_ones = harmed(quick)
    last = journal.stat().st_size - 1
    feed = ord("\n")
    held = (each for each in damaged_ones if each[last:] == bytes([feed]))
    flips, lost = handed_over(quick, journal, list(held))
    tell("bits flipped, handed over", flips=flips, lost=lost)
    assert lost == 0


def test_a_flipped_bit_in_the_last_line_feed_costs_nothing_when_handed_over(
    quick: Path, tell: Tell
) -> None:
    journal = an_evening(quick / "källa")
    data = journal.read_bytes()
    damaged = [data[:-1] + bytes([data[-1] ^ 1 << bit]) for bit in range(8)]
    flips, lost = handed_over(quick, journal, damaged)
    tell("bits of the last line feed flipped, handed over", flips=flips, lost=lost)
    assert lost == 0


def harmed(folder: Path) -> tuple[Path, list[bytes]]:
    """Return a journal and what it is with a bit flipped, for a sample of its bits."""
    journal = an_evening(folder / "källa")
    return journal, list(flipped(journal.read_bytes(), STRIDE))


def handed_over(folder: Path, journal: Path, harms: list[bytes]) -> tuple[int, int]:
    """Let another laptop go on from a safe copy of each; count what it then lacks."""
    wanted = ids_in(journal.parent)
    root, copy = folder / "mål", folder / "kopia.zip"
    lost = 0
    for damaged in harms:
        journal.write_bytes(damaged)
        laptops(folder / "källa").pack(SESSION, "kopia", target=copy)
        laptops(root, "bord-9").resume(copy)
        lost += len(wanted - ids_in(journals(root)))
        copy.unlink()
        clear(journals(root))
    return len(harms), lost


def clear(folder: Path) -> None:
    """Take away all files in a folder."""
    for path in folder.iterdir():
        path.unlink()
