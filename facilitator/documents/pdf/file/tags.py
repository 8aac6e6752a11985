"""The structure tree, spelt: what each part of a document is, in reading order."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from facilitator.documents.pdf.file.elements import El, Link, Mark, MarkedPage, elements
from facilitator.documents.pdf.file.sheets import Placed, Side
from facilitator.documents.pdf.file.text import text_string

_ROWS_PER_LEAF = 2000
"""Of a number tree; PDF 1.4 allows 8191 elements in an array, two for each row."""


class Numbers(NamedTuple):
    """Object numbers that the tree refers to."""

    root: int
    """Of the structure tree root."""
    first: int
    """Of the first element; the others follow depth first."""
    pages: Mapping[MarkedPage, int]
    """Of the side of a sheet that each page is on."""
    links: Mapping[Link, int]
    placed: Mapping[MarkedPage, Placed]
    """Where each page stands on its side."""


def write_tree(
    root: El, sides: Sequence[Side], links: list[Link], numbers: Numbers
) -> tuple[bytes, list[bytes]]:
    """Spell the tree: the structure tree root, and the elements in order."""
    order = list(elements(root))
    for number, element in enumerate(order, numbers.first):
        element.number = number
    bodies = [_spell(element, numbers) for element in order]
    # From content to elements: a row for each page, then one for each link (ISO
    # 32000-1, 14.7.4.4).
    rows = [
        f"[{' '.join([f'{el.number} 0 R' for each in side for el in each.page.marks])}]"
        for side in sides
    ]
    rows += [f"{link.element.number} 0 R" for link in links]
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


def _spell(element: El, numbers: Numbers) -> bytes:
    parent = element.parent.number if element.parent else numbers.root
    head = f"<</S/{element.kind}/P {parent} 0 R"
    page = None
    kids = []
    for kid in element.kids:
        if isinstance(kid, El):
            kids.append(f"{kid.number} 0 R")
        elif isinstance(kid, Link):
            kids.append(_spell_link(kid, numbers))
        else:
            if page is None:
                page = kid.page
                head += f"/Pg {numbers.pages[page]} 0 R"
            kids.append(_spell_mark(kid, page, numbers))
    if len(kids) == 1:
        head += f"/K {kids[0]}"
    elif kids:
        head += f"/K[{' '.join(kids)}]"
    return f"{head}{_spell_entries(element, page, numbers)}>>".encode("ascii")


def _spell_entries(element: El, page: MarkedPage | None, numbers: Numbers) -> str:
    """Spell what is said of an element beside its place and its kids."""
    spelt = ""
    if element.attributes:
        spelt += f"/A{element.attributes}"
    elif element.box and page is not None:
        # A figure says where it stands: ISO 32000-1, 14.8.5.4.3.
        box = " ".join(f"{edge:.2f}" for edge in numbers.placed[page].box(element.box))
        spelt += f"/A<</O/Layout/Placement/Block/BBox[{box}]>>"
    if element.alt:
        spelt += f"/Alt{text_string(element.alt)}"
    if element.actual:
        spelt += f"/ActualText{text_string(element.actual)}"
    if element.lang:
        spelt += f"/Lang{text_string(element.lang)}"
    return spelt


def _spell_mark(mark: Mark, page: MarkedPage, numbers: Numbers) -> str:
    number = mark.number + numbers.placed[mark.page].first
    # A mark on another page than the element's first names its own: ISO 32000-1,
    # 14.7.4.2.
    if mark.page is page:
        return str(number)
    return f"<</Type/MCR/Pg {numbers.pages[mark.page]} 0 R/MCID {number}>>"


def _spell_link(link: Link, numbers: Numbers) -> str:
    place = numbers.pages[link.page]
    return f"<</Type/OBJR/Obj {numbers.links[link]} 0 R/Pg {place} 0 R>>"
