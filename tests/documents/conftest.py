"""Small documents built with the PDF core directly."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitator.documents.pdf import (
    LEAD,
    Archive,
    Bars,
    Cell,
    Column,
    Flow,
    Furniture,
    Info,
    Item,
    Layout,
    Logo,
    Table,
    booklet,
    large,
)
from tests.documents.texts import HOSTILE
from tests.documents.validators import Bench

MADE = datetime(2019, 4, 10, 13, 30, tzinfo=UTC)
Write = Callable[[Flow], Path]

LAYOUTS = {
    "duplex": Layout(gutter=12, duplex=True, accent="#7a1f3d"),
    "large": large(Layout()),
    "booklet": booklet(Layout(gutter=9)),
    "large-booklet": large(booklet(Layout())),
}
"""Every way a report may be laid out, besides the usual one."""


def new_flow(
    title: str = "Sammanställning",
    layout: Layout | None = None,
    archive: Archive = "2a",
    logo: Logo | None = None,
) -> Flow:
    """Begin a document with running head and foot."""
    furniture = Furniture("Medborgardialog", "Summa 7f3a", "Sida {page} av {pages}")
    info = Info(title, "sv-SE", MADE, archive=archive)
    return Flow(info, furniture=furniture, layout=layout, logo=logo)


def ordinary(layout: Layout | None = None, archive: Archive = "2a") -> Flow:
    """Write a report that uses every kind of block."""
    flow = new_flow(layout=layout, archive=archive)
    facts = [("Dialog", "1 april 2019"), ("Utgåva", "AU-utgåva")]
    flow.cover("Medborgardialog", kicker="Underlag", subtitle="Åtta ord", facts=facts)
    flow.contents("Innehåll")
    flow.heading(1, "Sammanfattning")
    flow.paragraph("Deltagarna talade mest om kvällsbussar.", LEAD)
    flow.bullets(["Bussar", "Bibliotek"])
    flow.heading(2, "Fördelning")
    columns = [Column("Grupp"), Column("Antal", width=80, number=True)]
    rows: list[list[str | Cell]] = [[f"Grupp {at}", str(at)] for at in range(80)]
    rows.append([Cell("Summa", strong=True), Cell("3160", strong=True)])
    flow.table(Table(columns, rows, caption="Synpunkter efter grupp"))
    alt = "Två staplar: unga 12 och 5, äldre 7 och 0."
    bars = [("Unga", (12, 5)), ("Äldre", (7, 0))]
    flow.bars(Bars(bars, alt, "Efter grupp", ("I rummet", "I formuläret")))
    flow.qr("HTTPS://KOMMUN.EXAMPLE/D", "QR-kod till formuläret")
    flow.heading(1, "Synpunkter", new_page=True)
    for group in ("Unga vuxna", "Äldre", "Landsbygden"):
        flow.heading(2, group)
        flow.heading(3, "Kollektivtrafik")
        flow.heading(4, "Kvällar")
        flow.items(
            Item(f"07-2-{at:03d}", f"Bussen går inte efter åtta {at}. " * 7, "#buss")
            for at in range(14)
        )
    return flow


def hostile(layout: Layout | None = None, archive: Archive = "2a") -> Flow:
    """Write a report in which every text is hostile."""
    flow = new_flow(HOSTILE[0], layout, archive)
    flow.contents(HOSTILE[1])
    for at, text in enumerate(HOSTILE):
        flow.heading(1 if at % 3 == 0 else 2, text)
        flow.paragraph(text)
        flow.items([Item(str(at), text, meta=text), Item(text[:12], text)])
    flow.facts([(text[:20], text) for text in HOSTILE])
    rows: list[list[str | Cell]] = [
        [text, Cell(text, strong=True), text[:9]] for text in HOSTILE
    ]
    columns = [Column(HOSTILE[2]), Column(HOSTILE[3], 2), Column("3", number=True)]
    flow.table(Table(columns, rows, caption=HOSTILE[0]))
    flow.bars(Bars([(text, (3, 4)) for text in HOSTILE], HOSTILE[0], HOSTILE[1]))
    flow.qr("https://kommun.example/d", HOSTILE[0])
    return flow


@pytest.fixture(autouse=True)
def _open_bench(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_marked = request.node.get_closest_marker("validators") is not None
    monkeypatch.setattr(Bench, "is_open", is_marked)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that finishes a document and writes it to a file."""

    def finished(flow: Flow) -> Path:
        path = tmp_path / "document.pdf"
        path.write_bytes(flow.finish())
        return path

    return finished


@pytest.fixture(scope="session")
def ordinary_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the ordinary report as a file, built once."""
    path = tmp_path_factory.mktemp("ordinary") / "document.pdf"
    path.write_bytes(ordinary().finish())
    return path
