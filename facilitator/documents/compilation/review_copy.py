"""The presidium's review copy: the compilation with a box for each section.

One file that opens anywhere, without a network or a server. What is written in it stays
in the browser until the reviewer saves it as a small file, which
`facilitator.domain.compilation.review_file` reads.
"""

from itertools import count

from markupsafe import Markup

from facilitator.documents.compilation.document import write
from facilitator.documents.compilation.web_page import head_of
from facilitator.documents.html import Additions, HtmlFlow, macro, source
from facilitator.documents.output import Output, Progress
from facilitator.domain.compilation.compilation import Compilation
from facilitator.domain.compilation.review_file import FORMAT
from facilitator.i18n.translate import Translator

_TEMPLATE = "review.html"


def review_copy_html(
    made_of: Compilation, tr: Translator, progress: Progress
) -> Output:
    """Return the review copy as one file in HTML.

    Args:
        made_of: what is looked through; the same gives the same bytes.
        tr: speaks the language of the document's own words.
        progress: told the share done (0 to 1); what it raises stops the work.
    """
    title = tr("Review copy")
    head = head_of(made_of, title, tr)._replace(stamp=title)
    words, numbers = _words(tr), count(1)

    def closing(key: str, heading: str) -> Markup:
        legend = tr("Review: {section}", section=heading)
        return macro("box", next(numbers), key, legend, words, of=_TEMPLATE)

    additions = Additions(closing, source("review.js"), source("review.css"))
    flow = HtmlFlow(head, tr, additions)
    flow.heading(1, tr("How to review"))
    flow.bullets(_how(tr))
    write(flow, made_of, tr, progress, flow.begin)
    flow.heading(1, tr("Save the review"))
    flow.add_block(macro("save", _about(made_of, tr), words, of=_TEMPLATE))
    data = flow.finish()
    progress(1.0)
    return Output(data)


def _how(tr: Translator) -> list[str]:
    return [
        tr(
            "Read a section. At its end, approve it or return it, and write what "
            "should be changed. Sections that you leave are left open."
        ),
        tr(
            "When you are done, fill in your role at the end and save the review as a "
            "file. Send that file to whoever sent you this copy."
        ),
        tr(
            "Everything stays in this computer until you save. Write no names of "
            "persons, neither your own nor anybody else's."
        ),
    ]


def _about(made_of: Compilation, tr: Translator) -> dict[str, str]:
    """Return what the script must know, and what it tells the reader."""
    return {
        "format": FORMAT,
        "session": made_of.plan.session.id,
        "digest": made_of.digest,
        "edition": made_of.scope.edition,
        "count": tr(
            "Sections with a verdict or a comment: {said} of {all}.", said="%", all="%"
        ),
        "no-role": tr("Fill in your role first, for instance chair."),
        "nothing": tr("Give a verdict or a comment on at least one section first."),
        "saved": tr(
            "The review is saved as {file}, usually in the folder Downloads. If no "
            "file came, choose “Show as text”.",
            file="%",
        ),
        "shown": tr("Copy the text, and send it in a message."),
        "sure": tr("Take away all that you have written here?"),
        "cleared": tr("All that you wrote is taken away."),
    }


def _words(tr: Translator) -> dict[str, object]:
    """Return the words of the boxes."""
    return {
        "verdicts": [
            ("approved", tr("Approve")),
            ("returned", tr("Return")),
            ("", tr("No verdict")),
        ],
        "comment": tr("Comment"),
        "role": tr("Your role"),
        "role_hint": tr("For instance chair. Write a role, never a name."),
        "roles": [
            tr("chair"),
            tr("first vice chair"),
            tr("second vice chair"),
            tr("member"),
            tr("secretary"),
        ],
        "save": tr("Save the review as a file"),
        "show": tr("Show as text"),
        "take_away": tr("Take away what I have written"),
        "file": tr("The review as text"),
        "no_script": tr(
            "This browser runs no scripts, so that the review cannot be saved here. "
            "Print the copy and write on paper, or open it in another browser."
        ),
    }
