"""The compilation as the committee gets it on paper: a tagged PDF.

The order is fixed: cover, contents, summary, how it was done, how statements came in,
participation, matrix, one chapter for each goal area, the sums, method and limits, what
came late or twice, and an annex with every statement by number. What it shows is
decided by `facilitator.domain.compilation`.
"""

from collections.abc import Callable, Iterator, Mapping

from facilitator.documents.channel_parts import (
    apart,
    closing,
    late_supplement,
    twin_list,
    ways_in,
)
from facilitator.documents.flow import Flow
from facilitator.documents.made import Made, Progress
from facilitator.documents.paper import (
    About,
    begin,
    finished,
    long_name,
    said_in,
    stamps,
)
from facilitator.documents.pdf import LEAD, SMALL, Item, Layout
from facilitator.documents.report_parts import (
    accounts,
    matrix,
    method,
    participation,
    procedure,
    summary,
)
from facilitator.domain.chapters import Chapter, QuestionPart
from facilitator.domain.compilation import Compilation
from facilitator.domain.coverage import count_of
from facilitator.domain.digest import short
from facilitator.domain.plan import name_of
from facilitator.domain.sections import chapter_key
from facilitator.domain.statement import Statement
from facilitator.i18n.formats import clock, long_date
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import CHANNEL_WORDS, EDITION_WORDS, KIND_WORDS

_TOLD_EVERY = 50
"""How many statements are set between two words on progress."""
_PARTS: Mapping[str, Callable[[Flow, Compilation, Translator], None]] = {
    "summary": summary,
    "procedure": procedure,
    "channels": ways_in,
    "participation": participation,
    "matrix": matrix,
    "sums": accounts,
    "method": method,
    "late": late_supplement,
    "twins": twin_list,
}
"""What writes a section."""
_GUTTER = 9
"""Points by which pages move from the spine: it is printed on both sides and bound."""


def compilation_pdf(made_of: Compilation, tr: Translator, progress: Progress) -> Made:
    """Return the compilation as PDF/UA-1 and PDF/A-2a.

    Args:
        made_of: what it shows; the same gives the same bytes.
        tr: speaks the language of the document's own words.
        progress: told the share done (0 to 1); what it raises stops the work.
    """
    about = About(made_of.plan, made_of.digest, made_of.as_of)
    flow = begin(tr("Compilation"), about, tr, layout=Layout(gutter=_GUTTER))
    write(flow, made_of, tr, progress)
    made = finished(flow)
    progress(1.0)
    return made


Begun = Callable[[str], None]
"""Told the key of each section that is begun: of `section_keys`."""


def write(
    flow: Flow,
    made_of: Compilation,
    tr: Translator,
    progress: Progress,
    begun: Begun = lambda key: None,
) -> None:
    """Write the compilation on pages or on a web page, section after section."""
    _Report(flow, made_of, tr, progress).write(begun)


