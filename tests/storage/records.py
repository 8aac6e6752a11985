"""Records and journals for tests, with everything chosen by the test."""

import subprocess
import sys
from pathlib import Path

from facilitator.storage.disk.durable import (
    Sync,
    sync_file,
)
from facilitator.storage.journal.chain import EVERY, Key, link, signed
from facilitator.storage.journal.codec import (
    Header,
    Record,
    encode_header,
    encode_record,
)
from facilitator.storage.journal.journal import (
    Journal,
    open_journal,
)

NOW = "2019-04-01T18:00:00+02:00"
HEADER = Header(1, "bord-4", "c0ffee", "2019-04-01-medborgardialog", NOW)


def record_id(number: int, device: str = "bord-4") -> str:
    """Return an id that sorts by `number`."""
    return f"{number:013d}.0000.{device}"


def record(number: int, text: str = "Bussen går för sällan", **more: object) -> Record:
    """Return a record whose id sorts by `number`."""
    return {
        "h": record_id(number),
        "type": "statement.logged",
        "text": text,
        "keywords": ["kollektivtrafik", "ungdom"],
        **more,
    }


def opened(path: Path, *, sync: Sync = sync_file, device: str = "bord-4") -> Journal:
    """Open the journal at `path` as the test's device and session."""
    return open_journal(
        path,
        device=device,
        nonce=HEADER.nonce,
        session=HEADER.session,
        created=NOW,
        sync=sync,
    )


def no_sync(descriptor: int) -> None:
    """Leave the bytes to the system: for tests that look at something else."""


def journal_bytes(count: int) -> bytes:
    """Return a journal file with `count` records."""
    lines = [encode_record(record(i), i) for i in range(1, count + 1)]
    return encode_header(HEADER) + b"".join(lines)


def next_line(journal: bytes, number: int, running: int) -> bytes:
    """Return the line that writing a record behind a journal's last line adds."""
    last = journal.removesuffix(b"\n").rpartition(b"\n")[2]
    return encode_record(record(number), running, link(last))


def chained_bytes(count: int, key: Key | None = None, device: str = "bord-4") -> bytes:
    """Return a journal of format 2, signed where there is a key."""
    header = HEADER._replace(format=2, device=device, key=key.public if key else "")
    lines = [encode_header(header)]
    for number in range(1, count + 1):
        content = record(number) | {"h": record_id(number, device)}
        line = encode_record(content, number, link(lines[-1][:-1]))
        is_signed = key and number % EVERY == 0
        lines.append(signed(line, key) if key and is_signed else line)
    return b"".join(lines)


def child(script: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a fresh interpreter on `script`, with text pipes."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[2],
    )
