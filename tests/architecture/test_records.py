"""Records do not change: what may change is named here, and nothing else is."""

import pkgutil
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from importlib import import_module
from typing import Any, get_args

import pytest

import facilitator.domain
import facilitator.services
from facilitator.domain.events.commands import Command
from facilitator.domain.events.events import Event

CHANGING = {
    "domain.events.hybrid_clock.HybridClock",
    "domain.session.coverage.Coverage",
    "domain.session.history.History",
    "domain.session.numbering.Numbering",
    "domain.session.sorted_ids.Block",
    "domain.session.search.Search",
    "services.intake.run.ImportReport",
    "services.program.Program",
    "services.rehearsal.unattended._Evening",
    "services.rehearsal.rehearsal.Guide",
    "services.rehearsal.rehearsal.Rehearsal",
    "services.session.group_commit.Batch",
}
"""Classes that hold what goes on, and change with it."""
WITHOUT_SLOTS = {"domain.plan.plan.Plan"}
"""What keeps what it has counted out, which slots leave no room for."""
NOT_NOTHING = {
    # Who has nothing to say notes it far more often than takes it back.
    "domain.events.commands.NoteSilence.silent": True,
    "domain.open_data.open_column.ShownStatement.signed": True,
    # What there is, there is once at least.
    "domain.intake.tools.Heading.rows": 1,
    "domain.laptops.Receipt.branches": 1,
    "services.export.request.Request.copies": 1,
    "services.rehearsal.rehearsal.RehearsalWish.speed": 1.0,
    # What the user guide says where a plan says nothing.
    "domain.compilation.compilation.Scope.limit": 5,
    "domain.plan.form_plan.FormPlan.limit": 2000,
    "domain.plan.look.Look.limit": 5,
    "services.rehearsal.rehearsal.RehearsalWish.statements": 900,
}
"""Flags and numbers that are something where nobody says what they are."""


def classes() -> Iterator[type]:
    """Yield the classes of domain and services, each where it is written."""
    for package in (facilitator.domain, facilitator.services):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for each in vars(import_module(module.name)).values():
                if isinstance(each, type) and each.__module__ == module.name:
                    yield each


def data_classes() -> Iterator[type]:
    """Yield the classes that are data classes."""
    return filter(is_dataclass, classes())


def name_of(data_class: type) -> str:
    """Return where a class is written, and what it is called."""
    place = data_class.__module__.removeprefix("facilitator.")
    return f"{place}.{data_class.__qualname__}"


def is_frozen(data_class: Any) -> bool:
    """Tell whether nobody can change a record."""
    return bool(data_class.__dataclass_params__.frozen)


def test_every_record_is_frozen_but_those_that_are_named() -> None:
    changing = {name_of(each) for each in data_classes() if not is_frozen(each)}
    assert changing == CHANGING


def test_every_record_has_slots_so_that_a_wrong_name_is_an_error() -> None:
    loose = {name_of(e) for e in data_classes() if "__slots__" not in vars(e)}
    assert loose == WITHOUT_SLOTS


@pytest.mark.parametrize("union", [Command, Event])
def test_what_is_asked_and_what_has_happened_is_told_by_name(union: Any) -> None:
    classes = {each for each in get_args(union) if is_dataclass(each)}
    assert len(classes) > 3
    for each in classes:
        told_by_name = all(field.kw_only for field in fields(each))
        assert told_by_name, each


def test_a_record_that_may_change_is_noticed() -> None:
    @dataclass
    class Loose:
        """A record that is neither frozen nor has slots."""

    assert not is_frozen(Loose) and "__slots__" not in vars(Loose)


def told_nothing(record: Any) -> Iterator[tuple[str, Any]]:
    """Yield the fields that need not be told, each with what it then is."""
    if is_dataclass(record):
        given = {each.name: each.default for each in fields(record)}
        yield from ((k, v) for k, v in given.items() if v is not MISSING)
    else:
        yield from getattr(record, "_field_defaults", {}).items()


def test_a_flag_that_is_not_told_is_down_and_a_count_that_is_not_told_is_none() -> None:
    odd = {
        f"{name_of(each)}.{field}": default
        for each in classes()
        for field, default in told_nothing(each)
        if isinstance(default, bool | int | float) and default
    }
    assert odd == NOT_NOTHING
