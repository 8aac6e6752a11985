"""The compilation as one web page: the same content and order as on paper.

The file holds all that it shows. It runs nothing and asks the network for nothing.
"""

from facilitator.documents.compilation.document import write
from facilitator.documents.html import Head, HtmlFlow
from facilitator.documents.letterhead import TAGS, long_name, stamps, stamps_of
from facilitator.documents.output import Output, Progress
from facilitator.domain.compilation.compilation import Compilation
from facilitator.domain.session.digest import short
from facilitator.i18n.translate import Translator


def compilation_html(
    made_of: Compilation, tr: Translator, progress: Progress
) -> Output:
    """Return the compilation as one file in HTML.

    Args:
        made_of: what it shows; the same gives the same bytes.
        tr: speaks the language of the document's own words.
        progress: told the share done (0 to 1); what it raises stops the work.
    """
    flow = HtmlFlow(head_of(made_of, tr("Compilation"), tr), tr)
    write(flow, made_of, tr, progress)
    data = flow.finish()
    progress(1.0)
    return Output(data)


def head_of(made_of: Compilation, title: str, tr: Translator) -> Head:
    """Return what a page made of a compilation tells of itself."""
    session, look = made_of.plan.session, made_of.plan.project.look
    words = stamps(session, tr, **stamps_of(made_of.scope))
    return Head(
        title=": ".join((*words, title, long_name(session, tr))),
        language=TAGS[tr.language],
        foot=tr("Content digest {digest}", digest=short(made_of.digest)),
        accent=look.accent,
        logo=look.logo_data,
        logo_kind=look.logo_kind,
        logo_alt=look.logo_alt,
    )
