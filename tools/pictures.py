"""Takes the pictures of README and docs, of a session in which everything is invented.

Writes `docs/pictures/<mode>-<columns>x<rows>.svg`, and a PNG beside each where
`rsvg-convert` is installed.
"""

import asyncio
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice, product
from pathlib import Path

from PIL import Image
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from facilitator.bootstrap import Wishes, build
from facilitator.domain.events.commands import Command
from facilitator.services.export.request import Request
from facilitator.services.office import Office
from facilitator.services.rehearsal.rehearsal import RehearsalWish
from facilitator.services.session.drafts import Draft
from facilitator.tui.connect.import_file import ImportDialog
from facilitator.tui.kit.code_view import CodeView
from facilitator.tui.kit.entry import Entry
from facilitator.tui.laptops.list import LaptopList
from facilitator.tui.papers.row_keying import RowEntry
from facilitator.tui.shell.app import FacilitatorApp
from tools.page_pictures import PAGES, take_pages
from tools.picture_session import FILE, PictureClock, everything_said, hall, held

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
SESSION = "2019-04-01-medborgardialog"
SIZES = ((80, 24), (100, 30), (160, 45))
HALF_TYPED = "Bussen hem från träningen går inte efter åtta #kollektivtr"
MODES = (
    *("timeline", "log", "reading", "coverage", "asking", "meaning", "agenda", "stage"),
    *("connect", "importing", "quarantine", "laptops", "export", "keying"),
    *("rehearsal", "practice"),
)
WITHIN = {
    "reading": "log",
    "asking": "coverage",
    "importing": "connect",
    "keying": "export",
}
"""Pictures of what a mode opens."""
REHEARSALS = {
    "rehearsal": RehearsalWish(speed=0),
    "practice": RehearsalWish(practice=True),
}
SAID_LATER = 28 * 60
"""Seconds into the rehearsal at which its picture is taken."""
WAITING = 3
"""What was said at the table and is not written down yet."""
EXPECTED = ("dator-1", "dator-2", "dator-3", "bord-4")
"""The laptops that the plan names; the third one has not handed in anything."""
NOW = 28
"""Minutes past six at which the pictures are taken: round two is going on."""
PNG_WIDTH = 1400
"""In pixels; sharp on a page and still small."""
COLOURS = 96
"""As many as letters with soft edges need."""


