"""The compilation as the committee gets it on paper: a tagged PDF.

The order is fixed: cover, contents, and the sections that were asked for. What it
shows is decided by `facilitator.domain.compilation.compilation`.
"""

from collections.abc import Callable, Mapping

from facilitator.documents.compilation.sections.annex import annex
from facilitator.documents.compilation.sections.channels import (
    late_supplement,
    twin_list,
    ways_in,
)
from facilitator.documents.compilation.sections.chapter import chapters
from facilitator.documents.compilation.sections.cover import cover
from facilitator.documents.compilation.sections.edition import edition
from facilitator.documents.compilation.sections.matrix import matrix
from facilitator.documents.compilation.sections.meaning import meaning
from facilitator.documents.compilation.sections.method import method
from facilitator.documents.compilation.sections.participation import participation
from facilitator.documents.compilation.sections.procedure import procedure
from facilitator.documents.compilation.sections.setting import OnSection, Report
from facilitator.documents.compilation.sections.statements import StatementEntries
from facilitator.documents.compilation.sections.summary import summary
from facilitator.documents.compilation.sections.sums import sums
from facilitator.documents.flow import Flow
from facilitator.documents.letterhead import About, begin, finish, logo_of, stamps_of
from facilitator.documents.output import Output, Progress
from facilitator.documents.pdf import Layout
from facilitator.domain.compilation.compilation import Compilation
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import SECTION_WORDS

_GUTTER = 9
"""Points by which pages move from the spine: it is printed on both sides and bound."""

PARTS: Mapping[str, Callable[[Report], None]] = {
    "summary": summary,
    "procedure": procedure,
    "channels": ways_in,
    "participation": participation,
    "matrix": matrix,
    "chapters": chapters,
    "meaning": meaning,
    "sums": sums,
    "method": method,
    "edition": edition,
    "late": late_supplement,
    "twins": twin_list,
    "annex": annex,
}
"""What sets each section."""


def compilation_pdf(made_of: Compilation, tr: Translator, progress: Progress) -> Output:
    """Return the compilation as a tagged PDF.

    Args:
        made_of: what it shows; the same gives the same bytes.
        tr: speaks the language of the document's own words.
        progress: told the share done (0 to 1) and the chapter; what it raises stops
            the work.
    """
    flow = begin(
        tr("Compilation"),
        About(
            "compilation",
            made_of.plan,
            made_of.digest,
            made_of.as_of,
            made_of.scope.edition,
        ),
        tr,
        **stamps_of(made_of.scope),
        layout=Layout(gutter=_GUTTER, duplex=True),
        logo=logo_of(made_of.plan.project.look),
    )
    write(flow, made_of, tr, progress)
    output = finish(flow)
    progress(1.0)
    return output


def write(
    flow: Flow,
    made_of: Compilation,
    tr: Translator,
    progress: Progress,
    on_section: OnSection = lambda key: None,
) -> None:
    """Write the compilation on pages or on a web page, section after section."""
    report = Report(
        flow, made_of, tr, StatementEntries(made_of, tr, progress), on_section
    )
    cover(report)
    flow.contents(tr("Contents"))
    for section in made_of.scope.sections:
        if section != "chapters":  # Each chapter is looked through by itself.
            report.begin(section, tr(SECTION_WORDS[section]))
        PARTS[section](report)
