"""Dates, times and numbers as each language writes them."""

from datetime import date, datetime
from functools import cache

SPACE = "\u00a0"
"""A no-break space, between a number and what it counts."""


def long_date(day: date, language: str) -> str:
    """Return `1 april 2019` or `1 April 2019`, unbroken between day and month."""
    from babel.dates import format_date

    pattern = f"d{SPACE}MMMM y"
    return format_date(day, pattern, locale=_locale(language))


def short_date(day: date) -> str:
    """Return `2019-04-01`, the form for tables in both languages."""
    return day.isoformat()


def clock(moment: datetime, language: str) -> str:
    """Return `14.02` in Swedish and `14:02` in English."""
    return moment.strftime("%H.%M" if language == "sv" else "%H:%M")


def clock_of(at: str, language: str) -> str:
    """Return the time in a text as the journal keeps it; nothing where it is none.

    Another program's journal may hold any text.
    """
    try:
        return clock(datetime.fromisoformat(at), language)
    except ValueError:
        return ""


def number(value: int, language: str) -> str:
    """Return a whole number with the language's grouping: `71 263`."""
    from babel.numbers import format_decimal

    return format_decimal(value, locale=_locale(language))


def checksum(digits: str) -> str:
    """Return a checksum in groups of four, as it is read aloud: `3f2a 91bc`."""
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


@cache
def _locale(language: str) -> str:
    return {"sv": "sv_SE", "en": "en_GB"}[language]
