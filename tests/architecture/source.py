"""The source of this repository, read and parsed once for all tests of its shape."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "facilitator"
FILES = sorted(
    path
    for folder in ("facilitator", "tests", "benchmarks", "tools")
    for path in (ROOT / folder).rglob("*.py")
)


@cache
def source_of(path: Path) -> str:
    """Return the text of a file."""
    return path.read_text("utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    """Return a file parsed; whoever asks leaves it as it is."""
    return ast.parse(source_of(path))


def place(path: Path, node: ast.AST | None = None) -> str:
    """Return how a place in a file is named to whoever is to mend it."""
    name = str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name
    return f"{name}:{getattr(node, 'lineno', 1)}"
