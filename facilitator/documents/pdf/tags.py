"""The structure tree: what each part of a document is, in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from facilitator.documents.pdf.text import text_string

if TYPE_CHECKING:
    from facilitator.documents.pdf.page import Page
    from facilitator.documents.pdf.sheets import Placed, Side

_ROWS_PER_LEAF = 2000
"""Of a number tree; PDF 1.4 allows 8191 elements in an array, two for each row."""


class Mark(NamedTuple):
    """A marked piece of a page's content."""

    page: "Page"
    number: int
    """Its MCID, unique on the page."""


@dataclass(slots=True, eq=False)
class Link:
    """A link annotation on a page."""

    page: "Page"
    box: tuple[float, float, float, float]
    """Left, bottom, right and top, in points."""
    label: str
    """What the link is called by a screen reader."""
    target: str
    """A place in the document with `#` before its name, or an address of the web."""
    element: "El"


@dataclass(slots=True, eq=False)
class El:
    """One structure element; its kids are elements, marks and links in order."""

    kind: str
    """A standard structure type, for instance `LBody`."""
    parent: "El | None" = None
    alt: str = ""
    """A description in place of what cannot be read, for figures."""
    actual: str = ""
    """The text itself, where the drawn signs do not give it."""
    lang: str = ""
    """Language tag, where it differs from the document's."""
    attributes: str = ""
    """Attribute dictionary in PDF syntax."""
    box: tuple[float, float, float, float] | None = None
    """Where a figure stands on its page."""
    kids: "list[El | Mark | Link]" = field(default_factory=list)

    def add(
        self,
        kind: str,
        *,
        alt: str = "",
        actual: str = "",
        lang: str = "",
        attributes: str = "",
        box: tuple[float, float, float, float] | None = None,
    ) -> "El":
        """Append a new element as the last kid and return it."""
        kid = El(kind, self, alt, actual, lang, attributes, box)
        self.kids.append(kid)
        return kid


class Numbers(NamedTuple):
    """Object numbers that the tree refers to."""

    root: int
    """Of the structure tree root."""
    first: int
    """Of the first element; the others follow depth first."""
    pages: dict["Page", int]
    """Of the side of a sheet that each page is on."""
    links: dict[Link, int]
    placed: dict["Page", "Placed"]
    """Where each page stands on its side."""


def elements(root: El) -> Iterator[El]:
    """Walk a tree depth first, each element before its kids."""
    stack = [root]
    while stack:
        element = stack.pop()
        yield element
        stack.extend(kid for kid in reversed(element.kids) if isinstance(kid, El))


def write_tree(
    root: El, sides: Sequence["Side"], links: list[Link], numbers: Numbers
) -> tuple[bytes, list[bytes]]:
    """Spell the tree: the structure tree root, and the elements in order."""
    order = {element: at for at, element in enumerate(elements(root), numbers.first)}
    bodies = [_spell(element, order, numbers) for element in order]
    rows = [
        f"[{' '.join(f'{order[el]} 0 R' for each in side for el in each.page.marks)}]"
        for side in sides
    ]
    rows += [f"{order[link.element]} 0 R" for link in links]
    head = (
        f"<</Type/StructTreeRoot/K {numbers.first} 0 R"
        f"/ParentTreeNextKey {len(rows)}/ParentTree{_number_tree(rows)}>>"
    )
    return head.encode("ascii"), bodies


def _number_tree(rows: Sequence[str]) -> str:
    """Spell rows under their numbers, in leaves that the oldest readers can hold."""
    leaves = []
    for start in range(0, len(rows), _ROWS_PER_LEAF):
        part = rows[start : start + _ROWS_PER_LEAF]
        spelt = " ".join(f"{at} {row}" for at, row in enumerate(part, start))
        leaves.append((start, start + len(part) - 1, f"/Nums[{spelt}]"))
    if len(leaves) == 1:
        return f"<<{leaves[0][2]}>>"
    kids = "".join(f"<</Limits[{low} {high}]{nums}>>" for low, high, nums in leaves)
    return f"<</Kids[{kids}]>>"


def _spell(element: El, order: dict[El, int], numbers: Numbers) -> bytes:
    parent = order[element.parent] if element.parent else numbers.root
    parts = [f"<</S/{element.kind}/P {parent} 0 R"]
    page = None
    kids = []
    for kid in element.kids:
        if page is None and isinstance(kid, Mark):
            page = kid.page
            parts.append(f"/Pg {numbers.pages[page]} 0 R")
        kids.append(_spell_kid(kid, page, order, numbers))
    if len(kids) == 1:
        parts.append(f"/K {kids[0]}")
    elif kids:
        parts.append(f"/K[{' '.join(kids)}]")
    if element.attributes:
        parts.append(f"/A{element.attributes}")
    elif element.box and page is not None:
        box = " ".join(f"{edge:.2f}" for edge in numbers.placed[page].box(element.box))
        parts.append(f"/A<</O/Layout/Placement/Block/BBox[{box}]>>")
    if element.alt:
        parts.append(f"/Alt{text_string(element.alt)}")
    if element.actual:
        parts.append(f"/ActualText{text_string(element.actual)}")
    if element.lang:
        parts.append(f"/Lang{text_string(element.lang)}")
    parts.append(">>")
    return "".join(parts).encode("ascii")


def _spell_kid(
    kid: El | Mark | Link, page: "Page | None", order: dict[El, int], numbers: Numbers
) -> str:
    match kid:
        case El():
            return f"{order[kid]} 0 R"
        case Mark() if kid.page is page:
            return str(kid.number + numbers.placed[kid.page].first)
        case Mark():
            place = numbers.pages[kid.page]
            number = kid.number + numbers.placed[kid.page].first
            return f"<</Type/MCR/Pg {place} 0 R/MCID {number}>>"
        case Link():
            place = numbers.pages[kid.page]
            return f"<</Type/OBJR/Obj {numbers.links[kid]} 0 R/Pg {place} 0 R>>"
