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
from facilitator.services.export.catalogue import DOCUMENTS
from facilitator.services.export.document import Document, Source
from facilitator.services.export.exports import PRINTABLE, put_on_paper
from facilitator.services.export.request import Request

FLAGS = {
    "table": "--table",
    "round": "--round",
    "group": "--group",
    "area": "--area",
    "copies": "--copies",
    "first": "--from",
    "paper": "--paper",
    "distance": "--distance",
    "link": "--link",
    "edition": "--edition",
    "limit": "--limit",
    "sections": "--sections",
    "final": "--final",
    "large": "--large",
    "booklet": "--booklet",
}
"""The flags that belong to some documents alone, by field of `Request`."""


def add_commands(grammar: Grammar) -> None:
    """Add the command."""
    tr = grammar.tr
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
        choices=tuple(DOCUMENTS),
        default=Request().what,
        help=tr(
            "one of {documents}; the compilation if not said",
            documents=", ".join(DOCUMENTS),
        ),
    )
    _add_which(parser)
    _add_sheets(parser)
    parser.add_argument(
        "--format",
        choices=sorted({each for one in DOCUMENTS.values() for each in one.formats}),
        help=tr(
            "kind of file; else as the ending of -o says, else the usual: {usual}, "
            "all others pdf. csv-plain is for programs: its texts stand to the letter, "
            "even those that a spreadsheet would take for formulas",
            usual=_usual_formats(),
        ),
    )
    _add_edition(parser)
    _add_shape(parser)
    _add_where(parser)


def _add_which(parser: Parser) -> None:
    """Add the flags that say for which table, round, group or area."""
    tr, whose = parser.tr, _whose()
    for name, metavar, meaning in (
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
        parser.add_argument(f"--{name}", metavar=metavar, help=meaning)


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
    return {field: ", ".join(_documents_of(field)) for field in FLAGS}


def _documents_of(field: str) -> list[str]:
    """Return the keys of the documents that a flag belongs to.

    A whole compilation is named before its parts, and running text before sheets.
    """

    def comes_later(each: Document) -> bool:
        if field == "large":
            return "booklet" not in each.fields
        is_of_edition = field in ("edition", "limit")
        return is_of_edition and each.source is not Source.COMPILATION

    documents = [each for each in DOCUMENTS.values() if field in each.fields]
    return [each.key for each in sorted(documents, key=comes_later)]


def _usual_formats() -> str:
    """Return what is usually not made as PDF alone, what has most formats first."""
    documents = [each for each in DOCUMENTS.values() if [*each.formats] != ["pdf"]]
    documents.sort(key=lambda each: (-len(each.formats), each.key))
    return ", ".join(f"{each.key} {next(iter(each.formats))}" for each in documents)


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
    for flag, meaning in (
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
        parser.add_argument(flag, action="store_true", default=None, help=meaning)


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
        "--shared",
        action="store_true",
        help=tr("let everybody on this computer read the file, not its owner alone"),
    )
    parser.add_argument(
        "--json", action="store_true", help=tr("paths and checksum as JSON")
    )


def export(call: Call) -> int:
    """Make a document and print where it is; send it to the printer if asked."""
    args = call.args
    path = Path(args.output) if args.output else None
    request = _request(call, path)
    if args.on_paper and f".{request.format}" != PRINTABLE:
        raise Refused("print.not_pdf", path=f"{args.what}.{request.format}")
    # What is read and made here stays until the document is written: there is no
    # garbage to look for, and much to look through.
    gc.disable()
    try:
        open_session = call.read(args.session)
        exported = call.office.exports.export(open_session, request, call.tr, path)
    finally:
        gc.enable()
    if args.shared:
        call.office.exports.share(exported.path)
    if args.json:
        call.console.data({"paths": [str(exported.path)], "digest": exported.digest})
    else:
        call.console.say(str(exported.path))
    if args.on_paper:
        put_on_paper(call.program.print_file, exported.path)
    return 0


def _request(call: Call, path: Path | None) -> Request:
    """Return what is to be made.

    Raises:
        WrongUsage: a table, a round and so on of what has none.
    """
    args = call.args
    document = DOCUMENTS[args.what]
    flags = {field: getattr(args, field) for field in FLAGS}
    which = {field: value for field, value in flags.items() if value is not None}
    for field in which:
        if field not in document.fields:
            raise WrongUsage(
                call.tr(
                    "{flag} belongs to these: {documents}. Leave it out, or name one "
                    "of them.",
                    flag=FLAGS[field],
                    documents=", ".join(_documents_of(field)),
                )
            )
    ending = path.suffix[1:].lower() if path else ""
    by_ending = ending if ending in document.formats else ""
    request = Request(args.what, args.format or by_ending, **which)
    return request._replace(format=document.format_of(request))
