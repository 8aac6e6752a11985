"""What the user of this machine has chosen: colours, language, keys."""

from collections.abc import Callable
from typing import Any

from textual.app import App

from facilitator.domain.errors import FacilitatorError
from facilitator.i18n.translate import LANGUAGES, load
from facilitator.services.program import Program
from facilitator.tui.actions.own_keys import usable_keys
from facilitator.tui.kit.theme import THEMES


class UserPreferences:
    """Dresses, speaks and listens as the user has chosen, and remembers it."""

    def __init__(
        self,
        app: App[Any],
        program: Program,
        say: Callable[[FacilitatorError], None],
        *,
        remembers: bool,
    ) -> None:
        """Follow what was chosen before.

        Args:
            app: what is dressed, and listens to keys.
            program: whose language is changed, and who keeps what is chosen.
            say: tells the user that a choice could not be kept.
            remembers: False where no choice is to be kept.
        """
        self._app, self._program, self._say = app, program, say
        self._remembers = remembers
        self._dress(program.preferences.choices.theme)
        self.keys, self.key_faults = usable_keys(program.preferences.choices.keys)
        """The keys the user has chosen, by action id, and the choices not followed."""
        app.set_keymap(self.keys)

    def _dress(self, theme_name: str) -> None:
        """Put on the colours that were kept before any rule of style has been read.

        Setting `theme` would have all of them read again before the first frame.
        """
        app = self._app
        for theme in THEMES:
            app.register_theme(theme)
        worn = next((each for each in THEMES if each.name == theme_name), THEMES[0])
        app.set_reactive(App.theme, worn.name)
        for name, holds in (
            (f"-theme-{worn.name}", True),
            ("-dark-mode", worn.dark),
            ("-light-mode", not worn.dark),
        ):
            app.set_class(holds, name, update=False)
        app.stylesheet.set_variables(app.get_css_variables())

    def next_theme(self) -> None:
        """Change to the next colours, and remember them."""
        names = [theme.name for theme in THEMES]
        self._app.theme = names[(names.index(self._app.theme) + 1) % len(names)]
        self._remember(theme=self._app.theme)

    def next_language(self) -> None:
        """Change to the next language, and remember it; screens do not show it yet."""
        at = LANGUAGES.index(self._program.tr.language) + 1
        language = LANGUAGES[at % len(LANGUAGES)]
        self._program.tr = load(language)
        self._remember(language=language)

    def _remember(self, **choice: str) -> None:
        if not self._remembers:
            return
        try:
            self._program.preferences.change(**choice)
        except FacilitatorError as error:
            self._say(error)
