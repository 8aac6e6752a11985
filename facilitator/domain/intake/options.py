"""Which options a cell ticks, where it can hold several."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from facilitator.domain.plan.plan import PlanItem
from facilitator.domain.text import clean_line, fold

_BETWEEN = ";,/|"
"""What may stand between options that are known."""
_SPLITTING: Mapping[str, str] = {
    "forms": ";",
    "google": ";,",
    "kobo": " ",
    "typeform": "/",
    "talk": ",",
    "facilitator": ";,|",
    "table": ";,",
}
"""By tool, what ends an option that is not known."""
MARKS = frozenset(("1", "y", "yes", "ja", "x", "true", "sant", "✓", "✔"))
"""What a cell of a column that stands for one option says where it is ticked."""
BLANKS = frozenset(("", "0", "n", "no", "nej", "false", "falskt"))
"""What it says where it is not."""


class TickedOptions(NamedTuple):
    """The options of one cell."""

    ids: tuple[str, ...]
    """What the known ones stand for, each once."""
    unknown: tuple[str, ...]


class Options:
    """The options that are known; a longer one is looked for before a shorter."""

    def __init__(self, ids_by_option: Mapping[str, str], tool: str) -> None:
        """Take what each option is written as, and what it stands for."""
        by_length = sorted(ids_by_option, key=len, reverse=True)
        self._by_length = [
            (fold(each), len(each), ids_by_option[each]) for each in by_length
        ]
        self._names = {
            plain: option_id for plain, _, option_id in self._by_length[::-1]
        }
        self._ids = frozenset(ids_by_option.values())
        self._splitting = _SPLITTING.get(tool, ";")

    def ticks_of(self, names: Sequence[str]) -> TickedOptions:
        """Return what ids, or whole names, stand for; each is taken as it is."""
        ids = {each: self._id_of(each) for each in names if each}
        distinct = dict.fromkeys(filter(None, ids.values()))
        return TickedOptions(tuple(distinct), tuple(x for x in ids if not ids[x]))

    def _id_of(self, text: str) -> str:
        """Return the id that something is, or the name of; empty where it is none."""
        name = fold(clean_line(text))
        return text if text in self._ids else self._names.get(name, "")

    def ticks_in(self, cell: str) -> TickedOptions:
        """Return what a cell ticks; an option may itself hold commas."""
        rest = clean_line(cell).lstrip(_BETWEEN + " ")
        ids: dict[str, None] = {}
        unknown: dict[str, None] = {}
        while rest:
            length, option_id = self._first(rest)
            if option_id:
                ids[option_id] = None
            else:
                length = self._until_next(rest)
                unknown[rest[:length].strip()] = None
            rest = rest[length:].lstrip(_BETWEEN + " ")
        return TickedOptions(tuple(ids), tuple(unknown))

    def _first(self, rest: str) -> tuple[int, str]:
        """Return the option that the text begins with, and how long it is."""
        for plain, length, option_id in self._by_length:
            if fold(rest[:length]) == plain and self._ends(rest[length:]):
                return length, option_id
        return 0, ""

    def _ends(self, after: str) -> bool:
        """Tell whether an option ends where this comes after it."""
        following = after.lstrip()[:1]
        return not following or following in _BETWEEN or after[0] in self._splitting

    def _until_next(self, rest: str) -> int:
        places = [place for sign in self._splitting if (place := rest.find(sign)) > 0]
        return min(places, default=len(rest))


def by_id_or_name(items: Sequence[PlanItem]) -> dict[str, str]:
    """Return ids by what a cell may say.

    An id to the letter is always meant as the id; a name that two share is the first
    one's.
    """
    ids = {each.id: each.id for each in items}
    names = {each.name: each.id for each in reversed(items) if each.name not in ids}
    return ids | names
