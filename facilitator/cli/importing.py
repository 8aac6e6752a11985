"""`facilitator import`: the answers in a form tool's file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.cli.call import Call
from facilitator.cli.parser import Grammar
from facilitator.domain.errors import Refused
from facilitator.domain.events.kinds import CHANNELS
from facilitator.domain.intake.mapping import ColumnMap
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import mark
from facilitator.i18n.words import TOOL_WORDS

if TYPE_CHECKING:
    from facilitator.services.intake.importing import (
        ImportReport,
        Proposal,
        RowNote,
    )

_LISTED = 20
"""Rows of a kind that are told one by one; `--json` tells all."""
_LEFT_BEHIND = frozenset(("statement.too_long", "import.wide_row", "import.changed"))
"""Why something that somebody had written did not come in."""

_CAME_IN = mark(
    "Came in: {new}. In already: {old}. To quarantine: {held}. Passed over: {skipped}."
)
_WOULD = mark(
    "Nothing is written. Would come in: {new}. In already: {old}. To quarantine: "
    "{held}. Passed over: {skipped}."
)


def add_commands(grammar: Grammar) -> None:
    """Add the command."""
    tr = grammar.tr
    parser = grammar.session_command(
        "import",
        tr(
            "take in the answers in a form tool's file, CSV or Excel, or open data "
            "that the program made; the same file twice adds nothing"
        ),
        "svar.xlsx --dry-run",
        take_in,
    )
    parser.add_argument(
        "file", metavar="FILE", help=tr("as it was downloaded from the tool")
    )
    parser.add_argument(
        "--map",
        metavar="MAP.toml",
        help=tr(
            "what its columns hold; else what is kept in the session's folder import, "
            "else it is guessed"
        ),
    )
    by = tr("for the whole file: by id, number in the plan's order or exact name")
    parser.add_argument("--group", metavar="G", help=by)
    parser.add_argument("--area", metavar="A", help=by)
    parser.add_argument("--channel", choices=CHANNELS, help=tr("online if not said"))
    parser.add_argument(
        "--repair",
        action="store_true",
        help=tr("put letters right that were read wrongly before, as å in “Ã¥”"),
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=tr("only tell what would come of it")
    )
    parser.add_argument("--json", action="store_true", help=tr("as one JSON document"))


def take_in(call: Call) -> int:
    """Take in a file and print what came of its rows."""
    args = call.args
    imports = call.office.imports()
    with call.writing() as open_session:
        proposal = imports.propose(
            open_session,
            Path(args.file),
            map_file=Path(args.map) if args.map else None,
            repair=args.repair,
        )
        with_flags = _told_mapping(call, proposal.mapping)
        revised = imports.revise(open_session, proposal, with_flags)
        call.tell(list(revised.notices))
        if not revised.ready:
            for fault in revised.faults:
                call.console.complain(sentence(call.tr, fault))
            path = proposal.map_file or imports.save(open_session, proposal.mapping)
            raise Refused("import.to_map", path=path)
        # Loaded here: other commands do without it.
        import asyncio

        report = asyncio.run(imports.run(open_session, revised, dry=args.dry_run))
    if args.json:
        call.console.data(_document(call, revised, report))
    else:
        _say(call, revised, report)
    return int(any(each.why.code in _LEFT_BEHIND for each in report.skipped_rows))


def _told_mapping(call: Call, mapping: ColumnMap) -> ColumnMap:
    """Return the mapping with what the flags say of the whole file."""
    args = call.args
    return replace(
        mapping,
        group=args.group or mapping.group,
        area=args.area or mapping.area,
        channel=args.channel or mapping.channel,
    )


def _document(
    call: Call, proposal: "Proposal", report: "ImportReport"
) -> dict[str, object]:
    """Return all of it for programs."""

    def as_rows(notes: Sequence["RowNote"]) -> list[dict[str, object]]:
        return [
            {"row": row, "code": why.code, "reason": sentence(call.tr, why)}
            for row, why in notes
        ]

    return {
        "file": str(proposal.source),
        "tool": proposal.tool,
        "encoding": proposal.encoding,
        "delimiter": proposal.delimiter,
        "form": proposal.mapping.form,
        "dry_run": report.dry,
        "read": report.read,
        "imported": report.imported,
        "duplicates": report.duplicates,
        "quarantined": as_rows(report.held_rows),
        "skipped": as_rows(report.skipped_rows),
        "unknown_keywords": dict(report.unknown_words),
        "first": report.first,
        "last": report.last,
    }


def _say(call: Call, proposal: "Proposal", report: "ImportReport") -> None:
    tr, say = call.tr, call.console.say
    say(
        tr(
            "{tool}, rows read: {rows}.",
            tool=tr(TOOL_WORDS[proposal.tool]),
            rows=report.read,
        )
    )
    say(
        tr(
            _WOULD if report.dry else _CAME_IN,
            new=report.imported,
            old=report.duplicates,
            held=len(report.held_rows),
            skipped=len(report.skipped_rows),
        )
    )
    _list(call, tr("Quarantine"), report.held_rows)
    _list(call, tr("Passed over"), report.skipped_rows)
    if words := report.unknown_words:
        examples = ", ".join(f"{word} ({count})" for word, count in words.most_common())
        say(tr("Ticked, but no keyword of the plan: {words}", words=examples))


def _list(call: Call, head: str, notes: Sequence["RowNote"]) -> None:
    tr, say = call.tr, call.console.say
    if not notes:
        return
    say(f"{head}:")
    for row, why in notes[:_LISTED]:
        say("  " + tr("Row {row}: {why}", row=row, why=sentence(tr, why)))
    if len(notes) > _LISTED:
        more = len(notes) - _LISTED
        say("  " + tr("and {count} more; --json lists all", count=more))
