"""What is printed of a text, and that the tag tree gives it back exactly."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.documents.pdf import Cell, Column, Item, Table, printable
from facilitator.documents.pdf.file.text import (
    one_line,
    spelt,
    text_string,
    uri_string,
)
from tests.documents.conftest import Write, new_flow
from tests.documents.texts import HOSTILE
from tests.documents.validators import Statement, read_back, read_tree


def expected(text: str) -> str:
    """Return what the tree gives: the text as it is spelt, to the letter."""
    return spelt(text)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("  a\tb  ", "a b"),
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("e\u0301\u0300", "\u00e9\u0300"),
        ("a\u200b\u0301", "\u00e1"),
        ("mjukt\u00adstreck\ufe0f\ufeff", "mjuktstreck"),
        ("\x00\x1b[31m", "[31m"),
        ("\ud800 \ufffe \U0001ffff", "\ufffd \ufffd \ufffd"),
        ("می\u200cخواهم a\u200cb", "می\u200cخواهم ab"),
        ("\ue000", "\ue000"),
    ],
)
def test_what_is_printed_of_a_text_follows_one_rule(text: str, printed: str) -> None:
    assert printable(text) == printed


@given(st.text())
def test_printing_a_printable_text_changes_nothing(text: str) -> None:
    assert printable(printable(text)) == printable(text)


def test_one_line_has_no_line_breaks() -> None:
    assert one_line("a\n\nb") == "a  b"


def test_strings_of_the_file_are_escaped() -> None:
    assert text_string("a(b)\\") == "(a\\(b\\)\\\\)"
    assert text_string("å👍") == "<FEFF00E5D83DDC4D>"
    assert uri_string("https://x.example/å b") == "(https://x.example/%C3%A5%20b)"


def test_every_hostile_statement_is_read_back_exactly(write: Write) -> None:
    flow = new_flow()
    flow.heading(1, "Synpunkter")
    flow.items(
        Item(f"07-{at}", text, meta="#ord" if at % 2 else "")
        for at, text in enumerate(HOSTILE)
    )

    assert read_back(write(flow)) == [
        Statement(f"07-{at}", expected(text)) for at, text in enumerate(HOSTILE)
    ]


@pytest.mark.slow
def test_long_statements_are_read_back_over_page_breaks(write: Write) -> None:
    texts = ["Ord och fler ord.\nNy rad " * 900, "Kort", "و كلمة " * 4000]
    flow = new_flow()
    flow.heading(1, "Synpunkter")
    flow.items(Item(str(at), text) for at, text in enumerate(texts))

    path = write(flow)

    assert read_back(path) == [
        Statement(str(at), printable(text)) for at, text in enumerate(texts)
    ]
    bodies = list(read_tree(path).find("LBody"))
    assert len(bodies[0].pages) > 2
    assert len(bodies[2].pages) > 2


@pytest.mark.slow
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.text(max_size=300), min_size=1, max_size=9))
def test_any_statement_is_read_back_exactly(tmp_path: Path, texts: list[str]) -> None:
    flow = new_flow()
    flow.heading(1, "Synpunkter")
    flow.items(Item(str(at), text) for at, text in enumerate(texts))
    path = tmp_path / "random.pdf"
    path.write_bytes(flow.finish())

    assert read_back(path) == [
        Statement(str(at), expected(text)) for at, text in enumerate(texts)
    ]


def test_every_cell_of_a_table_is_read_back_exactly(write: Write) -> None:
    flow = new_flow()
    flow.heading(1, "Bilaga")
    columns = [Column("Nummer", width=60), Column("Synpunkt"), Column("Antal")]
    rows: list[list[str | Cell]] = [
        [str(at), Cell(text, lang="sv"), text] for at, text in enumerate(HOSTILE)
    ]
    flow.table(Table(columns, rows, caption="Alla"))

    [table] = read_tree(write(flow)).find("Table")

    body = next(table.find("TBody"))
    assert [[cell.text for cell in row.kids] for row in body.kids] == [
        [str(at), expected(text), expected(text)] for at, text in enumerate(HOSTILE)
    ]


def test_text_between_words_and_lines_is_never_lost(write: Write) -> None:
    flow = new_flow()
    flow.heading(1, "Rubrik med många ord " * 12)
    flow.paragraph("ett  två   tre " * 60)

    tree = read_tree(write(flow))

    assert next(tree.find("H1")).text == ("Rubrik med många ord " * 12).strip()
    assert next(tree.find("P")).text == ("ett  två   tre " * 60).strip()


def test_a_statement_keeps_its_language(write: Write) -> None:
    flow = new_flow()
    flow.heading(1, "Synpunkter")
    flow.items([Item("1", "Hej"), Item("2", "نريد", lang="ar")])

    bodies = read_tree(write(flow)).find("LBody")

    assert [body.lang for body in bodies] == ["", "ar"]


def test_signs_that_no_font_has_are_counted(write: Write) -> None:
    flow = new_flow()
    flow.heading(1, "Tecken")
    flow.paragraph("å ŋ Ж 👍 ሰ ي ש ท → \ue000\u0378 och 你")

    assert flow.replaced == 3
    assert "□□" not in next(read_tree(write(flow)).find("P")).text


def test_a_text_in_one_of_the_bundled_scripts_needs_no_stand_ins() -> None:
    flow = new_flow()
    flow.heading(1, "Språk")
    for text in (
        "Åäö ÅÄÖ é ü ß æ ø þ ð ł ż ő š č ž ć ğ ı ş",
        "Čáŋŧđšž ČÁŊŦĐŠŽ Ïï",
        "Більше дерев ґ є ї; Александр; Ελληνικά",
        "نريد المزيد من الحافلات پچژگ ٠١٢٣ ،؟",
        "ንሕና ዝያዳ ኣውቶቡስ ንደሊ፡ ።",
        "שלום",
        "ภาษาไทย",
        "”citat” – — … • € ½ ° × − ≤ → ☀ ♥ 👍 😀 🚲",
    ):
        flow.paragraph(text)

    assert flow.replaced == 0
