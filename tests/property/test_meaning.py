"""Meaning and comparison: every touch of a keyword stands where it belongs, once."""

import random
from collections import Counter, defaultdict
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.compilation.comparison import compare
from facilitator.domain.compilation.meaning import meanings_of
from facilitator.domain.events.commands import (
    CorrectStatement,
    WithdrawStatement,
)
from facilitator.domain.events.kinds import KINDS
from facilitator.domain.plan.plan import Plan
from facilitator.domain.session.statement import Statement
from tests.builders import Desk, a_plan

TEXTS = ("Fler bussar", "Vi är emot det.", "Tvärtom, bygg högre", "Däremot ett torg")
AGAINST = TEXTS[1:3]


@dataclass(frozen=True, slots=True)
class Talk:
    """A plan, and what was said by it."""

    plan: Plan
    desk: Desk
    counted: tuple[Statement, ...]


@st.composite
def talks(draw: st.DrawFn) -> Talk:
    """Return a talk in any of two to seven areas, by three to fourteen groups."""
    plan = a_plan(areas=draw(st.integers(2, 7)), groups=draw(st.integers(3, 14)))
    desk = Desk(plan=plan)
    words = [word.id for word in plan.keywords]
    coding = st.tuples(
        st.sampled_from([area.id for area in plan.areas]),
        st.sampled_from([group.id for group in plan.groups]),
        st.lists(st.sampled_from(words), max_size=3),
        st.sampled_from(KINDS),
        st.sampled_from(TEXTS),
        st.integers(0, 5),
    )
    for area, group, keywords, kind, text, fate in draw(st.lists(coding, max_size=25)):
        said = desk.log(text, area=area, group=group, keywords=keywords, kind=kind)
        if fate == 0:
            desk.do(WithdrawStatement(statement=said, reason="prov"))
        if fate == 1:
            moved = CorrectStatement(
                statement=said, reason="prov", text="Ny ordalydelse", keywords=("1",)
            )
            desk.do(moved)
    standing = desk.session.statements.values()
    return Talk(plan, desk, tuple(each for each in standing if not each.withdrawn))


@given(talks())
@settings(deadline=None)
def test_what_is_under_a_keyword_adds_up_to_its_coverage(talk: Talk) -> None:
    coverage, groups = talk.desk.session.coverage, talk.plan.groups
    ids = [group.id for group in groups]
    for area in talk.plan.areas:
        meanings = meanings_of(area, groups, talk.counted)
        assert tuple(each.keyword for each in meanings) == area.keywords
        for meaning in meanings:
            word = meaning.keyword.id
            assert meaning.count == coverage.total("keyword", [word], ids).total
            assert tuple(each.group for each in meaning.groups) == groups
            for each in meaning.groups:
                cell = coverage.count("keyword", word, each.group.id)
                assert each.count == cell.total
                assert each.silent == (not cell.total)


@given(talks())
@settings(deadline=None)
def test_a_statement_stands_once_in_its_own_groups_place_by_its_kind(
    talk: Talk,
) -> None:
    for area in talk.plan.areas:
        for meaning in meanings_of(area, talk.plan.groups, talk.counted):
            assert {*meaning.groups_heard, *meaning.groups_silent} == {
                *talk.plan.groups
            }
            for each in meaning.groups:
                touched = [
                    said
                    for said in talk.counted
                    if said.group == each.group.id
                    and meaning.keyword.id in said.keywords
                ]
                own = {said.id for said in touched if said.kind == "own_words"}
                assert {said.id for said in each.own} == own
                assert {said.id for said in each.retellings} == (
                    {said.id for said in touched} - own
                )
                for part in (each.own, each.retellings):
                    assert [said.id for said in part] == sorted(
                        said.id for said in part
                    )


@given(talks(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_in_which_statements_are_given_does_not_matter(
    talk: Talk, chance: random.Random
) -> None:
    shuffled = list(talk.counted)
    chance.shuffle(shuffled)
    for area in talk.plan.areas:
        groups = talk.plan.groups
        assert meanings_of(area, groups, iter(shuffled)) == meanings_of(
            area, groups, talk.counted
        )
        assert compare(area, groups, iter(shuffled)) == compare(
            area, groups, talk.counted
        )


@given(talks())
@settings(max_examples=200, deadline=None)
def test_a_keyword_is_shared_or_of_one_group_alone_as_counting_by_hand_says(
    talk: Talk,
) -> None:
    for area in talk.plan.areas:
        found = compare(area, talk.plan.groups, talk.counted)
        touched = defaultdict(set)
        words = {word.id for word in area.keywords}
        heard = {each.group for each in talk.counted if each.area == area.id}
        for each in talk.counted:
            for word in words.intersection(each.keywords):
                touched[word].add(each.group)
                heard.add(each.group)
        assert {group.id for group in found.groups_heard} == heard
        assert {each.keyword.id: {g.id for g in each.groups} for each in found.shared}\
            == {word: by for word, by in touched.items()
                if len(by) > 1 and len(by) >= len(heard) / 2}  # fmt: skip
        assert {each.keyword.id: {each.group.id} for each in found.alone} == {
            word: by for word, by in touched.items() if len(by) == 1 < len(heard)
        }
        for alone in found.alone:
            assert [each.id for each in alone.statements] == [
                each.id for each in talk.counted if alone.keyword.id in each.keywords
            ]


@given(talks())
@settings(max_examples=200, deadline=None)
def test_what_leads_is_what_the_group_spoke_of_most_and_more_than_once(
    talk: Talk,
) -> None:
    for area in talk.plan.areas:
        found = compare(area, talk.plan.groups, talk.counted)
        leading = {each.group.id: each for each in found.leading}
        for group in talk.plan.groups:
            counts = Counter(
                word.id
                for said in talk.counted
                for word in area.keywords
                if said.group == group.id and word.id in said.keywords
            )
            most = max(counts.values(), default=0)
            if most < 2:
                assert group.id not in leading
            else:
                each = leading[group.id]
                assert each.count == most
                assert {word.id for word in each.keywords} == {
                    word for word, count in counts.items() if count == most
                }


@given(talks())
@settings(deadline=None)
def test_dissent_is_told_once_in_its_own_area_by_the_wording_that_stands(
    talk: Talk,
) -> None:
    found = [
        each.id
        for area in talk.plan.areas
        for each in compare(area, talk.plan.groups, talk.counted).dissent
    ]
    assert sorted(found) == sorted(
        each.id for each in talk.counted if each.text in AGAINST
    )
