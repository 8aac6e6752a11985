"""The throw-away workspace of a rehearsal: one dialogue, and it says what it is."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from facilitator.domain.errors import Refused
from facilitator.storage.folders import (
    JOURNALS,
    SESSION_FILE,
    SESSIONS,
    TEMPLATES,
    create_workspace,
    session_folders,
)
from facilitator.storage.journal.segments import current_segment
from facilitator.storage.plans.files import read_plan

NAME = "ovning"
_MARK = """\
# ÖVNING: inget av det som står i den här arbetsytan har sagts av någon.
# REHEARSAL: nothing in this workspace was said by anybody.
rehearsal = true

"""


class RehearsalFolder:
    """A workspace that is removed at the end, unless it is to be kept."""

    def __init__(self, keep: Path | None = None) -> None:
        """Make it, in `keep` where that is given.

        Raises:
            Refused: `keep` is a workspace already, or nothing can be written there.
        """
        self._temporary: TemporaryDirectory[str] | None = None
        if keep is None:
            self._temporary = _temporary()
            keep = Path(self._temporary.name) / NAME
        self.root = keep
        try:
            create_workspace(keep, TEMPLATES[0])
            self.session_id = _only_the_dialogue(keep)
        except BaseException:
            self.forget()
            raise

    def forget(self) -> None:
        """Remove the workspace, unless it is to be kept."""
        if self._temporary:
            self._temporary.cleanup()

    def tear(self, device: str) -> None:
        """Leave half a line at the end of a device's journal, as a power cut does."""
        folder = self.root / SESSIONS / self.session_id / JOURNALS
        path = current_segment(folder, device)
        whole = path.read_bytes().rstrip(b"\n") + b"\n"
        last = whole.splitlines()[-1]
        with path.open("r+b") as file:
            file.seek(len(whole))
            file.write(last[: len(last) // 2])


def _temporary() -> TemporaryDirectory[str]:
    try:
        return TemporaryDirectory(
            prefix="facilitator-ovning-", ignore_cleanup_errors=True
        )
    except OSError as error:
        reason = error.strerror or ""
        raise Refused("workspace.not_writable", folder="", reason=reason) from error


def _only_the_dialogue(root: Path) -> str:
    """Take away all meetings but the dialogue in the hall; return its id."""
    folders = session_folders(root)
    dialogue = max(folders, key=lambda folder: len(read_plan(folder).session.tables))
    for folder in folders:
        if folder != dialogue:
            shutil.rmtree(folder)
    file = dialogue / SESSION_FILE
    file.write_text(_MARK + file.read_text("utf-8"), "utf-8")
    return dialogue.name
