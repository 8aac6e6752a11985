"""`facilitator verify`: where a document comes from, and whether it still holds."""

from collections.abc import Iterator
from pathlib import Path

from facilitator.cli.call import Call
from facilitator.cli.parser import Grammar
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import EDITION_WORDS
from facilitator.services.export.catalogue import DOCUMENTS
from facilitator.services.export.verify import (
    Verified,
    Verifier,
)


def add_commands(grammar: Grammar) -> None:
    """Add the command."""
    tr = grammar.tr
    parser = grammar.command(
        "verify",
        tr(
            "tell which data a document was made of, whether it has been changed, and "
            "whether the workspace still gives the same; exit status 1 if not"
        ),
        "sammanstallning.pdf",
        verify,
    )
    parser.add_argument(
        "file",
        metavar="FILE",
        help=tr(
            "a document that the program made: PDF, JSON, workbook or package; a web "
            "page, a review copy and CSV do not say where they come from"
        ),
    )
    parser.add_argument("--json", action="store_true", help=tr("as one JSON document"))


def verify(call: Call) -> int:
    """Print what came of looking at a file."""
    office = call.program.office
    verifier = Verifier(call.program.origin_of, office.workspace if office else None)
    verdict = verifier.verify(Path(call.args.file))
    if call.args.json:
        call.console.data(_document(verdict))
    else:
        for line in _lines(verdict, office is not None, call.tr):
            call.console.say(line)
    return 0 if verdict.holds else 1


def _document(verdict: Verified) -> dict[str, object]:
    """Return all of it for programs."""
    return {
        "file": str(verdict.path),
        **verdict.made_of._asdict(),
        "altered": verdict.altered,
        "known": bool(verdict.now),
        "current": verdict.is_current,
        "digest_now": verdict.now or None,
    }


def _lines(verdict: Verified, has_workspace: bool, tr: Translator) -> Iterator[str]:
    made_of = verdict.made_of
    record = DOCUMENTS.get(made_of.document)
    document = tr(record.title if record else made_of.document)
    edition = tr(EDITION_WORDS.get(made_of.edition, made_of.edition))
    yield tr("Made of: {session}", session=made_of.session)
    yield tr(
        "Document: {document}",
        document=f"{document}, {edition}" if edition else document,
    )
    yield tr("Checksum: {digest}", digest=made_of.digest)
    if made_of.version:
        yield tr("Made by: {program}", program=f"Facilitator {made_of.version}")
    yield _alteration(verdict, tr)
    yield _current(verdict, has_workspace, tr)


def _alteration(verdict: Verified, tr: Translator) -> str:
    match verdict.altered:
        case True:
            return tr(
                "The file has been changed since it was made. Do not rely on it: make "
                "it anew, or ask whoever sent it for the first one."
            )
        case False:
            return tr("The file is as it was made.")
        case _:
            return tr("Whether the file has been changed cannot be told from it.")


def _current(verdict: Verified, has_workspace: bool, tr: Translator) -> str:
    match verdict.is_current:
        case True:
            return tr("The workspace still gives the same data.")
        case False:
            return tr(
                "The session has changed since. It now gives {digest}. Make the "
                "document anew to have what holds now.",
                digest=verdict.now,
            )
        case _ if has_workspace:
            return tr(
                "This workspace has no session {session}, so that it cannot be "
                "compared. Name the right one with --workspace.",
                session=verdict.made_of.session,
            )
        case _:
            return tr(
                "There is no workspace here to compare with. Name one with --workspace."
            )
