"""Takes pictures of pages of what goes out, for the README and the guides."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageOps

PAGES = {
    "compilation": {
        "matrix": r"Vem har talat om vad",
        "chapter": r"^1 Håll",
        "meaning": r"Vad orden betyder",
    },
    "handouts": {"page": r"Med egna ord"},
}
"""Document → name of a picture → what stands on its page, and on no page before it."""
_DOTS = 80
_FIRST_PAGE_OF_MATTER = 2


def take_pages(what: str, pdf: Path, folder: Path) -> None:
    """Write `<what>-<name>.png` for each of its `PAGES`, if poppler is installed."""
    if not (shutil.which("pdftoppm") and shutil.which("pdftotext")):
        return
    texts = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True
    ).stdout.decode()
    for name, pattern in PAGES[what].items():
        number = _page_with(texts.split("\f"), pattern)
        _take(pdf, number, folder / f"{what}-{name}.png")
        print(f"{what}-{name}")


def _page_with(pages: list[str], pattern: str) -> int:
    """Return the number of the first page, not the contents, that holds a pattern."""
    for number, text in enumerate(pages, 1):
        found = re.search(pattern, text, re.MULTILINE)
        if found and number != _FIRST_PAGE_OF_MATTER:
            return number
    raise ValueError(pattern)


def _take(pdf: Path, number: int, target: Path) -> None:
    page = ["-f", str(number), "-l", str(number)]
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "page")
        look = ["-r", str(_DOTS), "-singlefile", "-png"]
        subprocess.run(["pdftoppm", *look, *page, str(pdf), str(made)], check=True)
        with Image.open(made.with_suffix(".png")) as picture:
            framed = ImageOps.expand(picture.convert("RGB"), 1, (160, 160, 160))
            framed.quantize(32, dither=Image.Dither.NONE).save(target, optimize=True)
