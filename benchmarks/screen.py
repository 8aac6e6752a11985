"""How soon the log screen stands, and how soon a key shows, with 10,000 statements.

Real bytes through a pseudo-terminal, each beside the smallest Textual program:
`python -m benchmarks.screen`.
"""

import json
import random
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

from benchmarks.harness import report
from benchmarks.material import DEVICE, SESSION, existing, fill, workspace
from benchmarks.neighbour import neighbour, start_clock
from benchmarks.terminal import Terminal

STATEMENTS = 10_000
STARTS = 15
KEYS = 600
LINE = 60
"""Keys typed before the line is emptied again."""
_SEQUENCE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07|\x1b.")
# Letters of other scripts are nowhere else on the screen, so that each tells itself.
_MARKS = [chr(code) for code in (*range(0x0430, 0x0450), *range(0x10D0, 0x10F0))]


def main() -> None:
    """Measure and report."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "arbete"
        fill(workspace(root), STATEMENTS)
        environment = environment_of(root, Path(name))
        report(_first_frames(environment))
        # Keys are timed while a hall is going: the clock ticks, a neighbour logs.
        start_clock(existing(root))
        with neighbour(existing(root)):
            report(_keys(environment))


def environment_of(root: Path, folder: Path) -> dict[str, str]:
    """Return what makes the program start in the log screen of the session."""
    draft = {"mode": "log", "open": True, "table": "bord-4", "round": "omgang-2"}
    kept = root / "sessions" / SESSION / "journal" / f"{DEVICE}.draft.json"
    kept.write_text(json.dumps(draft))
    return {
        "FACILITATOR_WORKSPACE": str(root),
        "FACILITATOR_DEVICE": DEVICE,
        "FACILITATOR_CONFIG_DIR": str(folder / "settings"),
        "FACILITATOR_LANG": "sv",
    }


def _ours(environment: dict[str, str]) -> Terminal:
    return Terminal([sys.executable, "-m", "facilitator"], environment)


def _peer(name: str) -> Terminal:
    return Terminal([sys.executable, "-m", "benchmarks.peers", name], {})


def full_log_screen(written: bytes) -> bool:
    """All parts stand: session, field, newest statement, last line."""
    shown = written.decode(errors="replace")
    parts = ("Medborgardialog", "Ny synpunkt", f"04-2-{STATEMENTS}", "F10")
    return all(part in shown for part in parts)


def _painted(written: bytes) -> bool:
    """Every cell of the screen has been painted."""
    return len(_SEQUENCE.sub(b"", written)) >= 100 * 29


def _showing(mark: str) -> Callable[[bytes], bool]:
    wanted = mark.encode()
    return lambda written: wanted in written


def _first_frames(environment: dict[str, str]) -> dict[str, float]:
    """Compare starts in turns; the first of each makes the compiled files."""
    times: dict[str, list[float]] = {"ours": [], "empty": []}
    subjects: dict[str, tuple[Callable[[], Terminal], Callable[[bytes], bool]]] = {
        "ours": (lambda: _ours(environment), full_log_screen),
        "empty": (lambda: _peer("empty"), _painted),
    }
    for _ in range(STARTS + 1):
        for name, (start, seen) in subjects.items():
            terminal = start()
            times[name].append(terminal.wait_for(seen) - terminal.began)
            terminal.kill()
    found = {name: median(values[1:]) for name, values in times.items()}
    return {
        "first_frame_vs_empty_textual": found["ours"] / found["empty"],
        "first_frame_ms": found["ours"] * 1000,
    }


def _keys(environment: dict[str, str]) -> dict[str, float]:
    """Compare single keys in turns, with gaps that fall in no step with a clock."""
    terminals = {"ours": _ours(environment), "input": _peer("input")}
    terminals["ours"].wait_for(full_log_screen)
    terminals["input"].wait_for(_painted)
    for terminal in terminals.values():
        terminal.drain(2)
    chance = random.Random(1)
    times: dict[str, list[float]] = {name: [] for name in terminals}
    for number in range(KEYS):
        mark = _MARKS[number % LINE]
        for name, terminal in terminals.items():
            terminal.drain(chance.uniform(0.03, 0.09))
            sent = terminal.type(mark)
            times[name].append(terminal.wait_for(_showing(mark)) - sent)
        if number % LINE == LINE - 1:
            for terminal in terminals.values():
                terminal.type("\x7f" * LINE)
                terminal.drain(0.7)
    for terminal in terminals.values():
        terminal.kill()
    middle = {name: median(values) for name, values in times.items()}
    worst = {name: quantiles(values, n=100)[98] for name, values in times.items()}
    return {
        "key_to_screen_p50_ratio": middle["ours"] / middle["input"],
        "key_to_screen_p99_ratio": worst["ours"] / worst["input"],
        "key_to_screen_p50_ms": middle["ours"] * 1000,
        "key_to_screen_p99_ms": worst["ours"] * 1000,
    }


if __name__ == "__main__":
    main()
