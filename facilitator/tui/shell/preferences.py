"""What the user of this machine has chosen: colours, language, keys."""

from textual.binding import Binding

from facilitator.domain.errors import FacilitatorError
from facilitator.i18n.translate import LANGUAGES, load
from facilitator.services.program import Program
from facilitator.tui.actions.keys import (
    key_name,
    usable_keys,
)
from facilitator.tui.kit.theme import THEMES
from facilitator.tui.shell.modes import (
    NEUTRAL,
    OUTER_MODES,
    SESSION_MODES,
)
from facilitator.tui.shell.session_host import Host


class PersonalApp(Host):
    """Dresses, speaks and listens as the user has chosen, and remembers it."""

    form_link = ""
    """Address of the form that stands in for the plan's; empty for that."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._dress(program.preferences.choices.theme)
        self.keys, self.key_faults = usable_keys(program.preferences.choices.keys)
        """The keys the user has chosen, by action id, and the choices not followed."""
        self.set_keymap(self.keys)

    def _dress(self, kept: str) -> None:
        """Put on the colours that were kept before any rule of style has been read.

        Setting `theme` would have all of them read again before the first frame.
        """
        for theme in THEMES:
            self.register_theme(theme)
        worn = next((each for each in THEMES if each.name == kept), THEMES[0])
        self.set_reactive(PersonalApp.theme, worn.name)
        for name, holds in (
            (f"-theme-{worn.name}", True),
            ("-dark-mode", worn.dark),
            ("-light-mode", not worn.dark),
        ):
            self.set_class(holds, name, update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def action_next_theme(self) -> None:
        """Change to the next colours, and remember them."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self._prefer(theme=self.theme)

    async def action_next_language(self) -> None:
        """Change to the next language, and remember it; typed text stays."""
        at = LANGUAGES.index(self.tr.language) + 1
        language = LANGUAGES[at % len(LANGUAGES)]
        self.program.tr = load(language)
        self._prefer(language=language)
        mode = self.current_mode
        if self.desk:
            await self.desk.settle()
        await self.switch_mode(NEUTRAL)
        await self.renew_all()
        await self.switch_mode(mode)

    def action_help_quit(self) -> None:
        """Tell how to quit: Ctrl+C copies, and must not end a dialogue."""
        key = key_name(self.keys.get("app.quit", "ctrl+q"), self.tr)
        self.tell(self.tr("{key} quits the program.", key=key))

    def get_key_display(self, binding: Binding) -> str:
        """Return what is printed on the key."""
        return key_name(binding.key, self.tr)

    async def renew_all(self) -> None:
        """Let every mode be made anew when it is next shown."""
        await self.renew(OUTER_MODES)
        await self.renew(SESSION_MODES)

    def _prefer(self, **choice: str) -> None:
        try:
            self.program.preferences.change(**choice)
        except FacilitatorError as error:
            self.say(error)
