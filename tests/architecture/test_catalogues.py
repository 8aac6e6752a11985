"""Both languages are complete, equal, and up to date with the code."""

import gettext
import string

import pytest
from babel.messages.catalog import Catalog, Message

from facilitator.i18n.translate import DOMAIN, LANGUAGES, LOCALE_FOLDER
from tools.translations import extracted, read

CATALOGUES = {language: read(language) for language in LANGUAGES}


def messages(catalogue: Catalog) -> dict[str, Message]:
    """Return a catalogue's messages by their source text."""
    return {str(message.id): message for message in catalogue if message.id}


def forms(text: object) -> tuple[str, ...]:
    """Return the singular and plural forms of a text."""
    return tuple(map(str, text)) if isinstance(text, tuple | list) else (str(text),)


def placeholders(text: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_holds_exactly_the_texts_of_the_code(language: str) -> None:
    assert set(messages(CATALOGUES[language])) == set(messages(extracted()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_in_all_its_forms(language: str) -> None:
    for message in messages(CATALOGUES[language]).values():
        assert all(forms(message.string)), message.id
        assert len(forms(message.string)) == len(forms(message.id))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_placeholders_of_its_source(language: str) -> None:
    for message in messages(CATALOGUES[language]).values():
        wanted = set().union(*map(placeholders, forms(message.id)))
        for text in forms(message.string):
            assert placeholders(text) <= wanted, message.id
        shown = set().union(*map(placeholders, forms(message.string)))
        assert shown == wanted, message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_the_one_in_the_repository(language: str) -> None:
    compiled = gettext.translation(DOMAIN, LOCALE_FOLDER, languages=[language])
    for message in messages(CATALOGUES[language]).values():
        if not isinstance(message.id, tuple | list):
            assert compiled.gettext(message.id) == message.string
