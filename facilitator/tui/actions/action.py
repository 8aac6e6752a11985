"""What an action is: something a key can do, known by its id."""

from typing import NamedTuple


class Action(NamedTuple):
    """Something the user can do."""

    id: str
    """Stable id such as `log.area`; what stands before the dot is where it works."""
    key: str
    """Textual's name of the usual key, several divided by commas."""
    do: str
    """The Textual action, as a binding names it."""
    label: str
    """At most ten letters, for the key bar; a message to be translated."""
    help: str
    """One sentence for help and palette; a message to be translated."""
    bar: int = 0
    """When the key bar shows it: 0 never, 1 first, 2 after that, and so on."""

    @property
    def scope(self) -> str:
        """Where it works: `app`, a screen's or a widget's scope."""
        return self.id.partition(".")[0]

    @property
    def at_once(self) -> bool:
        """True where what is typed right after the key belongs to what it opens."""
        opens = self.scope in ("log", "rehearsal") or self.key.startswith("f")
        return opens and self.scope != "app" and self.key != "escape"
