"""Both languages are complete, equal, and up to date with the code.

English is the code's own; what the Swedish catalogue is held to is the English texts.
"""

import gettext
import string

from babel.messages.catalog import Catalog, Message

from facilitator.i18n.translate import DOMAIN, LANGUAGES, LOCALE_FOLDER, load
from tools.translations import TRANSLATED, extracted, read

CATALOGUE = read(TRANSLATED)


def messages(catalogue: Catalog) -> dict[str, Message]:
    """Return a catalogue's messages by their source text."""
    return {str(message.id): message for message in catalogue if message.id}


def forms(text: object) -> tuple[str, ...]:
    """Return the singular and plural forms of a text."""
    return tuple(map(str, text)) if isinstance(text, tuple | list) else (str(text),)


def placeholders(text: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_catalogue_holds_exactly_the_texts_of_the_code() -> None:
    assert set(messages(CATALOGUE)) == set(messages(extracted()))


def test_every_text_is_translated_in_all_its_forms() -> None:
    for message in messages(CATALOGUE).values():
        assert all(forms(message.string)), message.id
        assert len(forms(message.string)) == len(forms(message.id))


def test_a_translation_has_the_placeholders_of_its_source() -> None:
    for message in messages(CATALOGUE).values():
        wanted = set().union(*map(placeholders, forms(message.id)))
        for text in forms(message.string):
            assert placeholders(text) <= wanted, message.id
        shown = set().union(*map(placeholders, forms(message.string)))
        assert shown == wanted, message.id


def test_the_compiled_catalogue_is_the_one_in_the_repository() -> None:
    compiled = gettext.translation(DOMAIN, LOCALE_FOLDER, languages=[TRANSLATED])
    for message in messages(CATALOGUE).values():
        if not isinstance(message.id, tuple | list):
            assert compiled.gettext(message.id) == message.string


def test_every_language_but_that_of_the_code_has_a_catalogue() -> None:
    catalogues = {path.name for path in LOCALE_FOLDER.iterdir() if path.is_dir()}
    assert catalogues | {"en"} == {*LANGUAGES}
    assert load("en")("Laptops") == "Laptops"
    assert load("en").plural("{count} statement", "{count} statements", 2) == (
        "2 statements"
    )
