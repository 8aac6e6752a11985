"""A form tool's file and what came of it, in words."""

from collections import defaultdict
from collections.abc import Iterator

from textual.content import Content

from facilitator.domain.errors import Notice
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import TOOL_WORDS
from facilitator.services.intake.importing import (
    ImportReport,
    Proposal,
    RowNote,
)
from facilitator.tui.kit.text import plain

MOST_ROWS = 8
"""Row numbers that are told of one reason."""
MOST_REASONS = 5
"""Reasons that there is room for."""


def file_told(tr: Translator, proposal: Proposal) -> Content:
    """Return what the file is, and what is to be told of it."""
    parts = (tr(TOOL_WORDS[proposal.tool]), proposal.encoding, proposal.delimiter)
    as_last_time = tr("columns as the last time") if proposal.map_file else ""
    lines = [" · ".join(part for part in (*parts, as_last_time) if part)]
    lines += [sentence(tr, each) for each in proposal.notices]
    return plain("\n".join(lines))


def report_told(tr: Translator, report: ImportReport) -> Content:
    """Return how much was or would be taken in, and what was not, with its rows."""
    head = tr("Taken in:") if not report.dry else tr("Would be taken in:")
    counts = tr(
        "{imported} answers, {duplicates} already here, {held} held, {skipped} passed "
        "over ({read} rows)",
        imported=report.imported,
        duplicates=report.duplicates,
        held=len(report.held_rows),
        skipped=len(report.skipped_rows),
        read=report.read,
    )
    stopped = tr("stopped; take it in again for the rest") if report.stopped else ""
    first = " ".join(part for part in (head, counts, stopped) if part)
    lines = [plain(first, "bold")]
    for told in _reasons(tr, [*report.held_rows, *report.skipped_rows]):
        lines.append(plain(told, "$foreground-muted"))
    return Content("\n").join(lines)


def _reasons(tr: Translator, rows: list[RowNote]) -> Iterator[str]:
    """Yield the commonest reasons once each, with the first rows that have them."""
    places: dict[tuple[str, ...], dict[int, None]] = defaultdict(dict)
    whys: dict[tuple[str, ...], Notice] = {}
    for row, why in rows:
        reason = (why.code, *map(str, why.details.values()))
        places[reason][row] = None
        whys[reason] = why
    for reason in sorted(places, key=lambda each: -len(places[each]))[:MOST_REASONS]:
        numbers = list(places[reason])
        row_numbers = ", ".join(map(str, numbers[:MOST_ROWS]))
        more = " …" if len(numbers) > MOST_ROWS else ""
        reason_words = sentence(tr, whys[reason])
        yield tr("row {rows}: {reason}", rows=row_numbers + more, reason=reason_words)
