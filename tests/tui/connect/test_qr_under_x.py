"""The code in a terminal emulator on a screen, photographed and read as phones do.

A terminal of its own draws every block and every gap between rows here, unlike where
cells are painted by a test. The screen is one that only memory has.
"""

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import cv2
import numpy as np
import pytest
from PIL import Image, ImageFilter

from tests.tui.connect.test_qr_terminal import (
    ADDRESS,
    PATIENCE,
    by_opencv,
    by_zxing,
    environment,
    in_connect_mode,
)

pytestmark = pytest.mark.slow

__all__ = ["in_connect_mode"]

needs_a_screen = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xterm")),
    reason="Xvfb and xterm are not installed",
)
SIZES = [(80, 24), (120, 36)]
LOOKS = ["facilitator-dark", "facilitator-light"]
SCREEN = (1600, 1000)
HEADER = 25
"""Numbers of four bytes at the start of a window dump, the colours' after them."""

Change = Callable[[Image.Image], Image.Image]


def blurred(image: Image.Image) -> Image.Image:
    """Return it as a lens shows it that is a little out of focus."""
    return image.filter(ImageFilter.GaussianBlur(2.5))


def smaller(image: Image.Image) -> Image.Image:
    """Return it as seen from further away."""
    return image.resize((image.width * 6 // 10, image.height * 6 // 10))


def rotated(image: Image.Image) -> Image.Image:
    """Return it as a phone sees it that is held askew."""
    return image.rotate(17, expand=True, fillcolor=(90, 90, 90))


def from_the_side(image: Image.Image) -> Image.Image:
    """Return it as seen from beside the screen."""
    wide, high = image.size
    lean = high * 0.12
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    seen = np.array([[0, 0], [wide, lean], [wide, high - lean], [0, high]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, seen)
    return Image.fromarray(cv2.warpPerspective(np.array(image), matrix, (wide, high)))


CHANGES: dict[str, Change] = {
    "blurred": blurred,
    "smaller": smaller,
    "rotated": rotated,
    "from the side": from_the_side,
}


@needs_a_screen
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))
@pytest.mark.parametrize("look", LOOKS)
def test_two_decoders_read_the_code_off_a_screen_however_it_is_held(
    size: tuple[int, int],
    look: str,
    in_connect_mode: Path,
    settings_folder: Path,
    tmp_path: Path,
) -> None:
    env = environment(look, in_connect_mode, settings_folder)
    with screen(tmp_path, env) as (display, photograph), xterm(size, display, env):
        end = monotonic() + PATIENCE
        while by_zxing(picture := photograph()) != ADDRESS:
            assert monotonic() < end, "the code was never seen"
            sleep(0.2)
    code = around_the_code(picture)
    assert by_zxing(code) == by_opencv(code) == ADDRESS
    for name, change in CHANGES.items():
        changed = change(code)
        assert by_zxing(changed) == ADDRESS, name
        assert by_opencv(changed) == ADDRESS, name


@contextmanager
def screen(
    folder: Path, env: dict[str, str]
) -> Iterator[tuple[str, Callable[[], Image.Image]]]:
    """Run a screen in memory; give its name, and what photographs it."""
    told, tell = os.pipe()
    size = "{}x{}x24".format(*SCREEN)
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tell), "-screen", "0", size, "-fbdir", folder],
        pass_fds=[tell],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(tell)
    try:
        with os.fdopen(told) as stream:
            display = f":{stream.readline().strip()}"
        yield display, lambda: dumped(folder / "Xvfb_screen0")
    finally:
        server.terminate()
        server.wait()


@contextmanager
def xterm(size: tuple[int, int], display: str, env: dict[str, str]) -> Iterator[None]:
    """Run the program in a terminal emulator."""
    columns, rows = size
    looks = ["-fa", "DejaVu Sans Mono", "-fs", "12", "-geometry", f"{columns}x{rows}"]
    run = ["-e", sys.executable, "-m", "facilitator"]
    terminal = subprocess.Popen(
        ["xterm", *looks, "-b", "0", *run],
        env=env | {"DISPLAY": display},
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        terminal.kill()
        terminal.wait()


def dumped(path: Path) -> Image.Image:
    """Return the picture in a window dump (XWD, true colour)."""
    raw = path.read_bytes()
    header = struct.unpack(f">{HEADER}I", raw[: 4 * HEADER])
    start, wide, high, row, colours = (header[at] for at in (0, 4, 5, 12, 19))
    pixels = raw[start + colours * 12 :]
    return Image.frombytes("RGB", (wide, high), pixels, "raw", "BGRX", row)


def around_the_code(picture: Image.Image) -> Image.Image:
    """Return the part of the picture in which the code stands, with its margin."""
    white = (np.array(picture) == 255).all(axis=2)
    rows = np.flatnonzero(white.sum(axis=1) > 200)
    columns = np.flatnonzero(white[rows[0] : rows[-1]].sum(axis=0) > 200)
    left, right = int(columns[0]), int(columns[-1]) + 1
    return picture.crop((left, int(rows[0]), right, int(rows[-1]) + 1))
