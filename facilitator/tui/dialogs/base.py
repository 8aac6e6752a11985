"""What all dialogs share: the frame, Esc, keys, and a place for what was refused."""

from collections.abc import Awaitable, Callable
from typing import ClassVar, TypeVar

from textual import getters
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Label

from facilitator.domain.errors import FacilitatorError
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import Translator
from facilitator.tui.kit.desk import Desk
from facilitator.tui.kit.house import House, house_of
from facilitator.tui.kit.text import plain

Result = TypeVar("Result")


class TroubleLine(Label):
    """Says why something was refused; takes no room where nothing was."""

    DEFAULT_CSS = """
    TroubleLine { width: 100%; color: $error; display: none; }
    TroubleLine.-shown { display: block; }
    """

    def tell(self, reason: str) -> None:
        """Say why, or nothing any more where it is empty."""
        self.update(plain(reason))
        self.set_class(bool(reason), "-shown")


class Dialog(ModalScreen[Result]):
    """A question over the screen; Esc leaves it without an answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False)
    ]
    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;

        & .dialog {
            width: 76;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 0 1;
            background: $surface;
            border: round $primary;
            border-title-color: $foreground;
            border-title-style: bold;
            border-subtitle-color: $foreground-muted;
        }
        & .dialog-asked { width: 100%; color: $foreground-muted; }
        & Input { background: $background; }
        & OptionList {
            height: auto;
            background: $surface;
            border: none;
            scrollbar-size-vertical: 1;
        }
        & VerticalScroll { height: auto; padding: 0 1; scrollbar-size-vertical: 1; }
    }
    """

    dialog_frame = getters.query_one(".dialog", Vertical)
    trouble_line = getters.query_one("#trouble", TroubleLine)
    is_answered = False
    """True once it has been answered and is about to go."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave with an answer, once: a key may have been struck twice."""
        if self.is_answered:
            return AwaitComplete()
        self.is_answered = True
        return super().dismiss(result)

    def on_key(self, event: Key) -> None:
        """Pass on what was typed after the answer to where the user now is."""
        if self.is_answered:
            event.stop()
            event.prevent_default()
            self.app.post_message(Key(event.key, event.character))

    @property
    def house(self) -> House:
        """The program that the dialog stands in."""
        return house_of(self)

    @property
    def desk(self) -> Desk:
        """The session that is open."""
        assert self.house.desk is not None
        return self.house.desk

    @property
    def tr(self) -> Translator:
        """The translator of the language in use."""
        return self.house.tr

    def frame(self, title: str, keys: str) -> Vertical:
        """Return the dialog's frame, with its title above and its keys below."""
        framed = Vertical(classes="dialog")
        framed.border_title = plain(title)
        framed.border_subtitle = plain(keys)
        return framed

    def trouble(self) -> TroubleLine:
        """Return where `attempt` says why something was refused."""
        return TroubleLine(id="trouble")

    def attempt(
        self, work: Callable[[], Awaitable[object]], result: Result | None = None
    ) -> None:
        """Do something that may be refused, and leave with `result` once it is done."""
        self.run_worker(self._attempt(work, result))

    async def _attempt(
        self, work: Callable[[], Awaitable[object]], result: Result | None
    ) -> None:
        try:
            await work()
        except FacilitatorError as error:
            self.trouble_line.tell(sentence(self.tr, error))
        else:
            self.dismiss(result)


class KeyedDialog(Dialog[Result]):
    """Takes all keys itself, none of its widgets any.

    Keys are so answered in their order, also where they were struck before it was
    drawn: a widget has the focus, and gets keys, only once it is on the screen.
    """

    AUTO_FOCUS: ClassVar[str] = ""

    def __init__(self, take_key: Callable[[Key], None]) -> None:
        """Have every key done by `take_key` until the dialog is answered."""
        super().__init__()
        self._take_key = take_key

    def on_key(self, event: Key) -> None:
        """Take a key; what comes after the answer is passed on, as in all dialogs."""
        if not self.is_answered:
            event.stop()
            # Else Textual calls the handler of the class above, too.
            event.prevent_default()
            self._take_key(event)


class TextDialog(Dialog[None]):
    """Something to be read, and left with any of the usual keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(None)", show=False)
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        with self.frame(self._title, self.tr("Enter or Esc leaves")):
            yield Label(plain(self._text))
