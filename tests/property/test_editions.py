"""Editions: what each shows of one source, for any plan and any statements."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.compilation.compilation import (
    Compilation,
    Scope,
    compile_session,
)
from facilitator.domain.compilation.editions import (
    EDITIONS,
    JOINED_GROUP,
)
from facilitator.domain.compilation.handouts import handouts_of
from facilitator.domain.events.commands import WithdrawStatement
from tests.builders import Desk, a_plan

cells = st.lists(
    st.tuples(st.integers(1, 3), st.integers(1, 5), st.booleans()), max_size=60
)


def desk_with(said: list[tuple[int, int, bool]]) -> Desk:
    """Return a desk with statements by area and group; true for withdrawn ones."""
    desk = Desk(plan=a_plan(areas=3, groups=5))
    for area, group, gone in said:
        logged = desk.log(f"Sagt {area}.{group}", area=f"a{area}", group=f"g{group}")
        if gone:
            desk.do(WithdrawStatement(statement=logged, reason="Fel bord"))
    return desk


def made(desk: Desk, edition: str, limit: int = 5) -> Compilation:
    """Return an edition of a desk's session."""
    scope = Scope(edition=edition, limit=limit)  # type: ignore[arg-type]
    return compile_session(desk.plan, desk.session, scope)


@settings(deadline=None)
@given(cells, st.integers(1, 8))
def test_no_cell_of_the_public_edition_is_smaller_than_the_limit(
    said: list[tuple[int, int, bool]], limit: int
) -> None:
    public = made(desk_with(said), "public", limit)
    for (_, group), count in Counter(
        (each.area, each.group) for each in public.view.counting
    ).items():
        assert group == JOINED_GROUP or count >= limit


@settings(deadline=None)
@given(cells, st.integers(1, 8))
def test_what_is_joined_holds_two_groups_and_the_limit_or_silence_is_withheld(
    said: list[tuple[int, int, bool]], limit: int
) -> None:
    public = made(desk_with(said), "public", limit)
    joined = public.view.joined_groups
    for area in public.areas:
        groups = joined.groups.get(area.id, frozenset())
        hidden = sum(
            each.area == area.id and each.group == JOINED_GROUP
            for each in public.view.counting
        )
        enough = len(groups) >= 2 and hidden >= limit
        assert not groups or enough or area.id in joined.withheld
        silent = {g.id for part in public.chapters for g in part.parts[0].silent}
        assert JOINED_GROUP not in silent


@settings(deadline=None)
@given(cells)
def test_every_edition_counts_the_same(said: list[tuple[int, int, bool]]) -> None:
    desk = desk_with(said)
    counted = sum(not gone for _, _, gone in said)
    for edition in EDITIONS:
        shown = made(desk, edition)
        assert shown.balance.balances
        assert len(shown.view.counting) == shown.balance.counted == counted
        assert sum(chapter.count for chapter in shown.chapters) == counted
        assert sum(part.count.total for part in shown.participation) == counted
        assert len(shown.annex) == len({shown.number_of(each) for each in shown.annex})


@settings(deadline=None)
@given(cells)
def test_the_public_edition_tells_nothing_that_tells_who(
    said: list[tuple[int, int, bool]],
) -> None:
    desk = desk_with(said)
    public = made(desk, "public")
    numbers = {
        each.id: desk.session.number_of(each)
        for each in desk.session.statements.values()
    }
    for each in public.annex:
        assert not (each.withdrawn or each.by or each.at or each.table or each.round)
        assert each.id not in desk.session.statements and not each.source_id
        assert each.original_text == each.text
        if each.group == JOINED_GROUP:
            assert each.number not in numbers.values()


def test_the_words_of_a_withdrawn_statement_are_in_the_work_edition_alone() -> None:
    desk = desk_with([(1, 1, True)])
    assert [each.text for each in made(desk, "work").annex] == ["Sagt 1.1"]
    assert [each.text for each in made(desk, "committee").annex] == [""]
    assert made(desk, "public").annex == ()


@given(cells)
def test_joined_groups_are_compared_with_nobody(
    said: list[tuple[int, int, bool]],
) -> None:
    desk = desk_with(said)
    for group in ("g1", "g2", "g3"):
        desk.log("Fler bussar", area="a1", group=group, keywords=("a1-ord1",))
    public = made(desk, "public")
    for handout in handouts_of(public).areas:
        compared = handout.comparison
        named = [*compared.groups_heard, *(each.group for each in compared.leading)]
        assert JOINED_GROUP not in {group.id for group in named}
