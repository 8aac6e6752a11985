"""Twins: the same text in two channels is found, and nothing is taken away."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.compilation.channels import comparable_text, twins_of
from facilitator.domain.events.commands import WithdrawStatement
from facilitator.domain.events.kinds import CHANNELS
from facilitator.domain.session.statement import Statement
from facilitator.domain.text import clean
from tests.builders import Desk
from tests.hostile import HOSTILE

TEXTS = ("Fler bussar", "fler bussar!", "FLER   BUSSAR …", "Färre bussar", "?!", "…")
SAID = st.lists(st.tuples(st.sampled_from(TEXTS), st.sampled_from(CHANNELS)))


def desk_of(said: list[tuple[str, str]]) -> Desk:
    """Return a desk at which the texts came in by their channels."""
    desk = Desk()
    for text, channel in said:
        desk.log(text, channel=channel)
    return desk


def by_hand(statements: list[Statement]) -> set[frozenset[str]]:
    """Return the twins found by comparing each with each."""
    found = set()
    for one in statements:
        same = [
            each
            for each in statements
            if comparable_text(each.text) == comparable_text(one.text)
        ]
        if len({each.channel for each in same}) > 1:
            found.add(frozenset(each.id for each in same))
    return found


@given(SAID)
def test_what_is_found_is_what_comparing_each_with_each_finds(
    said: list[tuple[str, str]],
) -> None:
    statements = list(desk_of(said).session.statements.values())
    found = twins_of(statements)
    assert {frozenset(each.id for each in twins) for twins in found} == by_hand(
        statements
    )
    listed = [each.id for twins in found for each in twins]
    assert len(listed) == len(set(listed))


@given(SAID, st.randoms())
def test_the_same_are_found_in_whatever_order_they_are_given(
    said: list[tuple[str, str]], chance: object
) -> None:
    statements = list(desk_of(said).session.statements.values())
    before = {frozenset(each) for each in twins_of(statements)}
    chance.shuffle(statements)  # type: ignore[attr-defined]
    assert {frozenset(each) for each in twins_of(statements)} == before


@given(SAID)
def test_nothing_is_a_twin_within_one_channel_or_once_it_is_withdrawn(
    said: list[tuple[str, str]],
) -> None:
    desk = desk_of([(text, "online") for text, _ in said])
    assert not twins_of(desk.session.statements.values())
    desk = desk_of(said)
    for each in list(desk.session.statements.values()):
        if each.channel != "paper":
            desk.do(WithdrawStatement(statement=each.id, reason="prov"))
    assert not twins_of(desk.session.statements.values())


@given(st.text())
def test_case_spaces_and_punctuation_count_for_nothing(text: str) -> None:
    key = comparable_text(text)
    if key.isalnum():
        assert comparable_text(f" {text} . ") == comparable_text(f"”{text}”!") == key
        assert comparable_text(text.swapcase().casefold()) == comparable_text(
            text.casefold()
        )


def test_texts_that_only_look_alike_and_signs_alone_are_kept_apart() -> None:
    assert comparable_text("Får") != comparable_text("Far")
    assert comparable_text("+1") != comparable_text("-1") or comparable_text(
        "+1"
    ) != comparable_text("1")
    assert comparable_text("👍") != comparable_text("👎")
    assert comparable_text("?!") != comparable_text("…")


def test_hostile_texts_are_twins_of_themselves_alone() -> None:
    desk = desk_of(
        [(each, channel) for each in HOSTILE.values() for channel in CHANNELS[:2]]
    )
    found = twins_of(desk.session.statements.values())
    keys = {comparable_text(clean(text)) for text in HOSTILE.values()}
    assert len(found) == len(keys)
    assert sum(map(len, found)) == 2 * len(HOSTILE)
