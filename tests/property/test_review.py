"""Laws of the review: it is the same in any order, and what is returned stays so."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.events.approval import (
    VERDICTS,
    ReviewSettled,
    SectionReviewed,
)
from facilitator.domain.events.events import Event
from facilitator.domain.events.records import from_record, to_record
from facilitator.domain.session.digest import digest
from facilitator.domain.session.session import Session
from tests.builders import Desk, fold_all

SECTIONS = ("summary", "chapters/a1")
ROLES = ("ordförande", "Ordförande ", "1:e vice ordförande")
words = st.tuples(
    st.sampled_from(SECTIONS),
    st.sampled_from(VERDICTS),
    st.sampled_from(["", "Se över", "Bra"]),
    st.sampled_from(ROLES),
    st.sampled_from(["d1", "d2"]),
    st.integers(0, 5),
    st.integers(0, 8),
)
settlings = st.tuples(st.sampled_from(SECTIONS), st.sets(st.integers(0, 8)))
steps = st.lists(words | settlings, max_size=20)


def event_of(place: int, step: tuple[object, ...]) -> Event:
    """Return a step as the event that one of three laptops wrote."""
    stamp = f"{place:013d}.0000.bord-{place % 3}", "2019-04-02T09:00:00+02:00", "AU"
    if len(step) == 2:
        section, sources = step
        settles = tuple(f"s{each}" for each in sorted(sources))  # type: ignore[call-overload]
        return ReviewSettled(*stamp, str(section), "åtgärdat", settles)
    *said, made, source = step
    return SectionReviewed._make([*stamp, *said, f"2019-04-0{made}", f"s{source}"])


def told(session: Session) -> list[object]:
    """Return all that a review tells."""
    review = session.review
    return [review.sections, review.returned, *(review.of(each) for each in SECTIONS)]


@given(steps, st.randoms(use_true_random=False))
@settings(max_examples=200)
def test_any_order_and_any_repetition_gives_the_same_review(
    drawn: list[tuple[object, ...]], rng: random.Random
) -> None:
    events = [event_of(place, step) for place, step in enumerate(drawn)]
    shuffled = events + [event for event in events if rng.random() < 0.3]
    rng.shuffle(shuffled)
    assert told(fold_all(shuffled)) == told(fold_all(events))


@given(steps)
def test_a_review_changes_neither_the_digest_nor_the_time_of_the_content(
    drawn: list[tuple[object, ...]],
) -> None:
    desk = Desk()
    desk.log()
    before = digest(desk.session), desk.session.latest
    for place, step in enumerate(drawn):
        desk.session.apply(event_of(place + 2 * 10**12, step))
    assert (digest(desk.session), desk.session.latest) == before


@given(steps)
def test_an_event_of_the_review_comes_back_from_the_journal_as_it_was(
    drawn: list[tuple[object, ...]],
) -> None:
    for place, step in enumerate(drawn):
        event = event_of(place, step)
        assert from_record(to_record(event)) == event


@given(steps)
def test_a_section_is_returned_by_whoever_said_so_last_and_was_not_answered(
    drawn: list[tuple[object, ...]],
) -> None:
    events = [event_of(place, step) for place, step in enumerate(drawn)]
    session = fold_all(events)
    for section in SECTIONS:
        state = session.review.of(section)
        done = {each for event in state.settlements for each in event.settles}
        for word in state.returned:
            assert word.verdict == "returned" and word.source_id not in done
            assert not [
                later
                for later in state.words
                if later.verdict == "approved"
                and later.reviewer.strip().casefold()
                == word.reviewer.strip().casefold()
                and (later.made, later.id) > (word.made, word.id)
            ]
        assert set(state.latest) <= set(state.words)
