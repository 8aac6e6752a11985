"""From bytes to text: which encoding a file has, and letters that were read wrongly."""

import codecs
import re
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""What a file may begin with, and the encoding it tells of."""
_UNDEFINED = b"\x81\x8d\x8f\x90\x9d"
"""Bytes that stand for nothing in Windows-1252."""
# A letter of two or three bytes in UTF-8, each of them read as a letter of its own.
_TRAILING = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_GARBLED = re.compile(f"[Ã-ß]{_TRAILING}|[à-ï]{_TRAILING}{{2}}|[ð-ô]{_TRAILING}{{3}}")


class Decoded(NamedTuple):
    """A file's text."""

    text: str
    encoding: str


def decode(raw: bytes) -> Decoded:
    """Return the text of a file, letter by letter as it was written.

    A mark at the start decides; else UTF-8 where every byte fits, else Windows-1252,
    else Latin-1, which fits anything. A UTF-16 text that is cut short is read as far
    as it goes, and what is no letter in it becomes U+FFFD.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return Decoded(raw[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError:
                if encoding == "utf-8":
                    break  # The mark is wrong: the bytes are tried as any others.
                text = raw[len(mark) :].decode(encoding, "replace")
                return Decoded(text, encoding)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        undefined = any(byte in raw for byte in _UNDEFINED)
        encoding = "latin-1" if undefined else "cp1252"
        return Decoded(raw.decode(encoding), encoding)


def is_garbled(text: str) -> bool:
    """Tell whether letters seem to have been read in the wrong encoding before."""
    return _GARBLED.search(text) is not None


def repair_letters(text: str) -> str:
    """Return the text with garbled letters put right, each by itself.

    What would not become UTF-8 stays as it is.
    """
    return _GARBLED.sub(lambda match: _put_right(match[0]), text)


def _put_right(letters: str) -> str:
    try:
        return b"".join(_byte(each) for each in letters).decode("utf-8")
    except UnicodeError:
        return letters


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")
