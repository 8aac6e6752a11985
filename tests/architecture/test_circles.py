"""No file imports, by however many steps, a file that imports it.

Counted are all imports: those at the top, those for the type checker alone, and those
that a function does late. A late one hides a circle from Python, not from a reader.
"""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]

NOT_FOR_VERSION = "`facilitator --version` and its like do without"
NOT_FOR_THE_FIRST_SCREEN = "the first screen does without"
DIALOG = "a dialog is loaded when it is first shown: the first screen does without"
LATE = {
    "facilitator.cli.main": "the interpreter's version is looked at first",
    "facilitator.cli.commands": NOT_FOR_VERSION,
    "facilitator.bootstrap": NOT_FOR_VERSION,
    "facilitator.cli.full_screen": NOT_FOR_VERSION,
    "facilitator.i18n.sentences.all": "loaded when something is refused: seldom",
    "facilitator.bootstrap_rehearsal": NOT_FOR_THE_FIRST_SCREEN,
    "facilitator.web": "Starlette, Jinja and uvicorn are loaded by who serves the form",
    "facilitator.intake": "openpyxl's kin and CSV are loaded by who takes a file in",
    "facilitator.documents": "reportlab, qrcode and Pillow are slow to load",
    "facilitator.storage": NOT_FOR_THE_FIRST_SCREEN,
    "facilitator.services": NOT_FOR_THE_FIRST_SCREEN,
    "facilitator.domain.compilation": NOT_FOR_THE_FIRST_SCREEN,
    "facilitator.domain.papers": NOT_FOR_THE_FIRST_SCREEN,
    "facilitator.domain.plan.sections": NOT_FOR_THE_FIRST_SCREEN,
    "facilitator.domain.words.personal_number": NOT_FOR_THE_FIRST_SCREEN,
    "facilitator.i18n.form_texts": NOT_FOR_THE_FIRST_SCREEN,
    "facilitator.tui.shell.app": "Textual is slow to load, and commands do without",
    "facilitator.tui.shell.stage_app": "as the app",
    "facilitator.tui.shell.trouble": "shown after a failure only",
    "facilitator.tui.rehearsal": "shown in rehearsals only",
    "facilitator.tui.meaning.screen": "a mode is loaded when it is first shown",
    "facilitator.tui.log.screen": "a mode is loaded when it is first shown",
    "facilitator.tui.dialogs": DIALOG,
    "facilitator.tui.papers": DIALOG,
    "facilitator.tui.statements.correct": DIALOG,
    "facilitator.tui.log.read_back": DIALOG,
    "facilitator.tui.laptops.settle": DIALOG,
    "facilitator.tui.connect.import_file": DIALOG,
}
"""What functions may import late, a module or a folder, and why."""


class Import(NamedTuple):
    """That one module imports another."""

    importer: str
    imported: str
    is_late: bool
    """True where a function does it."""


def modules_below(root: Path) -> dict[str, str]:
    """Return the source of every module of the package, by its full name."""
    found = {}
    for path in sorted((root / "facilitator").rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = path.read_text("utf-8")
    return found


def imports_of(sources: Mapping[str, str]) -> list[Import]:
    """Return every import of one of the modules by another."""
    return [
        Import(importer, name, is_late)
        for importer, source in sources.items()
        for node, is_late in _statements(ast.parse(source), False)
        for name in _names(node, sources)
    ]


def _statements(node: ast.AST, is_late: bool) -> Iterator[tuple[ast.AST, bool]]:
    """Yield the imports below a node, and whether a function does them."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child, is_late
        within = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
        yield from _statements(child, is_late or within)


def _names(node: ast.AST, known: Mapping[str, str]) -> Iterator[str]:
    """Yield the modules that an import names; a package only where nothing finer."""
    if isinstance(node, ast.Import):
        yield from (each.name for each in node.names if each.name in known)
    elif isinstance(node, ast.ImportFrom) and node.module:
        assert not node.level, "imports of the project are written in full"
        for each in node.names:
            finer = f"{node.module}.{each.name}"
            if finer in known:
                yield finer
            elif node.module in known:
                yield node.module


def circles(imports: list[Import]) -> set[frozenset[str]]:
    """Return the groups of modules that can all reach each other."""
    ahead: dict[str, set[str]] = {}
    for each in imports:
        ahead.setdefault(each.importer, set()).add(each.imported)
    reached = {name: _reached(name, ahead) for name in ahead}
    return {
        frozenset(
            other for other in found if name in reached.get(other, ()) or other == name
        )
        for name, found in reached.items()
        if name in found
    }


def _reached(start: str, ahead: Mapping[str, set[str]]) -> set[str]:
    """Return what a module imports by one step or more."""
    found: set[str] = set()
    open_ends = [*ahead[start]]
    while open_ends:
        name = open_ends.pop()
        if name not in found:
            found.add(name)
            open_ends += ahead.get(name, ())
    return found


@cache
def all_imports() -> list[Import]:
    """Return every import of the program's own modules, looked for once."""
    return imports_of(modules_below(ROOT))


def _is_below(name: str, folder: str) -> bool:
    return name == folder or name.startswith(f"{folder}.")


def test_no_file_imports_a_file_that_imports_it_by_any_way() -> None:
    assert circles(all_imports()) == set()


def test_a_function_imports_late_only_what_the_start_does_without() -> None:
    late = sorted(
        {(each.importer, each.imported) for each in all_imports() if each.is_late}
    )
    assert not [
        each for each in late if not any(_is_below(each[1], name) for name in LATE)
    ]


def test_every_reason_for_a_late_import_is_one_still() -> None:
    late = {each.imported for each in all_imports() if each.is_late}
    assert not [
        name for name in LATE if not any(_is_below(each, name) for each in late)
    ]


def test_a_circle_is_found_be_it_for_the_type_checker_or_late() -> None:
    sources = {
        "p.top": "from p import late\n",
        "p.late": "def f():\n    import p.typed\n",
        "p.typed": "if TYPE_CHECKING:\n    from p.top import Name\n",
        "p.alone": "from p.top import Name\n",
        "p.itself": "from p.itself import Name\n",
    }
    found = imports_of(sources)
    assert circles(found) == {
        frozenset({"p.top", "p.late", "p.typed"}),
        frozenset({"p.itself"}),
    }
    assert [each.imported for each in found if each.is_late] == ["p.typed"]
    assert circles([each for each in found if not each.is_late]) == {
        frozenset({"p.itself"})
    }
