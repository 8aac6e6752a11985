"""What keys do among the laptops: bringing together, comparing, setting aside."""

from facilitator.i18n.translate import mark
from facilitator.tui.actions.action import Action

LAPTOPS: tuple[Action, ...] = (
    Action(
        "laptops.take_in",
        "i",
        "take_in",
        mark("Take in"),
        mark("Takes in journals from a stick, a folder, a file or a zip."),
        bar=2,
    ),
    Action(
        "laptops.resume",
        "u",
        "resume",
        mark("Go on"),
        mark("Goes on from another laptop's safe copy, its half-typed text too."),
        bar=2,
    ),
    Action(
        "laptops.name",
        "n",
        "name",
        mark("Name"),
        mark("Says which of the expected laptops this one is."),
        bar=2,
    ),
    Action(
        "laptops.stop",
        "escape",
        "stop",
        mark("Stop"),
        mark("Stops taking in; what was taken in stays."),
        bar=2,
    ),
    Action(
        "laptops.settle",
        "r",
        "settle",
        mark("Compare"),
        mark("Shows statements that were corrected in two places, side by side."),
        bar=2,
    ),
    Action(
        "laptops.aside",
        "a",
        "aside",
        mark("Aside"),
        mark("Sets a laptop's journals aside, with all they did, or takes them back."),
        bar=3,
    ),
    Action(
        "laptops.confirm_key",
        "b",
        "confirm_key",
        mark("Word"),
        mark("Compares the word of a laptop's key on two screens, and confirms it."),
        bar=3,
    ),
)
