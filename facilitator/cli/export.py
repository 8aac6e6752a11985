"""`facilitator export`: what goes out of a session."""

import gc
from pathlib import Path

from facilitator.cli.call import Call
from facilitator.cli.console import WrongUsage
from facilitator.cli.parser import Grammar, Parser
from facilitator.domain.compilation.editions import EDITIONS
from facilitator.domain.errors import Refused
from facilitator.domain.papers.posters import PAPERS
from facilitator.domain.plan.look import LIMIT
from facilitator.domain.plan.sections import SECTIONS
from facilitator.services.export.catalogue import (
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
from facilitator.services.printing import PRINTABLE, put_on_paper

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


def add_commands(grammar: Grammar) -> None:
    """Add the command."""
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
        help=tr(
            "one of {documents}; the compilation if not said",
            documents=", ".join(WHAT),
        ),
    )
    _add_which(parser)
    _add_sheets(parser)
    parser.add_argument(
        "--format",
        choices=sorted({each for kinds in FORMATS.values() for each in kinds}),
        help=tr(
            "kind of file; else as the ending of -o says, else the usual: {usual}, "
            "all others pdf. csv-plain is for programs: its texts stand to the letter, "
            "even those that a spreadsheet would take for formulas",
            usual=usual,
        ),
    )
    _add_edition(parser)
    _add_shape(parser)
    _add_where(parser)


def _add_which(parser: Parser) -> None:
    """Add the flags that say for which table, round, group or area."""
    tr, whose = parser.tr, _whose()
    for name, metavar, told in (
        ("table", "T", tr("one table alone: {documents}", documents=whose["table"])),
        ("round", "R", tr("one round alone: {documents}", documents=whose["round"])),
        ("group", "G", tr("one group alone: {documents}", documents=whose["group"])),
        (
            "area",
            "A",
            tr(
                "one area alone: {documents}; “all” as table, group or area makes a "
                "poster for each",
                documents=whose["area"],
            ),
        ),
    ):
        parser.add_argument(f"--{name}", metavar=metavar, help=told)


def _add_sheets(parser: Parser) -> None:
    """Add the flags that say how many sheets, where posters lead, on which paper."""
    tr, whose = parser.tr, _whose()
    parser.add_argument(
        "--link",
        metavar="URL",
        help=tr("the form's address: {documents}", documents=whose["link"]),
    )
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


def _whose() -> dict[str, str]:
    """Return the documents of each flag, as they are told."""
    return {name: ", ".join(documents) for name, documents in WHOSE.items()}


def _add_edition(parser: Parser) -> None:
    """Add the flags that say for whom it is."""
    tr, whose = parser.tr, _whose()
    parser.add_argument(
        "--edition",
        choices=EDITIONS,
        help=tr(
            "for whom: work (those who work with it), committee, or public (everyone); "
            "else committee, for feedback public. Belongs to {documents}",
            documents=whose["edition"],
        ),
    )
    parser.add_argument(
        "--limit",
        metavar="K",
        type=int,
        help=tr(
            "the public edition joins groups with fewer statements than this in an "
            "area; else as the plan says, else {usual}",
            usual=LIMIT,
        ),
    )


def _add_shape(parser: Parser) -> None:
    """Add the flags that say what of it, and in which shape."""
    tr, whose = parser.tr, _whose()
    parser.add_argument(
        "--sections",
        metavar="A,B",
        type=lambda listed: tuple(listed.split(",")),
        help=tr(
            "these alone, with commas between: {sections}. Belongs to {documents}",
            sections=", ".join(SECTIONS),
            documents=whose["sections"],
        ),
    )
    for flag, told in (
        (
            "--final",
            tr(
                "stamp it as final: {documents}; refused while a section is returned",
                documents=whose["sections"],
            ),
        ),
        ("--large", tr("large print: {documents}", documents=whose["large"])),
        ("--booklet", tr("sheets to fold: {documents}", documents=whose["booklet"])),
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
    parser.add_argument(
        "--json", action="store_true", help=tr("paths and checksum as JSON")
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
