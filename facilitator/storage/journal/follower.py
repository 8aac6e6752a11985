"""Reads what other devices write, wherever their journals come from."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from facilitator.domain.errors import FacilitatorError
from facilitator.storage.journal.codec import decode_record
from facilitator.storage.journal.followed_file import FollowedFile, KeyOf, Part
from facilitator.storage.journal.line_reader import SLICE_BYTES, Decode


class Follower:
    """The journals in a folder but those that are left out.

    Attributes:
        files: what is followed, by file name.
    """

    def __init__(
        self,
        folder: Path,
        *,
        leave_out: Iterable[Path] = (),
        session: str | None = None,
        decode: Decode[Any] = decode_record,
        key_of: KeyOf | None = None,
    ) -> None:
        """Follow `folder`, which need not exist yet.

        Args:
            folder: where the journals are.
            leave_out: files that this program writes itself.
            session: if given, files of another session are reported and not read.
            decode: makes of a line what is handed out; a record unless told.
            key_of: as `FollowedFile` has it.
        """
        self.files: dict[str, FollowedFile] = {}
        self._folder = folder
        self._left_out = {path.name for path in leave_out}
        self._session = session
        self._decode = decode
        self._key_of = key_of

    @property
    def pending(self) -> int:
        """Bytes known of and not yet read: poll again at once while there are any."""
        return sum(file.pending for file in list(self.files.values()))

    @property
    def problems(self) -> dict[str, FacilitatorError]:
        """Why files cannot be followed at present, by file name."""
        return {name: file.problem for name, file in self.files.items() if file.problem}

    def leave_out(self, path: Path) -> None:
        """Follow one file no longer."""
        self._left_out.add(path.name)
        self.files.pop(path.name, None)

    def look(self) -> list[FollowedFile]:
        """Take note of new files; return all that are followed, by name."""
        for path in sorted(self._folder.glob("*.jsonl")):
            # macOS leaves `._name` files on sticks; a name may also be a folder's.
            if path.name.startswith(".") or path.name in self._left_out:
                continue
            if path.name not in self.files and path.is_file():
                self.files[path.name] = FollowedFile(
                    path,
                    session=self._session,
                    decode=self._decode,
                    key_of=self._key_of,
                )
        return list(self.files.values())

    def poll(self, slice_bytes: int = SLICE_BYTES) -> Iterator[tuple[str, list[Any]]]:
        """Yield each file's name and new records, about `slice_bytes` at most.

        Each file's records come in its own order. A record may come again when a
        file was replaced. Half-written last lines wait until they are whole.
        """
        for name, parts in self.parts(slice_bytes):
            yield name, list(chain.from_iterable(events for _, events in parts))

    def parts(self, slice_bytes: int = SLICE_BYTES) -> Iterator[tuple[str, list[Part]]]:
        """Yield the same with how well it is known who wrote them."""
        for file in self.look():
            parts = file.parts(slice_bytes)
            if parts:
                yield file.path.name, parts
