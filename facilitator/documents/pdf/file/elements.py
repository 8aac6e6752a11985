"""Structure elements: what each part of a document is, and where its content stands.

The structure tree (ISO 32000-1, 14.7) is made of them in reading order; a page knows
the elements of its marks, and a mark the page that it is on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol


class MarkedPage(Protocol):
    """A page as its marks and links know it."""

    marks: "list[El]"
    """The element of each mark, by its number."""


class Mark(NamedTuple):
    """A marked piece of a page's content."""

    page: MarkedPage
    number: int
    """Its MCID, unique on the page."""


@dataclass(slots=True, eq=False)
class Link:
    """A link annotation on a page."""

    page: MarkedPage
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
    number: int = 0
    """Its object number, once the tree is written."""

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


def elements(root: El) -> Iterator[El]:
    """Walk a tree depth first, each element before its kids."""
    stack = [root]
    while stack:
        element = stack.pop()
        yield element
        stack += [kid for kid in reversed(element.kids) if isinstance(kid, El)]
