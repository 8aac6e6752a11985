"""Posters: every page's code is read by two decoders that share no code with it."""

import subprocess
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pikepdf
import pytest
import zxingcpp
from PIL import Image

from facilitator.domain.errors import Refused
from facilitator.domain.papers.posters import wifi_code
from facilitator.domain.plan.plan import Plan
from facilitator.services.export.request import Request
from tests.builders import a_plan
from tests.documents.sample_papers import NETWORK, a_hall, changed, hostile_hall, paper
from tests.documents.texts import HOSTILE
from tests.documents.validators import page_texts, read_tree, require_tool

pytestmark = pytest.mark.slow

LINK = a_plan().session.form_link
MARGIN = 4
"""Modules of white around a code."""


def pictures(wanted: Request, plan: Plan, folder: Path) -> list[Image.Image]:
    """Make a paper and return a picture of each page."""
    require_tool("pdftoppm")
    paper(wanted, plan, None, folder / "ut.pdf")
    command = ["pdftoppm", "-r", "60", "-gray", "-png", "ut.pdf", "sida"]
    subprocess.run(command, check=True, cwd=folder)
    return [_picture(path) for path in sorted(folder.glob("sida*.png"))]


def _picture(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return image.convert("L")


def read(image: Image.Image) -> set[str]:
    """Return what the two decoders read in a picture."""
    found = zxingcpp.read_barcodes(image)
    other, *_ = cv2.QRCodeDetector().detectAndDecode(np.array(image.convert("RGB")))
    return {*(str(each.text) for each in found), other}


@pytest.mark.parametrize("paper_size", ["a4", "a3"])
def test_each_tables_poster_leads_to_the_form_and_knows_its_table(
    paper_size: str, tmp_path: Path
) -> None:
    wanted = Request("poster", table="all", paper=paper_size)
    pages = pictures(wanted, a_hall(), tmp_path)
    assert [read(page) for page in pages] == [{f"{LINK}?B={n}"} for n in range(1, 10)]
    for number, page in enumerate(page_texts(tmp_path / "ut.pdf"), 1):
        assert f"Bord {number}" in page and f"{LINK}?B={number}" in page


def test_a_poster_of_a_group_and_an_area_names_them(tmp_path: Path) -> None:
    wanted = Request("poster", group="2", area="3", link="HTTP://192.168.1.23:8080/F")
    [page] = pictures(wanted, a_hall(), tmp_path)
    assert read(page) == {"HTTP://192.168.1.23:8080/F?G=2&O=3"}
    [text] = page_texts(tmp_path / "ut.pdf")
    assert "Grupp 2" in text and "Område 3" in text


@pytest.mark.parametrize("paper_size", ["a4", "a3"])
@pytest.mark.parametrize("password", ["", 'a;b,c:d"e\\f', "71930462"])
def test_the_poster_of_the_network_joins_it_and_tells_the_address(
    password: str, paper_size: str, tmp_path: Path
) -> None:
    plan = changed(a_plan(), wifi="Dialog; hallen", wifi_password=password)
    wanted = Request("wifi-poster", paper=paper_size)
    [page] = pictures(wanted, plan, tmp_path)
    assert read(page) == {wifi_code(plan)}
    [text] = page_texts(tmp_path / "ut.pdf")
    assert LINK in text and "Dialog; hallen" in text and password in text


def test_without_an_address_the_network_has_a_poster_all_the_same(
    tmp_path: Path,
) -> None:
    plan = changed(a_plan(), form_link="", **NETWORK)
    [page] = pictures(Request("wifi-poster"), plan, tmp_path)
    assert read(page) == {wifi_code(plan)}
    assert not list(read_tree(tmp_path / "ut.pdf").find("Link"))


def test_the_code_has_its_white_margin_and_tells_how_far_it_reaches(
    tmp_path: Path,
) -> None:
    [page] = pictures(Request("poster"), a_plan(), tmp_path)
    [found] = zxingcpp.read_barcodes(page)
    corners = found.position
    left, right = corners.top_left.x, corners.top_right.x
    module = (right - left) / 25
    dark = np.array(page) < 128
    rows = dark[corners.top_left.y : corners.bottom_left.y]
    white = int(module * (MARGIN - 0.5))
    assert not rows[:, left - white : left - 2].any()
    assert not rows[:, right + 3 : right + white].any()
    millimetres = module * 25.4 / 60
    assert 5.0 < millimetres < 5.3
    assert "Läs av på upp till 1,5" in page_texts(tmp_path / "ut.pdf")[0]


@pytest.mark.parametrize(
    ("metres", "width"), [(0, 210), (1.5, 210), (2.5, 297), (3, 420), (7, 841)]
)
def test_the_paper_is_as_large_as_the_distance_demands(
    metres: float, width: int, tmp_path: Path
) -> None:
    paper(Request("poster", distance=metres), a_plan(), None, tmp_path / "ut.pdf")
    with pikepdf.open(tmp_path / "ut.pdf") as pdf:
        assert round(float(pdf.pages[0].MediaBox[2]) * 25.4 / 72) == width
    told = page_texts(tmp_path / "ut.pdf")[0].replace("\u00a0", " ")
    reach = told.partition("Läs av på upp till ")[2].partition(" m")[0]
    assert float(reach.replace(",", ".")) >= metres


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"distance": 40}, "poster.too_far"),
        ({"distance": 3, "paper": "a4"}, "poster.too_far"),
        ({"distance": -1}, "poster.distance"),
        ({"distance": float("nan")}, "poster.distance"),
    ],
)
def test_what_no_paper_reaches_is_refused(
    asked: dict[str, Any], code: str, tmp_path: Path
) -> None:
    with pytest.raises(Refused) as refused:
        paper(Request("poster", **asked), a_plan(), None, tmp_path / "ut.pdf")
    assert refused.value.code == code


@pytest.mark.parametrize(
    "address", [LINK, "https://exempel.example/" + "lång" * 100], ids=["short", "long"]
)
@pytest.mark.parametrize("what", ["poster", "wifi-poster"])
def test_a_poster_is_one_page_whatever_the_names(
    what: str, address: str, tmp_path: Path
) -> None:
    plan = changed(hostile_hall(list(HOSTILE)), wifi="W" * 32, wifi_password="W" * 63)
    wanted, pages = Request(what, link=address), 1
    if what == "poster":
        wanted, pages = wanted._replace(table="all", group="1", area="2"), 3
    paper(wanted, plan, None, tmp_path / "ut.pdf")
    assert len(page_texts(tmp_path / "ut.pdf")) == pages
