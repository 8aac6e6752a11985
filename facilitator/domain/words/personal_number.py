"""Finds what seems to be a Swedish personal identity number in a text.

Both kinds are found, personnummer and samordningsnummer, with and without the century
and with any of the usual signs between. A number counts where its date is one of the
calendar and its last digit is right, so that most telephone numbers do not.
"""

import re
from datetime import date

_BETWEEN = r"[\s\-\u2010-\u2015+]?"
_NUMBER = re.compile(
    rf"(?<!\d)((?:18|19|20)?){_BETWEEN}(\d\d)[\s-]?(\d\d)[\s-]?(\d\d)"
    rf"{_BETWEEN}(\d\d)[\s]?(\d\d)(?!\d)"
)
_COORDINATION = 60
"""What is added to the day in a samordningsnummer."""


def holds_personal_number(text: str) -> bool:
    """Tell whether the text seems to hold a personal identity number."""
    return any(_is_one(*number.groups()) for number in _NUMBER.finditer(text))


def check_digit(nine: str) -> int:
    """Return the tenth digit that belongs to nine, by Luhn's rule."""
    total = 0
    for place, digit in enumerate(nine):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return -total % 10


def _is_one(century: str, year: str, month: str, day: str, *serial: str) -> bool:
    digits = "".join((year, month, day, *serial))
    if check_digit(digits[:9]) != int(digits[9]):
        return False
    centuries = [int(century)] if century else [19, 20]
    return any(
        _is_day(100 * each + int(year), int(month), int(day)) for each in centuries
    )


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day - _COORDINATION if day > _COORDINATION else day)
    except ValueError:
        return False
    return True
