"""How wide columns are, and where a table stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.documents.pdf import (
    Archive,
    Cell,
    Column,
    Layout,
    Table,
    booklet,
    large,
)
from facilitator.documents.pdf.blocks.columns import (
    PAD_ACROSS,
    widths_of,
)
from facilitator.documents.pdf.file.document import TaggedDocument
from facilitator.documents.pdf.file.metadata import Info
from facilitator.documents.pdf.file.styles import (
    CELL,
    CELL_HEAD,
)
from facilitator.documents.pdf.frame import Frame
from tests.documents.conftest import MADE, Write, new_flow
from tests.documents.validators import broken_rules, page_texts, read_tree

FRAMES = [
    Frame(TaggedDocument(Info("Tabeller", "sv-SE", MADE), layout), layout)
    for layout in (Layout(), large(Layout()), booklet(Layout()))
]
COLUMNS = st.lists(
    st.builds(
        Column,
        st.text("abcåäö ", min_size=1, max_size=30),
        st.floats(0.5, 5),
        st.none() | st.floats(20, 150),
    ),
    min_size=1,
    max_size=9,
)


@given(st.sampled_from(FRAMES), COLUMNS, st.lists(st.text("ab ", max_size=40)))
def test_columns_fill_the_page_and_hold_every_word_of_their_heads(
    frame: Frame, columns: list[Column], groups: list[str]
) -> None:
    widths = widths_of(frame, columns, [groups])
    if not widths:
        return
    limit = 0.4 * frame.layout.full
    words = [frame.widest_word(column.title, CELL_HEAD) for column in columns]
    words[0] = max([words[0], *(frame.widest_word(each, CELL) for each in groups)])
    for width, word, column in zip(widths, words, columns, strict=True):
        least = max(min(word, limit) + 2 * PAD_ACROSS, column.width or 0)
        assert width >= least - 0.001
    shared = any(column.width is None for column in columns)
    full = frame.layout.full
    assert sum(widths) == pytest.approx(full) if shared else sum(widths) <= full


def test_columns_that_have_room_keep_to_their_weights() -> None:
    widths = widths_of(
        FRAMES[0], [Column("Grupp", 3), Column("Antal"), Column("Alla")], []
    )
    assert widths == pytest.approx([widths[1] * 3, widths[1], widths[1]])


@pytest.mark.validators
@pytest.mark.parametrize("archive", ["2a", "1a"])
def test_a_table_set_as_a_list_keeps_languages_and_leaves_out_empty_cells(
    archive: Archive, write: Write
) -> None:
    flow = new_flow(layout=large(Layout()), archive=archive)
    flow.heading(1, "Bilaga")
    columns = [Column("Grupp"), *(Column("Kollektivtrafik") for _ in range(5))]
    row: list[str | Cell] = [
        Cell("ሰብኣይ", "ti"),
        "1",
        "",
        Cell("Śniadanie", "pl"),
        "",
        "4",
    ]
    flow.table(Table(columns, [row]))

    path = write(flow)

    tree = read_tree(path)
    assert not list(tree.find("Table"))
    told = [
        (each.text, each.lang) for each in tree.find("LBody") for each in each.find("P")
    ]
    assert told == [
        ("ሰብኣይ", "ti"),
        ("Kollektivtrafik: 1", ""),
        ("Kollektivtrafik: Śniadanie", "pl"),
        ("Kollektivtrafik: 4", ""),
    ]
    assert broken_rules(path, archive) == []


@pytest.mark.parametrize("filled", range(36, 48))
def test_the_sum_of_a_short_table_is_not_left_for_the_next_page(
    filled: int, write: Write
) -> None:
    flow = new_flow()
    flow.heading(1, "Hur synpunkterna kom in")
    flow.bullets(["rad"] * filled)
    rows = [[channel, "1"] for channel in ("I rummet", "Digitalt", "Papper", "Summa")]
    flow.table(Table([Column("Kanal"), Column("Antal", number=True)], rows))

    texts = page_texts(write(flow))

    assert [text.count("I rummet") for text in texts] == [
        text.count("Summa\n") for text in texts
    ]


@pytest.mark.parametrize("filled", range(14, 26))
def test_a_caption_is_not_parted_from_the_first_row_of_a_list(
    filled: int, write: Write
) -> None:
    flow = new_flow(layout=large(Layout()))
    flow.heading(1, "Fördelning")
    flow.bullets(["rad"] * filled)
    columns = [Column("Grupp"), *(Column("Kollektivtrafik") for _ in range(5))]
    flow.table(Table(columns, [["Unga vuxna", *"12345"]], caption="Per grupp"))

    texts = page_texts(write(flow))

    [page] = [text for text in texts if "Per grupp" in text]
    assert "Unga vuxna" in page
