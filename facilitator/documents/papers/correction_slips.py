"""Correction slips on paper: each table's statements by number, with boxes to tick."""

from collections.abc import Iterator

from facilitator.documents.letterhead import About, begin, finish, said_in
from facilitator.documents.output import Output, Progress
from facilitator.documents.pdf import LEAD, Flow, Item
from facilitator.domain.papers.correction_slips import Slip, Slips, TableSlips
from facilitator.domain.plan.plan import name_of
from facilitator.i18n.translate import Translator, mark
from facilitator.i18n.words import CHANNEL_WORDS, KIND_WORDS

ANSWERS = (mark("Correct as it is"), mark("To be changed"), mark("Take it away"))
"""The boxes, in the order of the digits that key them back."""
_TOLD_EVERY = 50
"""How many statements are set between two words on progress."""


def slips_pdf(made_of: Slips, tr: Translator, progress: Progress) -> Output:
    """Return the slips as PDF/UA-1 and PDF/A-2a, each table beginning a page.

    Args:
        made_of: what they show; the same gives the same bytes.
        tr: speaks the language of the document's own words.
        progress: told the share done (0 to 1); what it raises stops the work.
    """
    about = About("correction-slips", made_of.plan, made_of.digest, made_of.as_of)
    flow = begin(tr("Correction slips"), about, tr)
    counter = _ProgressCounter(made_of.total, progress)
    for each in made_of.tables:
        _head(flow, made_of, each, tr)
        flow.items(counter.items(each, made_of, tr))
    if not made_of.tables:
        flow.heading(1, tr("Correction slips"))
        flow.paragraph(tr("No statement has been logged."))
    output = finish(flow)
    progress(1.0)
    return output


class _ProgressCounter:
    """Tells how far the work has come."""

    def __init__(self, count: int, progress: Progress) -> None:
        self._count = count
        self._progress = progress
        self._set = 0

    def items(
        self, section: TableSlips, made_of: Slips, tr: Translator
    ) -> Iterator[Item]:
        answers = tuple(tr(each) for each in ANSWERS)
        for number, statement in section.slips:
            self._set += 1
            if self._set % _TOLD_EVERY == 0:
                self._progress(self._set / (self._count + 1))
            coded = _coding(made_of, Slip(number, statement), tr)
            yield Item(number, statement.text, coded, said_in(tr), ticks=answers)


def _head(flow: Flow, made_of: Slips, section: TableSlips, tr: Translator) -> None:
    """Set what a table's slips are, how to fill them in, and when to hand them in."""
    table, plan = section.table, made_of.plan
    name = table.name if table else tr("Logged at no table")
    flow.heading(1, name, new_page=True, lang=said_in(tr) if table else "")
    group = name_of(plan.groups, table.group) if table else ""
    during = made_of.round.name if made_of.round else tr("All rounds")
    count = len(section.slips)
    how_many = tr.plural("{count} statement", "{count} statements", count)
    if section.on_paper:
        on_paper = tr("{count} of them on paper", count=section.on_paper)
        how_many = f"{how_many}, {on_paper}"
    parts = (tr("Correction slips"), group, during, how_many)
    flow.paragraph(" · ".join(part for part in parts if part), LEAD, wide=True)
    flow.paragraph(
        tr(
            "This is what was written down at your table: put a cross at each "
            "statement, and write on the line what should stand instead. Hand the "
            "slips in before you leave."
        ),
        wide=True,
    )


def _coding(made_of: Slips, slip: Slip, tr: Translator) -> str:
    """Return what a statement was filed under."""
    plan, statement = made_of.plan, slip.statement
    words = [name_of(plan.areas, statement.area), name_of(plan.groups, statement.group)]
    words += [name_of(plan.keywords, word) for word in statement.keywords]
    if statement.channel != "onsite":
        words.append(tr(CHANNEL_WORDS[statement.channel]))
    if statement.kind != "own_words":
        words.append(tr(KIND_WORDS[statement.kind]))
    return " · ".join(words)
