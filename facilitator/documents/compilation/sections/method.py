"""What the figures can and cannot carry."""

from facilitator.documents.compilation.sections.setting import Report
from facilitator.documents.pdf import SMALL

NO_PERCENTAGE_UNDER = 20
"""With fewer statements than this no share is worth stating."""
EXAMPLE = "håller inte med"
"""Words by which a statement is found to speak against."""


def method(report: Report) -> None:
    """Set what the figures can and cannot carry."""
    flow, tr = report.flow, report.tr
    flow.heading(1, tr("Method and limits"))
    flow.bullets(
        [
            tr("Statements are counted, not people, and not how many agreed."),
            tr(
                "No shares are given below {few} statements; here no shares are given.",
                few=NO_PERCENTAGE_UNDER,
            ),
            tr("The groups do not mirror the inhabitants; see who is missing above."),
            tr(
                "A corrected statement is shown as corrected and marked; the first "
                "wording is kept in the journal."
            ),
            tr("A withdrawn statement keeps its number and the reason, not its words."),
            tr("No names of participants have been asked for."),
            tr(
                "A statement is listed as a voice that differs where it uses words of "
                "dissent, for instance “{words}”. Other dissent is not found this way.",
                words=EXAMPLE,
            ),
            tr(
                "Likenesses and differences are counted from keywords: they tell what "
                "was spoken of, not who thought what."
            ),
        ]
    )
    if flow.replaced:
        flow.paragraph(
            tr.plural(
                "{count} character has no letterform here and is shown by its code; "
                "the text itself is whole in the file.",
                "{count} characters have no letterform here and are shown by their "
                "codes; the text itself is whole in the file.",
                flow.replaced,
            ),
            SMALL,
        )
