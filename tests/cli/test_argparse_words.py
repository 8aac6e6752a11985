"""argparse speaks the user's language, in every Python that runs this."""

import argparse
import ast
import gettext
import os
from pathlib import Path

import pytest

from facilitator.cli.argparse_words import MESSAGES, argparse_in
from facilitator.i18n.translate import LANGUAGES

FOR_PROGRAMMERS = (
    "%(prog)s: error",  # replaced by a sentence of our own
    "%r is not callable",
    "'required' is an invalid argument",
    ".__call__() not defined",
    "ambiguous option",  # no abbreviations are allowed
    'argument "-" with mode',
    "can't open '",
    "cannot have multiple subparser",
    "cannot merge actions",
    "conflicting subparser",
    "dest= is required",
    "invalid conflict_resolution",
    "invalid option string",
    "mutually exclusive arguments must",
    "subcommands",  # the title is ours
    "unexpected option string",
    "unknown parser",  # commands are choices, refused before
    " (default: ",
    "%(heading)s:",
    "argument '%(argument_name)s' is deprecated",
    "command '%(parser_name)s' is deprecated",
    "option '%(option)s' is deprecated",
)


def messages_of_argparse() -> set[str]:
    """Return every text that argparse looks up, but for its plurals."""
    tree = ast.parse(Path(argparse.__file__).read_text("utf-8"))
    return {
        str(node.args[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "_"
        and isinstance(node.args[0], ast.Constant)
    }


def test_every_text_that_a_user_can_meet_is_marked() -> None:
    found = messages_of_argparse()
    assert len(found) > 15
    unmarked = found - set(MESSAGES)
    assert {text for text in unmarked if not text.startswith(FOR_PROGRAMMERS)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_argparse_speaks_a_language_for_as_long_as_asked(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "de")
    domain = gettext.textdomain()
    with argparse_in(language):
        said = argparse.ArgumentParser().format_help()
    assert ("användning: " in said) == (language == "sv")
    assert (gettext.textdomain(), os.environ["LANGUAGE"]) == (domain, "de")
