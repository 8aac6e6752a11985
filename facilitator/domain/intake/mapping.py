"""How the columns of a form tool's file become answers: data that a person may edit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

ROLES = (
    "text", "question", "area", "group", "keywords", "table", "id", "time",
    "finished", "verdict", "round", "kind", "channel", "also", "gone", "session",
    "left_out",
)  # fmt: skip
"""What a column can hold: an answer's own words · which question, area, group, keywords
or table it belongs to · the row's own id in the tool · when it came in · something only
where the respondent reached the end · what a moderator thought of it · and of the
program's own files: round, kind, channel, further areas, that it was withdrawn, the
session it was said in · nothing that is taken in."""


class Column(NamedTuple):
    """What one column of the file holds."""

    header: str
    """The column's name, as `Header.names` has it."""
    role: str = "left_out"
    """One of `ROLES`."""
    question: str = ""
    """For a text: the question it answers, by id, number or name; may be empty."""
    area: str = ""
    """For a text: the area of all that stands in it; empty where the question says."""
    option: str = ""
    """Where each option has a column of its own: what a mark in this one stands for."""
    values: tuple[tuple[str, str], ...] = ()
    """What cells say, and what the plan calls it, where the two differ."""


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """How one form's file becomes answers; kept beside the plan for the next file."""

    form: str
    """Which form the rows are of: with the row's own id it makes the `source_id`."""
    tool: str
    """One of `TOOLS`."""
    columns: tuple[Column, ...]
    """In the file's order. Columns of the file that are not here are left out."""
    channel: str = "online"
    """One of `CHANNELS`, for the whole file."""
    group: str = ""
    """The group of all answers in the file; empty where a column tells."""
    area: str = ""
    """The area of all answers in the file; empty where columns tell."""
    table: str = ""
    """The table of all answers in the file; empty where a column tells, or none."""

    def having(self, role: str) -> Sequence[Column]:
        """Return the columns that play a role, in order."""
        return [column for column in self.columns if column.role == role]

    def fits(self, tool: str, names: Sequence[str]) -> bool:
        """Tell whether a file is of this form: it may have gained columns, not lost."""
        headers = {column.header for column in self.columns}
        return bool(headers) and tool == self.tool and headers <= set(names)
