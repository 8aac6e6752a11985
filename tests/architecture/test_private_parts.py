"""What leans on the inside of a library stands in one file for each library."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

import pytest

from tests.architecture.source import PACKAGE, ROOT, source_of, tree_of


class Inside(NamedTuple):
    """The inside of a library, as far as the program leans on it."""

    file: str
    """The one file that may, below the package."""
    test: str
    """What fails when the library changes there, below the tests."""
    names: tuple[str, ...]
    """All names that are used."""


INSIDES = {
    "reportlab": Inside(
        "documents/pdf/file/reportlab_private.py",
        "documents/pdf/test_pdf_reportlab.py",
        (
            "__NoDefault__", "__RefOnly__", "PDFCatalog", "PDFStream",
            "BasicFonts", "GetPDFData", "addOutlineEntry",
            "setPageMode", "idToObject", "idToObjectNumberAndVersion", "numberToId",
            "_bookmarkReference", "thisPageRef", "hmetrics", "toUnicodeCMap:",
            "_catalog", "pdfdoc",
        ),
    ),
    "xlsxwriter": Inside(
        "documents/data/xlsxwriter_private.py",
        "documents/data/test_workbook_private.py",
        ("_xml_rich_inline_string", "_xml_inline_string", "Worksheet"),
    ),
    "tinydb": Inside(
        "storage/journal/tinydb_view.py",
        "storage/journal/test_tinydb_private.py",
        ("_read_table", "_update_table"),
    ),
}  # fmt: skip


def names_in(source: str) -> Iterator[str]:
    """Yield names, attributes, imports and short texts of a file; not its prose."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                yield name
            case ast.alias(name=name):
                yield name
            case ast.ImportFrom(module=str(module)):
                yield from module.split(".")
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Constant(value=str(text)) if len(text.split()) == 1:
                yield text


@cache
def names_used() -> dict[str, set[str]]:
    """Return the names that each file of the package uses."""
    return {
        path.relative_to(PACKAGE).as_posix(): {*names_in(source_of(path))}
        for path in PACKAGE.rglob("*.py")
    }


def leaning(used: Mapping[str, set[str]], inside: Inside) -> set[str]:
    """Return the files that use one of the names of an inside."""
    return {file for file, names in used.items() if names & {*inside.names}}


@pytest.mark.parametrize("library", INSIDES)
def test_only_one_file_leans_on_the_inside_of_a_library(library: str) -> None:
    inside = INSIDES[library]
    assert leaning(names_used(), inside) == {inside.file}


@pytest.mark.parametrize("library", INSIDES)
def test_each_name_is_used_and_named_by_the_test_that_watches_it(library: str) -> None:
    inside = INSIDES[library]
    watched = (ROOT / "tests" / inside.test).read_text("utf-8")
    for name in inside.names:
        assert name in names_used()[inside.file], name
        assert name in watched, name


@pytest.mark.parametrize("library", INSIDES)
def test_a_file_that_leans_on_it_too_is_found(library: str) -> None:
    inside = INSIDES[library]
    more = {"other.py": {*names_in(f"thing.{inside.names[0]} = 1")}}
    assert leaning(names_used() | more, inside) == {inside.file, "other.py"}


@pytest.mark.parametrize("library", INSIDES)
def test_no_underscored_name_of_a_library_is_missing_in_the_list(library: str) -> None:
    inside = INSIDES[library]
    tree = tree_of(PACKAGE / inside.file)
    own = {
        name
        for node in ast.walk(tree)
        for name in _named_here(node)
        if name not in inside.names
    }
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr.startswith("_")
    }
    assert used - own <= {*inside.names, "__init__", "__name__"}


def _named_here(node: ast.AST) -> Iterator[str]:
    """Yield what a file itself defines or sets."""
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Attribute(attr=name, ctx=ast.Store()):
            yield name
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name
