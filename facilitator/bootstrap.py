"""Puts the program together: the one place that knows every concrete part."""

import getpass
import os
import socket
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from facilitator import __version__
from facilitator.domain.errors import Refused
from facilitator.domain.plan.ids import device_slug
from facilitator.i18n.translate import Translator, choose_language, load
from facilitator.services.export.exports import (
    Exports,
    Maker,
    Paper,
)
from facilitator.services.form_server import Child, FormServer, FormWish
from facilitator.services.office import Office
from facilitator.services.ports import Clock, Telling
from facilitator.services.preferences import Preferences
from facilitator.services.program import Program
from facilitator.services.qr_codes import (
    CodeMaker,
    Codes,
)
from facilitator.services.workspace import Workspace
from facilitator.storage.folders import (
    create_workspace,
    find_workspace,
)
from facilitator.storage.journal.session_store import Writer
from facilitator.storage.machine.device_key import device_key, key_path
from facilitator.storage.machine.settings import (
    read_settings,
    settings_path,
    write_settings,
)
from facilitator.storage.workspace_store import Shelf

if TYPE_CHECKING:
    from facilitator.services.export.verify import Origin
    from facilitator.services.intake.importing import Imports
    from facilitator.services.laptops import Laptops, Resumed
    from facilitator.services.rehearsal.rehearsal import (
        Rehearsal,
        RehearsalWish,
    )

NONCE_BYTES = 3
"""Enough to tell apart the few devices that one session has."""


class Wishes(NamedTuple):
    """What the command line or a test asks for; the rest comes from outside."""

    workspace: Path | None = None
    """The workspace's folder; else it is looked for from the current one upwards."""
    language: str | None = None
    device: str | None = None
    clock: Callable[[], datetime] = lambda: datetime.now().astimezone()
    nonce: Callable[[], str] = lambda: os.urandom(NONCE_BYTES).hex()
    outside: bool = False
    """True where no workspace is to be looked for."""


def build(wishes: Wishes) -> Program:
    """Return the program, with a workspace where one was named or found.

    Raises:
        Refused: the named folder is no workspace, or the device's name is empty.
    """
    file = settings_path()
    choices, ignored = read_settings(file)
    preferences = Preferences(choices, lambda each: write_settings(file, each))
    tr = load(choose_language(wishes.language, choices.language))

    def open_office(root: Path) -> Office:
        writer = _writer(wishes, preferences)
        return _office(root, writer, wishes, choices.scribe or "scribe")

    def create_office(root: Path, template: str) -> Office:
        create_workspace(root, template)
        return open_office(root)

    def resume_office(copy: Path, root: Path) -> "tuple[Office, Resumed]":
        result = _laptops(root, _writer(wishes, preferences)).resume(copy)
        return open_office(root), result

    root = None if wishes.outside else _root(wishes)
    return Program(
        tr=tr,
        preferences=preferences,
        open_workspace=open_office,
        new_workspace=create_office,
        resume=resume_office,
        rehearse=lambda wish: _rehearsal(wishes, wish),
        report=write_report,
        clock=wishes.clock,
        open_file=_open,
        print_file=_print,
        origin_of=_origin_of,
        read_file=_read_file,
        office=open_office(root) if root else None,
        notices=[Refused(each.code, **each.details) for each in ignored],
    )


def _rehearsal(wishes: Wishes, wish: "RehearsalWish") -> "Rehearsal":
    from facilitator.bootstrap_rehearsal import rehearsal

    def office_at(root: Path, writer: Writer, clock: Clock) -> Office:
        return _office(root, writer, wishes._replace(clock=clock), "scribe")

    return rehearsal(wish, wishes.clock(), wishes.nonce, office_at)


def _writer(wishes: Wishes, preferences: Preferences) -> Writer:
    """Return who writes; the name may be another after the user has chosen one."""
    return Writer(
        device_name(wishes.device, preferences.choices.device),
        wishes.nonce,
        lambda: wishes.clock().isoformat(timespec="seconds"),
        key=lambda: device_key(key_path()),
    )


