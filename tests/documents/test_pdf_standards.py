"""Every document passes two independent validators for two standards."""

from collections.abc import Callable

import pytest

from facilitator.documents.pdf import Column, Flow, Item, Layout, Table
from tests.documents.conftest import Write, hostile, new_flow, ordinary
from tests.documents.validators import Flavour, page_validation, vera

FLAVOURS: tuple[Flavour, ...] = ("ua1", "2a")


def empty() -> Flow:
    """Write nothing at all."""
    return new_flow()


def void_parts() -> Flow:
    """Write every kind of block with nothing in it."""
    flow = new_flow()
    flow.contents("Innehåll")
    flow.heading(1, "Tomt")
    flow.items([Item("", "", lang="sv")])
    flow.items([])
    flow.paragraph("")
    flow.table(Table([Column("Grupp"), Column("")], [["", ""]]))
    flow.table(Table([Column("Grupp")], []))
    return flow


def bound() -> Flow:
    """Write on another paper, with a gutter."""
    flow = new_flow(layout=Layout(width=420, height=595, gutter=12))
    flow.heading(1, "Häfte")
    flow.qr("https://kommun.example", "QR-kod", size=200)
    flow.heading(2, "Nästa sida", new_page=True)
    return flow


@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize("build", [empty, void_parts, ordinary, hostile, bound])
def test_every_document_keeps_to_the_standards(
    build: Callable[[], Flow], flavour: Flavour, write: Write
) -> None:
    path = write(build())

    assert page_validation(path, flavour) == []
    assert vera(path, flavour) == []
