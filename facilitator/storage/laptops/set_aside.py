"""Journals that a person has set aside, with all they did; they can be taken back."""

from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

from msgspec import MsgspecError, Struct
from msgspec.json import decode, encode

from facilitator.domain.errors import Refused
from facilitator.domain.plan.ids import device_slug
from facilitator.storage.disk.durable import make_folder, sync_folder
from facilitator.storage.disk.lock import take_lock
from facilitator.storage.disk.safe_write import replace_file
from facilitator.storage.errors import JournalLocked, storage_error
from facilitator.storage.laptops.journal_tally import tallies
from facilitator.storage.laptops.receipt_files import ENDING
from facilitator.storage.laptops.sources import SET_ASIDE as FOLDER

_LARGEST = 1 << 20


class SetAside(Struct, frozen=True):
    """What was set aside, and why."""

    device: str
    reason: str
    at: str
    """Wall time at which it was done."""
    files: tuple[str, ...]
    """The names of the files, as they were beside the other journals."""


def read_set_aside(folder: Path) -> dict[str, SetAside]:
    """Return what was set aside in a folder of journals, by device."""
    by_device = {}
    for path in sorted((folder / FOLDER).glob("*.json")):
        with suppress(OSError, MsgspecError, UnicodeDecodeError, RecursionError):
            with path.open("rb") as file:
                found = decode(file.read(_LARGEST), type=SetAside)
            by_device[found.device] = found
    return by_device


def set_aside_journals(folder: Path, device: str, reason: str, now: str) -> SetAside:
    """Put a device's journals and receipt where nobody reads them.

    Raises:
        Refused: `aside.none` where there are none, `aside.in_use`.
        DiskFull, ReadOnly, FileFailed: they are where they were.
    """
    files = tuple(path.name for path in _files_of(folder, device))
    if not files:
        raise Refused("aside.none", device=device)
    before = read_set_aside(folder).get(device)
    files = tuple(dict.fromkeys([*(before.files if before else ()), *files]))
    note = SetAside(device, reason, now, files)
    with ExitStack() as locks:
        _lock(locks, folder, files)
        # First the note: whoever is stopped in between finds what there is to do.
        path = _note_path(folder, device)
        try:
            make_folder(path.parent)
        except OSError as error:
            raise storage_error(error, path.parent) from error
        replace_file(path, encode(note))
        _move(files, folder, folder / FOLDER)
    return note


def take_back_journals(folder: Path, device: str) -> None:
    """Put a device's journals back among the others.

    Raises:
        Refused: `aside.nothing` where none of it was set aside.
        DiskFull, ReadOnly, FileFailed: some may still be set aside.
    """
    note = read_set_aside(folder).get(device)
    if note is None:
        raise Refused("aside.nothing", device=device)
    _move(note.files, folder / FOLDER, folder)
    path = _note_path(folder, device)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise storage_error(error, path) from error


def _files_of(folder: Path, device: str) -> Iterator[Path]:
    """Yield a device's journals, whatever they are called, and its receipt."""
    for each in tallies(folder):
        if each.device == device:
            yield each.path
    receipt = folder / f"{device}{ENDING}"
    if device_slug(device) == device and receipt.is_file():
        yield receipt


def _note_path(folder: Path, device: str) -> Path:
    return folder / FOLDER / f"{device_slug(device) or 'dator'}.json"


def _lock(locks: ExitStack, folder: Path, files: tuple[str, ...]) -> None:
    for name in files:
        path = folder / name
        if path.suffix == ".jsonl" and path.is_file():
            try:
                locks.callback(take_lock(path).release)
            except JournalLocked as error:
                raise Refused("aside.in_use", path=path) from error


def _move(files: tuple[str, ...], source: Path, target: Path) -> None:
    """Move files that are there; one that is in the target already stays there too."""
    for name in files:
        if Path(name).name != name or not (source / name).is_file():
            continue
        place, number = target / name, 2
        while place.exists():
            place = target / f"{Path(name).stem}~{number}{Path(name).suffix}"
            number += 1
        try:
            make_folder(target)
            (source / name).replace(place)
            sync_folder(target)
            sync_folder(source)
        except OSError as error:
            raise storage_error(error, source / name) from error
