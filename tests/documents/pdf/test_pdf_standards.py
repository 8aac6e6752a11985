"""Every document passes two independent validators for two standards."""

from typing import Protocol

import pytest

from facilitator.documents.pdf import Archive, Column, Flow, Item, Layout, Table
from tests.documents.conftest import LAYOUTS, Write, hostile, new_flow, ordinary
from tests.documents.validators import broken_rules

ARCHIVES: tuple[Archive, ...] = ("2a", "1a")


class Build(Protocol):
    """Writes a document."""

    def __call__(
        self, layout: Layout | None = None, archive: Archive = "2a"
    ) -> Flow: ...


def empty(layout: Layout | None = None, archive: Archive = "2a") -> Flow:
    """Write nothing at all."""
    return new_flow(layout=layout, archive=archive)


def void_parts(layout: Layout | None = None, archive: Archive = "2a") -> Flow:
    """Write every kind of block with nothing in it."""
    flow = new_flow(layout=layout, archive=archive)
    flow.contents("Innehåll")
    flow.heading(1, "Tomt")
    flow.items([Item("", "", lang="sv")])
    flow.items([])
    flow.paragraph("")
    flow.table(Table([Column("Grupp"), Column("")], [["", ""]]))
    flow.table(Table([Column("Grupp")], []))
    return flow


def by_hand(layout: Layout | None = None, archive: Archive = "2a") -> Flow:
    """Write what is to be filled in with a pen, and links."""
    flow = new_flow(layout=layout, archive=archive)
    flow.heading(1, "Svara")
    flow.link("https://kommun.example/dialog")
    flow.choices(["Ja", "Nej", "Kanske"])
    flow.rows(["1", "2", "3"])
    flow.entries([Item("Bord 7", "Vi vill ha bussar.", title="Beslut", ticks=("Ja",))])
    flow.code("WIFI:S:Dialog;;", "QR-kod till nätet", size=90)
    return flow


def bound(layout: Layout | None = None, archive: Archive = "2a") -> Flow:
    """Write on another paper, with a gutter."""
    layout = layout or Layout(width=420, height=595, gutter=12, duplex=True)
    flow = new_flow(layout=layout, archive=archive)
    flow.heading(1, "Häfte")
    flow.qr("https://kommun.example", "QR-kod", size=200)
    flow.heading(2, "Nästa sida", new_page=True)
    return flow


@pytest.mark.validators
@pytest.mark.parametrize("archive", ARCHIVES)
@pytest.mark.parametrize(
    "build", [empty, void_parts, ordinary, hostile, by_hand, bound]
)
def test_every_document_keeps_to_the_standards(
    build: Build, archive: Archive, write: Write
) -> None:
    assert broken_rules(write(build(archive=archive)), archive) == []


@pytest.mark.validators
@pytest.mark.parametrize("archive", ARCHIVES)
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
@pytest.mark.parametrize("build", [empty, ordinary, hostile, by_hand])
def test_every_layout_keeps_to_the_standards(
    build: Build, layout: Layout, archive: Archive, write: Write
) -> None:
    assert broken_rules(write(build(layout, archive)), archive) == []
