"""Marks on a statement: what is noted of it while its wording stands.

A command and the event that it comes to lie side by side here. A mark that tells no
more than that it was made needs a line in `PLAIN_MARKS`, and none in the decisions.
"""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple, TypeAlias, final

from facilitator.domain.events.fields import in_journals


class AddVoice(NamedTuple):
    """Count that a statement was said once more; nothing is written down anew."""

    statement: str
    group: str


class ConfirmStatement(NamedTuple):
    """Note that a statement was read back and its wording agreed to."""

    statement: str


@in_journals("voice.added")
@final
class VoiceAdded(NamedTuple):
    """What a statement says was said once more."""

    id: str
    at: str
    by: str
    statement: str
    group: str
    """The group that said it."""


@in_journals("statement.confirmed")
@final
class StatementConfirmed(NamedTuple):
    """A statement was read back, and whoever said it agreed to the wording."""

    id: str
    at: str
    by: str
    statement: str


Mark: TypeAlias = VoiceAdded | StatementConfirmed
MarkCommand: TypeAlias = AddVoice | ConfirmStatement
PLAIN_MARKS: Final[Mapping[type[MarkCommand], Callable[..., Mark]]] = {
    ConfirmStatement: StatementConfirmed,
}
"""By the command: the event that tells its stamp and the statement, no more."""
