"""The user's settings: kept whole, and never a reason for the program to stop."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.settings import Settings
from facilitator.domain.text import clean_line
from facilitator.storage.errors import STORAGE_ERRORS
from facilitator.storage.machine.settings import (
    Ignored,
    read_settings,
    settings_path,
    write_settings,
)

CHOSEN = Settings("en", "facilitator-dark", "Bord 4, Åsa", {"log.save": "f9"})


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    write_settings(path, CHOSEN)
    write_settings(path, CHOSEN)
    assert read_settings(path) == (CHOSEN, [])
    assert "Åsa" in path.read_text("utf-8")
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


@given(st.text(max_size=20), st.dictionaries(st.text(max_size=5), st.text(max_size=5)))
def test_no_text_makes_settings_that_cannot_be_read(
    tmp_path_factory: pytest.TempPathFactory, text: str, keys: dict[str, str]
) -> None:
    path = tmp_path_factory.mktemp("any") / "settings.json"
    write_settings(path, Settings(scribe=text, keys=keys))
    settings, ignored = read_settings(path)
    assert settings.scribe == clean_line(text)
    assert settings.keys == {name: clean_line(key) for name, key in keys.items()}
    assert ignored == []


def test_no_file_means_the_usual_settings(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.json") == (Settings(), [])


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b"[" * 100_000, b"9" * 5_000],
)
def test_a_damaged_file_means_the_usual_settings_and_a_word_about_it(
    content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings, (ignored,) = read_settings(path)
    assert settings == Settings()
    assert ignored.code == "settings.unreadable"


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    settings, (ignored,) = read_settings(tmp_path)
    assert (settings, ignored.code) == (Settings(), "settings.unreadable")
    with pytest.raises(STORAGE_ERRORS):
        write_settings(tmp_path, CHOSEN)


def test_odd_values_are_ignored_one_by_one_and_the_others_used(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    content = {
        "language": "en",
        "theme": 7,
        "scribe": "x" * 501,
        "keys": {"a": "f2", "b": None},
        "col\x1b[31mour": "red",
    }
    path.write_text(json.dumps(content), "utf-8")
    assert read_settings(path) == (
        Settings(language="en", keys={"a": "f2"}),
        [
            Ignored("settings.bad_value", {"name": "theme"}),
            Ignored("settings.bad_value", {"name": "scribe"}),
            Ignored("settings.bad_value", {"name": "keys.b"}),
            Ignored("settings.unknown", {"name": "colour"}),
        ],
    )
    path.write_text('{"keys": ["f2"]}', "utf-8")
    assert read_settings(path) == (
        Settings(),
        [Ignored("settings.bad_value", {"name": "keys"})],
    )


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(STORAGE_ERRORS):
        write_settings(tmp_path / "file" / "settings.json", CHOSEN)


def test_the_environment_may_name_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACILITATOR_CONFIG_DIR", str(tmp_path))
    assert settings_path() == tmp_path / "settings.json"
    monkeypatch.delenv("FACILITATOR_CONFIG_DIR")
    assert settings_path().name == "settings.json"
    assert "facilitator" in settings_path().parts
