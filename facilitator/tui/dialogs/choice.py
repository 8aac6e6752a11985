"""Choose one of a few: by digit, by letters, or by arrows and Enter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key, Resize
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option as ListOption

from facilitator.domain.plan import PlanItem
from facilitator.domain.text import fold
from facilitator.tui.dialogs.base import Dialog
from facilitator.tui.text import plain
from facilitator.tui.widgets.line_input import LineInput


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose."""

    id: str
    name: str
    ticked: bool = False
    """True where it is chosen already and would be taken away."""


def options_of(items: Sequence[PlanItem], ticked: Sequence[str] = ()) -> list[Option]:
    """Return the items of a plan as options."""
    return [Option(item.id, item.name, item.id in ticked) for item in items]


class Filter(LineInput):
    """Narrows the list; lets a digit through that is meant as a choice."""

    async def on_key(self, event: Key) -> None:
        """Leave the first digit to the dialog, and all that comes after an answer."""
        left = isinstance(self.screen, Dialog) and self.screen.left
        if left or (_digit(event) is not None and not self.value):
            event.prevent_default()


class ChoiceDialog(Dialog[str]):
    """Returns the chosen option's id, or None.

    A digit takes the option with that number at once; letters narrow the list.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
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
        """Lay out the filter and the list."""
        keys = self.tr("Digit or Enter chooses · letters narrow · Esc leaves")
        with self.frame(self._title, keys):
            yield Filter(compact=True)
            yield OptionList(compact=True)

    def on_mount(self) -> None:
        """Show all options with the present choice under the bar."""
        self.query_one(OptionList).can_focus = False
        self._show(self._options)

    def on_resize(self, event: Resize) -> None:
        """Let the list take what the frame and the filter leave."""
        self.query_one(OptionList).styles.max_height = max(event.size.height - 3, 1)

    def _show(self, options: list[Option]) -> None:
        self._shown = options
        listed = self.query_one(OptionList)
        listed.set_options(ListOption(plain(self._line(each))) for each in options)
        ids = [each.id for each in options]
        at = ids.index(self._chosen) if self._chosen in ids else 0
        listed.highlighted = at if options else None

    def _line(self, option: Option) -> str:
        number = self._options.index(option) + 1
        now = option.ticked or option.id == self._chosen
        return f"{number:>2} {'✓' if now else ' '} {option.name}"

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        wanted = fold(event.value)
        self._show([each for each in self._options if wanted in fold(each.name)])

    def on_key(self, event: Key) -> None:
        """Take an option by its digit while nothing has been typed."""
        number = _digit(event)
        narrowed = self.left or self.query_one(Filter).value
        if number and number <= len(self._options) and not narrowed:
            event.stop()
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
        if at is not None:
            self.dismiss(self._shown[at].id)

    @on(OptionList.OptionSelected)
    def _click(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._shown[event.option_index].id)


def _digit(event: Key) -> int | None:
    typed = event.character or ""
    return int(typed) if typed.isdecimal() else None
