"""Read an SVG file as a plain tree of shapes, and refuse all that is not that.

What is let through has no text, pictures, gradients, transparency, links or scripts;
its style sheet is resolved, so that every shape says for itself how it looks.
"""

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree
from xml.parsers import expat

from facilitator.documents.pdf.file.pictures import UnfitError

NAMESPACE = "{http://www.w3.org/2000/svg}"
_MOST_BYTES = 500_000
_MOST_ELEMENTS = 4000
_MOST_DEPTH = 40
_MOST_NUMBERS = 60_000
"""In all paths together; a coat of arms has some ten thousand."""

_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
_SILENT = {"title", "desc", "metadata", "style"}
_UNUSED = {
    *("defs", "linearGradient", "radialGradient", "pattern"),
    *("clipPath", "mask", "filter", "symbol", "marker"),
}
"""What draws nothing unless it is referred to, and no reference is let through."""
_REASONS = {
    **dict.fromkeys(("text", "tspan", "textPath", "tref", "font"), "text"),
    **dict.fromkeys(("image", "feImage"), "picture"),
    **dict.fromkeys(("script", "foreignObject", "a", "iframe"), "unsafe"),
}
_GEOMETRY = {
    *("d", "points", "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r"),
    *("x1", "y1", "x2", "y2", "transform"),
}
_LOOK = {
    *("fill", "stroke", "color", "fill-rule", "stroke-width"),
    *("stroke-linecap", "stroke-linejoin", "stroke-miterlimit"),
}
_ALL = frozenset(("1", "1.0", "100%"))
_NONE = frozenset(("none",))
_HARMLESS = {
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity"), _ALL),
    **dict.fromkeys(("clip-path", "mask", "filter", "vector-effect"), _NONE),
    **dict.fromkeys(("marker", "marker-start", "marker-mid", "marker-end"), _NONE),
    "mix-blend-mode": {"normal"},
    "stroke-dasharray": _NONE,
    "visibility": {"visible"},
    "display": {"inline", "block"},
    "paint-order": {"normal", "stroke fill markers", "fill stroke markers"},
}
"""Properties that change how a shape looks, with the values that do not."""
_TRANSPARENT = {"opacity", "fill-opacity", "stroke-opacity", "mask", "filter"}
_TRANSPARENT |= {"mix-blend-mode"}
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"\s*([^{}@]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"[a-z]+|[.#][\w-]+")
_NUMBER = re.compile(r"[-+]?(?:\d*\.\d+|\d+)(?:[eE][-+]?\d+)?")
_CLOSED_TWICE = re.compile(r"[zZ]\s*[zZ]")
_ROOT_ONLY = {"viewBox"}


def plain_tree(data: bytes) -> ElementTree.Element:
    """Return the shapes and groups of a file, each with its own look.

    Raises:
        UnfitError: `large`, `broken`, `unsafe`, `text`, `picture`, `gradient`,
            `transparency` or `unsupported`.
    """
    if len(data) > _MOST_BYTES:
        raise UnfitError("large")
    _guard(data)
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise UnfitError("broken") from error
    if root.tag != f"{NAMESPACE}svg":
        raise UnfitError("broken")
    sheet = dict(_sheet(root))
    plain = _plain(root, sheet)
    if plain is None:
        raise UnfitError("empty")
    numbers = sum(
        len(_NUMBER.findall(each.get("d", "") + each.get("points", "")))
        for each in plain.iter()
    )
    if numbers > _MOST_NUMBERS:
        raise UnfitError("large")
    return plain


def _guard(data: bytes) -> None:
    """Refuse what could make a reader of XML work without end, or look elsewhere."""
    depth = count = 0

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > _MOST_DEPTH or count > _MOST_ELEMENTS:
            raise UnfitError("large")

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(name: str, *rest: object) -> None:
        if rest[-1]:  # It has declarations of its own.
            raise UnfitError("unsafe")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        if isinstance(error, UnfitError):
            raise
        raise UnfitError("broken") from error


def _sheet(root: ElementTree.Element) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield what the style sheets say of each selector; later rules add to earlier."""
    rules: dict[str, dict[str, str]] = {}
    for element in root.iter(f"{NAMESPACE}style"):
        text = _COMMENT.sub("", element.text or "")
        if "@" in text:
            raise UnfitError("unsafe" if "@import" in text else "unsupported")
        if _RULE.sub("", text).strip():
            raise UnfitError("unsupported")
        for selectors, declarations in _RULE.findall(text):
            for selector in selectors.split(","):
                if not _SELECTOR.fullmatch(selector.strip()):
                    raise UnfitError("unsupported")
                look = rules.setdefault(selector.strip(), {})
                look.update(_declarations(declarations))
    yield from rules.items()


def _declarations(text: str) -> Iterator[tuple[str, str]]:
    for declaration in _COMMENT.sub("", text).split(";"):
        key, colon, value = declaration.partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _plain(
    element: ElementTree.Element, sheet: Mapping[str, Mapping[str, str]]
) -> ElementTree.Element | None:
    """Return an element with its look spelt out, or `None` where it draws nothing."""
    if not isinstance(element.tag, str) or not element.tag.startswith(NAMESPACE):
        return None
    kind = element.tag.removeprefix(NAMESPACE)
    if kind in _UNUSED | _SILENT:
        return None
    for key in element.attrib:
        local = key.rpartition("}")[2].lower()
        if local == "href" or local.startswith("on"):
            raise UnfitError("unsafe")
    look = _look(element, kind, sheet)
    if look.pop("display", "") == "none":
        return None
    if kind not in _SHAPES | {"g", "svg"}:
        raise UnfitError(_REASONS.get(kind, "unsupported"))
    _check(look)
    allowed = {k: v for k, v in look.items() if k in _GEOMETRY | _LOOK | _ROOT_ONLY}
    if _CLOSED_TWICE.search(allowed.get("d", "")):
        raise UnfitError("broken")
    plain = ElementTree.Element(element.tag, allowed)
    kids = [] if kind in _SHAPES else [_plain(each, sheet) for each in element]
    plain.extend([kid for kid in kids if kid is not None])
    return plain


def _look(
    element: ElementTree.Element, kind: str, sheet: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    """Return all attributes of an element, with its style in their place."""
    look = dict(element.attrib)
    classes = [f".{name}" for name in element.get("class", "").split()]
    # Rules of several classes hold in the order of the sheet.
    rules = [name for name in sheet if name in classes]
    for selector in (kind, *rules, f"#{element.get('id', '')}"):
        look.update(sheet.get(selector, {}))
    for key, value in _declarations(element.get("style", "")):
        look[key] = value
    return {key: value for key, value in look.items() if value.strip() != "inherit"}


def _check(look: Mapping[str, str]) -> None:
    """Refuse a look that cannot be drawn."""
    for key, value in look.items():
        lowered = value.strip().lower()
        if key in ("fill", "stroke") and "url(" in lowered:
            raise UnfitError("gradient")
        if key in _HARMLESS and lowered not in _HARMLESS[key]:
            raise UnfitError("transparency" if key in _TRANSPARENT else "unsupported")
        if key in ("transform-origin", "rotate", "scale", "translate", "offset-path"):
            raise UnfitError("unsupported")
        if key in _LOOK and ("!" in value or "var(" in lowered):
            raise UnfitError("unsupported")
