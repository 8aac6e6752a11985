"""What is half typed, kept within a second and given back after a crash."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeAlias

from facilitator.domain.errors import FacilitatorError, NeedsAPerson
from facilitator.domain.session.session import Session
from facilitator.domain.text import clean
from facilitator.services.ports import Drafts

Value: TypeAlias = str | bool | tuple[str, ...]
"""What a field of a draft holds."""


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
    paper: str = ""
    """A row of a printed form, half keyed in."""
    paper_sheet: str = ""
    paper_row: str = ""
    paper_group: str = ""
    paper_area: str = ""
    paper_question: str = ""
    mode: str = "log"
    """The mode in which the screen was left."""
    open: bool = False
    """True while the program is in this session: it then starts here again."""


_LISTS = ("keywords", "also")


class DraftKeeper:
    """Keeps one session's draft on this device."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self.draft = Draft()

    def restore(self, session: Session) -> bool:
        """Read the draft back; tell whether a half-typed text came with it.

        A text that got into the journal just before the program was killed is not
        given back: it would be logged twice.
        """
        self.draft = _from_mapping(self._drafts.load())
        newest = session.statements[session.order[-1]] if session.order else None
        if newest and clean(self.draft.text) == newest.original_text:
            self.draft = replace(self.draft, text="")
        return bool(self.draft.text.strip())

    def notices(self) -> list[FacilitatorError]:
        """Return what the user must be told after `restore`."""
        return damaged_draft(self._drafts)

    def keep(self, draft: Draft) -> None:
        """Keep a draft on disk, unless it is the one that is kept already."""
        if draft != self.draft:
            self._drafts.save(asdict(draft))
            self.draft = draft


def _from_mapping(kept: Mapping[str, Any]) -> Draft:
    """Return the draft in a file; what does not fit is left at its default."""
    usual = asdict(Draft())
    read = {name: _value(name, kept.get(name)) for name in usual}
    fits = {k: value for k, value in read.items() if type(value) is type(usual[k])}
    return Draft(**fits)


def _value(name: str, kept: Any) -> Any:
    """Return what a field's value in a file means; files have no tuples."""
    if name not in _LISTS:
        return kept
    if isinstance(kept, str):  # Ids divided by blanks, as earlier versions wrote.
        return tuple(kept.split())
    if isinstance(kept, list) and all(isinstance(each, str) for each in kept):
        return tuple(kept)
    return None


def damaged_draft(drafts: Drafts) -> list[FacilitatorError]:
    """Return the notice that the draft last loaded could not be read, if so."""
    damaged = drafts.damaged
    return [NeedsAPerson("draft.damaged", path=damaged)] if damaged else []
