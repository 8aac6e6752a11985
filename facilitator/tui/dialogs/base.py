"""What all dialogs share: the frame, Esc, and a place for what was refused."""

from collections.abc import Awaitable, Callable
from typing import ClassVar, TypeVar

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
        & .dialog-trouble { width: 100%; color: $error; display: none; }
        & .dialog-trouble.-shown { display: block; }
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

    left = False
    """True once it has been answered and is about to go."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave with an answer, once: a key may have been struck twice."""
        if self.left:
            return AwaitComplete()
        self.left = True
        return super().dismiss(result)

    def on_key(self, event: Key) -> None:
        """Pass on what was typed after the answer to where the user now is."""
        if self.left:
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

    def trouble(self) -> Label:
        """Return where `attempt` says why something was refused."""
        return Label(id="trouble", classes="dialog-trouble")

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
            label = self.query_one("#trouble", Label)
            label.update(plain(sentence(self.tr, error)))
            label.add_class("-shown")
        else:
            self.dismiss(result)
