"""The half-typed statement, kept beside the journal and never in it."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from facilitator.domain.foreign.nested_json import load_json
from facilitator.storage.disk.durable import (
    make_folder,
    sync_folder,
)
from facilitator.storage.disk.safe_write import (
    replace_file,
    set_aside,
)
from facilitator.storage.errors import storage_error


class DraftFile:
    """One draft on disk: saved whole, loaded after a crash, cleared when sent.

    Attributes:
        path: where the draft is.
        damaged: where the latest `load` put a file it could not read, if it did.
    """

    def __init__(self, path: Path, now: Callable[[], str]) -> None:
        """Use `path`; `now` names a damaged draft that is set aside."""
        self.path = path
        self.damaged: Path | None = None
        self._now = now

    def save(self, draft: Mapping[str, Any]) -> None:
        """Put the draft on disk in place of the former one.

        Raises:
            DiskFull, ReadOnly, FileFailed: the former draft is still there.
        """
        # Not a journal line: a draft is replaced whole, and half of one is of use to
        # nobody.
        text = json.dumps(dict(draft), ensure_ascii=False)
        try:
            make_folder(self.path.parent)
        except OSError as error:
            raise storage_error(error, self.path) from error
        # A paste may hold half a surrogate pair: keep it rather than lose the draft.
        replace_file(self.path, text.encode("utf-8", "surrogatepass"))

    def load(self) -> dict[str, Any]:
        """Return the draft, empty if there is none or if it cannot be read.

        A file that cannot be read is set aside, and `damaged` says where.

        Raises:
            DiskFull, ReadOnly, FileFailed: the file could not be opened or moved.
        """
        self.damaged = None
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise storage_error(error, self.path) from error
        try:
            # A guarded reading: a draft nested too deep must not end the program at
            # start-up, or it would never start again.
            draft = load_json(data.decode("utf-8", "surrogatepass"))
        except (ValueError, RecursionError):
            draft = None
        if isinstance(draft, dict):
            return draft
        self.damaged = set_aside(self.path, data, self._now())
        self.clear()
        return {}

    def clear(self) -> None:
        """Remove the draft from disk; there need not be one.

        Raises:
            ReadOnly, FileFailed: it is still there.
        """
        try:
            self.path.unlink()
            # Until the folder is on disk too, a power cut may bring the file back, and
            # with it a text that has been logged.
            sync_folder(self.path.parent)
        except FileNotFoundError:
            return
        except OSError as error:
            raise storage_error(error, self.path) from error
