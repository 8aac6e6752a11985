"""Statement numbers such as `07-2-014`: table, round, serial.

The number is given when the statement is logged and printed on paper, so it never
changes. Two laptops that log at one table may give the same number; after a merge
the earlier keeps it bare and the later ones get a letter: `07-2-014b`.
"""

import re
from typing import Final

SOURCE: Final = "form:"
"""What a `source_id` begins with that comes from the form."""
RECEIPT_LETTERS: Final = 8
"""How many letters of an answer's token are the number on its receipt."""

_NUMBER = re.compile(r"0*(\d{1,4})-0*(\d{1,4})-0*(\d{1,9})([a-z]*)", re.IGNORECASE)


def format_number(table: int, round_: int, serial: int) -> str:
    """Return the number of a statement; table and round are 0 where there is none."""
    return f"{series_of(table, round_)}-{serial:03d}"


def series_of(table: int, round_: int) -> str:
    """Return what the numbers of a table and round begin with: `07-2`."""
    return f"{table:02d}-{round_}"


def split_number(number: str) -> tuple[str, int]:
    """Return a number's series (`07-2`) and its serial (14)."""
    series, _, serial = number.rpartition("-")
    return series, int(serial)


def with_letter(number: str, place: int) -> str:
    """Return the number of the statement at `place` (0 is first) among its twins."""
    return number + letters(place) if place else number


def letters(place: int) -> str:
    """Return b, c … z, ba, bb … for place 1, 2 …: base 26 with a as zero."""
    text = ""
    while place:
        place, rest = divmod(place, 26)
        text = chr(ord("a") + rest) + text
    return text


def parse_number(text: str) -> tuple[str, int] | None:
    """Return the bare number and the twin's place, or None where it is no number.

    Leading zeros may be left out: `7-2-14b` means `07-2-014b`.
    """
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    table, round_, serial, tail = match.groups()
    place = 0
    for letter in tail.lower():
        place = place * 26 + ord(letter) - ord("a")
    return format_number(int(table), int(round_), int(serial)), place


def receipt_of(source_id: str | None) -> str:
    """Return the receipt number of an answer; empty where it is not from the form."""
    if not (source_id and source_id.startswith(SOURCE)):
        return ""
    letters = source_id[len(SOURCE) : len(SOURCE) + RECEIPT_LETTERS]
    return f"{letters[:4]}-{letters[4:]}"
