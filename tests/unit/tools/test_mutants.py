"""The same seed draws the same mutants, and none where no code runs."""

from pathlib import Path

import pytest

# Only who asks for mutants installs what makes them.
pytest.importorskip("cosmic_ray")

from tools.mutants import (
    ROOT,
    Mutant,
    draw_mutants,
    in_order,
    mutants_of,
    python_files,
    turned_code,
)

FILES = python_files(ROOT / "facilitator/services/session")

SILENT = '''"""Nothing here runs: 1 + 1 == 2."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Word = str | None
Words = dict[str, Word] | list["str | Number"]


class Street:
    """A street."""

    __slots__ = ("ångström", "house")

    åäö: Word | bytes

    def of(self, house: int | None) -> "Street | None":
        """Return no more than 3 streets."""
        return isinstance(house, int | str) or house
'''


def mutants_in(source: str, folder: Path) -> list[Mutant]:
    """Return all mutants of a file with this source."""
    path = folder / "street.py"
    path.write_text(source, "utf-8")
    return [mutant for _, mutant in mutants_of(path)]


def test_the_same_seed_draws_the_same_mutants() -> None:
    assert draw_mutants(FILES, 5, 14) == draw_mutants(FILES, 5, 14)


def test_another_seed_draws_other_mutants() -> None:
    assert draw_mutants(FILES, 5, 14) != draw_mutants(FILES, 5, 15)


def test_no_place_is_drawn_twice(tmp_path: Path) -> None:
    path = tmp_path / "street.py"
    path.write_text("house = 1\nstreet = house < 2\n", "utf-8")
    mutants = draw_mutants([path], 9, 14)
    assert sorted((mutant.line, mutant.turn[:10]) for mutant in mutants) == [
        (1, "NumberRepl"), (2, "NumberRepl"), (2, "ReplaceCom")
    ]  # fmt: skip


def test_only_an_or_is_turned_among_types_docstrings_and_slots(tmp_path: Path) -> None:
    turns = [(mutant.line, mutant.turn) for mutant in mutants_in(SILENT, tmp_path)]
    assert turns == [(21, "ReplaceOrWithAnd")]


def test_sets_are_no_types(tmp_path: Path) -> None:
    turns = {mutant.turn for mutant in mutants_in("TAGS = OURS | theirs\n", tmp_path)}
    assert turns == {"ReplaceBinaryOperator_BitOr_BitAnd"}


def test_each_turn_that_is_drawn_changes_one_line() -> None:
    for mutant in draw_mutants(FILES, 10, 14):
        source = mutant.path.read_text("utf-8").splitlines()
        lines = zip(source, turned_code(mutant).splitlines(), strict=True)
        changes = [row for row, (old, new) in enumerate(lines, 1) if old != new]
        assert len(changes) == 1, mutant


def test_the_tests_that_name_the_module_come_first_and_all_come_once() -> None:
    mutant = Mutant(ROOT / "facilitator/domain/words/inflection.py", "AddNot", 0, 1)
    groups = list(in_order(ROOT, mutant))
    assert str(ROOT / "tests/unit/words/test_inflection.py") in groups[0]
    tests = sorted(test for group in groups for test in group)
    assert tests == sorted(map(str, (ROOT / "tests").rglob("test_*.py")))
