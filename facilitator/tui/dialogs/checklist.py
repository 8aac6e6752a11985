"""Choose several: Space ticks and unticks, Enter takes what is ticked."""

from collections.abc import Sequence

from textual import getters
from textual.app import ComposeResult
from textual.events import Key, Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option as ListOption

from facilitator.tui.dialogs.base import KeyedDialog
from facilitator.tui.dialogs.choice import Option
from facilitator.tui.kit.text import plain


class ChecklistDialog(KeyedDialog[tuple[str, ...]]):
    """Returns the ids of what is ticked, in the order of the list, or None."""

    _list = getters.query_one(OptionList)

    def __init__(self, title: str, options: Sequence[Option], at_least: str) -> None:
        """Ask which of `options`; those that are ticked are ticked at first.

        Args:
            title: what is asked for.
            options: in their order.
            at_least: what is said where none is ticked.
        """
        super().__init__(self.take_key)
        self._title, self._options, self._at_least = title, options, at_least
        self._ticked = {each.id for each in options if each.ticked}

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        keys = self.tr("Space ticks · A all or none · Enter takes · Esc leaves")
        with self.frame(self._title, keys):
            yield OptionList(*map(self._line, self._options), compact=True)
            yield self.trouble()

    def on_mount(self) -> None:
        """Put the bar on the first that is ticked."""
        self._list.can_focus = False
        ticked = [at for at, each in enumerate(self._options) if each.ticked]
        self._list.highlighted = ticked[0] if ticked else 0

    def on_resize(self, event: Resize) -> None:
        """Let the list take what the frame leaves."""
        self._list.styles.max_height = max(event.size.height - 4, 1)

    def take_key(self, event: Key) -> None:
        """Move, tick, take or leave."""
        match event.key:
            case "escape":
                self.dismiss(None)
            case "enter":
                self._take()
            case "up":
                self._list.action_cursor_up()
            case "down" | "tab":
                self._list.action_cursor_down()
            case "space":
                self._tick(self._list.highlighted)
            case "a" | "A":
                self._tick_all()
            case _ if event.character and event.character.isdecimal():
                self._tick(int(event.character) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick what was clicked."""
        event.stop()
        self._tick(event.option_index)

    def _take(self) -> None:
        ids = [each.id for each in self._options if each.id in self._ticked]
        self.trouble_line.tell("" if ids else self._at_least)
        if ids:
            self.dismiss(tuple(ids))

    def _tick(self, place: int | None) -> None:
        if place is not None and 0 <= place < len(self._options):
            self._ticked ^= {self._options[place].id}
            self._show(place)

    def _tick_all(self) -> None:
        everything = {each.id for each in self._options}
        self._ticked = set() if self._ticked == everything else everything
        self._show(self._list.highlighted or 0)

    def _show(self, place: int) -> None:
        self.trouble_line.tell("")
        self._list.set_options(map(self._line, self._options))
        self._list.highlighted = place

    def _line(self, option: Option) -> ListOption:
        tick = "✓" if option.id in self._ticked else " "
        return ListOption(plain(f"[{tick}] {option.name}"))
