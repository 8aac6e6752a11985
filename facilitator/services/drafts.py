"""What is half typed, kept within a second and given back after a crash."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from facilitator.domain.errors import FacilitatorError, NeedsAPerson
from facilitator.domain.session import Session
from facilitator.domain.text import clean
from facilitator.services.ports import Drafts


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
    keywords: str = ""
    """Ids of the keywords chosen beside those in the text, divided by blanks."""
    also: str = ""
    """Ids of further areas that it concerns, divided by blanks."""
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
    fitting = {
        field.name: kept[field.name]
        for field in fields(Draft)
        if type(kept.get(field.name)) is type(usual[field.name])
    }
    return Draft(**fitting)


def damaged_draft(drafts: Drafts) -> list[FacilitatorError]:
    """Return the notice that the draft last loaded could not be read, if so."""
    damaged = drafts.damaged
    return [NeedsAPerson("draft.damaged", path=damaged)] if damaged else []
