"""Handing a session over: a safe copy is made here, and another laptop goes on."""

import io
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from facilitator.domain.errors import FacilitatorError, NeedsAPerson, Notice, Refused
from facilitator.domain.foreign.nested_json import load_json
from facilitator.domain.foreign.reading import Unreadable, foreign_reading
from facilitator.domain.laptops import Receipt
from facilitator.storage.disk.durable import make_folder
from facilitator.storage.disk.safe_write import write_new
from facilitator.storage.errors import STORAGE_ERRORS, storage_error
from facilitator.storage.folders import (
    EXPORTS,
    JOURNALS,
    MAPPINGS,
    PROJECT_FILE,
    SESSION_FILE,
    SESSIONS,
    is_plain,
)
from facilitator.storage.journal.bit_repair import restore
from facilitator.storage.journal.codec import DamagedLine
from facilitator.storage.journal.drafts import DraftFile
from facilitator.storage.journal.line_reader import whole_lines
from facilitator.storage.journal.session_store import Writer
from facilitator.storage.laptops.journal_tally import (
    Tally,
    count,
    receipts,
)
from facilitator.storage.laptops.receipt_files import ENDING, signed_receipt
from facilitator.storage.laptops.safe_copy import (
    Contents,
    SafeCopy,
    write_copy,
)

MOST_MAPPINGS = 100
"""The most mappings that are taken out of a copy; a session has one of each form."""


class Handover:
    """Makes safe copies of a workspace's sessions, and takes over what others made."""

    def __init__(self, root: Path, writer: Writer) -> None:
        self._root, self._writer = root, writer

    def pack(self, session_id: str, target: Path) -> list[Receipt]:
        """Write a safe copy of a session to a new file and read it back.

        Returns:
            What each device had written, as the copy says.

        Raises:
            FacilitatorError: there is no copy, or it is not as it was written.
        """
        files = dict(self._files(session_id))
        line_counts = (each for name in files for each in _tally(name, files[name]))
        own_receipts = [
            signed_receipt(each, self._writer.key())
            if each.device == self._writer.device
            else each
            for each in receipts(line_counts)
        ]
        about = Contents(
            session=session_id,
            device=self._writer.device,
            made=self._writer.now(),
            receipts=tuple(own_receipts),
        )
        write_copy(target, about, files)
        return own_receipts

    def new_path(self, session_id: str, folder: Path | None, name: str) -> Path:
        """Return a free name for a safe copy in a folder, else among the exports."""
        folder = folder or self._root / EXPORTS / session_id
        moment = "".join(filter(str.isdigit, self._writer.now()[:19]))
        stem = f"{name}-{self._writer.device}-{moment[:8]}-{moment[8:]}"
        path, number = folder / f"{stem}.zip", 1
        while path.exists():
            number += 1
            path = folder / f"{stem}-{number}.zip"
        return path

    def take_over(self, path: Path) -> tuple[Contents, list[FacilitatorError]]:
        """Put a safe copy's plan and draft in their places, where there are none.

        Its journals are for whoever takes in journals.

        Returns:
            What the copy says of itself, and what the user is to be told.

        Raises:
            FacilitatorError: it is no safe copy, or it could not be written here.
        """
        copy = SafeCopy(path)
        notices: list[FacilitatorError] = []
        if copy.damaged:
            names = ", ".join(copy.damaged)
            notices.append(NeedsAPerson("copy.damaged", path=path, names=names))
        notices += self._take_plans(copy)
        self._take_draft(copy)
        return copy.contents, notices

    def _files(self, session_id: str) -> Iterator[tuple[str, bytes]]:
        """Yield what a safe copy of a session holds, by its name in a workspace."""
        folder = self._root / SESSIONS / session_id
        journals = folder / JOURNALS
        members = [
            self._root / SESSIONS / PROJECT_FILE,
            folder / SESSION_FILE,
            *sorted((folder / MAPPINGS).glob("*.toml")),
            *sorted(journals.glob("*.jsonl")),
            *sorted(journals.glob(f"*{ENDING}")),
            journals / f"{self._writer.device}.draft.json",
        ]
        for path in members:
            if path.name.startswith(".") or not path.is_file():
                continue
            try:
                content = path.read_bytes()
            except OSError as error:
                raise storage_error(error, path) from error
            if path.suffix == ".jsonl":
                content = _without_half_line(content)
            yield path.relative_to(self._root).as_posix(), content

    def _take_plans(self, copy: SafeCopy) -> Iterator[FacilitatorError]:
        """Put the plan files where there are none; yield which ones differ."""
        session_id = copy.contents.session
        if not is_plain(session_id) or {"/", "\\"} & set(session_id):
            raise Refused("copy.none", path=copy.path)
        mappings = f"{session_id}/{MAPPINGS}/"
        names = [name.removeprefix(f"{SESSIONS}/") for name in copy.contents.files]
        plans = [
            name
            for name in names
            if name.startswith(mappings) and _is_toml(name.removeprefix(mappings))
        ][:MOST_MAPPINGS]
        for name in (PROJECT_FILE, f"{session_id}/{SESSION_FILE}", *plans):
            ours = self._root / SESSIONS / name
            theirs = copy.text(f"{SESSIONS}/{name}")
            try:
                if theirs is None or ours.exists():
                    if theirs and ours.read_bytes() != theirs:
                        yield Notice("copy.other_plan", path=ours)
                    continue
                make_folder(ours.parent)
            except OSError as error:
                raise storage_error(error, ours) from error
            write_new(ours, theirs)

    def _take_draft(self, copy: SafeCopy) -> None:
        """Go on where the laptop was that made the copy, unless something is typed."""
        contents = copy.contents
        folder = f"{SESSIONS}/{contents.session}/{JOURNALS}"
        theirs = copy.text(f"{folder}/{contents.device}.draft.json")
        ours = self._root / folder / f"{self._writer.device}.draft.json"
        draft = DraftFile(ours, self._writer.now)
        if theirs is None or str(draft.load().get("text", "")).strip():
            return
        # What cannot be read is left out: everything acknowledged is in journals.
        with suppress(Unreadable):
            with foreign_reading():
                fields = load_json(theirs.decode())
            if isinstance(fields, dict):
                draft.save({**fields, "open": True})


def _is_toml(name: str) -> bool:
    """Tell whether a name is one of a plain file of TOML, and no path."""
    return is_plain(name) and not {"/", "\\"} & set(name) and name.endswith(".toml")


def _without_half_line(content: bytes) -> bytes:
    """Return a journal without the line that may just be on its way to the disk."""
    content = content.rstrip(b"\n")
    last = content.rpartition(b"\n")[2]
    if not whole_lines(last) and not restore([last], 0)[1]:
        return content.removesuffix(last)
    return content + b"\n"


def _tally(name: str, content: bytes) -> Iterator[Tally]:
    """Yield what a packed file holds, if it is a journal."""
    if name.endswith(".jsonl"):
        with suppress(DamagedLine, *STORAGE_ERRORS):
            yield count(io.BytesIO(content), Path(name))
