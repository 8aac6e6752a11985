"""What a review comes to: who returned what, what settles it, what files may hold."""

import json
from typing import Any

import pytest

from facilitator.domain.compilation.review_file import (
    MOST_BYTES,
    read_review,
    source_of,
)
from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import (
    ReviewSection,
    SettleReview,
    Undo,
)
from facilitator.domain.events.events import UnknownEvent
from facilitator.domain.events.records import from_record, to_record
from facilitator.domain.text import TEXT_LIMIT
from tests.builders import Desk
from tests.hostile import HOSTILE

CHAIR, VICE = "ordförande", "1:e vice ordförande"


def say(desk: Desk, verdict: str, made: int, **said: str) -> None:
    """Take in what a reviewer said of the summary, at a time."""
    given = {"section": "summary", "comment": "", "reviewer": CHAIR} | said
    desk.do(
        ReviewSection(
            **given,
            verdict=verdict,
            digest="d" * 64,
            made=f"2019-04-02T09:00:0{made}.000Z",
            source_id=f"{made}-{given['reviewer']}-{given['section']}",
        )
    )


def returned(desk: Desk) -> list[str]:
    """Return the keys of the sections that are returned."""
    return list(desk.session.review.returned)


def test_a_returned_section_stays_so_until_the_same_reviewer_approves_it() -> None:
    desk = Desk()
    say(desk, "returned", 1, comment="Se över siffrorna")
    say(desk, "approved", 2, reviewer=VICE)
    say(desk, "commented", 3, comment="Fortfarande fel")
    assert returned(desk) == ["summary"]
    say(desk, "approved", 4, reviewer=" ORDFÖRANDE")
    assert returned(desk) == []


def test_the_reviewers_own_clock_tells_what_was_said_last() -> None:
    desk = Desk()
    say(desk, "approved", 5)
    say(desk, "returned", 2)
    assert returned(desk) == []
    verdicts = [word.verdict for word in desk.session.review.of("summary").words]
    assert verdicts == ["returned", "approved"]


def test_a_section_is_settled_with_a_reason_until_it_is_returned_anew() -> None:
    desk = Desk()
    say(desk, "returned", 1, comment="Fel")
    desk.do(SettleReview("summary", "summan är rättad"))
    assert returned(desk) == []
    say(desk, "returned", 2, comment="Fel")
    assert returned(desk) == [], "the same once more is nothing new"
    say(desk, "returned", 3, comment="Fel på ett annat sätt")
    assert returned(desk) == ["summary"]
    desk.do(Undo())
    assert returned(desk) == []


def test_what_was_settled_by_mistake_is_returned_again_when_that_is_undone() -> None:
    desk = Desk()
    say(desk, "returned", 1)
    desk.do(SettleReview("summary", "fel knapp"))
    desk.do(Undo())
    assert returned(desk) == ["summary"]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (SettleReview("summary", "åtgärdat"), "review.not_returned"),
        (SettleReview("saknas", "åtgärdat"), "choice.unknown"),
        (SettleReview("chapters", "åtgärdat"), "choice.unknown"),
    ],
)
def test_what_is_not_returned_cannot_be_settled(
    command: SettleReview, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        Desk().do(command)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "wrong",
    [
        {"section": "chapters/saknas"},
        {"verdict": "ok"},
        {"reviewer": "\u200b "},
        {"reviewer": "r" * 81},
        {"verdict": "commented", "comment": "\x1b[31m"},
        {"comment": "k" * (TEXT_LIMIT + 1)},
    ],
)
def test_a_word_that_means_nothing_is_refused(wrong: dict[str, str]) -> None:
    desk = Desk()
    with pytest.raises(Refused):
        say(desk, **{"verdict": "approved", "made": 1, **wrong})  # type: ignore[arg-type]
    assert desk.events == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_comment_is_cleaned_like_what_was_said(text: str) -> None:
    desk = Desk()
    say(desk, "returned", 1, comment=text)
    said = desk.log(text)
    word = desk.session.review.of("summary").words[0]
    assert word.comment == desk.session.statements[said].text


def test_an_earlier_program_passes_the_review_over() -> None:
    desk = Desk()
    say(desk, "returned", 1)
    record = to_record(desk.events[0])
    later = {**record, "type": "section.reviewed.2"}
    assert isinstance(from_record(later), UnknownEvent)
    assert isinstance(from_record({**record, "verdict": "maybe"}), UnknownEvent)
    assert isinstance(from_record({**record, "comment": 7}), UnknownEvent)


def a_file(**changed: Any) -> dict[str, Any]:
    """Return what a file holds, with changes."""
    remark = {"key": "summary", "verdict": "returned", "comment": "Se över"}
    return {
        "format": "facilitator.review/1",
        "id": "0123456789abcdef" * 2,
        "session": "2019-04-01-medborgardialog",
        "digest": "d" * 64,
        "edition": "committee",
        "reviewer": CHAIR,
        "made_at": "2019-04-02T09:00:00.000Z",
        "sections": [remark],
    } | changed


def read(found: object) -> Any:
    """Read what a file holds."""
    return read_review(json.dumps(found).encode())


def test_a_file_is_read_with_what_later_versions_may_add() -> None:
    file = read(a_file(more="än så"))
    (remark,) = file.remarks
    assert (file.reviewer, remark.verdict, remark.comment) == (
        CHAIR,
        "returned",
        "Se över",
    )
    assert source_of(file, remark) == f"review:{file.id}:summary"


REMARK = {"key": "summary", "verdict": "approved", "comment": ""}


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": "facilitator.review/2"},
        {"id": "../../etc/passwd"},
        {"id": "0123456789abcdef" * 2 + "\n"},
        {"digest": "d" * 63},
        {"made_at": "i går"},
        {"reviewer": ""},
        {"reviewer": ["ordförande"]},
        {"session": None},
        {"sections": {}},
        {"sections": [7]},
        {"sections": [REMARK, REMARK]},
        {"sections": [{**REMARK, "verdict": "kanske"}]},
        {"sections": [{**REMARK, "verdict": "commented"}]},
        {"sections": [{**REMARK, "comment": "k" * 8001}]},
        {"sections": [{"key": "summary"}]},
        {"sections": [{**REMARK, "key": str(at)} for at in range(1001)]},
    ],
)
def test_a_file_that_is_not_in_order_is_refused_whole(wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        read(a_file(**wrong))
    assert refused.value.code == "review.not_one"


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff", b"null", b"[]", b"7", b'"x"', b"[" * 100_000, b'{"format": NaN}'],
)
def test_what_is_no_file_of_a_review_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read_review(data)
    assert refused.value.code == "review.not_one"


def test_a_file_that_is_too_large_is_not_looked_at() -> None:
    with pytest.raises(Refused) as refused:
        read_review(b" " * (MOST_BYTES + 1))
    assert refused.value.code == "review.too_large"
