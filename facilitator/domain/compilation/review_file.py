"""The file that a reviewer's browser makes of a review copy, read with mistrust."""

import re
from typing import Any, NamedTuple

from facilitator.domain.errors import Refused
from facilitator.domain.events.approval import ROLE_LIMIT, VERDICTS
from facilitator.domain.foreign.nested_json import load_json
from facilitator.domain.foreign.reading import foreign_reading
from facilitator.domain.text import TEXT_LIMIT, clean, clean_line

FORMAT = "facilitator.review/1"
"""What the file says that it is."""
MOST_BYTES = 2_000_000
"""The largest file that is read."""
MOST_SECTIONS = 1000
"""The most sections that a file may tell of."""

_ID = re.compile(r"[0-9a-f]{32}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_MADE_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


class Remark(NamedTuple):
    """What the reviewer said of one section."""

    section: str
    verdict: str
    """One of `VERDICTS`."""
    comment: str


class ReviewFile(NamedTuple):
    """A whole file."""

    id: str
    """The file's own: the same file comes in only once."""
    session: str
    digest: str
    """The content digest of what was looked at."""
    edition: str
    reviewer: str
    made_at: str
    """When it was made, by the reviewer's clock: UTC, ISO 8601."""
    remarks: tuple[Remark, ...]


def read_review(data: bytes) -> ReviewFile:
    """Return what a file holds.

    Raises:
        Refused: `review.too_large`, or `review.not_one` where it is something else.
    """
    if len(data) > MOST_BYTES:
        raise Refused("review.too_large", most=MOST_BYTES // 1_000_000)
    with foreign_reading(lambda _: Refused("review.not_one")):
        return _file(load_json(data.decode("utf-8-sig")))


def source_of(file: ReviewFile, remark: Remark) -> str:
    """Return the id under which a remark comes in, and that no answer can have."""
    return f"review:{file.id}:{remark.section}"


def _file(content: Any) -> ReviewFile:
    if content["format"] != FORMAT:
        raise ValueError
    sections = content["sections"]
    if type(sections) is not list or len(sections) > MOST_SECTIONS:
        raise ValueError
    remarks = tuple(_remark(each) for each in sections)
    if len({remark.section for remark in remarks}) < len(remarks):
        raise ValueError
    reviewer = clean_line(_text(content["reviewer"]))
    if not 0 < len(reviewer) <= ROLE_LIMIT:
        raise ValueError
    return ReviewFile(
        _like(_ID, content["id"]),
        _text(content["session"]),
        _like(_DIGEST, content["digest"]),
        _text(content["edition"]),
        reviewer,
        _like(_MADE_AT, content["made_at"]),
        remarks,
    )


def _remark(content: Any) -> Remark:
    verdict, comment = _text(content["verdict"]), clean(_text(content["comment"]))
    if verdict not in VERDICTS or len(comment) > TEXT_LIMIT:
        raise ValueError
    if verdict == "commented" and not comment:
        raise ValueError
    return Remark(_text(content["key"]), verdict, comment)


def _like(pattern: re.Pattern[str], value: object) -> str:
    text = _text(value)
    if not pattern.fullmatch(text):
        raise ValueError
    return text


def _text(value: object) -> str:
    if type(value) is not str:
        raise TypeError
    return value