class _Report:
    """One compilation in the making."""

    def __init__(
        self, flow: Flow, made_of: Compilation, tr: Translator, progress: Progress
    ) -> None:
        self._flow = flow
        self._made_of = made_of
        self._tr = tr
        self._progress = progress
        self._set = 0
        self._late = {each.id for each in made_of.channels.late}
        self._said_in = said_in(tr)

    def write(self, begun: Begun) -> None:
        """Write the sections that are wanted, in their order."""
        made_of, tr, flow = self._made_of, self._tr, self._flow
        self._cover()
        flow.contents(tr("Contents"))
        for section in made_of.scope.sections:
            if section == "chapters":
                self._chapters(begun)
                continue
            begun(section)
            if section == "annex":
                self._annex()
            elif section in _PARTS:
                _PARTS[section](flow, made_of, tr)

    def _chapters(self, begun: Begun) -> None:
        for number, chapter in enumerate(self._made_of.chapters, 1):
            begun(chapter_key(chapter.area.id))
            self._chapter(number, chapter)

    def _cover(self) -> None:
        made_of, tr = self._made_of, self._tr
        project, session = made_of.plan.project, made_of.plan.session
        closes = made_of.channels.closes
        facts = [
            (tr("Meeting"), long_name(session, tr)),
            (tr("Held by"), session.body),
            (tr("Place"), session.place),
            (tr("Made for"), session.report_to),
            (tr("Edition"), tr(EDITION_WORDS[made_of.scope.edition])),
            (tr("Data as of"), self._as_of()),
            (tr("Form open until"), closing(closes, tr) if closes else ""),
            (tr("Digest"), short(made_of.digest)),
        ]
        self._flow.cover(
            tr("Compilation"),
            kicker=" · ".join(
                [*stamps(session, tr), project.municipality or project.name]
            ),
            subtitle=long_name(session, tr),
            facts=[(key, value) for key, value in facts if value],
        )

    def _as_of(self) -> str:
        """Return the time of the newest event, or the day where nothing happened."""
        moment, language = self._made_of.as_of, self._tr.language
        day = long_date(moment.date(), language)
        if not self._made_of.annex:
            return day
        return self._tr("{date} at {time}", date=day, time=clock(moment, language))

    def _chapter(self, number: int, chapter: Chapter) -> None:
        flow, tr = self._flow, self._tr
        title = f"{number} {chapter.area.name}"
        flow.heading(1, title, new_page=True, lang=self._said_in)
        flow.paragraph(self._counted(chapter), LEAD)
        used = [(word, count) for word, count in chapter.keywords if count.total]
        if used:
            words = ", ".join(f"{word} {apart(count, tr)}" for word, count in used)
            flow.paragraph(tr("Keywords: {words}.", words=words))
        unused = [word for word, count in chapter.keywords if not count.total]
        if unused:
            words = ", ".join(unused)
            flow.paragraph(tr("Keywords nobody touched: {words}.", words=words))
        for part in chapter.parts:
            self._part(part)

    def _counted(self, chapter: Chapter) -> str:
        """Return a chapter's counts, the channels apart where there are several."""
        tr, count = self._tr, self._made_of.area_total(chapter.area)
        if not (count.online or count.paper):
            return tr.plural("{count} statement.", "{count} statements.", count.total)
        parts = apart(count, tr)
        return tr.plural(
            "{count} statement in all, {parts}: in the room, by form and on paper.",
            "{count} statements in all, {parts}: in the room, by form and on paper.",
            count.total,
            parts=parts,
        )

    def _part(self, part: QuestionPart) -> None:
        flow, tr = self._flow, self._tr
        if part.question:
            flow.heading(2, part.question.name, lang=self._said_in)
        else:
            flow.heading(2, tr("Said outside the questions"))
        for voice in part.voices:
            said = len(voice.statements)
            counted = tr.plural("{count} statement", "{count} statements", said)
            count = count_of(voice.statements)
            if count.onsite < said:
                counted = f"{counted}: {apart(count, tr)}"
            flow.heading(3, f"{voice.group.name} · {counted}", in_contents=False)
            flow.items(self._items(voice.statements, self._coded))
        if part.silent:
            groups = ", ".join(group.name for group in part.silent)
            flow.paragraph(tr("Nothing said by: {groups}.", groups=groups), SMALL)

    def _annex(self) -> None:
        flow, tr = self._flow, self._tr
        flow.heading(1, tr("Annex: all statements by number"), new_page=True)
        if not self._made_of.annex:
            flow.paragraph(tr("No statement has been logged."))
            return
        flow.items(self._items(self._made_of.annex, self._placed))

    def _items(
        self, statements: tuple[Statement, ...], meta: Callable[[Statement], str]
    ) -> Iterator[Item]:
        """Yield the entries of a list, telling the progress now and then."""
        total = 2 * len(self._made_of.annex) + 1
        for statement in statements:
            self._set += 1
            if self._set % _TOLD_EVERY == 0:
                self._progress(self._set / total)
            label = self._made_of.number_of(statement)
            yield Item(label, self._text(statement), meta(statement), self._said_in)

    def _text(self, statement: Statement) -> str:
        gone = statement.withdrawn
        if gone is None:
            return statement.text
        if gone.undone:
            return self._tr("The logging was undone.")
        if gone.again:
            return self._tr("The same answer had come in before.")
        return self._tr("Withdrawn: {reason}", reason=gone.reason)

    def _coded(self, statement: Statement) -> str:
        """Return what kind of statement it is, and its keywords."""
        tr, known = self._tr, self._made_of.plan.keywords
        words = [tr(KIND_WORDS[statement.kind])]
        if statement.channel != "onsite":
            words.append(self._came(statement))
        words += [name_of(known, word) for word in statement.keywords]
        if statement.corrections:
            words.append(tr("corrected"))
        return " · ".join(words)

    def _came(self, statement: Statement) -> str:
        """Return how a statement came in, where that was not in the room."""
        tr = self._tr
        if statement.id in self._late:
            return tr("late supplement")
        return tr(CHANNEL_WORDS[statement.channel])

    def _placed(self, statement: Statement) -> str:
        """Return where in the report a statement belongs."""
        made_of = self._made_of
        placed = [
            name_of(made_of.areas, statement.area),
            name_of(made_of.groups, statement.group),
            self._tr(KIND_WORDS[statement.kind]),
        ]
        if statement.channel != "onsite":
            placed.append(self._came(statement))
        return " · ".join(placed)
