"""What the command line understands: commands, flags and their help."""

import argparse
from collections.abc import Callable, Sequence
from typing import NoReturn, TypeAlias

from facilitator import __version__
from facilitator.cli.call import Call
from facilitator.cli.console import WrongUsage
from facilitator.i18n.translate import LANGUAGES, Translator

Run: TypeAlias = Callable[[Call], int]
"""Carries out a command and returns the exit status."""
VALUE_FLAGS = ("--lang", "--workspace", "--device")
"""The flags that may stand before the command and take a value."""


class Parser(argparse.ArgumentParser):
    """Raises `WrongUsage` where argparse would print and end the program."""

    tr: Translator

    def error(self, message: str) -> NoReturn:
        """Raise `WrongUsage` with a sentence and where to read more."""
        sentence = self.tr(
            "{problem}. “{command} --help” shows how it is used.",
            problem=message[:1].upper() + message[1:].rstrip("."),
            command=self.prog,
        )
        raise WrongUsage(sentence)


class Grammar:
    """The whole parser, and the means to add commands to it."""

    def __init__(self, tr: Translator, argv: Sequence[str]) -> None:
        self.tr = tr
        self.argv = argv
        """What is to be parsed: one command looks different without its text."""
        self._common = _common_flags(tr)
        self.parser = Parser(
            prog="facilitator",
            description=tr(
                "Logs what is said in citizen dialogues and compiles it. Without a "
                "command the full screen opens."
            ),
            epilog=tr("“facilitator COMMAND --help” tells about one command."),
            parents=[self._common],
            allow_abbrev=False,
        )
        self.parser.tr = tr
        self.parser.add_argument(
            "--version",
            action="version",
            version=f"facilitator {__version__}",
            # argparse translates its own words, but this one it does not look up.
            help=tr("show program's version number and exit"),
        )
        self.parser.set_defaults(run=None, needs_workspace=True, outside=False)
        self._commands = self.parser.add_subparsers(
            title=tr("commands"), metavar=tr("COMMAND"), dest="command"
        )

    @property
    def commands(self) -> tuple[str, ...]:
        """The names of the commands that have been added, in their order."""
        return tuple(self._commands.choices)

    def command(self, name: str, does: str, example: str, run: Run) -> Parser:
        """Add a command and return its parser.

        Args:
            does: one sentence on what it does, in the user's language.
            example: arguments that can be tried, without the command's name.
        """
        example_line = self.tr(
            "Example: {line}", line=f"facilitator {name} {example}".strip()
        )
        parser: Parser = self._commands.add_parser(
            name,
            help=does,
            description=does,
            epilog=example_line,
            parents=[self._common],
            allow_abbrev=False,
        )
        parser.tr = self.tr
        parser.set_defaults(run=run)
        return parser

    def session_command(self, name: str, does: str, example: str, run: Run) -> Parser:
        """Add a command on one session, which is its first argument."""
        parser = self.command(name, does, f"2019-04-01 {example}", run)
        parser.add_argument(
            "session",
            metavar="SESSION",
            help=self.tr("the session's folder name, or any part that is its alone"),
        )
        return parser


def _common_flags(tr: Translator) -> Parser:
    """Return the flags that may stand before and after the command."""
    flags = Parser(
        add_help=False, argument_default=argparse.SUPPRESS, allow_abbrev=False
    )
    flags.add_argument("--lang", choices=LANGUAGES, help=tr("language: sv or en"))
    flags.add_argument(
        "--workspace",
        metavar="DIR",
        help=tr("the workspace; else the nearest one upwards from here"),
    )
    flags.add_argument(
        "--device",
        metavar="NAME",
        help=tr("name of this device's journal; else one for machine and user"),
    )
    return flags
