"""Make any text fit to print, and spell text for a PDF file."""

import re
import unicodedata

_LINE_BREAKS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_SPELLING = "\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""Joiners and variation selectors: they print nothing and belong to the spelling."""
_ARABIC = "\u0620-\u06d5"
_UNSEEN = re.compile(f"[{_SPELLING}](?<![{_ARABIC}]\u200c(?=[{_ARABIC}]))")
"""Of these, all but a non-joiner between Arabic letters, which changes their forms."""
_REPLACEMENT = "\ufffd"
ESCAPES = {10: "\\n", 13: "\\r", 40: "\\(", 41: "\\)", 92: "\\\\"}
"""Codes that cannot stand as they are in a literal string, for `str.translate`."""


def printable(text: str) -> str:
    """Return what a document prints of a text: the one rule of all documents.

    The spelt text without what prints nothing. A zero-width non-joiner stays between
    Arabic letters. The text is otherwise untouched.
    """
    return _UNSEEN.sub("", spelt(text)).strip()


def spelt(text: str) -> str:
    """Return a text as a program reads it out of a document.

    Composed (NFC), with every kind of line break as a newline, tabs as spaces, and
    without control and format characters or blanks at the ends; joiners and variation
    selectors stay. Surrogates and noncharacters become U+FFFD.
    """
    if not text.isprintable():
        text = "".join(map(_clean, _LINE_BREAKS.sub("\n", text)))
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text.strip()


def one_line(text: str) -> str:
    """Return a text as it is spelt, with its line breaks as spaces."""
    return spelt(text).replace("\n", " ")


def text_string(text: str) -> str:
    """Spell a text string object: a literal where ASCII will do, else UTF-16."""
    # ASCII is spelt alike in both encodings; UTF-16 is told by its byte order mark:
    # ISO 32000-1, 7.9.2.2.
    if text.isascii():
        return f"({text.translate(ESCAPES)})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def uri_string(address: str) -> str:
    """Spell an address as a PDF string, with all but ASCII percent-encoded."""
    # An address is in seven bits: ISO 32000-1, 12.6.4.7.
    return text_string(
        "".join(
            sign if sign.isascii() and sign > " " else _percent(sign)
            for sign in printable(address)
        )
    )


def _percent(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode())


def _clean(sign: str) -> str:
    if sign in "\n\u200c\u200d":
        return sign
    if sign == "\t":
        return " "
    code = ord(sign)
    category = unicodedata.category(sign)
    # Halves of letters, and the noncharacters of every plane, are for no file.
    if category == "Cs" or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return _REPLACEMENT
    return "" if category in ("Cc", "Cf") else sign
