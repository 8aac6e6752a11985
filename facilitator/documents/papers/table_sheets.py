"""Table sheets: what lies on each table before the start, one page for each."""

from collections.abc import Iterator, Sequence

from facilitator.documents.letterhead import About, begin, finish, said_in
from facilitator.documents.output import Output, Progress
from facilitator.documents.pdf import LEAD, Item, Layout
from facilitator.domain.form.address import form_address
from facilitator.domain.hall.agenda import AgendaItem as Planned
from facilitator.domain.papers.table_sheets import Sheets, planned_programme
from facilitator.domain.plan.plan import GoalArea, Table, name_of
from facilitator.i18n.formats import clock
from facilitator.i18n.translate import Translator, mark

RULES = (
    mark("One person speaks at a time, and everybody gets to speak."),
    mark("You need not agree: all that is said is written down."),
    mark("The scribe reads back. Say so if something became wrong."),
)
_CODE = 120
"""Side of the code in points: it is scanned from across the table."""
_SMALL_CODE = 88
_MOST = 3
"""Details: 3 all, 2 without keywords, 1 with texts cut, 0 without questions too."""
_UNCUT = 2
"""The fewest details that leave out no text and cut none."""
_CUT = 90
"""How many characters of a text are left where nothing else helps."""


def table_sheets_pdf(made_of: Sheets, tr: Translator, progress: Progress) -> Output:
    """Return a page for each table as PDF.

    A table with so much on its page that it would run over has fewer details on it,
    and so have the others, for they are to look alike. In large print both sides of
    a sheet are used before any text is cut.

    Args:
        made_of: what they show; the same gives the same bytes.
        tr: speaks the language of the document's own words.
        progress: told the share done (0 to 1); what it raises stops the work.
    """
    tries = _tries(made_of.plan.project.look.large)
    for turn, (sides, details) in enumerate(tries):
        progress(turn / len(tries))
        output = finish(_Sheets(made_of, tr, sides, details).flow)
        if output.pages <= max(len(made_of.tables), 1) * sides:
            break
    progress(1.0)
    return output


def _tries(large: bool) -> list[tuple[int, int]]:
    """Return on how many sides, and with how many details, sheets are tried."""
    all_details = list(reversed(range(_MOST + 1)))
    if not large:
        return [(1, details) for details in all_details]
    uncut = [(1, details) for details in all_details if details >= _UNCUT]
    return [*uncut, *((2, details) for details in all_details)]


class _Sheets:
    """The sheets of all tables, on so many sides and with so many details."""

    def __init__(
        self, made_of: Sheets, tr: Translator, sides: int, details: int
    ) -> None:
        self._made_of = made_of
        self._tr = tr
        self._details = details
        about = About("table-sheets", made_of.plan, made_of.digest, made_of.as_of)
        layout = Layout(duplex=sides > 1)
        self.flow = begin(tr("Table sheets"), about, tr, layout=layout)
        for table in made_of.tables:
            self._sheet(table)
        if not made_of.tables:
            self.flow.heading(1, tr("Table sheets"))
            self.flow.paragraph(tr("The plan has no tables."))

    def _sheet(self, table: Table) -> None:
        flow, tr, plan = self.flow, self._tr, self._made_of.plan
        flow.odd_page()
        flow.heading(1, self._short(table.name), new_page=True, lang=said_in(tr))
        if table.group:
            group = self._short(name_of(plan.groups, table.group))
            flow.paragraph(group, LEAD, lang=said_in(tr), wide=True)
        flow.bullets(tr(rule) for rule in RULES)
        flow.entries(self._rounds(table))
        if self._made_of.has_free_choice():
            self._areas(plan.areas)
        self._form(table)

    def _rounds(self, table: Table) -> Iterator[Item]:
        tr = self._tr
        for each in planned_programme(self._made_of.plan):
            area = self._made_of.area(table, each.round)
            if each.round.pause:
                yield self._plain(each, tr("Pause"))
            elif area is None:
                yield self._plain(each, tr("The table chooses its area."))
            else:
                yield self._about(self._label(each), area)

    def _plain(self, planned_: Planned, word: str) -> Item:
        """Return a round of which there is no more than a word to say."""
        parts = (self._time(planned_), word)
        name = self._short(planned_.round.name)
        return Item(name, " · ".join(part for part in parts if part))

    def _areas(self, areas: Sequence[GoalArea]) -> None:
        """Set all areas to choose among, where a table may do that."""
        tr = self._tr
        self.flow.heading(2, tr("Areas and questions"))
        self.flow.entries(
            self._about(tr("Area {number}", number=at), area)
            for at, area in enumerate(areas, 1)
        )

    def _about(self, label: str, area: GoalArea) -> Item:
        """Return an area with the details that there is room for."""
        tr = self._tr
        questions = [self._short(each.name) for each in area.questions]
        words = ", ".join(word.name for word in area.keywords)
        keywords = tr("Keywords: {words}.", words=words) if words else ""
        return Item(
            label,
            "\n".join(questions) if self._details else "",
            meta=keywords if self._details == _MOST else "",
            title=self._short(area.name),
            lang=said_in(tr),
        )

    def _form(self, table: Table) -> None:
        """Set the code of the form, which knows at which table it was scanned."""
        plan, tr = self._made_of.plan, self._tr
        if plan.session.form_link:
            self.flow.paragraph(tr("Answer by phone as well, or instead:"))
            address = form_address(plan, table=table.id)
            alt = tr("QR code that leads to the form: {address}", address=address)
            self.flow.qr(
                address, alt, size=_CODE if self._details == _MOST else _SMALL_CODE
            )

    def _label(self, each: Planned) -> str:
        """Return a round's name and time; where room is scarce one of them."""
        name, time = self._short(each.round.name), self._time(each)
        if self._details:
            return f"{name}\n{time}" if time else name
        return time or name

    def _time(self, planned_: Planned) -> str:
        """Return `18.00–18.20`, or how long it is to last where the plan says that."""
        tr, language = self._tr, self._tr.language
        if self._made_of.plan.session.starts is None:
            minutes = planned_.round.minutes
            return tr("{count} min", count=minutes) if minutes else ""
        starts, ends = clock(planned_.starts, language), clock(planned_.ends, language)
        return starts if starts == ends else f"{starts}–{ends}"

    def _short(self, text: str) -> str:
        if self._details > 1 or len(text) <= _CUT:
            return text
        return text[: _CUT - 1].rstrip() + "…"
