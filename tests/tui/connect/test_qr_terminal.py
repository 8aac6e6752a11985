"""The code on a real terminal: painted to pixels, then read as a phone would."""

import os
import select
import signal
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import monotonic

import cv2
import numpy as np
import pyte
import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageOps

from facilitator.bootstrap import Wishes, build
from tests.tui.conftest import SESSION

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal needs a Unix", allow_module_level=True)

import fcntl
import pty
import termios

pytestmark = pytest.mark.slow

ADDRESS = "HTTPS://EXEMPEL.EXAMPLE/F/1APRIL"
WIDE, HIGH = 10, 20
"""A cell in pixels."""
PATIENCE = 30.0
GROUND = {"facilitator-light": (251, 250, 247)}
"""The colour of a terminal whose cells have none of their own."""
DARK = (16, 20, 26)
SIZES = [(80, 24), (100, 30), (160, 45)]
LOOKS = ["facilitator-dark", "facilitator-light", "NO_COLOR"]


@pytest.fixture
def in_connect_mode(workspace: Path) -> Path:
    """Return a workspace in which the program was left where the code is shown."""
    office = build(Wishes(workspace, device="bord-1")).office
    assert office is not None
    keeper = office.workspace.draft(SESSION)
    keeper.keep(replace(keeper.draft, mode="connect", open=True))
    return workspace


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))
@pytest.mark.parametrize("look", LOOKS)
def test_two_decoders_read_the_code_off_the_terminal(
    size: tuple[int, int], look: str, in_connect_mode: Path, settings_folder: Path
) -> None:
    with terminal(size, look, in_connect_mode, settings_folder) as wait:
        image = wait(lambda image: by_zxing(image) == ADDRESS)
        assert by_opencv(image) == ADDRESS


def test_no_decoder_reads_it_inverted_or_without_its_margin(
    in_connect_mode: Path, settings_folder: Path
) -> None:
    with terminal((80, 24), LOOKS[0], in_connect_mode, settings_folder) as wait:
        image = wait(lambda image: by_zxing(image) == ADDRESS)
    for spoilt in (ImageOps.invert(image), without_margin(image)):
        assert by_zxing(spoilt) == ""
        assert by_opencv(spoilt) == ""


def by_zxing(image: Image.Image) -> str:
    """Return what zxing reads, which is not to try the colours the other way round."""
    found = zxingcpp.read_barcodes(image, try_invert=False)
    return str(found[0].text) if found else ""


def by_opencv(image: Image.Image) -> str:
    """Return what OpenCV reads."""
    text, *_ = cv2.QRCodeDetector().detectAndDecode(np.array(image))
    return str(text)


def without_margin(image: Image.Image) -> Image.Image:
    """Return the picture with all that is outside the modules dark."""
    white = np.argwhere((np.array(image) == 255).all(axis=2))
    (top, left), (bottom, right) = white.min(axis=0), white.max(axis=0)
    margin = 4 * WIDE
    box = (
        left + margin,
        top + margin,
        right + 1 - margin,
        top + (right - left) + 1 - margin,
    )
    assert bottom >= box[3]
    spoilt = Image.new("RGB", image.size, DARK)
    spoilt.paste(image.crop(box), box[:2])
    return spoilt


Wait = Callable[[Callable[[Image.Image], bool]], Image.Image]


def environment(look: str, workspace: Path, settings: Path) -> dict[str, str]:
    """Return what makes the program start with a look."""
    settings.mkdir(exist_ok=True)
    theme = LOOKS[0] if look == "NO_COLOR" else look
    (settings / "settings.json").write_text(f'{{"theme": "{theme}"}}', "utf-8")
    env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    env |= {"FACILITATOR_WORKSPACE": str(workspace), "FACILITATOR_DEVICE": "bord-1"}
    env.pop("NO_COLOR", None)
    return env | ({"NO_COLOR": "1"} if look == "NO_COLOR" else {})


def started(
    size: tuple[int, int], env: dict[str, str]
) -> tuple[subprocess.Popen[bytes], int]:
    """Start the program on a pseudo-terminal; return it and our end."""
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "facilitator"],
        stdin=inner,
        stdout=inner,
        stderr=inner,
        env=env,
        start_new_session=True,
    )
    os.close(inner)
    return process, outer


@contextmanager
def terminal(
    size: tuple[int, int], look: str, workspace: Path, settings: Path
) -> Iterator[Wait]:
    """Run the program on a pseudo-terminal; give what waits for a picture of it."""
    process, outer = started(size, environment(look, workspace, settings))
    screen = pyte.Screen(*size)
    stream = pyte.ByteStream(screen)

    def wait(holds: Callable[[Image.Image], bool]) -> Image.Image:
        end = monotonic() + PATIENCE
        while monotonic() < end:
            ready, _, _ = select.select([outer], [], [], 0.2)
            if not ready:
                image = painted(screen, GROUND.get(look, DARK))
                if holds(image):
                    return image
                continue
            try:
                stream.feed(os.read(outer, 65_536))
            except OSError:  # The program has ended.
                break
        raise AssertionError("the code was never read:\n" + "\n".join(screen.display))

    try:
        yield wait
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        os.close(outer)


def painted(screen: pyte.Screen, ground: tuple[int, int, int]) -> Image.Image:
    """Return the screen in pixels: backgrounds and lower half blocks, no letters."""
    image = Image.new("RGB", (screen.columns * WIDE, screen.lines * HIGH), ground)
    draw = ImageDraw.Draw(image)
    for y in range(screen.lines):
        for x in range(screen.columns):
            cell = screen.buffer[y][x]
            left, top = x * WIDE, y * HIGH
            right, bottom = left + WIDE - 1, top + HIGH - 1
            draw.rectangle((left, top, right, bottom), colour(cell.bg, ground))
            if cell.data == "▄":
                half = (left, top + HIGH // 2, right, bottom)
                draw.rectangle(half, colour(cell.fg, ground))
    return image


def colour(name: str, ground: tuple[int, int, int]) -> tuple[int, int, int]:
    """Return a cell's colour; those of the palette are none that a code may use."""
    if len(name) == 6:
        return (int(name[:2], 16), int(name[2:4], 16), int(name[4:], 16))
    return ground
