"""The token in a form's address, which makes an answer count once.

It is given out with the empty form and stands in the path, so that a reload, a double
tap, a way back and a retry all mean the same answer. It tells when it was given out,
and its first letters are the number on the receipt.
"""

import hashlib
import hmac
from typing import Final, NamedTuple

from facilitator.domain.events.numbers import RECEIPT_LETTERS, SOURCE, receipt_of
from facilitator.domain.form.address import LETTERS

SECRET_BYTES: Final = 32
"""Of the key that tokens are signed with."""
RANDOM_BYTES: Final = 5
"""Random bytes of a token: a trillion receipts."""

_TIME = 7
_MARK = 16
_BITS = 5
_PLACES = {letter: place for place, letter in enumerate(LETTERS)}


class Token(NamedTuple):
    """A token that was given out here."""

    text: str
    given: int
    """When it was given out, in seconds since 1970."""

    @property
    def source_id(self) -> str:
        """The answer's id in the journal."""
        return SOURCE + self.text

    @property
    def receipt(self) -> str:
        """The number on the receipt, as `4TK9-2MFA`."""
        return receipt_of(self.source_id)


def give(random: bytes, now: int, secret: bytes, code: str) -> Token:
    """Return a new token.

    Args:
        random: `RANDOM_BYTES` of chance.
        now: seconds since 1970.
        secret: the key it is signed with.
        code: the form's, so that it is good for that form alone.
    """
    drawn = _written(int.from_bytes(random, "big"), RECEIPT_LETTERS)
    body = drawn + _written(now, _TIME)
    return Token(body + _mark(body, secret, code), now)


def read(text: str, secret: bytes, code: str) -> Token | None:
    """Return the token that a path holds; None where it was not given out here."""
    body, mark = text[: RECEIPT_LETTERS + _TIME], text[RECEIPT_LETTERS + _TIME :]
    if len(mark) != _MARK or not set(text) <= _PLACES.keys():
        return None
    if not hmac.compare_digest(mark, _mark(body, secret, code)):
        return None
    given = 0
    for letter in body[RECEIPT_LETTERS:]:
        given = given << _BITS | _PLACES[letter]
    return Token(text, given)


def _written(number: int, letters: int) -> str:
    shown = ""
    for _ in range(letters):
        number, place = divmod(number, len(LETTERS))
        shown = LETTERS[place] + shown
    return shown


def _mark(body: str, secret: bytes, code: str) -> str:
    digest = hmac.digest(secret, f"{code}/{body}".encode(), hashlib.sha256)
    return _written(int.from_bytes(digest[:10], "big"), _MARK)
