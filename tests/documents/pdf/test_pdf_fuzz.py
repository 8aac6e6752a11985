"""Whole documents of random Unicode: valid, and told to the letter.

Every kind of block is given rough texts, seed after seed. No seed may break a rule of
the standards, leave a sign out, or tell it otherwise than it was written.
"""

import unicodedata
from collections import Counter
from pathlib import Path
from random import Random

import pikepdf
import pytest

from facilitator.documents.pdf import (
    LEAD,
    Bars,
    Cell,
    Column,
    Flow,
    Furniture,
    Info,
    Item,
    Table,
    printable,
)
from facilitator.documents.pdf.file.text import (
    one_line,
    spelt,
)
from tests.documents.conftest import MADE
from tests.documents.texts import rough
from tests.documents.validators import (
    outline,
    page_validation,
    read_tree,
    stand_ins,
    vera,
)

pytestmark = pytest.mark.slow

SEEDS = range(24)
NON_JOINER = "\u200c"
MIRRORED = str.maketrans(")]}>»›", "([{<«‹")
ADDRESS = "https://kommun.example/d"


class Writing:
    """A document of rough texts in the making, and what it must tell."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)
        self.told: list[str] = []
        """Each text that the tree must give back, in reading order."""
        self.headings: list[str] = []
        """Each bookmark."""
        self.listed: list[str] = []
        """Each line of the contents, without its number."""
        self.title = self._rough()
        head, foot, stamp = self._rough(), self._rough(), self._rough()
        furniture = Furniture(head, foot, "Sida {page} av {pages}", stamp)
        self.flow = Flow(Info(self.title, "sv-SE", MADE), furniture=furniture)

    def write(self) -> None:
        """Write every kind of block."""
        self._beginning()
        for level in (1, 2, 3, 4):
            self._heading(level)
            self.flow.paragraph(self._text(), LEAD)
        self._lists()
        self._heading(2)
        self._table()
        self._chart()
        self._forms()

    def expected(self, read: list[str]) -> list[str]:
        """Return all texts in order, with the page numbers of the contents as read."""
        told = [text for text in self.told if text]
        at = len([text for text in self.told[: self._listed_at] if text])
        numbers = [text.rpartition(" ")[2] for text in read[at : at + len(self.listed)]]
        lines = zip(self.listed, numbers, strict=True)
        told[at:at] = [f"{title} {int(number)}" for title, number in lines]
        return told

    def _beginning(self) -> None:
        flow = self.flow
        kicker, title, subtitle = self._text(), self._text(), self._text()
        facts = [(self._text(), self._text()) for _ in range(3)]
        flow.cover(title, kicker=kicker, subtitle=subtitle, facts=facts)
        title = self._text()
        flow.contents(title)
        self.headings.append(one_line(title))
        self._listed_at = len(self.told)

    def _heading(self, level: int) -> None:
        self.flow.heading(level, self._line())
        if level <= 2:
            self.listed.append(self.headings[-1])

    def _lists(self) -> None:
        flow = self.flow
        flow.items([Item(self._text(), self._text(), lang="ar"), self._item()])
        flow.facts([(self._text(), self._text()) for _ in range(3)])
        texts = []
        for _ in range(3):
            self.told.append("\u2022")
            texts.append(self._text())
        flow.bullets(texts)

    def _item(self) -> Item:
        label, title, text, meta = (self._text() for _ in range(4))
        return Item(label, text, meta, title=title, ticks=(self._word(), self._word()))

    def _table(self) -> None:
        caption = self._text()
        columns = [Column(self._text()), Column(self._text(), number=True)]
        rows: list[list[str | Cell]] = [
            [self._text(), Cell(self._text(), strong=True)] for _ in range(3)
        ]
        self.flow.table(Table(columns, rows, caption))

    def _chart(self) -> None:
        caption = self._text()
        names = [self._word(), self._word()]
        rows = [(self._text(), (at, 3)) for at in range(2)]
        parts = [*names, *(f"{spelt(label)}{at} + 3" for label, (at, _) in rows)]
        self.told[-4:] = ["".join(map(spelt, parts))]
        self.flow.bars(Bars(rows, "Staplar " + self._rough(), caption, names))

    def _forms(self) -> None:
        flow = self.flow
        flow.qr(ADDRESS, "Kod " + self._rough())
        self.told.append(ADDRESS)
        flow.choices([self._text() for _ in range(3)])
        flow.rows([self._word() for _ in range(3)])

    def _rough(self) -> str:
        return rough(self._chance)

    def _text(self) -> str:
        """Return a text that the tree must give back to the letter."""
        text = self._rough()
        self.told.append(spelt(text))
        return text

    def _line(self) -> str:
        """Return a heading; its line breaks are told as spaces."""
        text = "Rubrik " + self._rough()
        self.headings.append(one_line(text))
        self.told.append(self.headings[-1])
        return text

    def _word(self) -> str:
        """Return a text short enough to stand on one line."""
        text = one_line(rough(self._chance, 1))[:3]
        self.told.append(spelt(text))
        return text


@pytest.mark.validators
@pytest.mark.parametrize("seed", SEEDS)
def test_a_document_of_any_unicode_is_valid_and_tells_its_source(
    seed: int, tmp_path: Path
) -> None:
    writing = Writing(seed)
    writing.write()
    path = tmp_path / "rough.pdf"
    path.write_bytes(writing.flow.finish())
    leaves = list(read_tree(path).leaves())
    read = [leaf.text for leaf in leaves]

    assert read == writing.expected(read)
    assert [title for title, _ in outline(path)] == writing.headings
    for leaf in leaves:
        assert letters(leaf.drawn) == letters(printable(leaf.text))
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo.get("/Title", "")) == one_line(writing.title)
    for flavour in ("ua1", "2a"):
        assert page_validation(path, flavour) == []
        assert vera(path, flavour) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_every_sign_without_a_glyph_is_shown_by_a_stand_in_and_counted(
    seed: int, tmp_path: Path
) -> None:
    chance = Random(seed)
    flow = Flow(Info("Tecken", "sv-SE", MADE))
    for _ in range(20):
        flow.paragraph(rough(chance))
    replaced = flow.replaced
    path = tmp_path / "rough.pdf"
    path.write_bytes(flow.finish())

    assert replaced > 0
    assert stand_ins(path) == replaced


def letters(text: str) -> Counter[str]:
    """Count the letters of a text, however they are shaped, turned and ordered."""
    plain = unicodedata.normalize("NFKD", text).translate(MIRRORED)
    return Counter(sign for sign in plain if not sign.isspace() and sign != NON_JOINER)
