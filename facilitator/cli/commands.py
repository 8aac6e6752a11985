"""All commands: understands the arguments and lets the right one answer.

A command's code is loaded when it is named: nobody waits for what was not asked for.
"""

from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from facilitator.cli.argparse_words import argparse_in
from facilitator.cli.call import Call
from facilitator.cli.console import Console
from facilitator.cli.parser import VALUE_FLAGS, Grammar
from facilitator.i18n.translate import Translator

_MODULES: Mapping[str, tuple[str, ...]] = {
    "workspace": ("new", "check", "sessions"),
    "log": ("log",),
    "statements": ("statements", "correct", "withdraw", "undo"),
    "stats": ("stats",),
    "export": ("export",),
    "qr": ("qr",),
    "review": ("review",),
    "importing": ("import",),
    "laptops": ("merge", "pack", "resume"),
    "trust": ("set-aside", "take-back", "keys"),
    "rehearse": ("rehearse",),
    "serve": ("serve",),
    "stage": ("stage",),
    "verify": ("verify",),
}
"""Module → the commands that its `add_commands` adds, in the order of the help."""


def answer(argv: Sequence[str], console: Console, tr: Translator) -> int:
    """Carry out the command in `argv` and return the exit status.

    Raises:
        WrongUsage: it was not understood.
        FacilitatorError: it could not be carried out.
    """
    args = _parse(argv, tr)
    if args is None:
        return 0
    # Loaded here: help, version and wrong usage are answered without the program.
    from facilitator.bootstrap import Wishes, build

    workspace = getattr(args, "workspace", None)
    wishes = Wishes(
        workspace=Path(workspace) if workspace and args.needs_workspace else None,
        language=tr.language,
        device=getattr(args, "device", None),
        outside=args.outside,
    )
    program = build(wishes)
    if args.run is None:
        from facilitator.cli.full_screen import full_screen

        return full_screen(program)
    status: int = args.run(Call(args, program, console, tr))
    return status


def _parse(argv: Sequence[str], tr: Translator) -> Namespace | None:
    """Return what was asked for, or None where argparse has answered by itself."""
    with argparse_in(tr.language):
        grammar = Grammar(tr, argv)
        for module in needed_modules(argv):
            add: Callable[[Grammar], None]
            add = import_module(f"facilitator.cli.{module}").add_commands
            add(grammar)
        try:
            return grammar.parser.parse_args(argv)
        except SystemExit:  # the help or the version has been printed
            return None


def needed_modules(argv: Sequence[str]) -> Iterable[str]:
    """Return the modules whose commands must be known to understand the arguments.

    That is the one of the command that is named; none for the version; all where the
    whole list is shown, as help or as what could have been meant.
    """
    words = iter(argv)
    for word in words:
        if word in VALUE_FLAGS:
            next(words, None)
        elif word == "--version":
            return ()
        elif not word.startswith("-"):
            return [each for each, names in _MODULES.items() if word in names] or (
                _MODULES
            )
        elif word.partition("=")[0] not in VALUE_FLAGS:
            break
    return _MODULES
