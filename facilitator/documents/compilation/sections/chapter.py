"""A chapter for each goal area: what every group said to each question."""

from facilitator.documents.compilation.sections.comparison import comparison
from facilitator.documents.compilation.sections.counts import apart, count_bars
from facilitator.documents.compilation.sections.setting import Report
from facilitator.documents.pdf import LEAD, SMALL
from facilitator.domain.compilation.chapters import Chapter, GroupVoices, QuestionPart
from facilitator.domain.plan.sections import chapter_key
from facilitator.domain.session.coverage import count_of


def chapters(report: Report) -> None:
    """Set the chapters, numbered in the order of the areas."""
    for number, chapter in enumerate(report.made_of.chapters, 1):
        report.begin(chapter_key(chapter.area.id), chapter.area.name)
        title = f"{number} {chapter.area.name}"
        report.flow.heading(1, title, new_page=True, lang=report.entries.lang)
        report.flow.paragraph(_counts(report, chapter), LEAD)
        _keywords(report, chapter)
        comparison(report, chapter.area)
        for part in chapter.parts:
            _part(report, part)


def _counts(report: Report, chapter: Chapter) -> str:
    """Return a chapter's counts, the channels apart where there are several."""
    tr, count = report.tr, report.made_of.area_total(chapter.area)
    if not (count.online or count.paper):
        return tr.plural("{count} statement.", "{count} statements.", count.total)
    parts = apart(count, tr)
    return tr.plural(
        "{count} statement in all, {parts}: in the room, by form and on paper.",
        "{count} statements in all, {parts}: in the room, by form and on paper.",
        count.total,
        parts=parts,
    )


def _keywords(report: Report, chapter: Chapter) -> None:
    """Draw how often each keyword was touched, and name those nobody touched."""
    flow, tr = report.flow, report.tr
    touched = [(word, count) for word, count in chapter.keywords if count.total]
    if touched:
        counts = "; ".join(f"{word} {apart(count, tr)}" for word, count in touched)
        alt = tr("Bar chart of statements by keyword: {told}.", told=counts)
        flow.bars(count_bars(touched, tr("Statements by keyword"), alt, tr))
    unused = [word for word, count in chapter.keywords if not count.total]
    if unused:
        words = ", ".join(unused)
        flow.paragraph(tr("Keywords nobody touched: {words}.", words=words))


def _part(report: Report, part: QuestionPart) -> None:
    flow, tr = report.flow, report.tr
    if part.question:
        flow.heading(2, part.question.name, lang=report.entries.lang)
    else:
        flow.heading(2, tr("Said outside the questions"))
    for voice in part.voices:
        _voice(report, voice)
    if part.silent:
        groups = ", ".join(group.name for group in part.silent)
        flow.paragraph(tr("Nothing said by: {groups}.", groups=groups), SMALL)


def _voice(report: Report, voice: GroupVoices) -> None:
    flow, tr, total = report.flow, report.tr, len(voice.statements)
    how_many = tr.plural("{count} statement", "{count} statements", total)
    count = count_of(voice.statements)
    if count.onsite < total:
        how_many = f"{how_many}: {apart(count, tr)}"
    flow.heading(3, f"{voice.group.name} · {how_many}", in_contents=False)
    flow.items(report.entries.items(voice.statements, report.entries.coding))
