"""What the program uses of Textual's private parts: in one file, and as it was read."""

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import textual
from rich.text import Text
from textual.app import App, ComposeResult
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Label, OptionList, TextArea
from textual.worker import Worker

from facilitator.tui.kit import textual_private
from facilitator.tui.kit.textual_private import (
    catch_failures,
    drawn_when_whole,
    end_with,
    go_on_after_all,
    take_down_notices,
)
from tests.architecture.source import PACKAGE, ROOT, tree_of

TUI = PACKAGE / "tui"
DOOR = TUI / "kit" / "textual_private.py"
TUI_FILES = [each for each in sorted(TUI.rglob("*.py")) if each != DOOR]
LIBRARY = (App, Screen, Widget, MessagePump, TextArea, Input, OptionList, Label, Timer)


def private_names(*kinds: type) -> set[str]:
    """Return the private names that Textual's classes among these have or set."""
    bases = {base for kind in kinds for base in kind.__mro__}
    return {
        name
        for base in bases
        if base.__module__.startswith("textual")
        for name in _private_names_of(base)
    }


@cache
def _private_names_of(base: type) -> frozenset[str]:
    names = {*vars(base), *_set_on_self(class_node(base))}
    return frozenset(filter(_is_private, names))


def class_node(kind: type) -> ast.AST:
    """Return a class as it stands in its file."""
    node: ast.AST = tree_of(Path(inspect.getfile(kind)))
    for name in kind.__qualname__.split("."):
        if name != "<locals>":
            node = next(
                each for each in ast.walk(node) if getattr(each, "name", "") == name
            )
    return node


def _set_on_self(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        is_set = isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
        if is_set and isinstance(node, ast.Attribute) and _is_self(node.value):
            yield node.attr


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def own_uses(kind: type) -> set[str]:
    """Return the private names of Textual that a class takes for its own."""
    names = set()
    for node in ast.walk(class_node(kind)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            names.add(node.name)
        if isinstance(node, ast.Attribute) and _is_self(node.value):
            names.add(node.attr)
    return names & private_names(*kind.__bases__)


def foreign_uses(tree: ast.Module) -> set[str]:
    """Return the private names of Textual that a file uses of others, or imports.

    A name that the file gives to something itself is taken to be that one.
    """
    given = set(_set_on_self(tree)) | {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    found, private = set(), private_names(*LIBRARY)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and not _is_self(node.value):
            found |= {node.attr} & private - given
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("textual"):
            steps = [*str(node.module).split("."), *(each.name for each in node.names)]
            found |= {step for step in steps if _is_private(step)}
    return found


def _is_self(node: ast.expr) -> bool:
    is_super = isinstance(node, ast.Call) and ast.unparse(node) == "super()"
    return is_super or (isinstance(node, ast.Name) and node.id in ("self", "cls"))


def classes_of(path: Path) -> list[type]:
    """Return the classes that a file defines."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    module = import_module(".".join(parts).removesuffix(".__init__"))
    return [
        each
        for each in vars(module).values()
        if isinstance(each, type) and each.__module__ == module.__name__
    ]


def test_no_other_file_uses_a_private_part_of_textual() -> None:
    foreign = {path: foreign_uses(tree_of(path)) for path in TUI_FILES}
    own = {each: own_uses(each) for path in TUI_FILES for each in classes_of(path)}
    assert {path: uses for path, uses in foreign.items() if uses} == {}
    assert {each: uses for each, uses in own.items() if uses} == {}


class Overriding(App[None]):
    """Takes three names of Textual's for its own, and one that is none."""

    def _handle_exception(self, error: Exception) -> None:
        self._batch_count = 0
        super()._fatal_error()
        self._anything = 0


def uses_in(source: str) -> set[str]:
    """Return the private names of Textual that a source uses of others, or imports."""
    return foreign_uses(ast.parse(source))


def test_a_use_is_found_be_it_called_overridden_set_or_imported() -> None:
    assert own_uses(Overriding) == {"_handle_exception", "_batch_count", "_fatal_error"}
    assert uses_in("def f(app): return app._notifications") == {"_notifications"}
    assert uses_in("from textual.document._edit import Edit") == {"_edit"}
    assert uses_in("def f(ours): return ours._anything") == set()
    assert foreign_uses(tree_of(DOOR)) >= {"_return_code", "_batch_count"}


def test_the_version_that_was_read_is_the_one_that_is_used() -> None:
    assert f"Textual {textual.__version__}" in str(textual_private.__doc__)


class Shown(App[None]):
    """An app with one line."""

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Label("here")


async def test_all_that_fails_comes_to_the_handler_that_catches_failures() -> None:
    app, caught = Shown(), list[Exception]()
    catch_failures(app, caught.append)

    async def fail(*_: object) -> None:
        raise ZeroDivisionError

    async with app.run_test() as pilot:
        app.run_worker(fail())
        app.screen.set_timer(0.001, fail)
        while len(caught) < 2:
            await pilot.pause()
    assert app.return_code != 1
    for caller in (MessagePump, Worker, Timer, Screen, Widget):
        source = inspect.getsource(inspect.getmodule(caller) or caller)
        assert "app._handle_exception(" in source, caller


async def test_an_app_that_ends_with_a_sentence_has_it_to_print_and_fails() -> None:
    app = Shown()
    async with app.run_test():
        end_with(app, "It had to stop.")
        end_with(app, "It had to stop, [/] again.")
        assert app.return_code == 1
        app._exit_renderables, printed = app._exit_renderables, app._exit_renderables
        assert [str(each) for each in printed] == ["It had to stop, [/] again."]
        assert isinstance(printed[0], Text)
    assert "for renderable in self._exit_renderables" in inspect.getsource(
        App._print_error_renderables
    )


async def test_an_app_that_goes_on_after_all_ends_well() -> None:
    app = Shown()
    async with app.run_test():
        end_with(app, "It had to stop.")
        go_on_after_all(app)
        assert app.return_code is None
    assert not app._exit_renderables
    assert not app.return_code


async def test_notices_that_are_taken_down_are_told_and_shown_no_longer() -> None:
    app = Shown()
    async with app.run_test(notifications=True) as pilot:
        app.notify("One", severity="error", timeout=9)
        app.notify("Two", title="Second")
        await pilot.pause()
        first, second = take_down_notices(app)
        assert (first.message, first.severity, first.timeout) == ("One", "error", 9)
        assert (second.message, second.title) == ("Two", "Second")
        assert not take_down_notices(app)


class Counted(Screen[None]):
    """Counts how often it is drawn."""

    drawn = 0

    def _compositor_refresh(self) -> None:
        type(self).drawn += 1
        super()._compositor_refresh()


async def test_a_screen_is_not_drawn_while_the_app_holds_drawing_back() -> None:
    class Whole(Counted):
        """Is drawn when whole."""

    whole: Any = drawn_when_whole(Whole)
    app = Shown()
    async with app.run_test() as pilot:
        await app.push_screen(whole())
        await pilot.pause()
        before = Whole.drawn
        with app.batch_update():
            app.screen._compositor_refresh()
            assert Whole.drawn == before
        app.screen._compositor_refresh()
        assert Whole.drawn > before
    assert "self._compositor_refresh()" in inspect.getsource(Screen._on_timer_update)
