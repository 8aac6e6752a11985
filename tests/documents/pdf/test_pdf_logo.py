"""Logos: drawn as they are, or refused with a reason; never a hang, never a fetch."""

from io import BytesIO
from typing import Literal

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from facilitator.documents.pdf import Archive, Flow, Logo, check_logo
from facilitator.documents.pdf.blocks.svg import read_svg
from facilitator.documents.pdf.file.pictures import UnfitError
from tests.documents.conftest import LAYOUTS, Write, new_flow
from tests.documents.pdf.test_pdf_standards import ARCHIVES
from tests.documents.validators import broken_rules, read_tree

pytestmark = pytest.mark.slow

SVG = "http://www.w3.org/2000/svg"
VIEW = f'<svg xmlns="{SVG}" viewBox="0 0 100 50">'
RECT = '<rect x="10" y="10" width="30" height="20"/>'


def svg(inside: str = RECT, before: str = "") -> bytes:
    """Return an SVG file."""
    return f"{before}{VIEW}{inside}</svg>".encode()


def png(mode: str = "RGB", size: tuple[int, int] = (90, 40)) -> bytes:
    """Return a PNG file of one colour."""
    data = BytesIO()
    Image.new(mode, size).save(data, "PNG")
    return data.getvalue()


ARMS = svg(
    "<style>.a{fill:#1d4f91} .b{fill:none;stroke:currentColor}</style>"
    '<defs><linearGradient id="unused"/></defs><g transform="rotate(9)" color="#b00">'
    '<path class="a" d="M10 10h60v30q0 9-30 15q-30-10-30-15z"/>'
    '<rect class="b" x="9" y="9" width="30%" height="9" rx="2" stroke-width="2px"/>'
    '<path fill-rule="evenodd" d="M70 10a9 9 0 1 0 18 0a9 9 0 1 0-18 0"/></g>',
    f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "{SVG}">',
)


def covered(logo: Logo, archive: Archive = "2a", layout: str = "duplex") -> Flow:
    """Write a cover with a logo."""
    flow = new_flow(layout=LAYOUTS[layout], archive=archive, logo=logo)
    flow.cover("Medborgardialog", kicker="Underlag")
    flow.heading(1, "Rubrik")
    return flow


@pytest.mark.validators
@pytest.mark.parametrize("layout", ["duplex", "large-booklet"])
@pytest.mark.parametrize("archive", ARCHIVES)
@pytest.mark.parametrize(("data", "kind"), [(png("RGBA"), "png"), (ARMS, "svg")])
def test_a_cover_with_a_logo_keeps_to_the_standards(
    data: bytes,
    kind: Literal["png", "svg"],
    archive: Archive,
    layout: str,
    write: Write,
) -> None:
    path = write(covered(Logo(data, kind, "Kommunens vapen"), archive, layout))

    assert check_logo(data, kind) == ""
    assert broken_rules(path, archive) == []
    [figure] = read_tree(path).find("Figure")
    assert "/BBox" in figure.attributes


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_printed(mode: str, write: Write) -> None:
    path = write(covered(Logo(png(mode), "png", "Vapen")))

    with pikepdf.open(path) as pdf:
        [image] = pdf.pages[0].resources.XObject.values()
        assert (int(image.Width), int(image.Height)) == (90, 40)
        assert "/SMask" not in image


def test_what_is_clear_in_a_png_is_white_on_paper(write: Write) -> None:
    path = write(covered(Logo(png("RGBA"), "png", "Vapen")))

    with pikepdf.open(path) as pdf:
        [image] = pdf.pages[0].resources.XObject.values()
        assert set(image.read_bytes()) == {255}


def test_a_png_of_more_pixels_than_are_printed_is_made_smaller(write: Write) -> None:
    path = write(covered(Logo(png(size=(4000, 1000)), "png", "Vapen")))

    with pikepdf.open(path) as pdf:
        [image] = pdf.pages[0].resources.XObject.values()
        assert (int(image.Width), int(image.Height)) == (1250, 313)


def test_a_logo_without_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match="name"):
        covered(Logo(png(), "png", " \u200b"))


