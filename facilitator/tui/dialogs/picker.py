"""A line in a form: what is chosen, and a way to choose something else."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from facilitator.tui.dialogs.choice import ChoiceDialog, Option
from facilitator.tui.kit.text import (
    fitted,
    plain,
    shortened,
)

LABEL = 12
"""Width of the label in cells, with the gap that follows."""


class Picker(Widget, can_focus=True):
    """Enter opens the choices, a digit takes one at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "open", show=False),
    ]
    DEFAULT_CSS = """
    Picker {
        height: 1;
        & > .picker--label { color: $foreground-muted; }
        &:focus {
            background: $block-cursor-blurred-background;
            text-style: bold;
        }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"picker--label"}

    value: reactive[tuple[str, ...]] = reactive(())
    """The ids of what is chosen; one at most, unless `many`."""

    class Picked(Message):
        """Something else was chosen."""

        def __init__(self, picker: "Picker") -> None:
            super().__init__()
            self.picker = picker

        @property
        def control(self) -> "Picker":
            """The line."""
            return self.picker

    def __init__(
        self,
        label: str,
        options: Sequence[Option],
        value: tuple[str, ...],
        *,
        many: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self.options = list(options)
        self._label = label
        self._many = many
        self.set_reactive(Picker.value, value)

    @property
    def chosen(self) -> str:
        """The id of the one that is chosen, or an empty text."""
        return self.value[0] if self.value else ""

    def render(self) -> Content:
        """Draw the label and the names of what is chosen."""
        names = {each.id: each.name for each in self.options}
        names_of_values = ", ".join(names.get(each, each) for each in self.value) or "–"
        ink = self.get_visual_style("picker--label", partial=True)
        room = self.content_size.width - LABEL - 2
        return Content.assemble(
            plain(fitted(self._label, LABEL), ink),
            plain(shortened(names_of_values, room)),
            " ▾",
        )

    def action_open(self) -> None:
        """Show the choices."""
        ticked = self.value if self._many else ()
        options = [
            Option(each.id, each.name, each.id in ticked) for each in self.options
        ]
        current = None if self._many else self.chosen
        self.app.push_screen(ChoiceDialog(self._label, options, current), self.pick)

    def pick(self, option_id: str | None) -> None:
        """Choose something; of many, what was chosen already is taken away."""
        if option_id is None:
            return
        if not self._many:
            self.value = (option_id,)
        elif option_id in self.value:
            self.value = tuple(each for each in self.value if each != option_id)
        else:
            self.value = (*self.value, option_id)
        self.post_message(self.Picked(self))

    def on_key(self, event: Key) -> None:
        """Take a choice by its digit."""
        if event.character and event.character.isdecimal():
            number = int(event.character)
            if 1 <= number <= len(self.options):
                event.stop()
                self.pick(self.options[number - 1].id)

    def on_click(self) -> None:
        """Show the choices."""
        self.action_open()
