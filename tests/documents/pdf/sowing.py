"""Ways into a finished file, to sow a fault in it."""

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf


def elements(pdf: Pdf, kind: str) -> Iterator[Object]:
    """Walk the structure elements of a kind."""
    stack: list[Any] = [pdf.Root.StructTreeRoot.K]
    while stack:
        element = stack.pop()
        if not isinstance(element, Dictionary) or Name.S not in element:
            continue
        if str(element.S) == f"/{kind}":
            yield element
        kids: Any = element.get(Name.K, [])
        stack += reversed(list(kids)) if isinstance(kids, Array) else [kids]


def first(pdf: Pdf, kind: str) -> Object:
    """Return the first structure element of a kind."""
    return next(elements(pdf, kind))


def links(pdf: Pdf) -> Iterator[Object]:
    """Walk all link annotations."""
    for page in pdf.pages:
        yield from page.obj.get(Name.Annots, [])


def font(pdf: Pdf) -> Object:
    """Return a font that the pages use."""
    fonts = pdf.pages[-1].resources.Font
    found: Object = fonts["/F1+0"]
    return found


def rewrite(pdf: Pdf, old: bytes, new: bytes) -> None:
    """Change the content of the last page in one place."""
    page = pdf.pages[-1]
    content = page.Contents.read_bytes()
    assert old in content
    page.Contents = pdf.make_stream(content.replace(old, new, 1))
