"""The command line as a whole: from the arguments to the exit status."""

import contextlib
import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

from facilitator import __version__
from facilitator.bootstrap import Wishes, build
from facilitator.cli.argparse_words import argparse_in
from facilitator.cli.call import Call
from facilitator.cli.console import Console, OutputClosed
from facilitator.cli.export import add_export
from facilitator.cli.figures import add_stats
from facilitator.cli.log import add_log
from facilitator.cli.parser import Grammar, WrongUsage, asked_language
from facilitator.cli.statements import add_statements
from facilitator.cli.workspace import add_workspace
from facilitator.domain.errors import FacilitatorError
from facilitator.i18n.sentences import sentence
from facilitator.i18n.translate import Translator, choose_language, load
from facilitator.services.program import Program
from facilitator.storage.settings import read_settings, settings_path

WRONG_USAGE = 2
BROKEN = 3
INTERRUPTED = 130


def run(argv: list[str]) -> int:
    """Carry out what the arguments ask for and return the exit status.

    0 done, 1 refused, 2 wrong usage, 3 the data on disk or the program itself
    needs a person, 130 interrupted.
    """
    console = Console()
    kept, _ = read_settings(settings_path())
    tr = load(choose_language(asked_language(argv), kept.language))
    try:
        status = _answer(argv, console, tr)
        console.flush()
        return status
    except WrongUsage as error:
        console.complain(str(error))
        return WRONG_USAGE
    except FacilitatorError as error:
        console.complain(sentence(tr, error))
        return error.exit_status
    except OutputClosed:
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        console.complain(_last_words(tr, error))
        return BROKEN


def _answer(argv: Sequence[str], console: Console, tr: Translator) -> int:
    with argparse_in(tr.language):
        grammar = Grammar(tr, argv)
        for add in (add_workspace, add_log, add_statements, add_stats, add_export):
            add(grammar)
        try:
            args = grammar.parser.parse_args(argv)
        except SystemExit:  # argparse has printed the help or the version
            return 0
    workspace = getattr(args, "workspace", None)
    wishes = Wishes(
        workspace=Path(workspace) if workspace else None,
        language=tr.language,
        device=getattr(args, "device", None),
    )
    program = build(wishes)
    if args.run is None:
        return _full_screen(program)
    status: int = args.run(Call(args, program, console, tr))
    return status


def _full_screen(program: Program) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WrongUsage(
            program.tr(
                "The full screen needs a terminal. "
                "“facilitator --help” lists the commands that do not."
            )
        )
    from facilitator.tui.app import FacilitatorApp

    app = FacilitatorApp(program)
    app.run()
    return app.return_code or 0


def _last_words(tr: Translator, error: Exception) -> str:
    """Return what to say of a fault in the program, and keep a technical report."""
    report = "\n".join(
        (
            f"facilitator {__version__}",
            f"Python {platform.python_version()}, {platform.platform()}",
            "".join(traceback.format_exception(error)),
        )
    )
    told = tr("Something went wrong in the program itself. What was saved is kept.")
    with contextlib.suppress(OSError):
        number, name = tempfile.mkstemp(prefix="facilitator-", suffix=".txt")
        with os.fdopen(number, "w", encoding="utf-8", errors="replace") as file:
            file.write(report)
        told += " " + tr("A technical report is in {path}.", path=name)
    return told
