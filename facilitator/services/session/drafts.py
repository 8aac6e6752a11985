"""What is half typed, kept within a second and given back after a crash."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from typing import Any, TypeAlias, TypeVar, get_type_hints

from facilitator.domain.errors import FacilitatorError, NeedsAPerson, Refused
from facilitator.domain.events.records import reader
from facilitator.domain.session.session import Session
from facilitator.domain.text import clean
from facilitator.services.ports import Drafts

AsLogged: TypeAlias = Callable[[str], str]
"""Returns a text as it is logged; raises Refused where it cannot be."""
MOST = 32
"""How many of the newest statements a draft is held against."""

Value: TypeAlias = str | bool | tuple[str, ...]
"""What a field that is typed or chosen holds."""


@dataclass(frozen=True, slots=True)
class HalfKeyedRow:
    """A row of an answer form on paper, half keyed in; all as it stands on the screen.

    Sheet and row are what was typed, be it no number.
    """

    text: str = ""
    sheet: str = ""
    row: str = ""
    group: str = ""
    area: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """Where a scribe is: the text being typed and what it will be logged under."""

    text: str = ""
    area: str = ""
    group: str = ""
    question: str = ""
    table: str = ""
    round: str = ""
    kind: str = "own_words"
    followed: str = ""
    """Id of the round that area and question were last taken from."""
    held: bool = False
    """True where the scribe has chosen a round and keeps to it whatever the clock."""
    keywords: tuple[str, ...] = ()
    """Ids of the keywords chosen beside those in the text."""
    also: tuple[str, ...] = ()
    """Ids of further areas that it concerns."""
    paper: HalfKeyedRow = field(default=HalfKeyedRow())
    mode: str = "log"
    """The mode in which the screen was left."""
    open: bool = False
    """True while the program is in this session: it then starts here again."""


AnyRecord = TypeVar("AnyRecord")


class DraftKeeper:
    """Keeps one session's draft on this device."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self.draft = Draft()

    def restore(self, session: Session, as_logged: AsLogged = clean) -> bool:
        """Read the draft back; tell whether a half-typed text came with it.

        Texts that got into the journal just before the program was killed are not
        given back: they would be logged twice. Several may have been on their way.

        Args:
            session: as far as it has been read from its newest end.
            as_logged: returns a text as it is logged; raises Refused where it cannot.
        """
        self.draft = _from_mapping(self._drafts.load())
        newest = [
            session.original_of(each) for each in islice(reversed(session.order), MOST)
        ]
        said = [each.text for each in reversed(newest)]
        left = left_of(self.draft.text, said, as_logged)
        if left != self.draft.text:
            keywords = self.draft.keywords if left else ()
            self.draft = replace(self.draft, text=left, keywords=keywords)
        return bool(self.draft.text.strip())

    def notices(self) -> list[FacilitatorError]:
        """Return what the user must be told after `restore`."""
        return damaged_draft(self._drafts)

    def keep(self, draft: Draft) -> None:
        """Keep a draft on disk, unless it is the one that is kept already."""
        if draft != self.draft:
            self._drafts.save(asdict(draft))
            self.draft = draft


def left_of(text: str, said: Sequence[str], as_logged: AsLogged) -> str:
    """Return what of a draft is not in the journal.

    Args:
        text: the draft, in which texts on their way stand one below the other.
        said: what was logged last, the oldest first.
        as_logged: returns a text as it is logged; raises Refused where it cannot.
    """
    for start in range(len(said)):
        lines: list[str] | None = text.split("\n")
        for each in said[start:]:
            lines = _behind(lines, each, as_logged) if lines else lines
        # All of the newest stand at its beginning, or nothing of it is left.
        if lines is not None:
            return "\n".join(lines)
    return text


def _behind(lines: Sequence[str], said: str, as_logged: AsLogged) -> list[str] | None:
    """Return the lines behind those that were logged as a text; None for no such."""
    for count in range(1, min(len(lines), said.count("\n") + 1) + 1):
        with suppress(Refused):
            if as_logged("\n".join(lines[:count])) == said:
                return list(lines[count:])
    return None


def _from_mapping(fields: Mapping[str, Any]) -> Draft:
    """Return the draft in a file, whichever version of the program wrote it."""
    return _read(Draft, _as_written_now(fields))


def _read(
    record_class: Callable[..., AnyRecord], fields: Mapping[str, Any]
) -> AnyRecord:
    """Return what a mapping holds; what does not fit is left at its default.

    A file may be anybody's. Half a draft is better than none, and better than a program
    that does not start.
    """
    values = {}
    for name, annotation in get_type_hints(record_class).items():
        with suppress(KeyError, TypeError, ValueError):
            values[name] = _value(annotation, fields[name])
    return record_class(**values)


def _value(annotation: Any, value: Any) -> Any:
    """Return what a field's value in a file stands for.

    Raises:
        TypeError, ValueError: it is none that the field can hold.
    """
    if annotation is not HalfKeyedRow:
        return reader(annotation)(value)
    if not isinstance(value, Mapping):
        raise TypeError(value)
    return _read(HalfKeyedRow, value)


def _as_written_now(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a file holds as this version would have written it.

    Earlier ones divided ids by blanks, and had the row on paper in six fields.
    """
    now = dict(fields)
    for name in ("keywords", "also"):
        if isinstance(fields.get(name), str):
            now[name] = fields[name].split()
    if isinstance(fields.get("paper"), str):
        beside = ("sheet", "row", "group", "area", "question")
        now["paper"] = {"text": fields["paper"]} | {
            name: fields.get(f"paper_{name}") for name in beside
        }
    return now


def damaged_draft(drafts: Drafts) -> list[FacilitatorError]:
    """Return the notice that the draft last loaded could not be read, if so."""
    damaged = drafts.damaged
    return [NeedsAPerson("draft.damaged", path=damaged)] if damaged else []
