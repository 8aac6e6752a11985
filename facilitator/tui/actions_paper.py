"""The actions of the export mode: make, open, print, key slips back."""

from facilitator.i18n.translate import mark
from facilitator.tui.action import Action

PAPER: tuple[Action, ...] = (
    Action(
        "export.make",
        "enter",
        "make",
        mark("Make"),
        mark("Makes the chosen document and puts it among the exports."),
        bar=2,
    ),
    Action(
        "export.open",
        "o",
        "open",
        mark("Open"),
        mark("Opens the document with the program the computer has for it."),
        bar=2,
    ),
    Action(
        "export.print",
        "p",
        "print",
        mark("Print"),
        mark("Sends the document to the computer's usual printer."),
        bar=2,
    ),
    Action(
        "export.table",
        "b",
        "table",
        mark("Table"),
        mark("Makes slips and sheets for one table, or for all of them."),
        bar=2,
    ),
    Action(
        "export.round",
        "r",
        "round",
        mark("Round"),
        mark("Makes correction slips of one round, or of all of them."),
        bar=2,
    ),
    Action(
        "export.slips",
        "n",
        "slips",
        mark("Slips"),
        mark("Keys correction slips back by their numbers."),
        bar=3,
    ),
    Action(
        "export.stop",
        "escape",
        "stop",
        mark("Stop"),
        mark("Stops the work under way; nothing is written."),
        bar=2,
    ),
)
