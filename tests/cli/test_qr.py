"""QR codes in the terminal and as pictures, read back as a phone would."""

import re
from pathlib import Path

import cv2
import numpy
import pytest
import zxingcpp

from facilitator.cli.qr_text import in_colour, in_ink
from facilitator.documents.qr import matrix
from facilitator.domain.form.address import QUIET_MODULES
from tests.cli.conftest import Shell

ADDRESS = "HTTPS://EXEMPEL.EXAMPLE/F/1APRIL"
INK = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
CELL = re.compile(r"\x1b\[48;5;(\d+)m(?:\x1b\[38;5;(\d+)m)?( {2}|▄)")


def scanned(rows: list[list[int]]) -> str:
    """Return what a scanner reads in rows of modules, 1 for dark."""
    picture = numpy.array([[255 * (1 - dark) for dark in row] for row in rows])
    large = numpy.kron(picture.astype("uint8"), numpy.ones((8, 8), "uint8"))
    (found,) = zxingcpp.read_barcodes(large)
    return str(found.text)


def halves(pairs: list[list[tuple[int, int]]]) -> list[list[int]]:
    """Return rows of modules from rows of upper and lower halves."""
    return [[pair[half] for pair in row] for row in pairs for half in (0, 1)]


def test_a_file_gets_the_code_in_ink_and_its_address(shell: Shell) -> None:
    *code, address = shell("qr", "04-01").out.splitlines()
    assert address == ADDRESS
    assert scanned(halves([[INK[char] for char in line] for line in code])) == ADDRESS


@pytest.mark.parametrize(("width", "height", "cells"), [(80, 60, 2), (80, 24, 1)])
def test_a_terminal_gets_black_on_white_that_can_be_scanned(
    width: int, height: int, cells: int
) -> None:
    lines = in_colour(matrix(ADDRESS), width, height)
    rows = [CELL.findall(line) for line in lines]
    assert all(line.endswith("\x1b[0m") for line in lines)
    assert cells * len(rows[0]) <= width and len(rows) <= height
    if cells == 2:
        modules = [[int(ground == "16") for ground, _, _ in row] for row in rows]
    else:
        modules = halves(
            [
                [(int(up == "16"), int(low == "16")) for up, low, _ in row]
                for row in rows
            ]
        )
    assert scanned(modules) == ADDRESS
    assert not any(map(any, modules[:QUIET_MODULES]))


def test_a_terminal_too_narrow_for_the_code_gets_none() -> None:
    assert in_colour(matrix(ADDRESS), 20, 60) == []
    assert len(in_ink(matrix(ADDRESS))[0]) == len(matrix(ADDRESS)) + 2 * QUIET_MODULES


def test_a_terminal_is_painted_and_a_small_window_gets_a_way_out(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[48;5;231m" in shell("qr", "04-01").out
    monkeypatch.setenv("COLUMNS", "20")
    small = shell("qr", "04-01")
    assert small.out.strip() == ADDRESS and "--png" in small.err


@pytest.mark.parametrize("name", ["kod.png", "kod"])
def test_a_picture_is_saved_with_its_ending_and_tells_the_place(
    shell: Shell, name: str
) -> None:
    path = shell.root / name
    answer = shell("qr", "04-01", "--table", 4, "--area", "kunskap", "--png", path)
    saved = Path(answer.out.strip())
    assert saved == shell.root / "kod.png"
    (found,) = zxingcpp.read_barcodes(cv2.imdecode(_bytes_of(saved), 0))
    assert found.text.upper() == f"{ADDRESS}?B=4&O=3"
    again = shell("qr", "04-01", "--png", path)
    assert again.status == 1 and "finns redan" in again.err


def _bytes_of(path: Path) -> "numpy.ndarray[tuple[int], numpy.dtype[numpy.uint8]]":
    return numpy.frombuffer(path.read_bytes(), "uint8")


def test_a_drawing_is_saved(shell: Shell) -> None:
    path = shell.root / "kod.svg"
    assert shell("qr", "04-01", "--svg", path).status == 0
    assert path.read_text("utf-8").startswith("<svg")


def test_the_code_of_the_network_is_saved_and_belongs_to_no_table(
    shell: Shell,
) -> None:
    refused = shell("qr", "04-01", "--wifi")
    assert refused.status == 1 and "wifi_password" in refused.err
    (plan,) = (shell.root / "sessions").glob("2019-04-01*/session.toml")
    network = 'wifi = "Dialog;1"\nwifi_password = "a:b"\n'
    plan.write_text(network + plan.read_text("utf-8"), "utf-8")
    path = shell.root / "natet.png"
    assert shell("qr", "04-01", "--wifi", "--png", path).status == 0
    (found,) = zxingcpp.read_barcodes(cv2.imdecode(_bytes_of(path), 0))
    assert found.text == r"WIFI:T:WPA;S:Dialog\;1;P:a\:b;;"
    assert shell("qr", "04-01", "--wifi", "--table", 4).status == 2
