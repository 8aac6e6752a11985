"""Records do not change: what may change is named here, and nothing else is."""

import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from importlib import import_module
from typing import Any, get_args

import pytest

import facilitator.domain
import facilitator.services
from facilitator.domain.events.commands import Command
from facilitator.domain.events.events import Event

CHANGING = {
    "domain.events.clock.HybridClock",
    "domain.session.coverage.Coverage",
    "domain.session.history.History",
    "domain.session.numbering.Numbering",
    "domain.session.order.Block",
    "domain.session.overlay.Overlay",
    "domain.session.search.Search",
    "domain.session.session.Session",
    "services.intake.run.ImportReport",
    "services.program.Program",
    "services.rehearsal.alone._Evening",
    "services.rehearsal.rehearsal.Guide",
    "services.rehearsal.rehearsal.Rehearsal",
    "services.session.group_commit.Batch",
}
"""Classes that hold what goes on, and change with it."""
WITHOUT_SLOTS = {"domain.plan.plan.Plan"}
"""What keeps what it has counted out, which slots leave no room for."""


def data_classes() -> Iterator[type]:
    """Yield the data classes of domain and services, each where it is written."""
    for package in (facilitator.domain, facilitator.services):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for each in vars(import_module(module.name)).values():
                is_own = getattr(each, "__module__", "") == module.name
                if is_own and isinstance(each, type) and is_dataclass(each):
                    yield each


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
