"""What opening a session in full costs: `python -m benchmarks.replay`.

Each reading takes place in a fresh process, in turns with what it is held against:
orjson, which does no more than decode the lines of the same file into a list.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.harness import report, scratch
from benchmarks.material import Material, existing, filled, opened
from facilitator.domain.session.search import Search
from facilitator.services.session.open_session import OpenSession

MIDDLE, LARGE = 100_000, 1_000_000


def main() -> None:
    """Measure and report."""
    with scratch() as folder:
        middle = filled(folder / "middle", MIDDLE)
        found = _in_turns(middle, ("ours", "orjson"), turns=9)
        per_statement = found["ours"]["bytes"] / MIDDLE
        report(
            {
                "replay_vs_decode_100k": found["ours"]["s"] / found["orjson"]["s"],
                "replay_100k_s": found["ours"]["s"],
                "bytes_per_statement_100k": per_statement,
            }
        )
        large = filled(folder / "large", LARGE)
        times = {
            name: _in_turns(material, ("ours",), turns=3)["ours"]["s"]
            for name, material in (("middle", middle), ("large", large))
        }
        report(
            {
                "replay_1m_vs_100k": times["large"] / times["middle"],
                "replay_1m_s": times["large"],
            }
        )


def _in_turns(
    material: Material, names: tuple[str, ...], turns: int
) -> dict[str, dict[str, float]]:
    """Return the medians of what processes find that take turns."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for _ in range(turns):
        for name in names:
            command = [sys.executable, "-m", "benchmarks.replay", name]
            answer = subprocess.check_output([*command, str(material.root)])
            found[name].append(json.loads(answer))
    return {
        name: {key: median(each[key] for each in all_) for key in all_[0]}
        for name, all_ in found.items()
    }


def _resident() -> int:
    """Return the bytes of this process that are in memory; Linux only."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _ours(material: Material) -> Callable[[], object]:
    return lambda: opened(material).load_all()


def _orjson(material: Material) -> Callable[[], object]:
    import orjson

    def decode() -> object:
        with material.journal.open("rb") as file:
            return [orjson.loads(line) for line in file]

    return decode


def _measure(name: str, root: Path) -> dict[str, float]:
    """Read once; return seconds and bytes, the latter with all texts searchable."""
    read = {"ours": _ours, "orjson": _orjson}[name](existing(root))
    before = _resident()
    began = time.perf_counter()
    kept = read()
    seconds = time.perf_counter() - began
    if isinstance(kept, OpenSession):
        search = Search(kept.session)
        assert not any(search.find("nowhere"))
    return {"s": seconds, "bytes": _resident() - before}


if __name__ == "__main__":
    if sys.argv[1:]:
        print(json.dumps(_measure(sys.argv[1], Path(sys.argv[2]))))
    else:
        main()