def main() -> None:
    """Take all pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FACILITATOR_CONFIG_DIR"] = str(Path(folder, "settings"))
        held = Path(folder, "held")
        _fill(held)
        for mode, size in product(MODES, SIZES):
            name = f"{mode}-{size[0]}x{size[1]}"
            workspace = Path(folder, name, "dialoger")
            shutil.copytree(held, workspace)
            if mode == "laptops":
                _bring_together(workspace, Path(folder, name))
            _write(PICTURES / f"{name}.svg", asyncio.run(_taken(workspace, mode, size)))
            print(name)
        for what in PAGES:
            take_pages(what, _exported(held, what), PICTURES)


def _exported(workspace: Path, what: str) -> Path:
    """Make a document of the session and return where it is."""
    program = build(_wishes(workspace))
    assert program.office is not None
    opened = program.office.workspace.read(SESSION)
    return program.office.exports.export(opened, Request(what), program.tr).path


def _wishes(workspace: Path, device: str = "bord-4") -> Wishes:
    return Wishes(workspace, "sv", device, PictureClock(), lambda: "c0ffee")


def _office(workspace: Path, device: str = "bord-4") -> Office:
    office = build(_wishes(workspace, device)).office
    assert office is not None
    return office


def _say(office: Office, commands: Iterable[Command]) -> None:
    opened = office.workspace.open(SESSION)
    for command in commands:
        opened.execute(command)
    opened.close()


def _bring_together(workspace: Path, folder: Path) -> None:
    """Take in the safe copies of two laptops that are expected; a third is missing."""
    plan = workspace / "sessions" / SESSION / "session.toml"
    named = ", ".join(f'"{device}"' for device in EXPECTED)
    plan.write_text(f"laptops = [{named}]\n{plan.read_text('utf-8')}", "utf-8")
    stick = folder / "sticka"
    for number, device in enumerate(EXPECTED[:2], 1):
        root = folder / device
        _copy_plans(root)
        office = _office(root, device)
        _say(office, islice(everything_said(), 17 * number))
        office.laptops().pack(SESSION, device, target=stick / f"{device}.zip")
    _office(workspace).laptops().take_in(SESSION, [stick], lambda share: None)


def _copy_plans(workspace: Path) -> None:
    journals = shutil.ignore_patterns("journal")
    shutil.copytree(ROOT / "sessions", workspace / "sessions", ignore=journals)


def _fill(workspace: Path) -> None:
    """Hold the session: everything is said and written down."""
    _copy_plans(workspace)
    office = _office(workspace)
    _say(office, everything_said())
    _say(office, hall())
    _say(office, held())
    place = Draft(
        area="tillvaxt",
        question="1c",
        group="unga-vuxna",
        table="bord-4",
        round="omgang-2",
    )
    office.workspace.draft(SESSION).keep(place)


async def _taken(workspace: Path, mode: str, size: tuple[int, int]) -> str:
    """Return the picture of a mode as SVG."""
    now = PictureClock(NOW, 0.1)
    wishes = Wishes(workspace, "sv", "bord-4", now, lambda: "c0ffee")
    app = FacilitatorApp(build(wishes))
    async with app.run_test(size=size, notifications=True) as pilot:
        while app.current_mode != "timeline":
            await pilot.pause(0.01)
        await pilot.pause()
        await app.workers.wait_for_complete()
        if mode in REHEARSALS:
            await _rehearse(pilot, app, REHEARSALS[mode])
        elif mode != "timeline":
            await app.open_session(SESSION)
            await app.workers.wait_for_complete()
            await app.action_mode(WITHIN.get(mode, mode))
            await _arrange(pilot, app, mode)
        await _settled(app)
        await pilot.pause()
        picture = app.export_screenshot(title="Facilitator")
        await app.workspaces.leave_rehearsal()
        await app.action_mode("timeline")
    return picture


async def _settled(app: FacilitatorApp) -> None:
    """Wait for all work, also for that which takes the place of what was stopped."""
    while any(not worker.is_finished for worker in app.workers):
        with suppress(WorkerCancelled):
            await app.workers.wait_for_complete()


async def _rehearse(
    pilot: Pilot[None], app: FacilitatorApp, wish: RehearsalWish
) -> None:
    """Begin a rehearsal, and let the first half hour of it pass at once."""
    await app.workspaces.rehearse(wish)
    await app.workers.wait_for_complete()
    rehearsal = app.program.rehearsal
    assert rehearsal
    app.screen.query_one(Entry).cursor_blink = False
    room = rehearsal.room
    if room:
        for second in range(0, SAID_LATER, 20):
            room.clock.until(second)
            await asyncio.to_thread(room.play)
        room.dealt_with = len(room.heard) - WAITING
        app.room_played.publish(None)
        await pilot.pause(1)


async def _arrange(pilot: Pilot[None], app: FacilitatorApp, mode: str) -> None:
    """Bring a mode into the state that tells most about it."""
    match mode:
        case "log":
            entry = app.screen.query_one(Entry)
            entry.cursor_blink = False
            entry.insert(HALF_TYPED)
        case "reading":
            await pilot.press("ctrl+b", "1", "1")
        case "asking":
            await pilot.press("a", "down")
        case "meaning":
            await pilot.press("right", "down")
        case "coverage":
            await pilot.press("down", "down", "down", "right")
        case "importing":
            file = app.office.root / "svar.csv"
            file.write_bytes(FILE.encode("cp1252"))
            assert app.desk
            imports, opened = app.office.imports(), app.desk.opened
            dialog = ImportDialog(imports.propose(opened, file))
            await app.push_screen(dialog)
            await pilot.pause(0.5)
        case "keying":
            await pilot.press("i", "1", "2", "enter", "2")
            for text in ("Fler lekplatser", "Svara i telefon"):
                row = app.screen.query_one(RowEntry)
                row.text = text
                await pilot.press("enter")
                while row.text:
                    await pilot.pause(0.01)
            row.text = "Bättre belysning vid stationen"
        case "connect":
            code = app.screen.query_one(CodeView)
            while not code.matrix:
                await pilot.pause(0.01)
        case "laptops":
            while not app.screen.query_one(LaptopList).rows:
                await pilot.pause(0.01)


def _write(path: Path, svg: str) -> None:
    """Write a picture that asks for nothing from outside, and its PNG."""
    offline = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    spaced = offline.replace("<text ", '<text xml:space="preserve" ')
    # Without the font from the net, this size gives most others the same width.
    sized = spaced.replace("font-size: 20px", "font-size: 20.26px")
    path.write_text(sized.replace("&#160;", " "), "utf-8")
    converter = shutil.which("rsvg-convert")
    if converter:
        png = path.with_suffix(".png")
        subprocess.run([converter, "-w", str(PNG_WIDTH), path, "-o", png], check=True)
        with Image.open(png) as picture:
            few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(png, optimize=True)


if __name__ == "__main__":
    main()
