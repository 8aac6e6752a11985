"""Templates and the frame of a page: what it may load and run is written in it.

The policy lets the page run the one script whose checksum it names, or none, and load
nothing at all; pictures are in the file itself.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

_TEMPLATES = Path(__file__).with_name("templates")
_KINDS = {"svg": "image/svg+xml", "png": "image/png"}
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_UNHELD = re.compile("[\0\ud800-\udfff]")
"""Characters that a page cannot hold, whatever they are written as."""


class Head(NamedTuple):
    """What a page tells of itself."""

    title: str
    language: str
    """Language tag of the document's own words."""
    foot: str
    """What stands below everything."""
    accent: str = ""
    """Colour of headings, `#rrggbb`; empty for the page's own."""
    logo: bytes = b""
    """A picture; empty for none."""
    logo_kind: str = ""
    """`svg` or `png`."""
    logo_alt: str = ""
    """What it shows."""
    stamp: str = ""
    """What stands above everything in strong letters."""


def macro(name: str, *values: object, of: str = "blocks.html") -> Markup:
    """Return what a macro of a template makes of plain texts."""
    markup: Markup = getattr(_environment().get_template(of).module, name)(*values)
    return markup


def page(
    head: Head,
    *,
    skip: str,
    cover: Markup,
    contents: str,
    blocks: Iterable[Markup],
    script: str,
    style: str,
) -> bytes:
    """Return the whole page as a file in UTF-8."""
    html = _environment().get_template("page.html").render(
        head=head,
        policy=policy(script),
        style=Markup(source("page.css") + style),
        skip=skip,
        cover=cover,
        contents=contents,
        body=Markup("").join(blocks),
        script=Markup(script),
    )  # fmt: skip
    return _UNHELD.sub("\ufffd", html).encode()


def policy(script: str) -> str:
    """Return what a page may load and run; `script` alone, none where it is empty."""
    if not script:
        return _POLICY
    checksum = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"{_POLICY}; script-src 'sha256-{checksum}'"


def picture(kind: str, data: bytes) -> str:
    """Return the address of a picture that is in the page itself.

    A drawing can run no script where it is shown as a picture.
    """
    return f"data:{_KINDS[kind]};base64,{base64.b64encode(data).decode()}"


def source(name: str) -> str:
    """Return a file beside the templates, with line feeds alone."""
    return (_TEMPLATES / name).read_text("utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
