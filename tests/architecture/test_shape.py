"""Files and functions stay short, and no user text hides in the code."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "facilitator"
FILES = sorted(
    path
    for folder in ("facilitator", "tests", "benchmarks", "tools")
    for path in (ROOT / folder).rglob("*.py")
)
MOST_LINES = 400
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


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_short_and_so_are_its_functions(path: Path) -> None:
    source = path.read_text("utf-8")
    assert len(source.splitlines()) <= MOST_LINES
    for function in functions(ast.parse(source)):
        assert function.end_lineno is not None
        length = function.end_lineno - function.lineno + 1
        assert length <= MOST_FUNCTION_LINES, f"{function.name}: {length} lines"


def test_the_app_stays_small() -> None:
    app = PACKAGE / "tui" / "shell" / "app.py"
    assert len(app.read_text("utf-8").splitlines()) <= MOST_APP_LINES


@pytest.mark.parametrize(
    "path",
    sorted(PACKAGE.rglob("*.py")),
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_every_module_and_all_that_is_public_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree) or not tree.body
    for name, node in public(tree):
        assert isinstance(node, ast.ClassDef | Function)
        assert ast.get_docstring(node), name


SPEAKING = {"notify", "Label", "Static", "Button", "update"}
"""Calls whose first argument a user reads."""


@pytest.mark.parametrize(
    "path",
    sorted((PACKAGE / "tui").rglob("*.py")),
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_no_widget_is_given_a_literal_or_formatted_text(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = node.func
        name = getattr(called, "attr", getattr(called, "id", ""))
        if name in SPEAKING:
            text = node.args[0]
            assert not isinstance(text, ast.JoinedStr), f"line {node.lineno}"
            assert not (isinstance(text, ast.Constant) and text.value), (
                f"line {node.lineno}"
            )


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
        if path.is_file() and path.suffix in (".py", ".toml", ".md", ".txt", ".sh", ""):
            text = path.read_text("utf-8")
            assert not [word for word in forbidden if word in text], path
