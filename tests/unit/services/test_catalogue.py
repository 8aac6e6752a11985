"""One record for each document: whole, and the same wherever documents are told of."""

import inspect
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable

import pytest

from facilitator.cli import export as command
from facilitator.cli.console import WrongUsage
from facilitator.cli.parser import Grammar
from facilitator.documents.makers import maker
from facilitator.domain.compilation.editions import EDITIONS
from facilitator.i18n.translate import LANGUAGES, load
from facilitator.services.export.bundle import PARTS
from facilitator.services.export.catalogue import BUNDLE, DOCUMENTS, LISTED, OF_PLAN
from facilitator.services.export.choices import CHOICES, FORMAT_WORDS, choosable
from facilitator.services.export.document import Document, Occasion, Source
from facilitator.services.export.request import Request
from facilitator.tui.export.document_list import DocumentList
from tests.unit.services.test_bundle import packed

each_document = pytest.mark.parametrize(
    "document", DOCUMENTS.values(), ids=lambda each: each.key
)


def texts_of(document: Document) -> Iterable[str]:
    """Yield every message of a record."""
    yield from (document.key, document.name, document.use, document.title)
    yield document.occasion.value
    for shown in document.in_bundle:
        yield from (shown.description, shown.readers)


def lacking(document: Document) -> list[str]:
    """Return the formats of a document that nothing makes."""
    missing = []
    for kind, name in document.formats.items():
        try:
            parameters = inspect.signature(maker(name)).parameters
        except (ImportError, AttributeError):
            missing.append(kind)
        else:
            assert len(parameters) == 3, name
    return missing


@each_document
def test_each_document_has_a_maker_for_each_of_its_formats(document: Document) -> None:
    assert document.formats
    if document.key != BUNDLE:
        assert lacking(document) == []
    assert set(document.formats) <= set(FORMAT_WORDS)


def test_a_maker_that_is_not_there_is_found_out() -> None:
    formats = {
        "pdf": "papers.journal:journal_pdf",
        "html": "papers.journal:journal_html",
        "csv": "papers.diary:diary_csv",
    }
    document = DOCUMENTS["journal"]._replace(formats=formats)
    assert lacking(document) == ["html", "csv"]


@each_document
def test_each_document_is_told_of_in_both_languages(document: Document) -> None:
    for language in LANGUAGES:
        tr = load(language)
        for text in texts_of(document):
            assert text and tr(text)
        # A message without a translation comes back as it is.
        if language != "en":
            assert tr(document.use) != document.use
    assert document.use.endswith(".")


@each_document
def test_each_document_stands_in_just_one_place_of_the_list(
    document: Document,
) -> None:
    assert LISTED.count(document) == 1
    occasions = [each.occasion for each in LISTED]
    assert occasions == sorted(occasions, key=list(Occasion).index)


def test_a_digit_leads_to_one_document_and_no_other() -> None:
    listed = DocumentList(load("sv"))
    reached = []
    for digit in "1234567890":
        assert listed.take_digit(digit)
        reached.append(listed.chosen.what)
    assert reached == [each.key for each in LISTED[: len(reached)]]
    assert max(Counter(reached).values()) == 1
    assert not listed.take_digit("x")


def test_command_line_list_and_package_show_the_same_documents() -> None:
    tr = load("sv")
    listed = DocumentList(tr)
    shown = [option.id for option in listed.options if option.id]
    assert sorted(shown) == sorted(DOCUMENTS)
    assert choices_of_the_command() == set(DOCUMENTS)
    with zipfile.ZipFile(io.BytesIO(packed(edition="work"))) as package:
        names = [name.partition("-")[2] for name in package.namelist()[:-2]]
    packed_names = {name.rpartition(".")[0] for name in names}
    bundled = {tr(each.key) for each in DOCUMENTS.values() if each.in_bundle}
    assert packed_names == bundled
    assert len(names) == len(PARTS)


def choices_of_the_command() -> set[str]:
    """Return the documents that the command line says it makes."""
    grammar = Grammar(load("en"), [])
    command.add_commands(grammar)
    with pytest.raises(WrongUsage) as refused:
        grammar.parser.parse_args(["export", "04-01", "banner"])
    _, _, named = str(refused.value).partition("choose from ")
    return set(re.findall(r"[a-z]+(?:-[a-z]+)*", named.partition(")")[0]))


@each_document
def test_what_a_document_heeds_can_be_asked_for(document: Document) -> None:
    assert document.fields <= set(Request._fields)
    assert not document.edition or document.edition in EDITIONS
    assert set(choosable(Request(document.key))) <= document.fields
    assert document.fields <= set(CHOICES) | set(command.FLAGS)
    assert {each.format for each in document.in_bundle} <= set(document.formats)


@each_document
def test_what_is_made_of_the_plan_alone_has_no_editions(document: Document) -> None:
    of_compilation = document.source in (Source.COMPILATION, Source.PART)
    assert document.has_editions == of_compilation
    assert (document.key in OF_PLAN) == (document.source is Source.PLAN)
