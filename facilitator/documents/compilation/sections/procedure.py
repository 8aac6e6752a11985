"""How the dialogue was carried out."""

from facilitator.documents.compilation.sections.setting import Report
from facilitator.documents.pdf import SMALL
from facilitator.i18n.formats import long_date


def procedure(report: Report) -> None:
    """Set how the dialogue was carried out."""
    flow, made_of, tr = report.flow, report.made_of, report.tr
    session = made_of.plan.session
    flow.heading(1, tr("How it was done"), new_page=True)
    tables, rounds = len(session.tables), len(session.rounds)
    day = long_date(session.date, tr.language)
    sentences = [tr("The dialogue was held on {day}.", day=day)]
    if tables:
        sentences.append(
            tr.plural(
                "People sat at {count} table.", "People sat at {count} tables.", tables
            )
        )
    if rounds:
        sentences.append(
            tr.plural(
                "It went on for {count} round.",
                "It went on for {count} rounds.",
                rounds,
            )
        )
    flow.paragraph(" ".join(sentences))
    flow.paragraph(
        tr(
            "Facilitators wrote down what was said, statement by statement, under a "
            "goal area and where it fitted a question and keywords. Each statement is "
            "marked as own words, paraphrase or a note of the scribe's."
        )
    )
    _form(report)
    if made_of.plan.project.examples:
        flow.paragraph(
            tr(
                "Target groups, keywords and questions in this plan are marked as "
                "examples."
            ),
            SMALL,
        )


def _form(report: Report) -> None:
    """Set how the same questions could be answered by others, if they could."""
    link, tr = report.made_of.plan.session.form_link, report.tr
    if link:
        sentence = tr(
            "The same questions could be answered digitally by those not present."
        )
        report.flow.paragraph(sentence)
        alt = tr("QR code that leads to the form: {address}", address=link)
        report.flow.qr(link, alt)
