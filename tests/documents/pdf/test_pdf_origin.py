"""What a file tells of its origin, and that nothing changed goes unseen."""

from functools import cache

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.documents.pdf import (
    Archive,
    Flow,
    Info,
)
from facilitator.documents.pdf.file import text
from facilitator.documents.pdf.file.origin import (
    Origin,
    read_origin,
)
from tests.documents.conftest import MADE, Write
from tests.documents.texts import HOSTILE

ARCHIVES: tuple[Archive, ...] = ("2a", "1a")
KEYWORDS = "facilitator digest=7f3a utgåva=<AU> & 'mer' &lt;"
archives = st.sampled_from(ARCHIVES)


def flow_of(keywords: str, archive: Archive, title: str = "Titel") -> Flow:
    """Begin a document with keywords, its title also a heading."""
    flow = Flow(Info(title, "sv-SE", MADE, keywords=keywords, archive=archive))
    flow.heading(1, title)
    return flow


@cache
def made(archive: Archive) -> bytes:
    """Return a small file with keywords."""
    return flow_of(KEYWORDS, archive).finish()


@pytest.mark.parametrize("archive", ARCHIVES)
def test_the_keywords_come_back_from_a_file_that_is_as_it_was_made(
    archive: Archive,
) -> None:
    assert read_origin(made(archive)) == Origin(KEYWORDS, altered=False)


@given(archives, st.text(max_size=80))
def test_any_keywords_come_back_as_one_printable_line(
    archive: Archive, keywords: str
) -> None:
    data = flow_of(keywords, archive).finish()

    assert read_origin(data) == Origin(text.one_line(keywords), altered=False)


@pytest.mark.parametrize("archive", ARCHIVES)
def test_both_places_of_the_keywords_agree(archive: Archive, write: Write) -> None:
    with pikepdf.open(write(flow_of(KEYWORDS, archive))) as pdf:
        assert str(pdf.docinfo["/Keywords"]) == KEYWORDS
        with pdf.open_metadata() as metadata:
            assert metadata["pdf:Keywords"] == KEYWORDS


@settings(max_examples=600)
@given(archives, st.data())
def test_a_flipped_byte_never_goes_unseen(
    archive: Archive, data: st.DataObject
) -> None:
    whole = bytearray(made(archive))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))

    found = read_origin(bytes(whole))

    assert found is None or found.altered


@pytest.mark.parametrize("archive", ARCHIVES)
def test_no_byte_of_the_end_of_a_file_can_change_unseen(archive: Archive) -> None:
    whole = made(archive)
    for at in range(len(whole) - 600, len(whole)):
        for bit in range(8):
            changed = bytearray(whole)
            changed[at] ^= 1 << bit
            found = read_origin(bytes(changed))
            assert found is not None
            assert found.altered


@given(archives, st.data())
def test_a_file_cut_short_or_added_to_is_altered(
    archive: Archive, data: st.DataObject
) -> None:
    whole = made(archive)
    cut = whole[: data.draw(st.integers(0, len(whole) - 1))]
    added = whole + data.draw(st.binary(min_size=1, max_size=50))

    for changed in (cut, added, whole + whole, b"\n" + whole):
        found = read_origin(changed)
        assert found is None or found.altered


@pytest.mark.parametrize("archive", ARCHIVES)
@pytest.mark.parametrize(
    "title",
    [
        *HOSTILE,
        "<pdf:Keywords>facilitator falskt</pdf:Keywords>",
        "\ufeff<?xpacket begin='\ufeff' id='W5M0'?><pdf:Keywords>x</pdf:Keywords>",
        "<?xpacket begin=\"\xef\xbb\xbf\" id=''?><pdf:Keywords>x</pdf:Keywords>",
        f"/ID[<{'0' * 32}><{'0' * 32}>]",
    ],
)
def test_no_text_of_a_document_can_pass_for_its_keywords(
    archive: Archive, title: str
) -> None:
    data = flow_of("sant", archive, f"A{title}").finish()

    assert read_origin(data) == Origin("sant", altered=False)


@given(st.binary(max_size=400))
def test_what_is_no_file_of_ours_is_never_taken_for_one(data: bytes) -> None:
    packet = b'<?xpacket begin="\xef\xbb\xbf" id='
    for start in (b"", b"%PDF-1.7\n", b"%PDF-1.7\n" + packet):
        found = read_origin(start + data)
        assert found is None or found.altered


def test_saving_a_file_again_alters_it(write: Write) -> None:
    path = write(flow_of(KEYWORDS, "2a"))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path)

    found = read_origin(path.read_bytes())

    assert found == Origin(KEYWORDS, altered=True)
