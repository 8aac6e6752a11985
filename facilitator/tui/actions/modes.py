"""The modes in the order of the menu, and the actions of those that have few."""

from typing import NamedTuple

from facilitator.i18n.translate import mark
from facilitator.tui.actions.action import Action


class Mode(NamedTuple):
    """What the program shows at a time, with keys of its own."""

    name: str
    """Stable name: drafts keep it, and actions show the mode by it."""
    title: str
    """What the menu calls it, a message; empty where the menu does not offer it."""
    screen: str
    """Where its screen lies below `facilitator.tui`; it is loaded when first shown."""
    is_outer: bool = False
    """Whether it stands outside any session."""


MODES: tuple[Mode, ...] = (
    Mode("log", mark("Log"), "log.screen:LogScreen"),
    Mode("coverage", mark("Coverage"), "coverage.screen:CoverageScreen"),
    Mode("meaning", mark("Meaning"), "meaning.screen:MeaningScreen"),
    Mode("agenda", mark("Agenda"), "hall.agenda:AgendaScreen"),
    # The stage has a screen for the terminal of its own too.
    Mode("stage", mark("Hall"), "hall.stage_mode:StageMode"),
    Mode("connect", mark("Connect"), "connect.screen:ConnectScreen"),
    Mode("quarantine", mark("Quarantine"), "connect.quarantine:QuarantineScreen"),
    Mode("laptops", mark("Laptops"), "laptops.screen:LaptopsScreen"),
    Mode("export", mark("Export"), "export.screen:ExportScreen"),
    Mode("timeline", mark("Timeline"), "timeline.screen:TimelineScreen", is_outer=True),
    Mode("welcome", "", "timeline.welcome:WelcomeScreen", is_outer=True),
)

ACTIONS_OF_SMALL_MODES: tuple[Action, ...] = (
    Action(
        "timeline.workspace",
        "o",
        "app.welcome",
        mark("Folder"),
        mark("Opens or creates another workspace."),
        bar=2,
    ),
    Action(
        "welcome.back",
        "escape",
        "back",
        mark("Back"),
        mark("Goes back to the timeline."),
    ),
)
