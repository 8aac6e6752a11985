"""The actions of the export mode for papers: for whom, how many, what comes back."""

from facilitator.i18n.translate import mark
from facilitator.tui.actions.action import Action

PAPER: tuple[Action, ...] = (
    Action(
        "export.table",
        "b",
        "choose('table')",
        mark("Table"),
        mark("Makes slips, sheets and posters for one table, or for all of them."),
        bar=2,
    ),
    Action(
        "export.round",
        "r",
        "choose('round')",
        mark("Round"),
        mark("Makes correction slips of one round, or of all of them."),
        bar=2,
    ),
    Action(
        "export.group",
        "g",
        "choose('group')",
        mark("Group"),
        mark("Makes posters, forms, handouts and feedback for one target group."),
        bar=3,
    ),
    Action(
        "export.area",
        "a",
        "choose('area')",
        mark("Area"),
        mark("Makes posters and handouts for one goal area."),
        bar=3,
    ),
    Action(
        "export.copies",
        "c",
        "choose('copies')",
        mark("Copies"),
        mark("Tells how many sheets of the form to make."),
        bar=2,
    ),
    Action(
        "export.size",
        "s",
        "choose('paper')",
        mark("A3 or A4"),
        mark("Makes posters on paper of the other size."),
        bar=2,
    ),
    Action(
        "export.slips",
        "n",
        "app.slips",
        mark("Slips"),
        mark("Keys correction slips back by their numbers."),
        bar=3,
    ),
    Action(
        "export.paper",
        "i",
        "app.paper",
        mark("Paper"),
        mark("Keys in answers on paper: sheet, row after row."),
        bar=3,
    ),
)
