"""The one family of errors that a user may meet.

An error carries a code and details; the sentence in the user's language is made
by `facilitator.i18n.sentences`, so that the domain never holds user text.
"""

from collections.abc import Sequence
from typing import ClassVar, TypeVar


class FacilitatorError(Exception):
    """Something the user must be told, with a way out.

    Attributes:
        code: key of the sentence, for instance `journal.locked`.
        details: values for the placeholders of the sentence.
    """

    exit_status: ClassVar[int] = 1
    """What the command line ends with: 1 refused, 3 the data needs a person, 0 told."""

    key: ClassVar[str] = ""
    """The code of a kind of error that is a class of its own."""

    def __init__(self, code: str = "", **details: object) -> None:
        """Take the code where the class has none, and what the sentence names."""
        super().__init__(code or self.key, details)
        self.code = code or self.key
        self.details = details

    def __str__(self) -> str:
        details = ", ".join(f"{key}={value!r}" for key, value in self.details.items())
        return f"{self.code} ({details})" if details else self.code


class Refused(FacilitatorError):
    """The request could not be carried out as it was asked; nothing has changed."""


class Notice(FacilitatorError):
    """Something that has been taken care of already and is only told."""

    exit_status: ClassVar[int] = 0


class NeedsAPerson(FacilitatorError):
    """The data on disk is not as the program left it; a person must look at it."""

    exit_status: ClassVar[int] = 3


Word = TypeVar("Word", bound=str)


def one_of(field: str, choices: Sequence[Word], value: str) -> Word:
    """Return `value` if it is one of `choices`.

    Raises:
        Refused: `choice.unknown`, with the choices.
    """
    for choice in choices:
        if choice == value:
            return choice
    raise Refused("choice.unknown", field=field, value=value, choices=tuple(choices))
