"""The card: one page with which a substitute scribe can go on at once."""

from facilitator.documents.letterhead import About, begin, finish
from facilitator.documents.output import Output, Progress
from facilitator.documents.pdf import LEAD, Column, Flow, Table
from facilitator.domain.papers.table_sheets import Sheets
from facilitator.i18n.translate import Translator, mark
from facilitator.i18n.words import KIND_WORDS

STEPS = (
    mark("Look at the top of the screen: are table, group, area and question right?"),
    mark("Write what is said, one thought at a time, in the speaker's words."),
    mark("Press Enter. What shows in the list is saved on the disk."),
    mark("A keyword: # and its first letters, then Tab. No keyword is fine too."),
)
KEYS = (
    ("entry.save", "Enter", mark("saves the statement")),
    ("log.area", "F2", mark("area: then its digit")),
    ("log.group", "F3", mark("target group")),
    ("log.question", "F4", mark("question")),
    ("log.kind", "F6", mark("kind: own words, paraphrase, scribe's note")),
    ("log.table", "F7", mark("table, then round")),
    ("log.keyword", "Ctrl+K", mark("keyword from a list")),
    ("log.search", "Ctrl+F", mark("search, also by number")),
    ("mode.undo", "Ctrl+Z", mark("undoes the latest")),
    ("app.help", "F1", mark("help where you are")),
)
"""Action, its key, and what that does."""
KINDS = {
    "own_words": mark("as it was said, word for word or nearly so"),
    "paraphrase": mark("your shorter wording of what somebody meant"),
    "scribe_note": mark("what you saw yourself, such as “many nodded”"),
}
TROUBLE = (
    (
        mark("Wrong text"),
        mark("↓ to the statement in the list, Enter, correct it. Nothing is lost."),
    ),
    (
        mark("Too fast"),
        mark("Ask for a moment: “Did I get that right?” Rather few and right."),
    ),
    (
        mark("Names"),
        mark("Never write who it was. No names, no telephone numbers."),
    ),
    (
        mark("It stopped"),
        mark("Start the program again: all is there, what was half typed too."),
    ),
    (
        mark("Dead laptop"),
        mark("Take another, write on. Paper will do; it is keyed in afterwards."),
    ),
)
NUMBERS = (
    ("07-2-014", mark("table 7, round 2, statement 14. A number never changes.")),
    ("7-2-14", mark("will do when you search, or key back correction slips: Ctrl+N.")),
)


def card_pdf(made_of: Sheets, tr: Translator, progress: Progress) -> Output:
    """Return the card as one page of PDF/UA-1 and PDF/A-2a.

    Args:
        made_of: which meeting it is for; the same gives the same bytes.
        tr: speaks the language of the document's own words.
        progress: told the share done (0 to 1); what it raises stops the work.
    """
    about = About("card", made_of.plan, made_of.digest, made_of.as_of)
    flow = begin(tr("Card for the scribe"), about, tr)
    flow.heading(1, tr("Card for the scribe"))
    flow.paragraph(tr("You can take over at once."), LEAD, wide=True)
    flow.bullets(tr(step) for step in STEPS)
    _keys(flow, tr)
    flow.heading(2, tr("Three kinds of statement"))
    flow.facts((tr(KIND_WORDS[kind]), tr(text)) for kind, text in KINDS.items())
    flow.heading(2, tr("When something goes wrong"))
    flow.facts((tr(what), tr(do)) for what, do in TROUBLE)
    flow.heading(2, tr("Numbers"))
    flow.facts((number, tr(advice)) for number, advice in NUMBERS)
    output = finish(flow)
    progress(1.0)
    return output


def _keys(flow: Flow, tr: Translator) -> None:
    """Set the keys in two columns."""
    flow.heading(2, tr("Keys"))
    half = (len(KEYS) + 1) // 2
    pairs = [(key, tr(does)) for _, key, does in KEYS]
    pairs += [("", "")] * (2 * half - len(pairs))
    columns = [
        column
        for _ in range(2)
        for column in (Column(tr("Key"), width=52), Column(tr("What it does")))
    ]
    rows = [
        [*left, *right] for left, right in zip(pairs[:half], pairs[half:], strict=True)
    ]
    flow.table(Table(columns, rows, row_headers=0))
