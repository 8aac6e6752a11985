"""Choose one of a few: by digit, by letters, or by arrows and Enter."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import getters, on
from textual.app import ComposeResult
from textual.events import Key, Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option as ListOption

from facilitator.domain.plan.plan import PlanItem
from facilitator.domain.text import fold
from facilitator.tui.dialogs.base import KeyedDialog
from facilitator.tui.kit.text import plain


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


class ChoiceDialog(KeyedDialog[str]):
    """Returns the chosen option's id, or None.

    A digit takes the option with that number at once; letters narrow the list.
    """

    _list = getters.query_one(OptionList)

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        current: str | None = None,
        *,
        more: bool = False,
        new: str = "",
    ) -> None:
        """Ask for one of `options`.

        Args:
            title: what is asked for.
            options: in their order.
            chosen: id of the present choice.
            more: whether + and then an option means it beside the present choice; the
                answer is then `+` and its id.
            new: what Enter does where nothing holds the letters typed; the answer is
                then `+` and the letters. Empty where nothing new may be chosen.
        """
        super().__init__(self.take_key)
        self._more, self._new = more, new
        self._adding = False
        self._title = title
        self._options = list(options)
        self._matches = list(options)
        self._current = current
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        keys = self.tr("A digit chooses · letters narrow · Esc leaves")
        if self._more:
            keys = self.tr("A digit chooses · + adds one · Esc leaves")
        with self.frame(self._title, keys):
            yield OptionList(compact=True)

    def on_mount(self) -> None:
        """Show all options with the present choice under the bar."""
        self._list.can_focus = False
        self._narrow("")

    def on_resize(self, event: Resize) -> None:
        """Let the list take what the frame leaves."""
        self._list.styles.max_height = max(event.size.height - 2, 1)

    def take_key(self, event: Key) -> None:
        """Move, narrow, choose or leave."""
        typed = event.character if event.is_printable else None
        match event.key:
            case "escape":
                self.dismiss(None)
            case "enter":
                self._take(self._list.highlighted)
            case "up":
                self._list.action_cursor_up()
            case "down" | "tab":
                self._list.action_cursor_down()
            case "backspace":
                self._narrow(self._typed[:-1])
            case _ if typed == "+" and self._more and not self._typed:
                self._adding = True
                self._narrow("")
            case _ if typed and typed.isdecimal() and not self._typed:
                self._pick(int(typed))
            case _ if typed:
                self._narrow(self._typed + typed)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._take(event.option_index if self._matches else None)

    def _pick(self, number: int) -> None:
        if 1 <= number <= len(self._options):
            self._answer(self._options[number - 1])

    def _take(self, place: int | None) -> None:
        if place is not None:
            self._answer(self._matches[place])
        elif self._new and self._typed.strip():
            self.dismiss(f"+{self._typed.strip()}")

    def _answer(self, option: Option) -> None:
        self.dismiss(f"+{option.id}" if self._adding else option.id)

    def _narrow(self, typed: str) -> None:
        """List what holds the letters typed, with the present choice under the bar."""
        self._typed = typed
        needle = fold(typed)
        self._matches = [each for each in self._options if needle in fold(each.name)]
        self._list.set_options(
            ListOption(plain(self._line(each))) for each in self._matches
        )
        ids = [each.id for each in self._matches]
        at = ids.index(self._current) if self._current in ids else 0
        self._list.highlighted = at if ids else None
        if not ids and self._new:
            self._list.set_options([ListOption(plain(f" + {self._new}: {typed}"))])
        title = f"{self._title} +" if self._adding else self._title
        title = f"{title}: {typed}▏" if typed else title
        self.dialog_frame.border_title = plain(title)

    def _line(self, option: Option) -> str:
        number = self._options.index(option) + 1
        now = option.ticked or option.id == self._current
        return f"{number:>2} {'✓' if now else ' '} {option.name}"
