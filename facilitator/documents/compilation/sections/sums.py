"""The sums that must balance: nothing that was said has vanished."""

from facilitator.documents.compilation.sections.setting import Report
from facilitator.documents.pdf import LEAD, Cell, Column, Table
from facilitator.i18n.formats import number


def sums(report: Report) -> None:
    """Set the sums that must balance."""
    flow, made_of, tr = report.flow, report.made_of, report.tr
    balance = made_of.balance
    flow.heading(1, tr("Nothing is lost: the sums"), new_page=True)
    rows = [
        (tr("To goals"), balance.goals),
        (tr("To the development programme"), balance.programme),
        (tr("Outside"), balance.outside),
        (tr("Not yet handled"), balance.unhandled),
        (tr("Withdrawn, or the logging undone"), balance.withdrawn),
    ]
    flow.table(
        Table(
            [
                Column(tr("Destination"), weight=3),
                Column(tr("Statements"), number=True),
            ],
            [
                *([name, number(count, tr.language)] for name, count in rows),
                [
                    Cell(tr("Logged"), strong=True),
                    Cell(number(balance.logged, tr.language), strong=True),
                ],
            ],
            caption=tr("Where every logged statement is"),
        )
    )
    if balance.balances:
        flow.paragraph(
            tr(
                "The sums balance: the destinations add up to what was logged, and the "
                "channels and the matrix each add up to the {count} that count.",
                count=number(balance.counted, tr.language),
            )
        )
    else:
        flow.paragraph(
            tr("The sums do not balance. Do not use this compilation."), LEAD
        )
