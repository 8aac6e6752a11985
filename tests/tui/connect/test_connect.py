"""Anslut: the code stands for the address beside it, at every size and choice."""

import io
from functools import partial
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from textual.pilot import Pilot
from textual.widgets import Static

from facilitator.documents import qr
from facilitator.services.qr_codes import Matrix
from facilitator.tui.kit.code_view import (
    CodeView,
    code_line,
    largest_module,
)
from facilitator.tui.shell.app import FacilitatorApp
from tests.tui.conftest import SESSION, MakeApp, running, text_of, toasts, until

ADDRESS = "HTTPS://EXEMPEL.EXAMPLE/F/1APRIL"


async def in_connect(pilot: Pilot[None], app: FacilitatorApp) -> CodeView:
    """Go to the connect mode and return its code, made."""
    await pilot.press("f8")
    await until(pilot, lambda: app.current_mode == "connect")
    view = app.screen.query_one(CodeView)
    await until(pilot, lambda: view.matrix or view.instead)
    return view


def about(app: FacilitatorApp) -> str:
    """Return what stands beside the code."""
    return str(app.screen.query_one("#about", Static).content)


def saved(app: FacilitatorApp, path: str) -> bool:
    """Tell whether a notice names a file."""
    return any(path in toast for toast in toasts(app))


def address_of(matrix: Matrix) -> str:
    """Return what a code says."""
    lines = [code_line(matrix, 2, y) for y in range(len(matrix) + 8)]
    image = Image.new("L", (len(lines), len(lines)), 255)
    for y, line in enumerate(lines):
        x = 0
        for segment in line:
            assert segment.style is not None
            dark = segment.style.bgcolor == _INK
            image.paste(0 if dark else 255, (x, y, x + len(segment.text) // 2, y + 1))
            x += len(segment.text) // 2
    large = image.resize((8 * len(lines),) * 2, Image.Resampling.NEAREST)
    return str(zxingcpp.read_barcodes(large)[0].text)


_INK = code_line(((True,) * 21,) * 21, 2, 4)[1].style.bgcolor  # type: ignore[union-attr]


async def test_the_code_says_the_address_that_stands_beside_it(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        view = await in_connect(pilot, app)
        assert address_of(view.matrix) == ADDRESS
        assert ADDRESS in about(app)
        assert "130 cm" in about(app)


async def test_a_table_a_group_and_an_area_can_be_told_and_taken_back(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        view = await in_connect(pilot, app)
        await pilot.press("b", "2", "g", "3", "o", "1")
        told = f"{ADDRESS}?B=2&G=3&O=1"
        await until(pilot, lambda: address_of(view.matrix) == told)
        assert told in about(app).replace("\n", "")
        assert "Bord 2" in about(app)
        await pilot.press("g", "escape", "o", "4", "b", "4")
        await until(pilot, lambda: address_of(view.matrix) == f"{ADDRESS}?G=3")
        assert "Alla bord" in about(app)


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["png", "svg"])
async def test_the_code_is_saved_among_the_exports_and_never_over_a_file(
    ending: str, make_app: MakeApp, workspace: Path
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_connect(pilot, app)
        await pilot.press("b", "2")
        key = {"png": "p", "svg": "v"}[ending]
        folder = workspace / "exports" / SESSION
        for name in (f"qr-bord-2.{ending}", f"qr-bord-2-2.{ending}"):
            await pilot.press(key)
            await until(pilot, (folder / name).exists)
            shown = f"exports/{SESSION}/{name}"
            await until(pilot, partial(saved, app, shown))
            assert shown in about(app)
        if ending == "png":
            picture = Image.open(io.BytesIO((folder / "qr-bord-2.png").read_bytes()))
            assert zxingcpp.read_barcodes(picture)[0].text == f"{ADDRESS}?B=2"


async def test_a_picture_that_cannot_be_saved_is_a_sentence(
    make_app: MakeApp, workspace: Path
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_connect(pilot, app)
        (workspace / "exports").write_text("in the way")
        await pilot.press("p")
        await until(pilot, lambda: toasts(app))
        assert "exports" in toasts(app)[-1]


async def test_the_address_is_copied(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_connect(pilot, app)
        await pilot.press("c")
        assert app.clipboard == ADDRESS


async def test_a_missing_link_says_file_and_line_to_write(
    make_app: MakeApp, workspace: Path
) -> None:
    plan = workspace / "sessions" / SESSION / "session.toml"
    kept = [
        line for line in plan.read_text("utf-8").splitlines() if "form_link" not in line
    ]
    plan.write_text("\n".join(kept), "utf-8")
    app = make_app()
    async with running(app) as pilot:
        view = await in_connect(pilot, app)
        assert not view.matrix
        assert f"sessions/{SESSION}/session.toml" in view.instead
        assert 'form_link = "HTTPS' in view.instead
        await pilot.press("p")
        await until(pilot, lambda: toasts(app))
        assert "form_link" in toasts(app)[-1]


async def test_where_the_code_has_no_room_the_address_stands_alone(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app, (60, 15)) as pilot:
        view = await in_connect(pilot, app)
        await until(pilot, lambda: view.matrix)
        assert view.module == 0
        shown = " ".join(view.render_line(y).text for y in range(view.size.height))
        assert "tryck F för en affisch" in " ".join(shown.split())
        assert ADDRESS in about(app)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: view.module == 1)


async def test_the_code_grows_with_the_window(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        view = await in_connect(pilot, app)
        await until(pilot, lambda: view.module == 1)
        await pilot.resize_terminal(160, 45)
        await until(pilot, lambda: view.module == 2)
        widths = {view.render_line(y).cell_length for y in range(view.size.height)}
        assert widths == {view.size.width}


@pytest.mark.parametrize(
    ("modules", "width", "height", "module"),
    [
        (25, 33, 17, 1),
        (25, 32, 40, 0),
        (25, 80, 16, 0),
        (25, 66, 33, 2),
        (25, 65, 33, 1),
        (25, 99, 50, 2),
        (25, 132, 66, 4),
        (177, 80, 24, 0),
        (25, 0, 0, 0),
    ],
)
def test_a_module_is_whole_cells_where_there_is_room(
    modules: int, width: int, height: int, module: int
) -> None:
    assert largest_module(modules, width, height) == module


@pytest.mark.parametrize("module", [1, 2, 4])
def test_every_line_of_a_code_is_black_and_white_and_equally_wide(module: int) -> None:
    matrix = qr.matrix(ADDRESS)
    side = (len(matrix) + 8) * module
    for y in range((side + 1) // 2):
        line = code_line(matrix, module, y)
        assert sum(len(segment.text) for segment in line) == side
        for segment in line:
            assert segment.style is not None
            assert set(segment.text) <= ({" ", "▄"} if module == 1 else {" "})
            for colour in (segment.style.color, segment.style.bgcolor):
                assert colour is not None
                assert colour.get_truecolor() in {(0, 0, 0), (255, 255, 255)}


@pytest.mark.parametrize(("size", "warned"), [((80, 24), False), ((160, 24), True)])
async def test_a_code_too_small_for_a_hall_is_told_with_a_way_out(
    make_app: MakeApp, size: tuple[int, int], warned: bool
) -> None:
    app = make_app()
    async with running(app, size) as pilot:
        await pilot.press("f8")
        await until(pilot, lambda: "Mobilen läser den" in text_of(app))
        told = " ".join(text_of(app).split())
        assert ("F för en affisch" in told) is warned
