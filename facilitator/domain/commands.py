"""What a user asks for, in the imperative; `decide` turns it into an event.

Where a command names a plan item, its id, its number in the plan's order or its
exact name will do. Statements are named by number or id.
"""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class LogStatement:
    """Write down what was said."""

    text: str
    area: str
    group: str
    question: str | None = None
    keywords: tuple[str, ...] = ()
    table: str | None = None
    round: str | None = None
    kind: str = "own_words"
    channel: str = "onsite"
    source_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectStatement:
    """Lay a correction over a statement; None leaves a field as it is."""

    statement: str
    reason: str
    text: str | None = None
    area: str | None = None
    group: str | None = None
    question: str | None = None
    """"" takes the question away."""
    keywords: tuple[str, ...] | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawStatement:
    """Take a statement back; its number and the reason stay."""

    statement: str
    reason: str


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back this device's latest event that can be."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Let this device's latest undone event count again."""


Command: TypeAlias = LogStatement | CorrectStatement | WithdrawStatement | Undo | Redo
