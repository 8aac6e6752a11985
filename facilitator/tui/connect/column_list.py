"""A form tool's file as rows: what holds for all of it, what each column becomes."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from textual.content import Content

from facilitator.domain.intake.mapping import (
    Column,
    ColumnMap,
)
from facilitator.domain.plan.plan import (
    Plan,
    name_of,
)
from facilitator.i18n.translate import Translator, mark
from facilitator.i18n.words import CHANNEL_WORDS
from facilitator.services.intake.importing import Proposal
from facilitator.tui.kit.row_list import RowList
from facilitator.tui.kit.rows import Brush
from facilitator.tui.kit.text import (
    fitted,
    plain,
    shortened,
)

ROLE_WORDS: Mapping[str, str] = {
    "text": mark("answers"),
    "question": mark("which question"),
    "area": mark("which goal area"),
    "group": mark("which target group"),
    "keywords": mark("keywords"),
    "table": mark("which table"),
    "id": mark("the row's own number"),
    "time": mark("when it came in"),
    "finished": mark("whether it was finished"),
    "verdict": mark("what a moderator thought"),
    "round": mark("which round"),
    "kind": mark("own words or not"),
    "channel": mark("the way it came in"),
    "also": mark("further goal areas"),
    "gone": mark("whether it was withdrawn"),
    "session": mark("which session"),
    "left_out": mark("left out"),
}
"""What a column can hold."""
LEFT_OUT = ROLE_WORDS["left_out"]
ANSWERS = ROLE_WORDS["text"]
WHOLE: Mapping[str, str] = {
    "group": mark("All of the file: target group"),
    "area": mark("All of the file: goal area"),
    "channel": mark("All of the file: channel"),
}
"""What can hold for every row."""


class Row(NamedTuple):
    """One thing that can be chosen about the file."""

    whole: str
    """A key of `WHOLE`; empty for a column."""
    column: str
    """The column's name; empty for what holds for the whole file."""
    becomes: str
    sample: str = ""
    """What the first row has there."""
    is_personal: bool = False


class ColumnList(RowList["ColumnRows"]):
    """Shows what the file becomes."""

    def __init__(self, tr: Translator) -> None:
        super().__init__(ColumnRows(tr), id="columns")
        self._tr = tr

    @property
    def rows(self) -> Sequence[Row]:
        """What can be chosen."""
        return self.source.rows

    def show(self, plan: Plan, proposal: Proposal) -> None:
        """Show a proposal; the bar stays where it was."""
        tr, mapping = self._tr, proposal.mapping
        whole = {
            "group": name_of(plan.groups, mapping.group) or tr("as each row says"),
            "area": name_of(plan.areas, mapping.area) or tr("as each row says"),
            "channel": tr(CHANNEL_WORDS[mapping.channel]),
        }
        first = proposal.rows[0] if proposal.rows else ()
        columns_by_name = {column.header: column for column in mapping.columns}
        columns = [
            Row(
                "",
                name,
                becomes(tr, plan, columns_by_name.get(name, Column(name))),
                first[at] if at < len(first) else "",
                name in proposal.personal,
            )
            for at, name in enumerate(proposal.names)
        ]
        self.source.rows = [
            *(Row(key, "", item) for key, item in whole.items()),
            *columns,
        ]
        self.reload()

    @property
    def row(self) -> Row | None:
        """The row under the bar."""
        return self.rows[self.cursor] if self.rows else None


class ColumnRows:
    """What can be chosen about a file, with what is chosen now."""

    def __init__(self, tr: Translator) -> None:
        self._tr = tr
        self.rows: Sequence[Row] = ()

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    def draw(self, place: int, brush: Brush) -> list[Content]:
        """Return a row's line: what it is, what it becomes, and an example."""
        row, tr, width = self.rows[place], self._tr, brush.width
        name = row.column or tr(WHOLE[row.whole])
        third = max((width - 3) // 3, 8)
        meaning = tr("personal: never taken in") if row.is_personal else row.becomes
        is_left_out = row.is_personal or meaning == tr(LEFT_OUT)
        return [
            Content.assemble(
                " ",
                plain(fitted(shortened(" ".join(name.split()), third - 1), third)),
                plain(
                    fitted(shortened(meaning, third - 1), third),
                    brush.ink("muted" if is_left_out else "accent"),
                ),
                plain(shortened(row.sample, third), brush.ink("muted")),
            )
        ]


def becomes(tr: Translator, plan: Plan, column: Column) -> str:
    """Return what a column becomes, in words."""
    word = tr(ROLE_WORDS[column.role])
    if column.role != "text":
        return word
    question = name_of(plan.questions, column.question)
    return f"{word}: {question}" if question else word


def with_column(mapping: ColumnMap, column: Column) -> tuple[Column, ...]:
    """Return the mapping's columns with one of them replaced or added."""
    others = [each for each in mapping.columns if each.header != column.header]
    places = [
        at for at, each in enumerate(mapping.columns) if each.header == column.header
    ]
    at = places[0] if places else len(others)
    return (*others[:at], column, *others[at:])
