"""Texts in the user's language, from GNU gettext catalogues."""

import gettext
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from facilitator.domain.messages import mark as mark

LANGUAGES: Final = ("sv", "en")
"""The languages the program speaks; the first is the one it falls back on."""
DOMAIN: Final = "facilitator"
LOCALE_FOLDER: Final = Path(__file__).with_name("locale")


class Translator:
    """Speaks one language.

    Messages are English source texts with named placeholders, `{count}`. Values
    are put in as they are, so braces inside a value mean nothing.
    """

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def __call__(self, message: str, /, **values: object) -> str:
        """Return `message` in this language with its placeholders filled.

        Nothing stays nothing: gettext would give the catalogue's own head for it.
        """
        text = self._catalogue.gettext(message) if message else ""
        return text.format_map(values) if values else text

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Return the form that fits `count`, which also fills `{count}`."""
        text = self._catalogue.ngettext(one, many, count)
        return text.format_map({"count": count} | values)


def load(language: str) -> Translator:
    """Return the translator for a language of `LANGUAGES`.

    English has no catalogue: the texts in the code are English, and their own.
    """
    catalogue = gettext.translation(
        DOMAIN, LOCALE_FOLDER, languages=[language], fallback=True
    )
    return Translator(language, catalogue)


def choose_language(
    wish: str | None = None,
    choice: str = "",
    environ: Mapping[str, str] | None = None,
) -> str:
    """Return the language to speak.

    The order is: what was asked for, `FACILITATOR_LANG`, what the settings keep,
    the locale, Swedish. A language that the program does not speak is passed over.
    """
    environ = os.environ if environ is None else environ
    wishes = [wish or "", environ.get("FACILITATOR_LANG", ""), choice]
    wishes += [environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    for name in wishes:
        if name[:2].lower() in LANGUAGES:
            return name[:2].lower()
    return LANGUAGES[0]
