"""The matrix: which target group has spoken about which goal area."""

from facilitator.documents.compilation.sections.counts import apart
from facilitator.documents.compilation.sections.setting import Report
from facilitator.documents.pdf import SMALL, Cell, Column, Table
from facilitator.domain.plan.plan import GoalArea, TargetGroup
from facilitator.i18n.formats import number


def matrix(report: Report) -> None:
    """Set the matrix of goal area and target group."""
    flow, made_of, tr = report.flow, report.made_of, report.tr
    flow.heading(1, tr("Who has spoken about what"), new_page=True)
    flow.paragraph(
        tr(
            "12+3+1 is 12 statements in the room, 3 by form and 1 on paper. A number "
            "alone is of the room. The last column is the sum of all."
        )
    )
    flow.facts(
        (tr("Area {number}", number=at), area.name)
        for at, area in enumerate(made_of.areas, 1)
    )
    flow.table(_table(report))
    if made_of.view.joined_groups.groups:
        flow.paragraph(
            tr(
                "A star stands where fewer than {limit} statements, or the group that "
                "these are joined with, are counted under the last line.",
                limit=made_of.scope.limit,
            ),
            SMALL,
        )


def _table(report: Report) -> Table:
    made_of, tr = report.made_of, report.tr
    columns = [
        Column(tr("Target group"), weight=2.4),
        *(
            Column(tr("Area {number}", number=at), number=True)
            for at, _ in enumerate(made_of.areas, 1)
        ),
        Column(tr("All"), number=True),
    ]
    rows = [
        [
            group.name,
            *(_cell(report, area, group) for area in made_of.areas),
            _total(report, group),
        ]
        for group in made_of.groups
    ]
    caption = tr("Statements by goal area and target group")
    return Table(columns, [*rows, _area_totals(report)], caption=caption)


def _cell(report: Report, area: GoalArea, group: TargetGroup) -> str:
    """Return the counts of a place, a star where they are hidden, a dash for none."""
    made_of = report.made_of
    if made_of.view.joined_groups.hides(area.id, group.id):
        return "*"
    count = made_of.cell(area, group)
    return apart(count, report.tr) if count.total else "–"


def _total(report: Report, group: TargetGroup) -> str:
    """Return a group's sum over the places that are shown, a star where none is."""
    made_of = report.made_of
    total = sum(made_of.cell(area, group).total for area in made_of.areas)
    if not total and made_of.view.joined_groups.hides_any(group.id):
        return "*"
    return number(total, report.tr.language)


def _area_totals(report: Report) -> list[Cell]:
    made_of, tr = report.made_of, report.tr
    by_area = [made_of.area_total(area) for area in made_of.areas]
    texts = [
        tr("All groups"),
        *(apart(count, tr) if count.total else "–" for count in by_area),
        number(sum(count.total for count in by_area), tr.language),
    ]
    return [Cell(text, strong=True) for text in texts]
