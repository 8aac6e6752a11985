"""A correction slip as it is keyed in: its number, its statement, and the answers."""

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from facilitator.i18n.translate import Translator, mark
from facilitator.tui.kit.text import plain

ANSWERS = (
    ("1s", mark("Correct as it is")),
    ("2äa", mark("To be changed")),
    ("3t", mark("Take it away")),
)
"""The keys of each answer, and what it is called on paper; a is for keyboards
without ä."""
SCROLLS = {
    "up": VerticalScroll.scroll_up,
    "down": VerticalScroll.scroll_down,
    "pageup": VerticalScroll.scroll_page_up,
    "pagedown": VerticalScroll.scroll_page_down,
}
"""The keys that move a statement that is longer than its room."""


class SlipView(Vertical):
    """The number that is keyed in, the statement that has it, and the answers."""

    DEFAULT_CSS = """
    SlipView {
        height: auto;
        & #number { color: $foreground; }
        & #statement { height: auto; padding: 0 1; }
        & #answers { display: none; margin: 1 0 0 0; }
        & #answers.-asked { display: block; }
    }
    """

    _number = getters.query_one("#number", Static)
    _room = getters.query_one(VerticalScroll)
    _statement = getters.query_one("#statement", Static)
    _answers = getters.query_one(OptionList)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr

    def compose(self) -> ComposeResult:
        """Lay them out below each other."""
        tr = self._tr
        yield Static(id="number")
        with VerticalScroll(can_focus=False):
            yield Static(id="statement")
        answers = [f"{n}  {tr(name)}" for n, (_, name) in enumerate(ANSWERS, 1)]
        yield OptionList(*map(plain, answers), id="answers", compact=True)

    def on_mount(self) -> None:
        """Leave all keys to the dialog."""
        self._answers.can_focus = False

    def limit(self, lines: int) -> None:
        """Let a statement take so many lines at most."""
        self._room.styles.max_height = lines

    def scroll(self, key: str) -> None:
        """Move a statement that is longer than its room, by a key of `SCROLLS`."""
        SCROLLS[key](self._room, animate=False)

    def show(self, heading: str, statement: Content, *, is_asked: bool) -> None:
        """Show a number and its statement, and the answers where one is asked for."""
        self._number.update(plain(heading, "bold"))
        self._answers.set_class(is_asked, "-asked")
        self._answers.highlighted = None
        self._statement.update(statement)
        self._room.scroll_home(animate=False)
