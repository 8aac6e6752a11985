"""The printed form: sheets to write answers on by hand, each with its own number."""

from collections.abc import Iterator
from itertools import groupby

from facilitator.documents.letterhead import About, begin, finish, said_in
from facilitator.documents.output import Output, Progress
from facilitator.documents.pdf import LEAD, SMALL, Flow, Style
from facilitator.documents.pdf.blocks.writing import ROW
from facilitator.domain.papers.answer_forms import (
    MOST_ROWS,
    PaperForm,
    PaperRow,
    rows_of,
)
from facilitator.i18n.translate import Translator, mark

RULES = (
    mark("Write so that others can read it: one thought on each row."),
    mark("Write no names, yours or anybody else's."),
    mark("You need not answer everything."),
)
_QUESTION = Style(12.5, 17, "semibold", before=12, after=0)
_AREA = Style(14.5, 19, "semibold", before=16, after=0)
_FREE = 2
"""Rows for other things at least, also where a page ends."""


def paper_form_pdf(made_of: PaperForm, tr: Translator, progress: Progress) -> Output:
    """Return the sheets as PDF/UA-1 and PDF/A-2a, each beginning a page.

    A sheet has an even number of pages, so that it is a leaf of its own in a print on
    both sides.

    Args:
        made_of: what they show; the same gives the same bytes.
        tr: speaks the language of the document's own words.
        progress: told the share done (0 to 1); what it raises stops the work.
    """
    about = About("paper-form", made_of.plan, made_of.digest, made_of.as_of)
    flow = begin(tr("Answers on paper"), about, tr)
    for at, sheet in enumerate(made_of.sheets):
        progress(at / (len(made_of.sheets) + 1))
        _Sheet(flow, made_of, sheet, tr).draw()
    output = finish(flow)
    progress(1.0)
    return output


class _Sheet:
    """One sheet."""

    def __init__(
        self, flow: Flow, made_of: PaperForm, sheet: int, tr: Translator
    ) -> None:
        self._flow = flow
        self._made_of = made_of
        self._sheet = sheet
        self._tr = tr
        self._said_in = said_in(tr)

    def draw(self) -> None:
        """Draw the head, the questions with their rows, and free rows to the end."""
        flow, tr = self._flow, self._tr
        flow.heading(1, tr("Sheet {number}", number=self._sheet), new_page=True)
        before = flow.pages
        self._head()
        rows = rows_of(self._made_of.plan)
        for area, of_area in groupby(rows, key=lambda row: row.area):
            flow.heading(2, area.name, lang=self._said_in, style=_AREA)
            self._questions(list(of_area))
        flow.heading(2, tr("Something else you want to say"), style=_AREA)
        flow.rows(self._free(len(rows) + 1, before))

    def _head(self) -> None:
        flow, tr, made_of = self._flow, self._tr, self._made_of
        session, form = made_of.plan.session, made_of.plan.session.form
        name = made_of.table.name if made_of.table else ""
        names = " · ".join(part for part in (session.name, name) if part)
        flow.paragraph(names, LEAD, lang=self._said_in, wide=True)
        flow.paragraph(" ".join(tr(rule) for rule in RULES), wide=True)
        if form.purpose:
            flow.paragraph(form.purpose, lang=self._said_in, wide=True)
        self._groups()
        names = " ".join(self._responsible())
        flow.paragraph(names, SMALL, lang=self._said_in, wide=True)

    def _groups(self) -> None:
        flow, tr, made_of = self._flow, self._tr, self._made_of
        if made_of.group:
            line = tr("Group: {group}", group=made_of.group.name)
            flow.paragraph(line, lang=self._said_in, wide=True)
        elif made_of.plan.groups:
            flow.paragraph(tr("Put a cross at the group you belong to:"), wide=True)
            names = (group.name for group in made_of.plan.groups)
            flow.choices(names, lang=self._said_in)

    def _responsible(self) -> Iterator[str]:
        """Yield what is told about personal data."""
        form, tr = self._made_of.plan.session.form, self._tr
        if form.controller:
            yield tr("Responsible for personal data: {name}.", name=form.controller)
        if form.contact:
            yield tr("Questions, or an answer to be taken away: {name}.",
                     name=form.contact)  # fmt: skip
        if form.notice:
            yield form.notice
        yield tr(
            "Keep the number of the sheet and the row: with it you can have an answer "
            "taken away."
        )

    def _questions(self, rows: list[PaperRow]) -> None:
        for question, question_rows in groupby(rows, key=lambda row: row.question):
            if question:
                self._flow.heading(
                    3, question.name, lang=self._said_in, style=_QUESTION
                )
            self._flow.rows(self._label(row.number) for row in question_rows)

    def _free(self, number: int, before: int) -> Iterator[str]:
        """Yield labels of free rows until the page, and the leaf, is full."""
        flow = self._flow
        for at, row in enumerate(range(number, MOST_ROWS + 1)):
            full = flow.room < ROW
            is_leaf = (flow.pages - before) % 2 == 0
            if full and is_leaf and at >= _FREE:
                return
            yield self._label(row)

    def _label(self, row: int) -> str:
        return f"{self._sheet}:{row}"
