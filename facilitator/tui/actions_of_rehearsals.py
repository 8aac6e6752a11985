"""The actions of rehearsals: they work in the log mode of a rehearsal alone."""

from facilitator.i18n.translate import mark
from facilitator.tui.action import Action

REHEARSALS: tuple[Action, ...] = (
    Action(
        "rehearsal.next",
        "ctrl+n",
        "next",
        mark("Next"),
        mark("Rehearsal: goes on to what is said next, or to the next step."),
        bar=1,
    ),
    Action(
        "rehearsal.room",
        "ctrl+r",
        "room",
        mark("Room"),
        mark("Rehearsal: asks the room what is missing, shows the score, ends it."),
        bar=1,
    ),
)
