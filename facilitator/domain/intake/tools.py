"""Which form tool made a file, told by its header, and what its columns are called."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from facilitator.domain.intake.own_files import (
    OWN,
    is_own,
)
from facilitator.domain.text import LINE_LIMIT, clean_line, fold

TOOLS = (
    "forms", "google", "limesurvey", "kobo", "typeform", "surveymonkey", "polis",
    "talk", OWN, "table",
)  # fmt: skip
"""Microsoft Forms and so on, the program's own files; the last is any other table."""

_SIGNS: Sequence[tuple[str, frozenset[str]]] = (
    ("forms", frozenset(("id", "start time", "completion time"))),
    ("forms", frozenset(("id", "starttid", "slutförandetid"))),
    ("limesurvey", frozenset(("id", "submitdate", "startlanguage"))),
    ("limesurvey", frozenset(("response id", "date submitted", "start language"))),
    ("limesurvey", frozenset(("svars-id", "datum inskickat", "startspråk"))),
    ("kobo", frozenset(("_id", "_uuid"))),
    ("kobo", frozenset(("_uuid", "_submission_time"))),
    ("typeform", frozenset(("#", "network id"))),
    ("typeform", frozenset(("#", "submit date (utc)"))),
    ("surveymonkey", frozenset(("respondent id", "collector id"))),
    ("polis", frozenset(("comment-id", "comment-body"))),
    ("talk", frozenset(("id", "interview", "comment"))),
)
"""A tool, and columns that all are in the header of its files."""
_GOOGLE = ("timestamp", "tidstämpel", "tidsstämpel")
"""What the first column of Google Forms is called."""

PERSONAL = frozenset((
    "email", "e-mail", "e-post", "epost", "email address", "e-mail address",
    "e-postadress", "mejladress", "username", "användarnamn", "name", "namn",
    "full name", "first name", "last name", "förnamn", "efternamn",
    "ip address", "ip-address", "ip-adress", "ipaddr", "ip", "network id", "token",
    "refurl", "referrer url", "_submitted_by", "phone", "phone number", "phonenumber",
    "telefon", "telefonnummer", "mobil", "mobilnummer", "deviceid", "subscriberid",
    "simserial", "interview", "author-id", "personnummer", "personal number",
))  # fmt: skip
"""Columns that tell who answered, whatever the tool."""
ROLE_NAMES: Mapping[str, Sequence[str]] = {
    "id": (
        "_uuid", "_id", "respondent id", "response id", "svars-id", "comment-id", "#",
        "id", "löpnummer", "nr",
    ),
    "time": (
        "completion time", "slutförandetid", "submit date (utc)", "_submission_time",
        "end date", "tidstämpel", "tidsstämpel", "timestamp", "tid", "datum", "date",
    ),
    "finished": ("submitdate", "date submitted", "datum inskickat"),
    "verdict": ("moderated", "_validation_status"),
    "text": (
        "comment-body", "synpunkt", "synpunkter", "comment", "kommentar",
        "kommentarer", "text", "texts", "fritext", "förslag", "svar", "answer",
    ),
    "question": ("fråga", "frågan", "question"),
    "area": ("målområde", "område", "goal area", "area"),
    "group": ("målgrupp", "grupp", "target group", "group"),
    "keywords": ("nyckelord", "keywords", "ämnen"),
    "table": ("bord", "table"),
}  # fmt: skip
"""What columns of each role may be called; the first that is there is taken."""
ASKING: Mapping[str, Sequence[str]] = {
    "group": ("målgrupp", "target group"),
    "area": ("målområde", "goal area"),
}
"""What a question holds by which people say their group, or an area."""
TOOLS_OWN = frozenset((
    "start time", "starttid", "last modified time", "senast ändrad tid",
    "total points", "totalt antal poäng", "quiz feedback", "testfeedback",
    "language", "språk", "lastpage", "last page", "sista sidan", "startlanguage",
    "start language", "startspråk", "seed", "startdate", "date started", "datestamp",
    "date last action", "_notes", "_status", "_tags", "_index", "__version__",
    "start", "end", "today", "_xform_id_string", "start date (utc)", "start date",
    "stage date (utc)", "response type", "tags", "ending", "collector id",
    "custom data 1", "datetime", "agrees", "disagrees", "is-meta", "is-seed",
    "group-informed-consensus",
))  # fmt: skip
"""Columns that the tools add about a row, in which nobody answers anything."""
_POINTS = re.compile(r"(points|poäng|feedback|återkoppling)\s*[-–—]\s*.+")

_NOTHING_MORE = frozenset((
    "response", "open-ended response", "svar", "öppet svar", "öppet textsvar",
))  # fmt: skip
"""What the second header row of SurveyMonkey says where there are no options."""
_TAG = re.compile(r"#[a-z_]+(?:\s*\+[a-z_0-9]+)*")
"""What stands in a second header row with tags of humanitarian exchange (HXL)."""
_ROOM = 8
"""Letters kept free for what tells apart columns of the same name."""


class Heading(NamedTuple):
    """A file's columns."""

    tool: str
    """One of `TOOLS`."""
    names: tuple[str, ...]
    """Each on one line and unlike the others; `#5` where the fifth has no name."""
    rows: int = 1
    """How many rows the header takes."""


def heading(first: Sequence[str], second: Sequence[str] = ()) -> Heading:
    """Return the columns of a file, from its first two rows that are not blank."""
    tool = _tool(first)
    if tool == "surveymonkey" and any(second) and not second[0].strip():
        return Heading(tool, _distinct_names(_names_over_two_rows(first, second)), 2)
    has_tags = any(second) and all(not each or _TAG.fullmatch(each) for each in second)
    if tool == "kobo" and has_tags:
        return Heading(tool, _distinct_names(first), 2)
    return Heading(tool, _distinct_names(first))


def column_key(name: str) -> str:
    """Return a column's name as it is compared."""
    return fold(clean_line(name))


def is_personal(name: str) -> bool:
    """Tell whether a column tells who answered."""
    return column_key(name) in PERSONAL


def is_tools_own(name: str) -> bool:
    """Tell whether a column is one that the tool adds."""
    return (
        column_key(name) in TOOLS_OWN or _POINTS.fullmatch(column_key(name)) is not None
    )


def _tool(first: Sequence[str]) -> str:
    if is_own(first):
        return OWN
    keys = [column_key(each) for each in first]
    for tool, signs in _SIGNS:
        if signs.issubset(keys):
            return tool
    if keys and keys[0] in _GOOGLE:
        return "google"
    return TOOLS[-1]


def _names_over_two_rows(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """Return question with option; a question stands above its first option only."""
    names: list[str] = []
    question = ""
    for place in range(max(len(first), len(second))):
        above = first[place].strip() if place < len(first) else ""
        below = second[place].strip() if place < len(second) else ""
        question = above or question
        plain = not below or column_key(below) in _NOTHING_MORE
        names.append(question if plain else f"{question} [{below}]")
    return names


def _distinct_names(names: Sequence[str]) -> tuple[str, ...]:
    distinct: dict[str, None] = {}
    for place, name in enumerate(names, 1):
        short = clean_line(name)[: LINE_LIMIT - _ROOM].rstrip() or f"#{place}"
        apart, number = short, 1
        while apart in distinct:
            number += 1
            apart = f"{short} ({number})"
        distinct[apart] = None
    return tuple(distinct)
