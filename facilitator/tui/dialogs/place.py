"""Asks for a place on disk: a stick that is there, or any folder or file by name."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from textual.screen import Screen

from facilitator.domain.errors import Refused
from facilitator.domain.text import clean_line

_OTHER = "other"


class Asking(Protocol):
    """The program, or any part of it that can show a dialog."""

    def push_screen(
        self, screen: Screen[str], callback: Callable[[str | None], None]
    ) -> object:
        """Ask with a dialog, and call back with its answer."""


def ask_place(
    asking: Asking,
    title: str,
    places: Sequence[tuple[Path, str]],
    other: str,
    then: Callable[[Path], object],
    *,
    must_exist: bool,
) -> None:
    """Ask which place; where there is none to choose from, ask for its name.

    Args:
        asking: where it is asked.
        title: what it is for.
        places: places to choose from, and what each is called.
        other: what is asked where another place is to be named.
        then: told the place.
        must_exist: refuse a name that nothing goes by.
    """
    from facilitator.tui.dialogs.choice import ChoiceDialog, Option

    def chosen(choice: str | None) -> None:
        if choice == _OTHER:
            _ask_name(asking, title, other, then, must_exist)
        elif choice is not None:
            then(places[int(choice)][0])

    if not places:
        chosen(_OTHER)
        return
    options = [Option(str(at), name) for at, (_, name) in enumerate(places)]
    asking.push_screen(ChoiceDialog(title, [*options, Option(_OTHER, other)]), chosen)


def folder_of(line: str) -> Path:
    """Return the path that a user has written; `~` is the user's own folder."""
    path = Path(clean_line(line))
    try:
        return path.expanduser()
    except RuntimeError:  # There is no user of that name.
        return path


def _ask_name(
    asking: Asking,
    title: str,
    question: str,
    then: Callable[[Path], object],
    must_exist: bool,
) -> None:
    from facilitator.tui.dialogs.line import LineDialog

    async def check(line: str) -> None:
        if must_exist and not folder_of(line).exists():
            raise Refused("merge.not_found", path=folder_of(line))

    def written(path: str | None) -> None:
        if path is not None:
            then(folder_of(path))

    asking.push_screen(LineDialog(title, question, check, str(Path.home())), written)
