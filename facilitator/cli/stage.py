"""The stage in a terminal of its own: `stage`."""

import gc

from facilitator.cli.call import Call
from facilitator.cli.full_screen import demand_terminal
from facilitator.cli.parser import Grammar


def add_commands(grammar: Grammar) -> None:
    """Add the command."""
    parser = grammar.session_command(
        "stage",
        grammar.tr(
            "show the hall's screen: question, clock and code; it looks on only"
        ),
        "",
        stage,
    )
    parser.add_argument(
        "--link",
        metavar="URL",
        default="",
        help=grammar.tr("address of the form, instead of the plan's"),
    )


def stage(call: Call) -> int:
    """Show the stage until it is left; tell what is wrong with journals afterwards."""
    watched = call.office.workspace.watch(call.args.session)
    demand_terminal(call.tr)
    from facilitator.tui.shell.stage_app import StageApp

    app = StageApp(call.program, watched, call.args.link)
    gc.freeze()
    try:
        app.run()
    finally:
        watched.close()
    call.tell(watched.notices())
    return app.return_code or 0
