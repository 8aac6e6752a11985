"""Which laptops are expected, which are here, and which are named first."""

from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.domain.errors import NeedsAPerson
from facilitator.domain.laptops import (
    JournalIntake,
    LaptopState,
    Receipt,
    meant_for,
    sign,
    survey,
    tables_without_statements,
)
from facilitator.domain.plan.plan import (
    Laptop,
    Plan,
)
from facilitator.services.laptops import Laptops
from tests.builders import a_plan


def receipt(device: str, events: int = 3, **more: object) -> Receipt:
    """Return the receipt of a device that has written."""
    return replace(Receipt(device, events, events, "0" * 16), **more)  # type: ignore[arg-type]


def expecting(*laptops: Laptop) -> Plan:
    """Return a plan that expects laptops."""
    plan = a_plan()
    return Plan(plan.project, replace(plan.session, laptops=laptops))


PLAN = expecting(Laptop("bord-1", "Bord 1"), Laptop("bord-2", "Bord 2"))


def test_the_worst_off_come_first_and_every_laptop_once() -> None:
    here = [
        receipt("ledare"),
        receipt("bord-2"),
        receipt("bord-3", damaged=1),
        receipt("bord-4", branches=2),
        receipt("bord-5"),
    ]
    said = {"bord-2": receipt("bord-2", 5), "bord-5": receipt("bord-5")}
    rows = survey(PLAN, here, said, own="ledare")
    assert [(row.name, row.state) for row in rows] == [
        ("Bord 1", LaptopState.MISSING),
        ("Bord 2", LaptopState.SHORT),
        ("bord-3", LaptopState.DAMAGED),
        ("bord-4", LaptopState.TWINS),
        ("bord-5", LaptopState.WHOLE),
        ("ledare", LaptopState.OWN),
    ]
    assert [row.short_by for row in rows] == [0, 2, 0, 0, 0, 0]


def test_a_laptop_that_never_said_how_much_it_wrote_is_neither_whole_nor_short() -> (
    None
):
    (row,) = survey(expecting(), [receipt("bord-1")], {})
    assert row.state is LaptopState.UNTOLD


def test_more_than_a_laptop_said_is_no_harm() -> None:
    (row,) = survey(
        expecting(), [receipt("bord-1", 9)], {"bord-1": receipt("bord-1", 4)}
    )
    assert (row.state, row.short_by) == (LaptopState.WHOLE, 0)


def test_a_journal_with_nothing_in_it_is_missing() -> None:
    (row,) = survey(expecting(), [receipt("bord-1", 0)], {})
    assert row.state is LaptopState.MISSING


def test_a_laptop_that_has_only_spoken_of_itself_is_missing() -> None:
    (row,) = survey(expecting(), [], {"bord-1": receipt("bord-1")})
    assert (row.device, row.state, row.short_by) == ("bord-1", LaptopState.MISSING, 3)


@pytest.mark.parametrize(
    ("laptop", "tables"),
    [
        (Laptop("bord-2", "Bord 2"), ("bord-2",)),
        (Laptop("dator-a", "BORD 1"), ("bord-1",)),
        (Laptop("dator-a", "Dator A"), ()),
        (Laptop("dator-a", "Dator A", ("Bord 1", "2")), ("bord-1", "bord-2")),
    ],
)
def test_a_laptop_is_meant_for_its_tables_or_the_one_of_its_name(
    laptop: Laptop, tables: tuple[str, ...]
) -> None:
    assert meant_for(a_plan(), laptop) == tables


def test_a_table_whose_laptop_wrote_of_others_only_is_named() -> None:
    here = [receipt("bord-1", tables=("bord-2",)), receipt("bord-2", 0)]
    assert tables_without_statements(PLAN, here) == ["bord-1"]
    here = [receipt("bord-1", tables=("bord-1",))]
    assert tables_without_statements(PLAN, here) == []


def test_the_sign_tells_what_is_well_what_is_unsure_and_what_is_ill() -> None:
    assert {state.name: sign(state) for state in LaptopState} == {
        "MISSING": "!", "SHORT": "!", "CONTRADICTED": "!", "DAMAGED": "!",
        "TWINS": "!", "UNTOLD": "?", "WHOLE": "✓", "OWN": "✓", "SET_ASIDE": "–",
    }  # fmt: skip


def test_a_laptop_goes_by_the_plans_name_and_the_tables_that_its_statements_name() -> (
    None
):
    plan = expecting(Laptop("bord-1", "Bord 1"), Laptop("dator-a", "Dator A"))
    here = [receipt(each, tables=("bord-2",)) for each in ("bord-1", "dator-a", "x")]
    rows = survey(plan, here, {})
    assert [(row.name, row.tables) for row in rows] == [
        ("Bord 1", ("bord-1",)), ("Dator A", ("bord-2",)), ("x", ("bord-2",))
    ]  # fmt: skip


def test_what_was_here_before_is_what_a_journal_holds_less_what_is_new() -> None:
    assert JournalIntake("bord-1.jsonl", events=9, new=4).known_before == 5
    assert JournalIntake("bord-1.jsonl") == JournalIntake(
        "bord-1.jsonl", "", 0, 0, 0, 0, None
    )


def test_a_receipt_says_no_more_than_it_was_told() -> None:
    plain = Receipt("bord-1", 3, 2, "0" * 16)
    assert (plain.tables, plain.damaged, plain.restored, plain.branches) == (
        (),
        0,
        0,
        1,
    )


def test_a_safe_copy_that_holds_less_than_the_screen_shows_is_no_copy() -> None:
    class Short:
        def pack(self, session_id: str, target: Path) -> list[Receipt]:
            return [receipt("bord-1", 2)]

        def new_path(self, session_id: str, folder: Path | None, name: str) -> Path:
            return Path("kopia.zip")

    laptops = Laptops(None, Short())  # type: ignore[arg-type]
    assert laptops.pack("s", "kopia", shown=2).statements == 2
    with pytest.raises(NeedsAPerson, match=r"copy\.short"):
        laptops.pack("s", "kopia", shown=3)
