"""All commands: understands the arguments and lets the right one answer."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from facilitator.bootstrap import Wishes, build
from facilitator.cli.argparse_words import argparse_in
from facilitator.cli.call import Call
from facilitator.cli.console import Console
from facilitator.cli.export import add_export
from facilitator.cli.figures import add_stats
from facilitator.cli.full_screen import full_screen
from facilitator.cli.importing import add_import
from facilitator.cli.laptops import add_laptops
from facilitator.cli.log import add_log
from facilitator.cli.parser import Grammar
from facilitator.cli.qr import add_qr
from facilitator.cli.rehearse import add_rehearse
from facilitator.cli.review import add_review
from facilitator.cli.serve import add_serve
from facilitator.cli.stage import add_stage
from facilitator.cli.statements import add_statements
from facilitator.cli.verify import add_verify
from facilitator.cli.workspace import add_workspace
from facilitator.i18n.translate import Translator


def answer(argv: Sequence[str], console: Console, tr: Translator) -> int:
    """Carry out the command in `argv` and return the exit status.

    Raises:
        WrongUsage: it was not understood.
        FacilitatorError: it could not be carried out.
    """
    args = _parsed(argv, tr)
    if args is None:
        return 0
    workspace = getattr(args, "workspace", None)
    wishes = Wishes(
        workspace=Path(workspace) if workspace and args.needs_workspace else None,
        language=tr.language,
        device=getattr(args, "device", None),
        outside=args.outside,
    )
    program = build(wishes)
    if args.run is None:
        return full_screen(program)
    status: int = args.run(Call(args, program, console, tr))
    return status


def _parsed(argv: Sequence[str], tr: Translator) -> Namespace | None:
    """Return what was asked for, or None where argparse has answered by itself."""
    with argparse_in(tr.language):
        grammar = Grammar(tr, argv)
        for add in (
            add_workspace,
            add_log,
            add_statements,
            add_stats,
            add_export,
            add_qr,
            add_review,
            add_import,
            add_laptops,
            add_rehearse,
            add_serve,
            add_stage,
            add_verify,
        ):
            add(grammar)
        try:
            return grammar.parser.parse_args(argv)
        except SystemExit:  # the help or the version has been printed
            return None
