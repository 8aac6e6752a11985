"""The sections of the compilation, which can be chosen among."""

from collections.abc import Iterable

from facilitator.domain.errors import one_of

SECTIONS = (
    *("summary", "procedure", "channels", "participation", "matrix"),
    *("chapters", "meaning", "sums", "method", "edition", "late", "twins", "annex"),
)
"""In the order in which they stand."""
_CHAPTER = "chapters/"
"""How the key of one chapter begins."""


def sections_of(names: Iterable[str]) -> tuple[str, ...]:
    """Return the sections that were asked for, in their order; all where none was.

    Raises:
        Refused: `choice.unknown`, with the choices.
    """
    keys = {name.strip().casefold() for name in names} - {""}
    for name in sorted(keys):
        one_of("section", SECTIONS, name)
    return tuple(each for each in SECTIONS if not keys or each in keys)


def chapter_key(area: str) -> str:
    """Return the key of the chapter about an area."""
    return f"{_CHAPTER}{area}"


def area_of(key: str) -> str:
    """Return the id of the area that a key's chapter is about; else nothing."""
    return key.removeprefix(_CHAPTER) if key.startswith(_CHAPTER) else ""


def section_keys(areas: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of all that is looked through by itself, in its order.

    Each chapter is one of them: `chapters/<id of the area>`.
    """
    at = SECTIONS.index("chapters")
    chapters = (chapter_key(each) for each in areas)
    return (*SECTIONS[:at], *chapters, *SECTIONS[at + 1 :])
