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

_TIME_LETTERS = 7
_SIGNATURE_LETTERS = 16
_BITS = 5
_PLACES = {letter: place for place, letter in enumerate(LETTERS)}


class Token(NamedTuple):
    """A token that was given out here."""

    text: str
    issued_at: int
    """When it was given out, in seconds since 1970."""

    @property
    def source_id(self) -> str:
        """The answer's id in the journal."""
        return SOURCE + self.text

    @property
    def receipt(self) -> str:
        """The number on the receipt, as `4TK9-2MFA`."""
        return receipt_of(self.source_id)


def issue_token(random: bytes, now: int, secret: bytes, code: str) -> Token:
    """Return a new token.

    Args:
        random: `RANDOM_BYTES` of chance.
        now: seconds since 1970.
        secret: the key it is signed with.
        code: the form's, so that it is good for that form alone.
    """
    serial = _letters_of(int.from_bytes(random, "big"), RECEIPT_LETTERS)
    body = serial + _letters_of(now, _TIME_LETTERS)
    return Token(body + _signature(body, secret, code), now)


def read_token(text: str, secret: bytes, code: str) -> Token | None:
    """Return the token that a path holds; None where it was not given out here."""
    body, signature = (
        text[: RECEIPT_LETTERS + _TIME_LETTERS],
        text[RECEIPT_LETTERS + _TIME_LETTERS :],
    )
    if len(signature) != _SIGNATURE_LETTERS or not set(text) <= _PLACES.keys():
        return None
    if not hmac.compare_digest(signature, _signature(body, secret, code)):
        return None
    issued_at = 0
    for letter in body[RECEIPT_LETTERS:]:
        issued_at = issued_at << _BITS | _PLACES[letter]
    return Token(text, issued_at)


def _letters_of(number: int, letters: int) -> str:
    text = ""
    for _ in range(letters):
        number, place = divmod(number, len(LETTERS))
        text = LETTERS[place] + text
    return text


def _signature(body: str, secret: bytes, code: str) -> str:
    digest = hmac.digest(secret, f"{code}/{body}".encode(), hashlib.sha256)
    return _letters_of(int.from_bytes(digest[:10], "big"), _SIGNATURE_LETTERS)
