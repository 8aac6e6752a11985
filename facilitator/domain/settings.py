"""What a user of this machine has chosen: language, colours, name, keys."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices; an empty text means that none was made."""

    language: str = ""
    """Language code; empty for the one of the environment."""
    theme: str = ""
    """Name of a theme; empty for the usual one."""
    scribe: str = ""
    """What the user signs statements with; empty for the role alone."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Key chosen for each binding id, where it is not the usual one."""
    device: str = ""
    """Name of this laptop's journals; empty for one of machine and user."""
