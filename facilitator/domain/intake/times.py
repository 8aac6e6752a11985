"""When an answer came in, as form tools write it: read into one form, never stored."""

import re
from datetime import UTC, datetime, timedelta, timezone

_LATEST = datetime(2200, 1, 1, tzinfo=UTC)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECONDS = re.compile(r"[0-9]{12,13}")
_TIME = re.compile(
    r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})"
    r"(?:,?[T\s]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?"
    r"\s*([AaPp]\.?[Mm]\.?|[ef]m)?"
    r"\s*(Z|(?:GMT|UTC)?\s*([+-]\d{1,2}):?(\d{2})?|GMT|UTC)?"
)


def moment(text: str) -> datetime | None:
    """Return the time that a cell tells, with its zone where it tells one.

    None where it is no time, or where day and month could be either.
    """
    text = " ".join(text.split())
    if _MILLISECONDS.fullmatch(text):
        moment = _EPOCH + timedelta(milliseconds=int(text))
        return moment if moment < _LATEST else None
    match = _TIME.fullmatch(text)
    day = match and _day(match[1], match[3], match[4], match[2])
    if not (match and day):
        return None
    try:
        hour = _hour(int(match[5] or 0), (match[8] or "").lower())
        return datetime(
            *day, hour, int(match[6] or 0), int(match[7] or 0), tzinfo=_zone(match)
        )
    except ValueError:
        return None


def in_order(moment: datetime) -> datetime:
    """Return what times are sorted by; one without a zone counts as one in UTC."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def _day(first: str, second: str, third: str, sign: str) -> tuple[int, int, int] | None:
    if len(first) == 4:
        return int(first), int(second), int(third)
    year = int(third) + (2000 if len(third) == 2 else 0)
    one, two = int(first), int(second)
    if sign == "." or one > 12:
        return year, two, one
    if two > 12 or one == two:
        return year, one, two
    return None


def _hour(hour: int, half: str) -> int:
    if not half:
        return hour
    return hour % 12 + (12 if half[0] in "pe" else 0)


def _zone(match: re.Match[str]) -> timezone | None:
    if not match[9]:
        return None
    hours, minutes = int(match[10] or 0), int(match[11] or 0)
    ahead = timedelta(hours=abs(hours), minutes=minutes)
    return timezone(-ahead if (match[10] or "").startswith("-") else ahead)
