"""The actions of the hall: the agenda, asking next, reading back."""

from facilitator.i18n.translate import mark
from facilitator.tui.action import Action

HALL: tuple[Action, ...] = (
    Action(
        "coverage.ask",
        "a",
        "ask",
        mark("Ask next"),
        mark("Lists which table to ask what, and how long there is time."),
        bar=2,
    ),
    Action(
        "coverage.silence",
        "n",
        "silence",
        mark("Silent"),
        mark("Notes that the group has nothing to say here, or takes that back."),
        bar=2,
    ),
    Action(
        "agenda.next",
        "n",
        "next",
        mark("Next"),
        mark("Opens the next round and starts its clock."),
        bar=1,
    ),
    Action(
        "agenda.hold",
        "p",
        "hold",
        mark("Pause"),
        mark("Holds the clock, or lets it go on."),
        bar=2,
    ),
    Action(
        "agenda.longer",
        "plus",
        "longer(1)",
        mark("Longer"),
        mark("Gives the round a minute more; what comes later moves with it."),
        bar=2,
    ),
    Action(
        "agenda.shorter",
        "minus",
        "longer(-1)",
        mark("Shorter"),
        mark("Takes a minute from the round; what comes later moves with it."),
        bar=2,
    ),
    Action(
        "agenda.end",
        "e",
        "end",
        mark("Finish"),
        mark("Ends the round; the clock stops until the next one is opened."),
        bar=3,
    ),
    Action(
        "agenda.release",
        "l",
        "release",
        mark("Let go"),
        mark("Lets go of this laptop's own clock and follows another laptop's."),
    ),
)
