"""Participation: how many statements each target group made, by channel."""

from facilitator.documents.compilation.sections.counts import by_channel
from facilitator.documents.compilation.sections.setting import Report
from facilitator.documents.pdf import SMALL, Cell, Column, Table
from facilitator.domain.compilation.compilation import FEW, Participation
from facilitator.domain.session.coverage import Count
from facilitator.i18n.formats import number


def participation(report: Report) -> None:
    """Set how many statements each group made, by channel."""
    flow, made_of, tr = report.flow, report.made_of, report.tr
    flow.heading(1, tr("Participation by target group"), new_page=True)
    rows = [
        [
            part.group.name,
            number(part.group.expected, tr.language),
            *by_channel(part.count, tr),
            _note(report, part),
        ]
        for part in made_of.participation
    ]
    total = sum((part.count for part in made_of.participation), Count())
    expected = sum(group.expected for group in made_of.groups)
    sums = [tr("All groups"), number(expected, tr.language), *by_channel(total, tr), ""]
    flow.table(
        Table(
            [
                Column(tr("Target group"), weight=3),
                Column(tr("Expected people"), number=True),
                Column(tr("In the room"), number=True),
                Column(tr("Digital"), number=True),
                Column(tr("Paper"), number=True),
                Column(tr("All"), number=True),
                Column(tr("Note"), weight=1.4),
            ],
            [*rows, [Cell(text, strong=True) for text in sums]],
            caption=tr("Statements by target group and channel"),
        )
    )
    flow.paragraph(
        tr(
            "Weak basis: fewer than {few} statements, too little to speak for the "
            "group. People were counted as expected in the plan.",
            few=FEW,
        ),
        SMALL,
    )


def _note(report: Report, part: Participation) -> str:
    """Return what is to be known of a group's figures."""
    if report.made_of.view.joined_groups.hides_any(part.group.id):
        return report.tr("partly among the joined")
    return report.tr("weak basis") if part.weak else ""
