"""What the tests of the meaning mode share: what was said, and what is read."""

from textual.pilot import Pilot
from textual.widgets import Static

from facilitator.domain.events.commands import LogStatement
from facilitator.tui.meaning.pages import Passage
from facilitator.tui.meaning.passage_list import PassageList
from facilitator.tui.meaning.screen import MeaningScreen
from facilitator.tui.shell.app import FacilitatorApp
from tests.tui.conftest import until

OWN, TOLD, NOTE = "own_words", "paraphrase", "scribe_note"
SAID = (
    ("unga", "bostäder", OWN, "Vi hittar inget första hem"),
    ("unga", "bostäder", NOTE, "Tyst en lång stund"),
    ("unga", "bostäder", OWN, "Vi är emot höghus"),
    ("aldre", "bostäder", TOLD, "De vill bo kvar"),
    ("aldre", "klimat", OWN, "Träd ger skugga"),
)
"""By group, keyword, kind and text; all in the first area."""


def said(group: str, keyword: str, kind: str, text: str) -> LogStatement:
    """Return the command to log a statement in the first area."""
    return LogStatement(
        text=text,
        area="tillvaxt",
        group=group,
        keywords=(keyword,) if keyword else (),
        kind=kind,
    )


async def in_meaning(
    pilot: Pilot[None], app: FacilitatorApp, word: str = ""
) -> PassageList:
    """Log, go to the meaning mode, and to a keyword of the first area."""
    for each in SAID:
        assert await app.do(said(*each))
    await app.action_mode("meaning")
    await until(pilot, lambda: isinstance(app.screen, MeaningScreen))
    await pilot.pause()
    if word:
        go_to(app, word)
    return passages(app)


def go_to(app: FacilitatorApp, word: str) -> None:
    """Show a keyword's page, as another mode may ask for."""
    assert app.desk
    keyword = app.desk.plan.keyword(word)
    screen(app).go_to(keyword.area, keyword.id)


def screen(app: FacilitatorApp) -> MeaningScreen:
    """Return the meaning mode's screen."""
    assert isinstance(app.screen, MeaningScreen)
    return app.screen


def passages(app: FacilitatorApp) -> PassageList:
    """Return the list of what is read."""
    return screen(app).query_one(PassageList)


def read(app: FacilitatorApp) -> list[Passage]:
    """Return what can be read on the page, in order."""
    return list(passages(app).source.passages)


def told(app: FacilitatorApp) -> list[tuple[str, str, str]]:
    """Return heading, label and text of each passage."""
    return [(each.head, each.label, each.text) for each in read(app)]


def title(app: FacilitatorApp) -> str:
    """Return the line that says what is read."""
    return str(screen(app).query_one("#title", Static).content)


def page(app: FacilitatorApp) -> tuple[str, str]:
    """Return which area and which keyword is read about."""
    found = screen(app).page
    assert found
    return found.area.id, found.keyword.name if found.keyword else ""
