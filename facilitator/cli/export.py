"""What goes out of a session: `export` and `qr`."""

import gc
import os
import shutil
from pathlib import Path

from facilitator.cli.call import Call
from facilitator.cli.console import WrongUsage
from facilitator.cli.parser import Grammar, Parser
from facilitator.cli.qr_text import in_colour, in_ink
from facilitator.domain.editions import EDITIONS
from facilitator.domain.errors import Refused
from facilitator.domain.look import LIMIT
from facilitator.domain.posters import PAPERS
from facilitator.domain.sections import SECTIONS
from facilitator.services.codes import Matrix
from facilitator.services.printing import PRINTABLE, put_on_paper
from facilitator.services.wanted import (
    BY_AREA,
    BY_EDITION,
    BY_GROUP,
    BY_ROUND,
    BY_SECTION,
    BY_SHEET,
    BY_SIZE,
    BY_TABLE,
    FOLDED,
    FORMATS,
    LARGE,
    WHAT,
    Wanted,
    formats_of,
)

WHOSE = {
    "table": BY_TABLE,
    "round": BY_ROUND,
    "group": BY_GROUP,
    "area": BY_AREA,
    "copies": BY_SHEET,
    "first": BY_SHEET,
    "paper": BY_SIZE,
    "distance": BY_SIZE,
    "link": BY_SIZE,
    "edition": BY_EDITION,
    "limit": BY_EDITION,
    "sections": BY_SECTION,
    "final": BY_SECTION,
    "large": LARGE,
    "booklet": FOLDED,
}
"""Which documents a flag belongs to, by the name of what it gives."""
FLAGS = {"first": "--from"}
"""What a flag is called, where not as what it gives."""


def add_export(grammar: Grammar) -> None:
    """Add the commands."""
    tr = grammar.tr
    usual = ", ".join(f"{what} {kinds[0]}" for what, kinds in FORMATS.items())
    parser = grammar.session_command(
        "export",
        tr("make a document for paper or data for other programs, and print its path"),
        "correction-slips --table 4",
        export,
    )
    parser.add_argument(
        "what",
        metavar="WHAT",
        nargs="?",
        choices=WHAT,
        default=WHAT[0],
        help=", ".join(WHAT),
    )
    _add_which(parser)
    parser.add_argument(
        "--format",
        choices=sorted({each for kinds in FORMATS.values() for each in kinds}),
        help=tr(
            "else as the ending of -o says, else the usual: {usual}; csv-plain is for "
            "programs: every text stands there to the letter, even one that a "
            "spreadsheet would take for a formula",
            usual=usual,
        ),
    )
    _add_edition(parser)
    _add_where(parser)
    _add_qr(grammar)


def _add_which(parser: Parser) -> None:
    """Add the flags that say for which table, round, group or area, and how many."""
    tr = parser.tr
    whose = {name: ", ".join(documents) for name, documents in WHOSE.items()}
    for name, metavar, told in (
        ("table", "T", tr("one table alone: {documents}", documents=whose["table"])),
        ("round", "R", tr("one round alone: {documents}", documents=whose["round"])),
        ("group", "G", tr("one group alone: {documents}", documents=whose["group"])),
        ("area", "A", tr("one area, or as table and group “all” for a poster each")),
        ("link", "URL", tr("the form's address: {documents}", documents=whose["link"])),
    ):
        parser.add_argument(f"--{name}", metavar=metavar, help=told)
    parser.add_argument(
        "--copies",
        metavar="N",
        type=int,
        help=tr("how many sheets: {documents}", documents=whose["copies"]),
    )
    parser.add_argument(
        "--from",
        metavar="N",
        type=int,
        dest="first",
        help=tr("the first sheet's number; else the first that is free"),
    )
    parser.add_argument(
        "--paper",
        choices=PAPERS,
        help=tr("size of the paper: {documents}", documents=whose["paper"]),
    )
    parser.add_argument(
        "--distance",
        metavar="METRES",
        type=float,
        help=tr("the smallest paper on which the code is read from so far"),
    )


def _add_edition(parser: Parser) -> None:
    """Add the flags that say for whom it is, and what of it."""
    tr = parser.tr
    documents = ", ".join(BY_EDITION)
    parser.add_argument(
        "--edition",
        choices=EDITIONS,
        help=tr(
            "for whom; else the committee, and feedback for everyone: {documents}",
            documents=documents,
        ),
    )
    parser.add_argument(
        "--limit",
        metavar="K",
        type=int,
        help=tr(
            "the public edition joins groups with fewer statements in an area; else "
            "as the plan says, else {usual}",
            usual=LIMIT,
        ),
    )
    parser.add_argument(
        "--sections",
        metavar="A,B",
        type=lambda listed: tuple(listed.split(",")),
        help=tr("these alone: {sections}", sections=", ".join(SECTIONS)),
    )
    for flag, told in (
        ("--final", tr("stamp it as final; refused while a section is returned")),
        ("--large", tr("large print: {documents}", documents=", ".join(LARGE))),
        ("--booklet", tr("sheets to fold: {documents}", documents=", ".join(FOLDED))),
    ):
        parser.add_argument(flag, action="store_true", default=None, help=told)


def _add_where(parser: Parser) -> None:
    """Add the flags that say where it goes."""
    tr = parser.tr
    parser.add_argument(
        "-o", "--output", metavar="PATH", help=tr("a new file; never over an old one")
    )
    parser.add_argument(
        "--print",
        action="store_true",
        dest="on_paper",
        help=tr("send it to the computer's usual printer too"),
    )
    parser.add_argument("--json", action="store_true", help=tr("paths and digest"))


def _add_qr(grammar: Grammar) -> None:
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


def export(call: Call) -> int:
    """Make a document and print where it is; send it to the printer if asked."""
    args = call.args
    path = Path(args.output) if args.output else None
    wanted = _wanted(call, path)
    if args.on_paper and f".{wanted.format}" != PRINTABLE:
        raise Refused("print.not_pdf", path=f"{args.what}.{wanted.format}")
    # What is read and made here stays until the document is written: there is no
    # garbage to look for, and much to look through.
    gc.disable()
    try:
        opened = call.read(args.session)
        made = call.office.exports.export(opened, wanted, call.tr, path)
    finally:
        gc.enable()
    if args.json:
        call.console.data({"paths": [str(made.path)], "digest": made.digest})
    else:
        call.console.say(str(made.path))
    if args.on_paper:
        put_on_paper(call.program.print_file, made.path)
    return 0


def _wanted(call: Call, path: Path | None) -> Wanted:
    """Return what is to be made.

    Raises:
        WrongUsage: a table, a round and so on of what has none.
    """
    args = call.args
    given = {name: getattr(args, name) for name in WHOSE}
    for name, whose in WHOSE.items():
        if given[name] is not None and args.what not in whose:
            documents = ", ".join(whose)
            raise WrongUsage(
                call.tr(
                    "{flag} belongs to these: {documents}. Leave it out, or name one "
                    "of them.",
                    flag=FLAGS.get(name, f"--{name}"),
                    documents=documents,
                )
            )
    ending = path.suffix[1:].lower() if path else ""
    usual = formats_of(args.what)
    kind = args.format or (ending if ending in usual else usual[0])
    which = {name: value for name, value in given.items() if value is not None}
    return Wanted(args.what, kind, **which)


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
