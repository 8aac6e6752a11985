"""The title page: which municipality, which meeting, which version, for whom."""

from facilitator.documents.compilation.sections.channels import closing
from facilitator.documents.compilation.sections.setting import Report
from facilitator.documents.letterhead import long_name, stamps, stamps_of
from facilitator.domain.plan.sections import SECTIONS
from facilitator.domain.session.digest import short
from facilitator.i18n.formats import clock, long_date
from facilitator.i18n.words import EDITION_WORDS, SECTION_WORDS


def cover(report: Report) -> None:
    """Set the title page."""
    made_of, tr = report.made_of, report.tr
    project, session = made_of.plan.project, made_of.plan.session
    closes, scope = made_of.channels.closes, made_of.scope
    facts = [
        (tr("Meeting"), long_name(session, tr)),
        (tr("Held by"), session.body),
        (tr("Place"), session.place),
        (tr("Made for"), session.report_to),
        (tr("Edition"), tr(EDITION_WORDS[scope.edition])),
        (tr("Version"), tr("final") if scope.final else tr("draft, may change")),
        (tr("Data as of"), _as_of(report)),
        (tr("Form open until"), closing(closes, tr) if closes else ""),
        (tr("Left out"), _left_out(report)),
        (tr("Digest"), short(made_of.digest)),
    ]
    report.flow.cover(
        tr("Compilation"),
        kicker=" · ".join(
            [
                *stamps(session, tr, **stamps_of(scope)),
                project.municipality or project.name,
            ]
        ),
        subtitle=long_name(session, tr),
        facts=[(key, value) for key, value in facts if value],
    )


def _as_of(report: Report) -> str:
    """Return the time of the newest event, or the day where nothing happened."""
    made_of, tr = report.made_of, report.tr
    day = long_date(made_of.as_of.date(), tr.language)
    if not made_of.annex:
        return day
    at = clock(made_of.as_of, tr.language)
    return tr("{date} at {time}", date=day, time=at)


def _left_out(report: Report) -> str:
    """Return the sections that were not asked for."""
    tr, sections = report.tr, report.made_of.scope.sections
    names = [tr(SECTION_WORDS[each]) for each in SECTIONS if each not in sections]
    return ", ".join(names)
