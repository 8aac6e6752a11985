"""No answer of a row is lost, and each is known again whatever the order of rows."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.events.commands import LogStatement
from facilitator.domain.intake.mapping import (
    Column,
    ColumnMap,
)
from facilitator.domain.intake.rows_to_answers import (
    Answer,
    PassedOver,
    RowReader,
)
from facilitator.domain.text import clean, statement_text
from tests.builders import a_plan

PLAN = a_plan()
NAMES = ("nr", "ett", "två", "grupp", "övrigt")
MAPPING = ColumnMap(
    "form-1",
    "table",
    (
        Column("ett", "text", question="a1-q1"),
        Column("två", "text", area="a2"),
        Column("grupp", "group"),
    ),
)
CELLS = st.text(alphabet=st.sampled_from("ab \n;å\0"), max_size=4)
GROUPS = st.sampled_from(("", "Grupp 1", "g2", "3", "99", "okänd"))
ROWS = st.lists(st.tuples(CELLS, CELLS, CELLS, GROUPS, CELLS), max_size=8)

Row = tuple[str, ...]


def read(rows: list[Row]) -> list[list[Answer | PassedOver]]:
    """Return what each row holds."""
    mapped = RowReader(PLAN, MAPPING, NAMES)
    return [mapped.answers(number, row) for number, row in enumerate(rows, 1)]


@given(ROWS)
def test_each_answer_is_taken_in_held_or_told(rows: list[Row]) -> None:
    for row, found in zip(rows, read(rows), strict=True):
        written = [cell for cell in row[1:3] if cell.strip()]
        assert len(found) == max(1, len(written))
        texts = [each.command.text for each in found if isinstance(each, Answer)]
        assert texts == [statement_text(cell) for cell in written if clean(cell)]


@given(ROWS)
def test_what_counts_is_of_a_group_and_an_area_of_the_plan(rows: list[Row]) -> None:
    known = {group.id for group in PLAN.groups}
    for row, found in zip(rows, read(rows), strict=True):
        for each in found:
            if isinstance(each, Answer):
                counts = isinstance(each.command, LogStatement)
                assert counts == (row[3] in ("Grupp 1", "g2", "3"))
                assert each.command.area in ("a1", "a2")
                assert each.command.group in known or not counts


@given(ROWS.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_the_same_rows_in_another_order_are_the_same_answers(
    drawn: tuple[list[Row], list[Row]],
) -> None:
    first, second = (
        sorted(
            (each.source_id, each.command.text)
            for found in read(rows)
            for each in found
            if isinstance(each, Answer)
        )
        for rows in drawn
    )
    assert first == second
    assert len({source for source, _ in first}) == len(first)


@given(ROWS, ROWS)
def test_a_longer_file_knows_every_answer_of_the_shorter(
    rows: list[Row], more: list[Row]
) -> None:
    def sources(rows: list[Row]) -> set[str]:
        found = (each for row in read(rows) for each in row)
        return {each.source_id for each in found if isinstance(each, Answer)}

    assert sources(rows) <= sources([*more, *rows])
