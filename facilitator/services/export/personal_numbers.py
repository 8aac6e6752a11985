"""No personal identity number goes out to the public."""

from facilitator.domain.errors import Refused
from facilitator.domain.session.session import Session
from facilitator.domain.words.personal_number import holds_personal_number

MOST_NAMED = 8
"""How many statements are named at most; the first to be seen to."""


def statements_with_one(session: Session) -> list[str]:
    """Return the numbers of the statements that count and seem to hold one."""
    return [
        session.number_of(each)
        for each in session.statements.values()
        if not each.withdrawn and holds_personal_number(each.text)
    ]


def refuse_personal_numbers(session: Session) -> None:
    """See that no statement that goes out to the public holds one.

    Raises:
        Refused: `edition.personal_number`, with the statements' numbers.
    """
    numbers = statements_with_one(session)
    if numbers:
        named = ", ".join(numbers[:MOST_NAMED])
        if numbers[MOST_NAMED:]:
            named += " …"
        raise Refused("edition.personal_number", numbers=named)
