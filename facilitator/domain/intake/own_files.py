"""The program's own open data, as it is known again when it comes back in."""

from collections.abc import Iterator, Mapping, Sequence

from facilitator.domain.intake.mapping import (
    Column,
    ColumnMap,
)
from facilitator.domain.open_data.columns import ALWAYS, HEADINGS
from facilitator.domain.text import clean_line, fold

OWN = "facilitator"
"""What tool the program's own files are of."""
_KINDS: Mapping[str, Sequence[str]] = {
    "own_words": ("own words", "ordagrant"),
    "paraphrase": ("paraphrase", "återgivet"),
    "scribe_note": ("scribe's note", "antecknarens not"),
}
_CHANNELS: Mapping[str, Sequence[str]] = {
    "onsite": ("on site", "på plats"),
    "online": ("online", "digitalt"),
    "paper": ("on paper", "på papper"),
}
CELLS = {"kind": _KINDS, "channel": _CHANNELS}
"""What cells of fixed values say, in all languages."""


def is_own(names: Sequence[str]) -> bool:
    """Tell whether these are the columns of one of the program's own files."""
    return ALWAYS.issubset(role for _, role in _roles(names))


def is_plain(names: Sequence[str]) -> bool:
    """Tell whether an own file holds every text to the letter, as plain CSV does."""
    return "text" in names


def own_map(names: Sequence[str]) -> ColumnMap:
    """Return what the columns of an own file hold."""
    roles = {name: role for name, role in _roles(names)}
    columns = (
        Column(name, roles.get(name, "left_out"), values=_values(roles.get(name, "")))
        for name in names
    )
    return ColumnMap(OWN, OWN, tuple(columns))


def source_of(session: str, number: str) -> str:
    """Return the `source_id` of a statement of another session."""
    return f"{OWN}/{session}/{number}"


def number_in(source_id: str, session: str) -> str:
    """Return the number of a statement of `session`; empty where it is of another."""
    begins = source_of(session, "")
    return source_id.removeprefix(begins) if source_id.startswith(begins) else ""


def _roles(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    roles = {name: role for role, called in HEADINGS.items() for name in called}
    for name in names:
        if role := roles.get(clean_line(name).casefold()):
            yield name, role


def _values(role: str) -> tuple[tuple[str, str], ...]:
    cells = CELLS.get(role, {})
    return tuple((fold(text), value) for value in cells for text in cells[value])
