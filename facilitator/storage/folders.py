"""The folders of a workspace: finding one, its sessions, making one of a template."""

import os
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from facilitator.domain.errors import NeedsAPerson, Refused
from facilitator.domain.text import clean_line, fold

SESSIONS = "sessions"
EXPORTS = "exports"
PROJECT_FILE = "project.toml"
SESSION_FILE = "session.toml"
JOURNALS = "journal"
MAPPINGS = "import"
"""How form tools' files are read, by tool; in a session's folder."""

TEMPLATES = ("nya-mal", "tom")
"""Names of the templates: the ready-made goal work, and an empty one."""


def find_workspace(start: Path) -> Path | None:
    """Return `start` or the nearest folder above it that has `sessions/`."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if _is_folder(folder / SESSIONS):
            return folder
    return None


def session_folders(root: Path) -> list[Path]:
    """Return the session folders of a workspace in order of date, then name.

    A folder that is hidden, that leads out of `sessions/` or whose name cannot be
    shown on one line is no session.

    Raises:
        Refused: `workspace.unreadable`.
    """
    sessions = root / SESSIONS
    try:
        inside = sessions.resolve()
        folders_found = [
            folder
            for folder in sessions.iterdir()
            if is_plain(folder.name)
            and folder.resolve().parent == inside
            and folder.is_dir()
        ]
    except OSError as error:
        reason = error.strerror or ""
        raise Refused("workspace.unreadable", folder=sessions, reason=reason) from error
    return sorted(folders_found, key=lambda folder: folder.name)


def resolve_session(root: Path, reference: str) -> Path:
    """Return the session folder that a user means by its name or a part of it.

    Raises:
        Refused: `session.unknown` or `session.ambiguous`, with the names to choose
            from, or `workspace.unreadable`.
    """
    folders = session_folders(root)
    wish = fold(reference.strip().rstrip("/\\"))
    exact = [folder for folder in folders if fold(folder.name) == wish]
    matches = exact or [f for f in folders if wish and wish in fold(f.name)]
    if len(matches) == 1:
        return matches[0]
    code = "session.ambiguous" if matches else "session.unknown"
    choices = tuple(folder.name for folder in matches or folders)
    raise Refused(code, value=reference, choices=choices)


def create_workspace(target: Path, template: str) -> None:
    """Make a workspace in `target` of the plan files of one of `TEMPLATES`.

    The folder may exist and hold other things; nothing in it is changed.

    Raises:
        Refused: `template.unknown`, `workspace.exists` or `workspace.not_writable`.
        NeedsAPerson: `template.missing`, where the installation is damaged.
    """
    source = _template_folder(template)
    sessions = target / SESSIONS
    if os.path.lexists(sessions):
        raise Refused("workspace.exists", folder=target)
    try:
        target.mkdir(parents=True, exist_ok=True)
        # Filled beside and then renamed, so that no half workspace is ever found.
        with tempfile.TemporaryDirectory(prefix=".new-", dir=target) as workshop:
            filled = Path(workshop) / SESSIONS
            _copy_plans(source, filled)
            filled.rename(sessions)
        (target / EXPORTS).mkdir(exist_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", "") or str(error)
        raise Refused("workspace.not_writable", folder=target, reason=reason) from error


def _template_folder(template: str) -> Path:
    if template not in TEMPLATES:
        raise Refused("template.unknown", value=template, choices=TEMPLATES)
    package = Path(__file__).parent.parent
    places = [package / "templates" / template]
    if template == TEMPLATES[0]:
        # In a clone the repository itself is this workspace.
        places.append(package.parent / SESSIONS)
    for place in places:
        if _is_folder(place):
            return place
    raise NeedsAPerson("template.missing", value=template, folder=places[0])


def _copy_plans(source: Path, target: Path) -> None:
    for file in _plan_files(source):
        copy = target / file.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)


def _plan_files(sessions: Path) -> Iterator[Path]:
    yield sessions / PROJECT_FILE
    yield from sorted(sessions.glob(f"*/{SESSION_FILE}"))


def is_plain(name: str) -> bool:
    """Tell whether a folder's name can be a session's."""
    name = unicodedata.normalize("NFC", name)  # macOS gives letters in parts
    return bool(name) and name[0] not in "._" and clean_line(name) == name


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # A folder above that may not be looked into is not ours.
        return False
