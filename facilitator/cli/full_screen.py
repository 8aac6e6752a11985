"""Opens the full screen, where there is a terminal for it."""

import gc
import os
import sys

from facilitator.cli.console import WrongUsage
from facilitator.cli.signals import ended_tidily
from facilitator.i18n.translate import Translator
from facilitator.services.program import Program

FRAMES_A_SECOND = 120
"""Twice what Textual is content with: what is said waits half as long to be seen, and
a screen on which nothing happens draws nothing."""


def demand_terminal(tr: Translator) -> None:
    """See to it that there is a terminal to show something on, and how often.

    Textual reads how often when it is loaded, which comes after this.

    Raises:
        WrongUsage: there is none.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WrongUsage(
            tr(
                "The full screen needs a terminal. "
                "“facilitator --help” lists the commands that do not."
            )
        )
    os.environ.setdefault("TEXTUAL_FPS", str(FRAMES_A_SECOND))


def full_screen(program: Program) -> int:
    """Show the program until the user ends it; return the exit status.

    Raises:
        WrongUsage: there is no terminal to show it on.
    """
    demand_terminal(program.tr)
    from facilitator.tui.shell.app import FacilitatorApp

    app = FacilitatorApp(program)
    gc.freeze()
    gc.enable()
    with ended_tidily(lambda: program.rehearsal is not None):
        try:
            app.run()
        finally:
            program.end()
    return app.return_code or 0
