"""A server of the form that says what a test tells it to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from facilitator.services.form_server import FormWish


@dataclass(slots=True)
class Child:
    """Stands in for the process that serves."""

    wish: FormWish
    told: list[Mapping[str, object]] = field(default_factory=list)
    status: int | None = None
    is_to_end: bool = False

    def news(self) -> Sequence[Mapping[str, object]]:
        """Return what was told since."""
        told, self.told = self.told, []
        return told

    def ended(self) -> int | None:
        """Return what it ended with."""
        return self.status

    def end(self) -> None:
        """Be told to end."""
        self.is_to_end = True
