"""Cleaning at intake: every text that enters is hostile until it has been here."""

import re
import unicodedata

from facilitator.domain.errors import Refused

TEXT_LIMIT = 8_000
"""The longest statement in characters, after cleaning."""
LINE_LIMIT = 500
"""The longest one-line text (a reason, a scribe's name) in characters."""

_ESCAPE_SEQUENCE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]"  # CSI, as in colours and cursor moves
    r"|[\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)"  # OSC, DCS, SOS, PM, APC
    r"|[ -/]*[0-~])"  # two-character sequences
    r"|\x9b[0-?]*[ -/]*[@-~]",  # CSI as one C1 character
)
_LINE_BREAK = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 and C1 controls
    "\u200e\u200f\u202a-\u202e\u2066-\u2069"  # invisible orders of direction
    "\u00ad\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"  # invisible marks
    "\ufdd0-\ufdef\ufffe\uffff"  # characters that are none
    "\U000e0000-\U000e007f]"  # tag characters
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN_SIGNS = frozenset(map(chr, range(128))).union("åäö")
"""What `fold` leaves as it is."""


def clean(text: str) -> str:
    """Return `text` in NFC without control, escape and direction characters.

    Line breaks of every kind become `\\n`, tabs become blanks, a lone surrogate
    becomes U+FFFD, and white space around the whole is taken away. Cleaning twice
    changes nothing more.
    """
    if text.isprintable():  # Most texts have none of what is taken out below.
        return unicodedata.normalize("NFC", text).strip()
    text = _ESCAPE_SEQUENCE.sub("", text)
    text = _LINE_BREAK.sub("\n", text).replace("\t", " ")
    text = _UNWANTED.sub("", text)
    text = whole_letters(text)
    return unicodedata.normalize("NFC", text).strip()


def whole_letters(text: str) -> str:
    """Return `text` with U+FFFD for halves of letters, which no file can hold."""
    return _SURROGATE.sub("\ufffd", text)


def clean_line(text: str) -> str:
    """Return `text` cleaned and on one line."""
    return " ".join(clean(text).split())


def statement_text(text: str) -> str:
    """Return a statement's text as it may be stored.

    Raises:
        Refused: `statement.empty` or `statement.too_long`.
    """
    cleaned = clean(text)
    if not cleaned:
        raise Refused("statement.empty")
    if len(cleaned) > TEXT_LIMIT:
        raise Refused("statement.too_long", length=len(cleaned), limit=TEXT_LIMIT)
    return cleaned


def reason_text(text: str) -> str:
    """Return the reason of a correction or withdrawal as it may be stored.

    Raises:
        Refused: `reason.empty` or `reason.too_long`.
    """
    cleaned = clean_line(text)
    if not cleaned:
        raise Refused("reason.empty")
    if len(cleaned) > LINE_LIMIT:
        raise Refused("reason.too_long", length=len(cleaned), limit=LINE_LIMIT)
    return cleaned


def fold(text: str) -> str:
    """Return `text` for comparing and searching: case and accents gone.

    The Swedish letters å, ä and ö are letters of their own and are kept.
    """
    plain = unicodedata.normalize("NFC", text).casefold()
    if plain.isascii():
        return plain
    odd = set(plain).difference(_PLAIN_SIGNS)
    bare = {ord(char): _bare(char) for char in odd if _bare(char) != char}
    return plain.translate(bare) if bare else plain


def _bare(char: str) -> str:
    parts = unicodedata.normalize("NFD", char)
    return parts[0] if len(parts) > 1 and parts[0].isascii() else char
