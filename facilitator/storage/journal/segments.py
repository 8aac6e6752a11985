"""Names of journal files: `<device>.jsonl`, then `<device>.2.jsonl` and so on.

A device starts its next segment when the disk failed under the former one, or when
that one is damaged. The former segment is read like any other journal.
"""

import re
from pathlib import Path

_NAME = re.compile(r"(?P<device>[a-z0-9-]+)(?:\.(?P<number>[1-9][0-9]*))?\.jsonl")


def segments(folder: Path, device: str) -> list[Path]:
    """Return the segments of a device from the first to the current one."""
    # By number, not by name: `bord-1.10.jsonl` sorts before `bord-1.2.jsonl`.
    numbers = [
        int(name["number"] or 1)
        for path in folder.glob(f"{device}.*")
        if (name := _NAME.fullmatch(path.name)) and name["device"] == device
    ]
    return [folder / _name(device, number) for number in sorted(numbers)]


def current_segment(folder: Path, device: str) -> Path:
    """Return the newest segment of a device, or the first if there is none yet."""
    return [folder / _name(device, 1), *segments(folder, device)][-1]


def next_segment(path: Path) -> Path:
    """Return where the device of the journal at `path` goes on.

    Raises:
        ValueError: `path` has no name of a journal.
    """
    name = _NAME.fullmatch(path.name)
    if name is None:
        raise ValueError(path.name)
    return path.with_name(_name(name["device"], int(name["number"] or 1) + 1))


def _name(device: str, number: int) -> str:
    return f"{device}.jsonl" if number == 1 else f"{device}.{number}.jsonl"
