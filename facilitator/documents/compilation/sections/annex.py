"""The annex: every statement by number."""

from facilitator.documents.compilation.sections.setting import Report


def annex(report: Report) -> None:
    """Set every statement that the edition shows, withdrawn ones in their place."""
    flow, made_of, tr, entries = report.flow, report.made_of, report.tr, report.entries
    flow.heading(1, tr("Annex: all statements by number"), new_page=True)
    if made_of.annex:
        flow.items(entries.items(made_of.annex, entries.placing))
    else:
        flow.paragraph(tr("No statement has been logged."))
