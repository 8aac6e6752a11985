"""What stands above the field while logging is rehearsed or practised."""

from typing import ClassVar

from facilitator.domain.session.change import Change
from facilitator.i18n.translate import Translator, mark
from facilitator.tui.actions.own_keys import keys_of
from facilitator.tui.actions.registry import ACTIONS
from facilitator.tui.kit.desk import Desk
from facilitator.tui.kit.house import House, house_of
from facilitator.tui.kit.mode_head import Heading


class Companion(Heading):
    """A few lines that go along with the scribe; by itself it has none to show."""

    HELP_TITLE: ClassVar[str] = mark("Log in a rehearsal")
    HELP_TEXT: ClassVar[str] = ""
    """Stand in for the log mode's own; messages."""
    DEFAULT_CSS = """
    Companion { max-height: 8; padding: 0 1; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__(id="said")

    def on_mount(self) -> None:
        """Follow the session, and show what there is to show."""
        self.house.changed.subscribe(self, self.session_changed)
        self.call_after_refresh(self.show_now)

    @property
    def house(self) -> House:
        """The program it stands in."""
        return house_of(self)

    @property
    def tr(self) -> Translator:
        """The translator of the language in use."""
        return self.house.tr

    @property
    def desk(self) -> Desk:
        """The open session's desk."""
        assert self.house.desk is not None
        return self.house.desk

    @property
    def device(self) -> str:
        """The name of the user's own laptop."""
        return self.house.office.laptops().device

    def show_now(self) -> None:
        """Show how things stand."""

    def session_changed(self, changes: list[Change]) -> None:
        """Take note of what has been done in the session."""

    def ask_what_to_do(self) -> None:
        """Ask what to do in the rehearsal."""

    def take_typing(self) -> None:
        """Take note that something is being written."""

    def take_escape(self) -> None:
        """Take note that the scribe went back to the field."""

    def key_of(self, action_id: str) -> str:
        """Return the key of an action as the user has it."""
        action = next(each for each in ACTIONS if each.id == action_id)
        return keys_of(action, self.house.keys, self.tr)

    def choose(self, choices: list[tuple[str, str]]) -> None:
        """Ask which of a few things to do: the word for it, and how it is told."""
        # Loaded here: the first frame comes sooner without the dialogs.
        from facilitator.tui.dialogs.choice import ChoiceDialog, Option

        options = [Option(choice, label) for choice, label in choices]
        self.app.push_screen(ChoiceDialog(self.tr("Rehearsal"), options), self.chosen)

    def chosen(self, choice: str | None) -> None:
        """Do what was chosen."""

    def end_rehearsal(self) -> None:
        """Leave the rehearsal: by the app, since this is about to be taken away."""
        self.house.call_later(self.house.workspaces.leave_rehearsal)
