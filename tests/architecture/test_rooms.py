"""Rooms stay small: folders, files, and classes with all that they inherit."""

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "facilitator"
MOST_FILES, USUAL_FILES = 25, 8
MOST_ANCESTORS, MOST_METHODS, MOST_CLASS_LINES = 2, 40, 300

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Room(NamedTuple):
    """A class as it stands in its file."""

    bases: tuple[str, ...]
    """Names of the classes that it is made of, of this project or not."""
    methods: int
    lines: int


class Whole(NamedTuple):
    """A class with what it inherits from this project."""

    ancestors: int
    methods: int
    lines: int


def rooms(sources: Mapping[str, str]) -> dict[tuple[str, str], Room]:
    """Return all classes by module and name."""
    found = {}
    for module, source in sources.items():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ClassDef):
                bases = tuple(_name(base) for base in node.bases)
                methods = sum(isinstance(part, Function) for part in node.body)
                lines = (node.end_lineno or 0) - node.lineno + 1
                found[module, node.name] = Room(bases, methods, lines)
    return found


def wholes(sources: Mapping[str, str]) -> dict[tuple[str, str], Whole]:
    """Return each class counted with its ancestors of this project.

    A base is looked for in the module and in what the module imports by name.
    """
    found = rooms(sources)
    origins = {module: _origins(source) for module, source in sources.items()}

    def ancestors(module: str, name: str) -> Iterator[tuple[str, str]]:
        for base in found[module, name].bases:
            key = (module, base)
            if key not in found:
                key = origins[module].get(base, key)
            if key in found and key != (module, name):
                yield key
                yield from ancestors(*key)

    counted = {}
    for key, own in found.items():
        above = [found[each] for each in dict.fromkeys(ancestors(*key))]
        counted[key] = Whole(
            len(above),
            own.methods + sum(each.methods for each in above),
            own.lines + sum(each.lines for each in above),
        )
    return counted


def _name(base: ast.expr) -> str:
    while isinstance(base, ast.Subscript):
        base = base.value
    return base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "")


def _origins(source: str) -> dict[str, tuple[str, str]]:
    """Return where the names come from that a module imports from this project."""
    return {
        alias.asname or alias.name: (node.module or "", alias.name)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def too_large(sources: Mapping[str, str]) -> list[str]:
    """Return what is to be said of each class over a limit."""
    return [
        f"{module}.{name}: {whole}"
        for (module, name), whole in wholes(sources).items()
        if whole.ancestors > MOST_ANCESTORS
        or whole.methods > MOST_METHODS
        or whole.lines > MOST_CLASS_LINES
    ]


def sources_of_the_package() -> dict[str, str]:
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path.read_text("utf-8")
        for path in PACKAGE.rglob("*.py")
    }


def test_no_class_is_large_with_what_it_inherits_from_this_project() -> None:
    assert too_large(sources_of_the_package()) == []


def test_a_class_cut_lengthwise_is_still_seen_as_one() -> None:
    half = "class {}:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(21))
    sources = {
        "a": half.format("Upper"),
        "b": "from a import Upper\n" + half.format("Lower(Upper)"),
    }
    assert too_large({"a": sources["a"]}) == []
    assert too_large(sources) == ["b.Lower: Whole(ancestors=1, methods=42, lines=44)"]
    deep = "class A: ...\nclass B(A): ...\nclass C(B): ...\n"
    assert too_large({"deep": deep}) == []
    deeper = deep + "class D(C): ...\n"
    assert too_large({"deep": deeper}) == [
        "deep.D: Whole(ancestors=3, methods=0, lines=4)"
    ]


def test_no_parent_calls_what_only_its_children_have() -> None:
    stubs = [
        module
        for module, source in sources_of_the_package().items()
        if "raise NotImplementedError" in source
    ]
    assert stubs == []


def test_a_folder_holds_what_one_can_look_through() -> None:
    folders = Counter(
        path.parent for path in PACKAGE.rglob("*.py") if path.name != "__init__.py"
    )
    assert max(folders.values()) <= MOST_FILES
    assert median(folders.values()) <= USUAL_FILES


def test_a_folder_of_tests_holds_what_one_can_look_through() -> None:
    folders = Counter(path.parent for path in (ROOT / "tests").rglob("*.py"))
    crowded = {str(each): n for each, n in folders.items() if n > MOST_FILES}
    assert crowded == {}
