"""The keys by which laptops are known in a session, beside its journals."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import MsgspecError, Struct
from msgspec.json import decode, encode

from facilitator.storage.disk.safe_write import replace_file

FILE = "keys.json"
_LARGEST = 1 << 20


class KnownKey(Struct, frozen=True):
    """What is known of one laptop's key."""

    key: str
    """The public half, in hex."""
    since: str
    """Wall time at which it was first met."""
    confirmed: bool = False
    """True once two people have compared the word on two screens."""


def read_keys(folder: Path) -> Mapping[str, KnownKey]:
    """Return the known keys by device; none where the file is not there or damaged."""
    try:
        with (folder / FILE).open("rb") as file:
            return decode(file.read(_LARGEST), type=dict[str, KnownKey])
    except (OSError, MsgspecError, UnicodeDecodeError, RecursionError):
        return {}


def key_of(folder: Path, device: str) -> str:
    """Return the key by which a laptop is known; empty where none is."""
    known = read_keys(folder).get(device)
    return known.key if known else ""


def meet(folder: Path, device: str, key: str, now: str) -> KnownKey:
    """Return the key by which a laptop is known; the one it shows where it has none.

    Raises:
        DiskFull, ReadOnly, FileFailed: what was met could not be kept.
    """
    keys = dict(read_keys(folder))
    known = keys.get(device)
    if known is None:
        known = keys[device] = KnownKey(key, now)
        replace_file(folder / FILE, encode(keys))
    return known


def confirm(folder: Path, device: str, key: str, now: str) -> None:
    """Let a key be that of a laptop: two people have compared the words.

    Raises:
        DiskFull, ReadOnly, FileFailed: it could not be kept.
    """
    keys = {**read_keys(folder), device: KnownKey(key, now, confirmed=True)}
    replace_file(folder / FILE, encode(keys))
