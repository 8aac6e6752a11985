"""What all screens share: translation, help, the key bar, the small-window note."""

from dataclasses import replace
from typing import ClassVar

from textual.binding import ActiveBinding, Binding
from textual.events import Resize
from textual.geometry import Size
from textual.screen import Screen

from facilitator.i18n.translate import Translator, mark
from facilitator.tui.kit.desk import Desk
from facilitator.tui.kit.house import House, house_of
from facilitator.tui.kit.textual_private import drawn_when_whole

SMALLEST = (60, 20)
"""Columns and rows below which a screen says that it is cramped."""


@drawn_when_whole
class BaseScreen(Screen[None]):
    """A screen of this program."""

    HELP_TITLE: ClassVar[str] = mark("Help")
    """What the screen is called; a message."""
    HELP_TEXT: ClassVar[str] = ""
    """What the screen is for and how its three usual tasks are done; a message."""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (120, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012

    @property
    def help_title(self) -> str:
        """What the screen is called now; a message."""
        return self.HELP_TITLE

    @property
    def help_text(self) -> str:
        """What the screen is for now; a message."""
        return self.HELP_TEXT

    @property
    def house(self) -> House:
        """The program that the screen stands in."""
        return house_of(self)

    @property
    def tr(self) -> Translator:
        """The translator of the language in use."""
        return self.house.tr

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The bindings that work now, described in the language in use."""
        return {
            key: active._replace(binding=self._translated(active.binding))
            for key, active in super().active_bindings.items()
        }

    def _translated(self, binding: Binding) -> Binding:
        if not binding.id:
            return binding
        return replace(binding, description=self.tr(binding.description))

    def on_resize(self, event: Resize) -> None:
        """Say once that the window is too small; everything keeps working."""
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        if small and not self.has_class("-cramped"):
            warning = _cramped(self.tr, event.size)
            self.notify(warning, severity="warning", markup=False)
        self.set_class(small, "-cramped")


def _cramped(tr: Translator, size: Size) -> str:
    return tr(
        "The window is {width}×{height}. Everything works, but 60×20 or "
        "more shows it all.",
        width=size.width,
        height=size.height,
    )


class SessionScreen(BaseScreen):
    """A mode of an open session."""

    @property
    def desk(self) -> Desk:
        """The open session's desk."""
        assert self.house.desk is not None
        return self.house.desk
