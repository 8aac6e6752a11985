"""Choose one of a few: by digit, by letters, or by arrows and Enter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option as ListOption

from facilitator.domain.text import fold
from facilitator.tui.text import plain


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose."""

    id: str
    name: str


class ChoiceDialog(ModalScreen[str | None]):
    """Returns the chosen option's id, or None.

    A digit takes the option with that number at once; letters narrow the list.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]

    def __init__(
        self, title: str, options: Sequence[Option], chosen: str | None = None
    ) -> None:
        super().__init__()
        self._title = title
        self._options = list(options)
        self._shown = list(options)
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Lay out the heading, the filter and the list."""
        with Vertical(classes="dialog"):
            yield Label(plain(self._title), classes="dialog-title")
            yield Input(classes="dialog-filter", compact=True)
            yield OptionList(classes="dialog-list", compact=True)

    def on_mount(self) -> None:
        """Show all options with the present choice under the bar."""
        self.query_one(OptionList).can_focus = False
        self._show(self._options)

    def _show(self, options: list[Option]) -> None:
        self._shown = options
        listed = self.query_one(OptionList)
        listed.set_options(
            ListOption(plain(f"{self._number(each)}  {each.name}")) for each in options
        )
        ids = [each.id for each in options]
        at = ids.index(self._chosen) if self._chosen in ids else 0
        listed.highlighted = at if options else None

    def _number(self, option: Option) -> str:
        return f"{self._options.index(option) + 1:>2}"

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        wanted = fold(event.value)
        self._show([each for each in self._options if wanted in fold(each.name)])

    def on_key(self, event: Key) -> None:
        """Take an option by its digit while nothing has been typed."""
        typed = self.query_one(Input).value
        if event.character and event.character.isdecimal() and not typed:
            number = int(event.character)
            if 1 <= number <= len(self._options):
                event.stop()
                event.prevent_default()
                self.dismiss(self._options[number - 1].id)

    def action_move(self, step: int) -> None:
        """Move the bar."""
        listed = self.query_one(OptionList)
        if step > 0:
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()

    @on(Input.Submitted)
    def _take(self) -> None:
        at = self.query_one(OptionList).highlighted
        self.dismiss(None if at is None else self._shown[at].id)

    @on(OptionList.OptionSelected)
    def _click(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._shown[event.option_index].id)
