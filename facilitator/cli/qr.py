"""`facilitator qr`: the code that leads to the digital form, shown or saved."""

import os
import shutil
from pathlib import Path

from facilitator.cli.call import Call
from facilitator.cli.console import WrongUsage
from facilitator.cli.parser import Grammar
from facilitator.cli.qr_text import in_colour, in_ink
from facilitator.services.qr_codes import Matrix


def add_commands(grammar: Grammar) -> None:
    """Add the command."""
    tr = grammar.tr
    parser = grammar.session_command(
        "qr",
        tr("show the QR code of the digital form, or save it as a picture"),
        "--table 4 --png bord-4.png",
        qr,
    )
    by = tr("by id, number in the plan's order or exact name")
    for flag, metavar in (("--table", "T"), ("--group", "G"), ("--area", "A")):
        parser.add_argument(flag, metavar=metavar, help=by)
    parser.add_argument(
        "--wifi",
        action="store_true",
        help=tr("the code that joins the participants' network"),
    )
    picture = parser.add_mutually_exclusive_group()
    for kind in ("png", "svg"):
        picture.add_argument(
            f"--{kind}",
            metavar="FILE",
            help=tr("save a picture of the kind {kind}", kind=kind.upper()),
        )


def qr(call: Call) -> int:
    """Show the code with its address, or save it as a picture."""
    args, codes = call.args, call.office.codes
    which = {"table": args.table, "group": args.group, "area": args.area}
    if args.wifi and any(which.values()):
        raise WrongUsage(
            call.tr("--wifi tells of no table, group or area. Leave them out.")
        )
    plan = call.read(args.session).plan
    address = codes.wifi(plan) if args.wifi else codes.address(plan, **which)
    for kind, name in (("png", args.png), ("svg", args.svg)):
        if name:
            path = Path(name)
            if path.suffix.lower() != f".{kind}":
                path = path.with_name(f"{path.name}.{kind}")
            codes.save(address, path)
            call.console.say(str(path))
            return 0
    _show_code(call, codes.matrix(address))
    call.console.say(address)
    return 0


def _show_code(call: Call, matrix: Matrix) -> None:
    """Draw the code: in colours on a terminal, in ink for a file or a program."""
    if not call.console.is_terminal and not os.environ.get("FORCE_COLOR"):
        call.console.draw("\n".join(in_ink(matrix)))
        return
    size = shutil.get_terminal_size()
    lines = in_colour(matrix, size.columns, size.lines - 3)
    if lines:
        call.console.draw("\n".join(lines))
    else:
        call.console.complain(
            call.tr(
                "The window is too small for the code. Make it larger, or save a "
                "picture with --png FILE."
            )
        )
