"""Meaning spreads: one keyword, and every group's own words for it."""

from collections.abc import Iterator, Sequence

from facilitator.documents.compilation.sections.setting import Report
from facilitator.documents.pdf import LEAD, Item
from facilitator.domain.compilation.meaning import Meaning, meanings_of
from facilitator.domain.plan.plan import GoalArea
from facilitator.domain.session.statement import Statement
from facilitator.i18n.words import KIND_WORDS


def meaning(report: Report) -> None:
    """Set a spread for each keyword that was touched, area by area."""
    flow, made_of, tr = report.flow, report.made_of, report.tr
    flow.heading(1, tr("What the words mean to different groups"), new_page=True)
    flow.paragraph(
        tr(
            "Each keyword with what every target group said under it. Own words stand "
            "within quotation marks; what was paraphrased or noted by the scribe is "
            "marked. A statement with several keywords stands under each."
        )
    )
    touched = False
    for area in made_of.areas:
        meanings = meanings_of(area, made_of.groups, made_of.view.counting)
        spreads = [each for each in meanings if each.count]
        touched = touched or bool(spreads)
        if spreads:
            flow.heading(2, area.name, lang=report.entries.lang)
        for each in spreads:
            _spread(report, area, each)
    if not touched:
        flow.paragraph(tr("No keyword has been touched yet."), LEAD)


def _spread(report: Report, area: GoalArea, meaning: Meaning) -> None:
    flow, made_of, tr = report.flow, report.made_of, report.tr
    how_many = tr.plural("{count} statement", "{count} statements", meaning.count)
    name = f"{meaning.keyword.name} · {how_many}"
    flow.heading(3, name, in_contents=False, lang=report.entries.lang)
    silent = [g.name for g in meaning.groups_silent if made_of.tells_silence(area, g)]
    flow.entries(_entries(report, meaning, silent), label=1.5)


def _entries(report: Report, meaning: Meaning, silent: Sequence[str]) -> Iterator[Item]:
    """Yield what each group said, its name beside the first; last who said nothing."""
    for each in meaning.groups:
        label = each.group.name
        for statement in each.statements:
            report.entries.count()
            yield Item(label, _quotation(report, statement), lang=report.entries.lang)
            label = ""
    if silent:
        yield Item(report.tr("Nothing said"), ", ".join(silent))


def _quotation(report: Report, statement: Statement) -> str:
    number = report.made_of.number_of(statement)
    if statement.kind == "own_words":
        return f"”{statement.text}” ({number})"
    return f"{statement.text} ({number}, {report.tr(KIND_WORDS[statement.kind])})"
