"""Make any text fit to print, and spell text for a PDF file."""

import re
import unicodedata

_LINE_BREAKS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_KEPT_JOINER = re.compile("(?<=[\u0620-\u06d5])\u200c(?=[\u0620-\u06d5])")
_VARIATION_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_JOINER_MARK = "\ue000"
_REPLACEMENT = "\ufffd"


def printable(text: str) -> str:
    """Return what a document prints of a text: the one rule of all documents.

    Composed (NFC), with every kind of line break as a newline, tabs as spaces, and
    without control and format characters or blanks at the ends. Surrogates and
    noncharacters become U+FFFD. A zero-width non-joiner stays between Arabic
    letters, where it belongs to the spelling. The text is otherwise untouched.
    """
    if not text.isprintable():
        text = "".join(map(_cleaned, _LINE_BREAKS.sub("\n", _spare_joiners(text))))
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text.replace(_JOINER_MARK, "\u200c").strip()


def one_line(text: str) -> str:
    """Return a printable text with its line breaks as spaces."""
    return printable(text).replace("\n", " ")


def text_string(text: str) -> str:
    """Spell a text string object: a literal where ASCII will do, else UTF-16."""
    if text.isascii():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def uri_string(address: str) -> str:
    """Spell an address as a PDF string, with all but ASCII percent-encoded."""
    return text_string(
        "".join(
            sign if sign.isascii() and sign > " " else _percent(sign)
            for sign in printable(address)
        )
    )


def _percent(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode())


def _spare_joiners(text: str) -> str:
    return _KEPT_JOINER.sub(_JOINER_MARK, text.replace(_JOINER_MARK, _REPLACEMENT))


def _cleaned(sign: str) -> str:
    if sign == "\n" or sign == "\t":
        return sign.replace("\t", " ")
    code = ord(sign)
    category = unicodedata.category(sign)
    if category == "Cs" or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return _REPLACEMENT
    if category in ("Cc", "Cf") or any(code in row for row in _VARIATION_SELECTORS):
        return ""
    return sign
