"""Writes `docs/keys.md` from the one list of actions that the program itself reads."""

from itertools import groupby
from pathlib import Path

from facilitator.i18n.translate import LANGUAGES, Translator, load
from facilitator.tui.actions.own_keys import keys_of
from facilitator.tui.actions.registry import ACTIONS
from facilitator.tui.shell.modes import NAMES

PAGE = Path(__file__).resolve().parent.parent / "docs" / "keys.md"
PLACES = {
    "entry": ("Anteckna: raden du skriver i", "Log: the line you write in"),
    "list": ("Listan med synpunkter", "The list of statements"),
    "rehearsal": ("Anteckna i en övning", "Log in a rehearsal"),
    "timeline": ("Tidslinjen", "The timeline"),
    "welcome": ("Välkommen", "Welcome"),
    "cells": ("Täckning: rutorna", "Coverage: the cells"),
    "pages": ("Betydelse: sidorna", "Meaning: the pages"),
    "quarantine": ("Anslut: karantän", "Connect: quarantine"),
    "laptops": ("Anslut: datorer", "Connect: laptops"),
    "mode": ("I alla lägen", "In every mode"),
    "app": ("Överallt", "Everywhere"),
    "rows": ("I alla listor", "In every list"),
    "trouble": ("När något har gått fel", "When something has gone wrong"),
}
"""Scope of actions → what the place is called, in Swedish and English.

A mode has its name from the menu, unless more is said here.
"""
_HEAD = """# Tangenter · Keys

Den här sidan skrivs av `python -m tools.keys`. Varje rad har ett id; med det kan du ge
åtgärden en annan tangent i `settings.json`: `{"keys": {"mode.coverage": "f4"}}`.

This page is written by `python -m tools.keys`. Every row has an id, by which you can
give the action another key in `settings.json`.
"""


def page() -> str:
    """Return the whole page."""
    return _HEAD + "".join(_part(load(language)) for language in LANGUAGES)


def _part(tr: Translator) -> str:
    at = LANGUAGES.index(tr.language)
    title = ("På svenska", "In English")[at]
    lines = [f"\n## {title}\n"]
    for scope, actions in groupby(ACTIONS, key=lambda action: action.scope):
        lines += [f"\n### {_place(scope, tr)}\n", "\n| | | id |\n|---|---|---|\n"]
        lines += [
            f"| {keys_of(each, {}, tr)} | {tr(each.help)} | `{each.id}` |\n"
            for each in actions
        ]
    return "".join(lines)


def _place(scope: str, tr: Translator) -> str:
    if scope in PLACES:
        return PLACES[scope][LANGUAGES.index(tr.language)]
    return tr(NAMES[scope])


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