REFUSED = {
    "large": [
        svg("<g>" * 60 + "</g>" * 60),
        svg(RECT * 5000),
        svg(f"<!--{'x' * 600_000}-->{RECT}"),
        svg(f'<path d="M0 0{"h1" * 70_000}"/>'),
    ],
    "broken": [
        b"",
        b"\x00\xff" * 40,
        svg("<g>"),
        b"<html><body/></html>",
        svg('<path d="M0 0' + "z" * 9000 + '"/>'),
        svg('<rect width="1e9" height="9"/>'),
        svg('<path d="M nan nan L 1e999 3"/>'),
        svg(RECT).replace(b"0 0 100 50", b"0 0 0 nan"),
    ],
    "empty": [svg(""), svg('<g display="none"><text>x</text></g>')],
    "unsafe": [
        svg(RECT, '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'),
        svg(RECT, '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        svg(f"<script>1</script>{RECT}"),
        svg(RECT.replace("/>", ' onload="x()"/>')),
        svg('<a href="https://exempel.example"/>'),
        svg("<foreignObject/>"),
        svg(f"<style>@import url(https://exempel.example/x.css);</style>{RECT}"),
        svg(RECT.replace("/>", ' xmlns:x="u" x:href="file:///etc/passwd"/>')),
    ],
    "text": [svg("<text>Kommunen</text>"), svg("<g><text><tspan/></text></g>")],
    "picture": [svg('<image width="9" height="9"/>')],
    "gradient": [svg('<rect width="9" height="9" fill="url(#g)"/>')],
    "transparency": [
        svg('<g opacity=".5"><rect width="9" height="9"/></g>'),
        svg('<rect width="9" height="9" style="fill-opacity:0.2"/>'),
        svg('<rect width="9" height="9" fill="#11223344"/>'),
        svg('<rect width="9" height="9" filter="url(#f)"/>'),
        svg('<style>.a{mix-blend-mode:multiply}</style><g class="a"/>'),
    ],
    "unsupported": [
        svg('<g clip-path="url(#c)"><rect width="9" height="9"/></g>'),
        svg('<rect width="9" height="9" stroke-dasharray="3 3"/>'),
        svg("<use/>"),
        svg(f"<style>g rect{{fill:red}}</style>{RECT}"),
        svg(f"<style>@media print{{rect{{fill:red}}}}</style>{RECT}"),
        svg('<rect width="9" height="9" fill="bluish"/>'),
        svg('<rect width="9" height="9" stroke-width="2%" stroke="red"/>'),
        svg('<rect width="9" height="9" fill="var(--x)"/>'),
        svg(f"{RECT}<animate/>"),
    ],
}


@pytest.mark.parametrize(
    ("reason", "at"),
    [(reason, at) for reason, files in REFUSED.items() for at in range(len(files))],
)
def test_an_svg_that_cannot_be_drawn_faithfully_is_refused(
    reason: str, at: int
) -> None:
    assert check_logo(REFUSED[reason][at], "svg") == reason


def test_a_bad_png_is_refused() -> None:
    assert check_logo(b"", "png") == "broken"
    assert check_logo(png()[:60], "png") == "broken"
    assert check_logo(svg(), "png") == "broken"
    assert check_logo(png(size=(5000, 4000)), "png") == "large"
    assert check_logo(bytes(6_000_000), "png") == "large"


@given(st.data())
def test_a_damaged_logo_is_refused_or_drawn_but_never_fails(
    data: st.DataObject,
) -> None:
    kinds: tuple[Literal["png", "svg"], ...] = ("png", "svg")
    kind = data.draw(st.sampled_from(kinds))
    whole = bytearray(ARMS if kind == "svg" else png())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(
            st.integers(0, 255)
        )

    assert check_logo(bytes(whole), kind) in {*REFUSED, ""}


@settings(max_examples=40)
@given(st.text("MmLlHhVvCcSsQqTtAaZz0123456789.,- e", max_size=60))
def test_any_path_is_drawn_or_refused(path: str) -> None:
    try:
        drawing = read_svg(svg(f'<path d="{path}"/>'))
    except UnfitError as error:
        assert str(error) in REFUSED
    else:
        assert not any("inf" in part or "nan" in part for part in drawing.operators)


def test_the_cascade_is_that_of_the_standard() -> None:
    sheet = "<style>#i{fill:#f00} .c{fill:#0f0} rect{fill:#00f}</style>"
    shapes = [
        '<rect width="9" height="9" fill="#fff"/>',
        '<rect width="9" height="9" class="c"/>',
        '<rect width="9" height="9" class="c" id="i"/>',
        '<rect width="9" height="9" class="c" id="i" style="fill:#000"/>',
    ]
    drawn = read_svg(svg(sheet + "".join(shapes))).operators

    inks = [part for part in drawn if part.endswith("rg")]
    assert inks == ["0 0 1 rg", "0 1 0 rg", "1 0 0 rg", "0 0 0 rg"]


@pytest.mark.parametrize(
    "path", ["L9 9", "Q1 1 2 2", "C1 1 2 2 3 3z", "A1 1 0 0 0 5 5"]
)
def test_a_path_that_begins_in_the_air_is_drawn_or_refused(path: str) -> None:
    data = f'<svg xmlns="{SVG}" viewBox="0 0 9 9"><path d="{path}"/></svg>'
    assert check_logo(data.encode(), "svg") in ("", "broken", "empty")
