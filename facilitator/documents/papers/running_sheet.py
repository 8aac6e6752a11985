"""The running sheet: the programme as planned, for the facilitators alone.

The only document that holds the internal notes of the plan.
"""

from collections.abc import Iterator

from facilitator.documents.letterhead import About, begin, finish, long_name, said_in
from facilitator.documents.output import Output, Progress
from facilitator.documents.pdf import LEAD, SMALL, Cell, Column, Flow, Table
from facilitator.domain.hall.agenda import AgendaItem as Planned
from facilitator.domain.papers.table_sheets import Sheets, planned_programme
from facilitator.domain.plan.plan import GoalArea, Round, name_of, position
from facilitator.i18n.formats import clock, number
from facilitator.i18n.translate import Translator

_NAMES_FIT = 5
"""Rounds up to which the areas' names find room beside their numbers."""


def running_sheet_pdf(made_of: Sheets, tr: Translator, progress: Progress) -> Output:
    """Return the running sheet as PDF/UA-1 and PDF/A-2a.

    Args:
        made_of: what it shows; the same gives the same bytes.
        tr: speaks the language of the document's own words.
        progress: told the share done (0 to 1); what it raises stops the work.
    """
    about = About("running-sheet", made_of.plan, made_of.digest, made_of.as_of)
    flow = begin(tr("Running sheet"), about, tr, internal=True)
    sheet = _Sheet(flow, made_of, tr)
    parts = (sheet.facts, sheet.programme, sheet.matrix, sheet.questions)
    for at, part in enumerate(parts):
        progress(at / len(parts))
        part()
    output = finish(flow)
    progress(1.0)
    return output


class _Sheet:
    """One running sheet in the making."""

    def __init__(self, flow: Flow, made_of: Sheets, tr: Translator) -> None:
        self._flow, self._made_of, self._tr = flow, made_of, tr
        self._plan = made_of.plan
        self._planned = planned_programme(made_of.plan)

    def facts(self) -> None:
        """Set what the meeting is, and when and where it is."""
        flow, tr, session = self._flow, self._tr, self._plan.session
        flow.heading(1, tr("Running sheet"))
        flow.paragraph(
            tr("Internal: for the facilitators. Not to lie on the tables."),
            LEAD,
            wide=True,
        )
        expected = sum(group.expected for group in self._plan.groups)
        facts = [
            (tr("Meeting"), long_name(session, tr)),
            (tr("Place"), session.place),
            (tr("Time"), self._span()),
            (tr("Tables"), number(len(session.tables), tr.language)),
            (tr("Expected people"), number(expected, tr.language)),
            (tr("To bring about"), session.due),
        ]
        flow.facts([(key, value) for key, value in facts if value])

    def programme(self) -> None:
        """Set the rounds with their times, and what only facilitators are to know."""
        flow, tr = self._flow, self._tr
        flow.heading(2, tr("Programme"))
        if not self._planned:
            flow.paragraph(tr("The plan has no rounds."))
            return
        columns = [
            Column(tr("Time"), width=72),
            Column(tr("Round"), weight=2),
            Column(tr("Minutes"), width=54, number=True),
            Column(tr("Area"), weight=2),
            Column(tr("Note"), weight=3),
        ]
        flow.table(Table(columns, self._rows(), caption="", row_headers=2))
        if self._plan.session.starts is None:
            flow.paragraph(tr("The plan does not say when it starts."), SMALL)

    def matrix(self) -> None:
        """Set which table talks about what in which round."""
        flow, tr, talks = self._flow, self._tr, self._made_of.talks
        tables = self._made_of.tables
        if not tables or not talks:
            return
        flow.heading(2, tr("Areas by table and round"))
        columns = [Column(tr("Table"), weight=1.4)]
        columns += [Column(each.name) for each in talks]
        rows: list[list[str | Cell]] = [
            [
                Cell(self._seat(table.name, table.group), lang=said_in(tr)),
                *(self._area(self._made_of.area(table, each)) for each in talks),
            ]
            for table in tables
        ]
        flow.table(Table(columns, rows))

    def questions(self) -> None:
        """Set every area with its questions and keywords."""
        flow, tr, plan = self._flow, self._tr, self._plan
        flow.heading(2, tr("Areas and questions"))
        for at, area in enumerate(plan.areas, 1):
            flow.heading(3, f"{at} {area.name}", lang=said_in(tr))
            if area.questions:
                flow.bullets(each.name for each in area.questions)
            else:
                flow.paragraph(tr("No question"), SMALL)
            if area.keywords:
                words = ", ".join(word.name for word in area.keywords)
                flow.paragraph(tr("Keywords: {words}.", words=words), SMALL)
        if not plan.areas:
            flow.paragraph(tr("The plan has no goal areas."))

    def _rows(self) -> Iterator[list[str | Cell]]:
        tr = self._tr
        for each in self._planned:
            minutes = each.round.minutes
            yield [
                self._time(each),
                Cell(each.round.name, strong=True),
                number(minutes, tr.language) if minutes else "–",
                self._topic(each.round),
                Cell(each.round.note, lang=said_in(tr)),
            ]

    def _topic(self, round_: Round) -> str:
        """Return what all tables talk about in a round, or how they share the areas."""
        tr = self._tr
        if round_.pause:
            return tr("Pause")
        if round_.area:
            return self._area(self._made_of.area(None, round_))
        if self._plan.session.rotation == "none":
            return tr("Free")
        return tr("Each table its own")

    def _area(self, area: GoalArea | None) -> str:
        tr = self._tr
        if area is None:
            return tr("Free")
        at = position(self._plan.areas, area.id)
        fits = len(self._made_of.talks) <= _NAMES_FIT
        return f"{at} {area.name}" if fits else str(at)

    def _seat(self, table: str, group: str) -> str:
        name = name_of(self._plan.groups, group)
        return f"{table} · {name}" if name else table

    def _time(self, each: Planned) -> str:
        if self._plan.session.starts is None:
            return "–"
        language = self._tr.language
        return f"{clock(each.starts, language)}–{clock(each.ends, language)}"

    def _span(self) -> str:
        """Return when the first round begins and the last one ends."""
        if self._plan.session.starts is None or not self._planned:
            return ""
        language = self._tr.language
        starts = clock(self._planned[0].starts, language)
        return f"{starts}–{clock(self._planned[-1].ends, language)}"
