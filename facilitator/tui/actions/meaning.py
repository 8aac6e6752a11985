"""The actions of the meaning mode: which keyword, which groups, which words."""

from facilitator.i18n.translate import mark
from facilitator.tui.actions.action import Action

MEANING: tuple[Action, ...] = (
    Action(
        "meaning.keyword",
        "ctrl+k",
        "keyword",
        mark("Keyword"),
        mark("Chooses which of the area's keywords is shown."),
        bar=4,
    ),
    Action(
        "meaning.area",
        "f2",
        "area",
        mark("Area"),
        mark("Shows how the groups are alike and differ in an area that you choose."),
        bar=2,
    ),
    Action(
        "meaning.next_area",
        "n",
        "turn_area(1)",
        mark("Next area"),
        mark("Shows the next area."),
    ),
    Action(
        "meaning.previous_area",
        "p",
        "turn_area(-1)",
        mark("Area back"),
        mark("Shows the area before."),
    ),
    Action(
        "meaning.group",
        "f3",
        "group",
        mark("Group"),
        mark("Chooses one target group to read, or all of them."),
        bar=3,
    ),
    Action(
        "meaning.own",
        "o",
        "own",
        mark("Own words"),
        mark("Shows the groups' own words alone, or paraphrases and notes too."),
        bar=3,
    ),
    Action(
        "pages.next",
        "right",
        "screen.turn(1)",
        mark("Next"),
        mark("Shows the next keyword, and after the last one the next area."),
        bar=2,
    ),
    Action(
        "pages.previous",
        "left",
        "screen.turn(-1)",
        mark("Previous"),
        mark("Shows the keyword before."),
    ),
)
