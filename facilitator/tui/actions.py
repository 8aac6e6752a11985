"""Every action a key can do: one list for keys, palette, help and the key bar.

A binding is known by its action's id, by which a user can give it another key.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType

from facilitator.i18n.translate import mark


@dataclass(frozen=True, slots=True)
class Action:
    """Something the user can do."""

    id: str
    """Stable id such as `log.area`; what stands before the dot is where it works."""
    key: str
    """Textual's name of the usual key, several divided by commas."""
    do: str
    """The Textual action, as a binding names it."""
    label: str
    """At most ten letters, for the key bar; a message to be translated."""
    help: str
    """One sentence for help and palette; a message to be translated."""
    bar: bool = False
    """True where the key bar shows it."""

    @property
    def scope(self) -> str:
        """Where it works: `app`, a screen's or a widget's scope."""
        return self.id.partition(".")[0]


ACTIONS: tuple[Action, ...] = (
    Action(
        "app.help",
        "f1",
        "app.help",
        mark("Help"),
        mark("Tells what this pane is for and which keys it has."),
        bar=True,
    ),
    Action(
        "app.palette",
        "ctrl+p",
        "app.command_palette",
        mark("Commands"),
        mark("Finds any command by its name."),
    ),
    Action(
        "app.quit",
        "ctrl+q",
        "app.quit",
        mark("Quit"),
        mark("Ends the program; a half-typed statement is kept."),
    ),
    Action(
        "app.theme",
        "ctrl+g",
        "app.next_theme",
        mark("Colours"),
        mark("Changes between the light, the dark and the high-contrast colours."),
    ),
    Action(
        "app.language",
        "ctrl+l",
        "app.next_language",
        mark("Language"),
        mark("Changes between Swedish and English."),
    ),
    Action(
        "mode.menu",
        "f10",
        "app.mode_menu",
        mark("Mode"),
        mark("Chooses a mode: log, coverage, connect, export or the timeline."),
        bar=True,
    ),
    Action(
        "mode.log",
        "escape",
        "app.mode('log')",
        mark("Log"),
        mark("Goes back to logging, where you left it."),
    ),
    Action(
        "mode.coverage",
        "f5",
        "app.mode('coverage')",
        mark("Coverage"),
        mark("Shows who has been heard on what, and what is missing."),
        bar=True,
    ),
    Action(
        "mode.connect",
        "f8",
        "app.mode('connect')",
        mark("Connect"),
        mark("Shows the QR code of the digital form."),
    ),
    Action(
        "mode.export",
        "f9",
        "app.mode('export')",
        mark("Export"),
        mark("Makes the compilation for the committee."),
    ),
    Action(
        "mode.timeline",
        "ctrl+t",
        "app.mode('timeline')",
        mark("Timeline"),
        mark("Goes to the timeline with all meetings."),
    ),
    Action(
        "mode.undo",
        "ctrl+z",
        "app.undo",
        mark("Undo"),
        mark("Takes back the latest thing done on this device."),
        bar=True,
    ),
    Action(
        "mode.redo",
        "ctrl+y",
        "app.redo",
        mark("Redo"),
        mark("Lets what was last undone count again."),
    ),
    Action(
        "coverage.open",
        "enter",
        "screen.open",
        mark("Open"),
        mark("Opens the area: first its questions, then its keywords."),
        bar=True,
    ),
    Action(
        "coverage.list",
        "s",
        "screen.list",
        mark("Statements"),
        mark("Lists the statements of the cell, the newest first."),
        bar=True,
    ),
    Action(
        "coverage.back",
        "escape,backspace",
        "screen.back",
        mark("Back"),
        mark("Goes one step back, at last to logging."),
        bar=True,
    ),
    Action(
        "connect.table",
        "b",
        "screen.aim('table')",
        mark("Table"),
        mark("Makes the code tell at which table it was scanned."),
        bar=True,
    ),
    Action(
        "connect.group",
        "g",
        "screen.aim('group')",
        mark("Group"),
        mark("Makes the code tell which target group it was meant for."),
        bar=True,
    ),
    Action(
        "connect.area",
        "o",
        "screen.aim('area')",
        mark("Area"),
        mark("Makes the code tell which goal area it was meant for."),
        bar=True,
    ),
    Action(
        "connect.png",
        "p",
        "screen.save('png')",
        mark("Picture"),
        mark("Saves the code as a PNG picture, to be printed or shown on a slide."),
        bar=True,
    ),
    Action(
        "connect.svg",
        "v",
        "screen.save('svg')",
        mark("Drawing"),
        mark("Saves the code as an SVG drawing, sharp at any size."),
    ),
    Action(
        "connect.copy",
        "c",
        "screen.copy",
        mark("Copy"),
        mark("Copies the address to the clipboard."),
    ),
    Action(
        "export.make",
        "enter",
        "screen.make",
        mark("Make"),
        mark("Makes the chosen document and puts it among the exports."),
        bar=True,
    ),
    Action(
        "export.open",
        "o",
        "screen.open",
        mark("Open"),
        mark("Opens the document with the program the computer has for it."),
        bar=True,
    ),
    Action(
        "export.stop",
        "escape",
        "screen.stop",
        mark("Stop"),
        mark("Stops the work under way; nothing is written."),
        bar=True,
    ),
)
"""In the order in which help lists them."""


def bindings(*scopes: str, among: Iterable[Action] = ACTIONS) -> list[BindingType]:
    """Return the Textual bindings of the actions that work in `scopes`.

    Descriptions are messages still to be translated: a screen does that when it is
    asked for its active bindings, so that the language can change while it runs.
    """
    return [
        Binding(each.key, each.do, each.label, show=each.bar, id=each.id)
        for each in among
        if each.scope in scopes
    ]