def write_report(text: str) -> Path:
    """Write a technical report where every user may write, and return its path.

    Raises:
        OSError: it could not be written.
    """
    import tempfile

    where = f"facilitator {__version__}, Python {sys.version}, {sys.platform}"
    handle, name = tempfile.mkstemp(prefix="facilitator-", suffix=".txt", text=True)
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(f"{where}\n\n{text}")
    return Path(name)


def device_name(wish: str | None = None, choice: str = "") -> str:
    """Return the name of this device's journals, fit for a file name everywhere.

    The order is: what was asked for, `FACILITATOR_DEVICE`, what the settings keep.

    Without a wish it is the machine's name and a mark of the user, which stays the
    same and tells no one who the user is.
    """
    wish = wish or os.environ.get("FACILITATOR_DEVICE") or choice
    if wish:
        name = device_slug(wish)
        if not name:
            raise Refused("device.name", value=wish)
        return name
    user = f"{crc32(getpass.getuser().encode()):08x}"[:4]
    return f"{device_slug(socket.gethostname()) or 'dator'}-{user}"


def _root(wishes: Wishes) -> Path | None:
    """Return the workspace that was named or is found from here upwards."""
    from_environment = os.environ.get("FACILITATOR_WORKSPACE")
    root = wishes.workspace or (Path(from_environment) if from_environment else None)
    return root or find_workspace(Path.cwd())


def _office(root: Path, writer: Writer, wishes: Wishes, by: str) -> Office:
    if find_workspace(root) != root.resolve():
        raise Refused("workspace.none", folder=root)
    shelf = Shelf(root.resolve(), writer)
    return Office(
        shelf.root,
        Workspace(shelf, wishes.clock, by),
        Exports(shelf, _maker),
        Codes(_code_maker, shelf.publish),
        lambda: _laptops(shelf.root, writer),
        _form_server(shelf.root, writer.device),
        lambda: _imports(shelf.root),
        writer.device,
    )


def _form_server(root: Path, device: str) -> FormServer:
    """Return what starts `serve` in a process of its own, loaded when it does."""
    launchers: list[Callable[[FormWish], Child]] = []

    def arguments(wish: FormWish) -> list[str]:
        words = ["--workspace", str(root), "--device", device, "serve", wish.session_id]
        words += ["--for-program", "--port", str(wish.port)]
        words += ["--host", wish.host] if wish.host else []
        return words + (["--base-url", wish.base_url] if wish.base_url else [])

    def launch(wish: FormWish) -> Child:
        from facilitator.storage.machine.form_process import Launcher

        if not launchers:
            launchers.append(Launcher(arguments))
        return launchers[0](wish)

    def addresses() -> list[str]:
        from facilitator.storage.machine.addresses import own_addresses

        return own_addresses()

    return FormServer(launch, addresses)


def _open(path: Path) -> None:
    from facilitator.storage.machine.viewer import open_with_viewer

    open_with_viewer(path)


def _print(path: Path) -> None:
    from facilitator.storage.machine.printer import print_file

    print_file(path)


def _laptops(root: Path, writer: Writer) -> "Laptops":
    from facilitator.services.laptops import Laptops
    from facilitator.storage.laptops.handover import Handover
    from facilitator.storage.laptops.laptop_files import LaptopFiles

    return Laptops(LaptopFiles(root, writer), Handover(root, writer))


def _imports(root: Path) -> "Imports":
    from facilitator.intake.tables import read_table
    from facilitator.services.intake.importing import Imports
    from facilitator.storage.plans.mapping_files import MappingFiles

    return Imports(read_table, MappingFiles(root))


def _maker(name: str) -> Maker:
    """Return what makes a document; its code is loaded when it is first made."""

    def make(made_of: Any, tr: Translator, progress: Telling) -> Paper:
        from facilitator.documents.makers import maker

        return maker(name)(made_of, tr, progress)

    return make


def _origin_of(path: Path) -> "Origin | None":
    from facilitator.documents.origin import origin_of
    from facilitator.storage.disk.bounded_read import read_whole

    return origin_of(read_whole(path))


def _read_file(path: Path, most: int) -> bytes:
    from facilitator.storage.disk.bounded_read import read_begun

    return read_begun(path, most)


def _code_maker() -> CodeMaker:
    from facilitator.documents import qr

    return qr
