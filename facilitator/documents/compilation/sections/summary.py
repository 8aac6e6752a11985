"""The summary: one page that can be read alone."""

from facilitator.documents.compilation.sections.counts import apart, count_bars
from facilitator.documents.compilation.sections.setting import Report
from facilitator.documents.pdf import LEAD, SMALL
from facilitator.domain.plan.plan import GoalArea
from facilitator.i18n.formats import number

_MOST_WORDS = 3
"""How many keywords of an area are named, those spoken of most."""


def summary(report: Report) -> None:
    """Set the page."""
    flow, made_of, tr = report.flow, report.made_of, report.tr
    sums, language = made_of.balance, tr.language
    flow.heading(1, tr("Summary"), new_page=True)
    flow.paragraph(
        tr.plural(
            "In all {count} statement counts, from {heard} of {groups} target groups.",
            "In all {count} statements count, from {heard} of {groups} target groups.",
            sums.counted,
            heard=made_of.groups_heard,
            groups=len(made_of.named_groups),
        ),
        LEAD,
    )
    flow.paragraph(
        tr(
            "The figures are of statements, not of people: one person may have made "
            "several. What was said in the room and what came by the digital form "
            "are never added up without saying so."
        )
    )
    flow.facts(
        [
            (tr("In the room"), number(sums.by_channel.onsite, language)),
            (tr("Digital form"), number(sums.by_channel.online, language)),
            (tr("On paper"), number(sums.by_channel.paper, language)),
        ]
    )
    areas_chart(report)
    _spoken_of_most(report)
    _what_is_missing(report)


def areas_chart(report: Report) -> None:
    """Draw how many statements each area has, by channel where there are several."""
    made_of, tr = report.made_of, report.tr
    counts = [(area.name, made_of.area_total(area)) for area in made_of.areas]
    if not any(count.total for _, count in counts):
        return
    sums = "; ".join(f"{name} {apart(count, tr)}" for name, count in counts)
    report.flow.bars(
        count_bars(
            counts,
            tr("Statements by goal area"),
            tr("Bar chart of statements by goal area: {told}.", told=sums),
            tr,
        )
    )


def _spoken_of_most(report: Report) -> None:
    """Name the keywords that each area's statements touch most often."""
    tr = report.tr
    lines = []
    for chapter in report.made_of.chapters:
        word_counts = [
            (word, count.total) for word, count in chapter.keywords if count.total
        ]
        word_counts.sort(key=lambda each: -each[1])
        words = ", ".join(
            f"{word} {count}" for word, count in word_counts[:_MOST_WORDS]
        )
        if words:
            lines.append(f"{chapter.area.name}: {words}.")
    if lines:
        report.flow.heading(2, tr("Spoken of most"), in_contents=False)
        report.flow.bullets(lines)


def _what_is_missing(report: Report) -> None:
    made_of, tr = report.made_of, report.tr
    report.flow.heading(2, tr("Who is missing"))
    missing = list(filter(None, (_missing(report, area) for area in made_of.areas)))
    if missing:
        report.flow.bullets(missing)
    else:
        sentence = tr("Every target group has spoken about every goal area.")
        report.flow.paragraph(sentence)
    if made_of.view.joined_groups.withheld:
        report.flow.paragraph(
            tr("Where very few have spoken, it is not told who did not."), SMALL
        )


def _missing(report: Report, area: GoalArea) -> str:
    """Return which groups said nothing about an area; empty where all spoke."""
    made_of, tr = report.made_of, report.tr
    silent = [
        group.name
        for group in made_of.groups
        if made_of.tells_silence(area, group) and not made_of.cell(area, group).total
    ]
    if not made_of.area_total(area).total:
        return tr("{area}: nothing from anyone.", area=area.name)
    if not silent:
        return ""
    groups = ", ".join(silent)
    return tr("{area}: nothing from {groups}.", area=area.name, groups=groups)
