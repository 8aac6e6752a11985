"""The user's own settings: a small JSON file outside every workspace."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

import platformdirs

from facilitator.domain.errors import Refused
from facilitator.domain.foreign.nested_json import load_json
from facilitator.domain.foreign.reading import foreign_reading
from facilitator.domain.settings import Settings
from facilitator.domain.text import LINE_LIMIT, clean_line
from facilitator.storage.disk.bounded_read import read_whole
from facilitator.storage.errors import storage_error

FOLDER_VARIABLE = "FACILITATOR_CONFIG_DIR"
"""Environment variable that names another folder for the settings."""
LARGEST = 256 * 1024
"""Bytes of the settings; more is not read."""
_MOST_SHOWN = 80
"""How many characters of an odd name are repeated."""


class Ignored(NamedTuple):
    """A part of the settings file that was not used."""

    code: str
    """Key of the sentence: `settings.unreadable`, `.unknown` or `.bad_value`."""
    details: Mapping[str, str]
    """Values for the placeholders of the sentence."""


def settings_path() -> Path:
    """Return where the settings are kept."""
    folder = os.environ.get(FOLDER_VARIABLE)
    if folder:
        return Path(folder) / "settings.json"
    return (
        platformdirs.user_config_path("facilitator", appauthor=False) / "settings.json"
    )


def read_settings(path: Path) -> tuple[Settings, list[Ignored]]:
    """Return the settings, and what in their file was ignored.

    The usual settings stand in for a missing or damaged file and for every value
    that cannot be used, so that settings never stop the program.
    """
    values = None
    reason = ""
    try:
        with foreign_reading():
            if not path.exists():
                return Settings(), []
            values = load_json(read_whole(path, LARGEST).decode("utf-8-sig"))
    except Refused as refused:
        reason = str(refused.details.get("reason", ""))
        if refused.code == "input.too_large":
            limit = str(LARGEST)
            return Settings(), [Ignored("settings.too_large", {"limit": limit})]
    if not isinstance(values, dict):
        return Settings(), [Ignored("settings.unreadable", {"reason": reason})]
    return _settings_from(values)


def write_settings(path: Path, settings: Settings) -> None:
    """Write the settings in place of those that were there, whole or not at all.

    Raises:
        DiskFull, ReadOnly, FileFailed: the settings are as they were.
    """
    # Loaded here: every command reads the settings, hardly any writes them.
    from facilitator.storage.disk.safe_write import replace_file

    text = json.dumps(asdict(settings), ensure_ascii=False, indent=2) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(error, path.parent) from error
    # A lone surrogate cannot be written, but its JSON escape can.
    replace_file(path, text.encode("utf-8", "backslashreplace"))


def _settings_from(values: Mapping[str, object]) -> tuple[Settings, list[Ignored]]:
    ignored: list[Ignored] = []
    texts: dict[str, str] = {}
    keys: dict[str, str] = {}
    for name, value in values.items():
        match name, value:
            case "keys", dict():
                for binding, key in value.items():
                    _keep(f"keys.{binding}", binding, key, keys, ignored)
            case "keys", _:
                ignored.append(_ignored("settings.bad_value", name))
            case "language" | "theme" | "scribe" | "device", _:
                _keep(name, name, value, texts, ignored)
            case _:
                ignored.append(_ignored("settings.unknown", name))
    return Settings(**texts, keys=keys), ignored


def _keep(
    value_words: str,
    name: str,
    value: object,
    choices: dict[str, str],
    ignored: list[Ignored],
) -> None:
    if isinstance(value, str) and len(value) <= LINE_LIMIT:
        choices[name] = clean_line(value)
    else:
        ignored.append(_ignored("settings.bad_value", value_words))


def _ignored(code: str, name: str) -> Ignored:
    return Ignored(code, {"name": clean_line(name)[:_MOST_SHOWN]})
