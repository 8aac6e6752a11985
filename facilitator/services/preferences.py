"""Holds what a user of this machine has chosen, and keeps it when it changes."""

from collections.abc import Callable
from dataclasses import replace

from facilitator.domain.settings import Settings


class Preferences:
    """The user's settings, now and for the next start."""

    def __init__(self, choices: Settings, keep: Callable[[Settings], None]) -> None:
        self.choices = choices
        self._keep = keep

    def change(
        self,
        *,
        language: str | None = None,
        theme: str | None = None,
        scribe: str | None = None,
        device: str | None = None,
    ) -> None:
        """Change what is given.

        Raises:
            FacilitatorError: it could not be kept; it still holds until the end.
        """
        wishes = {
            "language": language,
            "theme": theme,
            "scribe": scribe,
            "device": device,
        }
        changes = {name: value for name, value in wishes.items() if value is not None}
        changed = replace(self.choices, **changes)  # type: ignore[arg-type]
        if changed != self.choices:
            self.choices = changed
            self._keep(changed)
