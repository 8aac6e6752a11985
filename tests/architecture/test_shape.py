"""Files and functions stay short, and no user text hides in the code."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import (
    FILES,
    PACKAGE,
    ROOT,
    place,
    source_of,
    tree_of,
)

MOST_LINES = 300
MOST_TEST_LINES = 400
MOST_FUNCTION_LINES = 40
MOST_APP_LINES = 200

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(tree: ast.AST) -> Iterator[Function]:
    """Yield every function and method."""
    for node in ast.walk(tree):
        if isinstance(node, Function):
            yield node


def public(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """Yield the module's public classes, functions and methods."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef | Function) and node.name[0] != "_":
            yield node.name, node
        if isinstance(node, ast.ClassDef) and node.name[0] != "_":
            for part in node.body:
                if isinstance(part, Function) and part.name[0] != "_":
                    yield f"{node.name}.{part.name}", part


def too_long(path: Path) -> Iterator[str]:
    """Yield a file that is too long, and the functions in it that are."""
    lines = len(source_of(path).splitlines())
    most = MOST_LINES if path.is_relative_to(PACKAGE) else MOST_TEST_LINES
    if lines > most:
        yield f"{place(path)}: {lines} lines"
    for function in functions(tree_of(path)):
        assert function.end_lineno is not None
        length = function.end_lineno - function.lineno + 1
        if length > MOST_FUNCTION_LINES:
            yield f"{place(path, function)}: {function.name}: {length} lines"


def test_a_file_is_short_and_so_are_its_functions() -> None:
    assert [each for path in FILES for each in too_long(path)] == []


def test_what_is_too_long_is_named_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "long.py"
    path.write_text("\n" * 399 + "def f():\n" + "    g()\n" * 40, "utf-8")
    assert list(too_long(path)) == [
        "long.py:1: 440 lines",
        "long.py:400: f: 41 lines",
    ]
    path = tmp_path / "short.py"
    path.write_text("\n" * 360 + "def f():\n" + "    g()\n" * 39, "utf-8")
    assert list(too_long(path)) == []


def test_the_app_stays_small() -> None:
    app = PACKAGE / "tui" / "shell" / "app.py"
    assert len(app.read_text("utf-8").splitlines()) <= MOST_APP_LINES


def silent(path: Path) -> Iterator[str]:
    """Yield a module that says nothing of itself, and what is public and does not."""
    tree = tree_of(path)
    if tree.body and not ast.get_docstring(tree):
        yield place(path)
    for name, node in public(tree):
        assert isinstance(node, ast.ClassDef | Function)
        if not ast.get_docstring(node):
            yield f"{place(path, node)}: {name}"


def test_every_module_and_all_that_is_public_says_what_it_is() -> None:
    modules = sorted(PACKAGE.rglob("*.py"))
    assert [each for path in modules for each in silent(path)] == []


def test_what_says_nothing_of_itself_is_named(tmp_path: Path) -> None:
    path = tmp_path / "silent.py"
    path.write_text(
        "class A:\n    def b(self): ...\n    def _c(self): ...\n"
        "class _D: ...\ndef e(): 'It says.'\n"
    )
    assert list(silent(path)) == ["silent.py:1", "silent.py:1: A", "silent.py:2: A.b"]


SPEAKING = {"notify", "Label", "Static", "Button", "update"}
"""Calls whose first argument a user reads."""


def literal_texts(path: Path) -> Iterator[str]:
    """Yield where a widget is given a text that is written or put together in code."""
    for node in ast.walk(tree_of(path)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = node.func
        name = getattr(called, "attr", getattr(called, "id", ""))
        if name in SPEAKING:
            text = node.args[0]
            is_literal = isinstance(text, ast.Constant) and text.value
            if isinstance(text, ast.JoinedStr) or is_literal:
                yield f"{place(path, node)}: {name}"


def test_no_widget_is_given_a_literal_or_formatted_text() -> None:
    widgets = sorted((PACKAGE / "tui").rglob("*.py"))
    assert [each for path in widgets for each in literal_texts(path)] == []


def test_a_literal_and_a_formatted_text_are_named(tmp_path: Path) -> None:
    path = tmp_path / "speaking.py"
    path.write_text("Label('Hej')\na.notify(f'{b}')\nStatic('')\nLabel(c)\nd('e')\n")
    assert list(literal_texts(path)) == [
        "speaking.py:1: Label",
        "speaking.py:2: notify",
    ]


def test_no_file_names_a_registry_a_home_folder_or_an_address_of_ours() -> None:
    forbidden = (
        "pypi." + "org",
        "pythonhosted." + "org",
        "npmjs." + "org",
        "/wo" + "rk/",
        "/ro" + "ot/",
    )
    for path in [
        *FILES,
        *ROOT.glob("*.*"),
        *ROOT.glob("docs/*.md"),
        *ROOT.glob("requirements/*"),
    ]:
        # In a linked work tree `.git` is a file that says where the repository lies.
        if path.name == ".git":
            continue
        if path.is_file() and path.suffix in (".py", ".toml", ".md", ".txt", ".sh", ""):
            text = path.read_text("utf-8")
            assert not [word for word in forbidden if word in text], path
