"""QR codes: what is drawn is read back by decoders that share no code with it."""

import io
import re
from xml.etree import ElementTree

import cv2
import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from facilitator.documents import qr
from facilitator.domain.errors import Refused

ADDRESS = "HTTPS://EXEMPEL.EXAMPLE/F/1APRIL"
SVG = "{http://www.w3.org/2000/svg}"


def drawn(matrix: qr.Matrix, scale: int = 6, quiet: int = 4) -> Image.Image:
    """Return the modules as a picture."""
    side = len(matrix) + 2 * quiet
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                image.putpixel((x + quiet, y + quiet), 0)
    return image.resize((side * scale, side * scale), Image.Resampling.NEAREST)


def read(image: Image.Image) -> str:
    """Return what zxing reads in a picture; empty where it reads nothing."""
    found = zxingcpp.read_barcodes(image)
    return str(found[0].text) if found else ""


def correction_level(matrix: qr.Matrix) -> str:
    """Return the level that the code's own format information tells."""
    # The first of the two bits has a fixed 1 laid over it.
    bits = (not matrix[8][0], matrix[8][1])
    levels = {(0, 1): "L", (0, 0): "M", (1, 1): "Q", (1, 0): "H"}
    return levels[bits]


def version(matrix: qr.Matrix) -> int:
    """Return the code's version."""
    return (len(matrix) - 17) // 4


@pytest.mark.parametrize(
    "address",
    [
        ADDRESS,
        f"{ADDRESS}?B=4&G=3&O=2",
        "http://192.168.1.23:8080/f/AB12",
        "https://exempel.example/träff?ö=å&namn=<b>\"'",
        "A" * 400,
    ],
)
def test_two_decoders_read_the_address_back(address: str) -> None:
    image = drawn(qr.matrix(address))
    assert read(image) == address
    seen, *_ = cv2.QRCodeDetector().detectAndDecode(np.array(image.convert("RGB")))
    assert seen == address


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=80))
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    found = zxingcpp.read_barcodes(drawn(qr.matrix(text)))
    assert found[0].bytes == text.encode()


def test_the_code_of_a_short_upper_case_address_is_small_and_strongly_corrected() -> (
    None
):
    matrix = qr.matrix("HTTP://EXEMPEL.SE/F/AB12")
    assert (version(matrix), correction_level(matrix)) == (2, "Q")


def test_correction_is_never_raised_at_the_price_of_a_larger_code() -> None:
    matrix = qr.matrix(ADDRESS)
    assert (version(matrix), correction_level(matrix)) == (2, "M")


def test_an_address_that_no_code_holds_is_refused_with_its_length() -> None:
    with pytest.raises(Refused) as refusal:
        qr.matrix("å" * 2_000)
    assert refusal.value.code == "code.too_long"
    assert refusal.value.details == {"length": 2_000}


def test_the_png_is_read_back_and_has_a_white_margin_of_four_modules() -> None:
    image = Image.open(io.BytesIO(qr.png(ADDRESS)))
    assert read(image) == ADDRESS
    assert image.mode == "1"
    assert image.size == (33 * qr.PNG_MODULE,) * 2
    margin = 4 * qr.PNG_MODULE
    dark = np.argwhere(~np.array(image))
    assert dark.min() == margin
    assert dark.max() == image.width - margin - 1


def test_the_svg_is_read_back_on_its_white_ground() -> None:
    root = ElementTree.fromstring(qr.svg(ADDRESS))
    ground, bars = root.findall(f"{SVG}path")
    assert ground.get("fill") == "#fff"
    assert ground.get("d") == "M0 0h33v33h-33z"
    image = Image.new("L", (33, 33), 255)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", bars.get("d") or ""):
        image.paste(0, (int(x), int(y), int(x) + int(width), int(y) + 1))
    assert read(image.resize((330, 330), Image.Resampling.NEAREST)) == ADDRESS
    assert min(np.argwhere(np.array(image) == 0).flatten()) == 4


def test_an_svg_names_its_address_and_nothing_in_it_is_markup() -> None:
    title = ElementTree.fromstring(qr.svg("http://x.se/<b>&\x1b[31m")).find(
        f"{SVG}title"
    )
    assert title is not None
    assert title.text == "http://x.se/<b>&"


def test_the_same_address_gives_the_same_bytes() -> None:
    assert qr.png(ADDRESS) == qr.png(ADDRESS)
    assert qr.svg(ADDRESS) == qr.svg(ADDRESS)


def test_the_decoder_reads_nothing_where_the_modules_are_scrambled() -> None:
    matrix = qr.matrix(ADDRESS)
    scrambled = tuple(
        tuple(reversed(row)) if y % 2 else row for y, row in enumerate(matrix)
    )
    assert read(drawn(scrambled)) == ""
