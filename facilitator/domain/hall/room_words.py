"""Words from the room (rumsord): what may be taken up, and as which keyword."""

from facilitator.domain.errors import Refused
from facilitator.domain.plan.ids import id_of_word
from facilitator.domain.plan.plan import Keyword
from facilitator.domain.text import clean_line, fold

WORD_LIMIT = 40
"""The longest word that is taken up from the room, in characters."""


def room_word(word: str, area: str) -> Keyword:
    """Return the keyword of an area, by its id, that a word becomes.

    It has the same id on every laptop, so that one word does not become two.

    Raises:
        Refused: `word.bad`: there is nothing to see, or it is too long.
    """
    name = clean_line(word).lstrip("#").strip()
    if not name or len(name) > WORD_LIMIT:
        raise Refused("word.bad", limit=WORD_LIMIT)
    return Keyword(id_of_word(f"{area}.rum.", fold(name)), name, area)
