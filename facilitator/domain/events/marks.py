"""Marks on a statement: what is noted of it while its wording stands.

A command and the event that it comes to lie side by side here.
"""

from typing import NamedTuple, TypeAlias, final

from facilitator.domain.events.fields import DistinctIds, in_journals


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
    after: DistinctIds | None = None
    """Ids of the layers that nothing lay over when it was read back.

    None in journals of earlier versions, which did not tell.
    """


Mark: TypeAlias = VoiceAdded | StatementConfirmed
MarkCommand: TypeAlias = AddVoice | ConfirmStatement
