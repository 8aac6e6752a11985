"""What one column of the open data is: its key, its value, how it is shown and told."""

from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, asdict, dataclass
from typing import Any, Literal, NamedTuple, TypeAlias

from facilitator.domain.session.statement import Correction, Statement, Withdrawal

Format: TypeAlias = Literal["statements", "json", "csv-plain"]
"""What programs read: `facilitator statements --json`, the JSON, the plain CSV."""
Shows: TypeAlias = Literal[
    "as_it_is", "area", "areas", "question", "keywords", "group", "table", "round",
    "kind", "channel", "moment", "count", "why_gone", "late", "twins",
]  # fmt: skip
"""How a spreadsheet shows a value: as it is · plan items by name · fixed values in
words · a local time · nothing for nought · why it does not count · from the id, whether
it is late, and the same text's numbers elsewhere."""
Schema: TypeAlias = Mapping[str, Any]
"""A part of a JSON schema."""


class ShownStatement(NamedTuple):
    """A statement as an edition shows it, and what it is shown under."""

    number: str
    statement: Statement
    session: str = ""
    """The folder name of its session; empty where the rows are of one session only."""
    signed: bool = True
    """Whether the edition tells who corrected or withdrew it."""


Value: TypeAlias = Callable[[ShownStatement], object]


class SheetColumn(NamedTuple):
    """How a column stands in a spreadsheet that people read."""

    heading: str
    """A message, to be translated; so is the meaning."""
    meaning: str
    """What stands in it, in a sentence."""
    width: int
    """How wide it is, in characters."""
    shows: Shows = "as_it_is"
    value: Value | None = None
    """What is shown, where that is not what programs read."""
    swedish: str = ""
    """The heading in Swedish, for a column that is read back: a file in any language is
    known again, whatever language is spoken when it comes in."""


@dataclass(frozen=True, slots=True)
class OpenColumn:
    """One column of the open data, in all its formats."""

    key: str
    meaning: str
    """What it holds, in a sentence of English, for the schema and the documentation."""
    value: Value
    """What programs read."""
    schema: Schema
    """The JSON schema of its value, without a description."""
    _: KW_ONLY
    plain_value: Value | None = None
    """What plain CSV says, where a cell cannot hold the value."""
    formats: tuple[Format, ...] = ("statements", "json", "csv-plain")
    """Where programs read it."""
    public_schema: Schema | None = None
    """That of the public edition, where it can hold less; with its description."""
    last_in_json: bool = False
    """True where the key came after all others: files keep the order they had."""
    rule: str = ""
    """Which of `RULES` says in what editions it is told; empty where all tell it."""
    sheet: SheetColumn | None = None
    """None where no spreadsheet for people has it."""
    role: str = ""
    """Which of an import's `ROLES` it plays when it comes back; empty where none."""
    in_every_file: bool = False
    """True where each of our files has had it, in all versions, editions, formats."""


def corrections_of(source: ShownStatement) -> list[dict[str, object]]:
    """Return a statement's corrections, the first first."""
    return [_layer(each, source) for each in source.statement.corrections]


def withdrawal_of(source: ShownStatement) -> dict[str, object] | None:
    """Return why a statement does not count; None where it does."""
    withdrawal = source.statement.withdrawn
    return _layer(withdrawal, source) if withdrawal else None


def _layer(layer: Correction | Withdrawal, source: ShownStatement) -> dict[str, object]:
    """Return a layer; where none is signed, without the words that are not told."""
    hidden = () if source.signed else ("by", "text")
    return {key: v for key, v in asdict(layer).items() if key not in hidden}
