"""The actions of rehearsals: they work in the log mode of a rehearsal alone."""

from facilitator.i18n.translate import mark
from facilitator.tui.actions.action import Action

REHEARSALS: tuple[Action, ...] = (
    Action(
        "rehearsal.choose",
        "ctrl+a",
        "rehearsal",
        mark("Rehearsal"),
        mark("In a rehearsal: goes on to the next, asks the room, tells how it went."),
        bar=1,
    ),
)
