"""The actions of the stage, which the whole hall looks at."""

from facilitator.i18n.translate import mark
from facilitator.tui.actions.action import Action

STAGE: tuple[Action, ...] = (
    Action(
        "stage.next",
        "right,n",
        "step(1)",
        mark("Next"),
        mark("Shows the next question of the area."),
    ),
    Action(
        "stage.previous",
        "left,p",
        "step(-1)",
        mark("Previous"),
        mark("Shows the question before."),
    ),
    Action(
        "stage.leave",
        "q",
        "leave",
        mark("Leave"),
        mark("Leaves the hall's screen; nothing stops because of it."),
    ),
)
