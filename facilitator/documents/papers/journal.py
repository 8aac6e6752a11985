"""The journal on paper: every statement by number, with all that happened to it.

For those who work with the session alone: it holds first wordings, withdrawn words
and who wrote what down.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from facilitator.documents.letterhead import About, begin, finish, long_name, said_in
from facilitator.documents.output import Output, Progress
from facilitator.documents.pdf import LEAD, Column, Flow, Item, Table
from facilitator.domain.compilation.lineage import Entry, FieldChange, Lineage, Step
from facilitator.domain.events.events import (
    EventRedone,
    EventUndone,
    StatementCorrected,
    StatementWithdrawn,
)
from facilitator.domain.events.marks import StatementConfirmed, VoiceAdded
from facilitator.domain.plan.plan import Plan, PlanItem, name_of
from facilitator.domain.session.statement import Statement
from facilitator.i18n.formats import clock, number, short_date
from facilitator.i18n.translate import Translator, mark
from facilitator.i18n.words import CHANNEL_WORDS, KIND_WORDS

_TOLD_EVERY = 50
"""How many statements are set between two words on progress."""
_FIELDS = {
    "text": mark("wording"),
    "area": mark("area"),
    "group": mark("target group"),
    "question": mark("question"),
    "keywords": mark("keywords"),
    "kind": mark("kind"),
}
_STEPS = {
    StatementCorrected: mark("Corrected"),
    StatementWithdrawn: mark("Withdrawn"),
    VoiceAdded: mark("Said once more"),
    StatementConfirmed: mark("Read back and agreed to"),
    EventUndone: mark("Undone"),
    EventRedone: mark("Redone"),
}


def journal_pdf(made_of: Lineage, tr: Translator, progress: Progress) -> Output:
    """Return the numbered journal as PDF.

    Args:
        made_of: what it shows; the same gives the same bytes.
        tr: speaks the language of the document's own words.
        progress: told the share done (0 to 1); what it raises stops the work.
    """
    about = About("journal", made_of.plan, made_of.digest, made_of.as_of)
    flow = begin(tr("Numbered journal"), about, tr, internal=True)
    flow.heading(1, tr("Numbered journal"))
    flow.paragraph(
        tr(
            "Internal: every statement that was ever logged, in its first wording, "
            "with all that has happened to it since. Not to be handed out."
        ),
        LEAD,
        wide=True,
    )
    flow.facts([(tr("Meeting"), long_name(made_of.plan.session, tr))])
    flow.heading(2, tr("All statements by number"))
    if made_of.entries:
        flow.items(_items(made_of, tr, progress))
    else:
        flow.paragraph(tr("No statement has been logged."))
    _sums(flow, made_of, tr)
    output = finish(flow)
    progress(1.0)
    return output


def _items(made_of: Lineage, tr: Translator, progress: Progress) -> Iterator[Item]:
    total = len(made_of.entries)
    history = _History(made_of.plan, tr)
    for at, entry in enumerate(made_of.entries):
        if at % _TOLD_EVERY == 0:
            progress(at / (total + 1))
        steps = "\n".join(history.of(entry))
        yield Item(entry.number, entry.first.text, steps, said_in(tr))


class _History:
    """Tells what happened to statements, a line for each thing."""

    def __init__(self, plan: Plan, tr: Translator) -> None:
        self._plan, self._tr = plan, tr
        self._items_by_kind: dict[str, Sequence[PlanItem]] = {
            "area": plan.areas,
            "group": plan.groups,
            "question": plan.questions,
            "keywords": plan.keywords,
        }

    def of(self, entry: Entry) -> Iterator[str]:
        """Yield the lines of one statement."""
        yield self._logging_line(entry.first)
        yield self._coding_line(entry.first)
        steps_by_id = {step.event.id: step for step in entry.steps}
        for step in entry.steps:
            yield self._step(step, steps_by_id)
        withdrawal = entry.current.withdrawn
        if withdrawal and withdrawal.again:
            yield self._tr("Does not count: the same answer had come in before.")
        elif withdrawal:
            yield self._tr("Does not count.")

    def _logging_line(self, first: Statement) -> str:
        tr, session = self._tr, self._plan.session
        parts = [
            tr(
                "Logged {when} by {who} on {laptop}",
                when=self._time(first.at),
                who=first.by or "–",
                laptop=self._laptop(first.device),
            ),
            name_of(session.tables, first.table) or tr("no table"),
            name_of(session.rounds, first.round) or tr("no round"),
            tr(CHANNEL_WORDS[first.channel]),
        ]
        if first.source_id:
            parts.append(tr("from {source}", source=first.source_id))
        return " · ".join(parts)

    def _coding_line(self, first: Statement) -> str:
        parts = [
            self._word("area", first.area),
            self._word("group", first.group),
            self._word("question", first.question or ""),
            self._word("keywords", first.keywords),
            self._word("kind", first.kind),
        ]
        also = ", ".join(self._word("area", each) for each in first.also)
        if also:
            parts.append(self._tr("also {areas}", areas=also))
        return " · ".join(part for part in parts if part)

    def _step(self, step: Step, steps_by_id: dict[str, Step]) -> str:
        """Return what was done when, by whom, why, and what it changed."""
        tr, event = self._tr, step.event
        parts = [
            tr(
                "{done} {when} by {who} on {laptop}",
                done=tr(_STEPS[type(event)]),
                when=self._time(event.at),
                who=event.by or "–",
                laptop=self._laptop(step.device),
            )
        ]
        match event:
            case StatementCorrected(reason=reason) | StatementWithdrawn(reason=reason):
                parts.append(reason)
            case VoiceAdded(group=group):
                parts.append(self._word("group", group))
            case EventUndone(target=target) | EventRedone(target=target):
                parts.append(self._what(steps_by_id.get(target)))
        lines = [": ".join(part for part in parts if part)]
        lines += [self._change_line(each) for each in step.changes]
        if step.restores:
            lines.append(tr("It counts again."))
        if step.undone:
            lines.append(tr("Undone: this does not count."))
        return "\n– ".join(lines)

    def _what(self, step: Step | None) -> str:
        """Return what was undone or redone."""
        tr = self._tr
        if step is None:
            return tr("the logging itself")
        deed = tr(_STEPS[type(step.event)])
        return tr("“{done}” of {when}", done=deed, when=self._time(step.event.at))

    def _change_line(self, change: FieldChange) -> str:
        none = self._tr("none")
        return self._tr(
            "{field}: “{before}” → “{after}”",
            field=self._tr(_FIELDS[change.field]),
            before=self._word(change.field, change.before or "") or none,
            after=self._word(change.field, change.after or "") or none,
        )

    def _word(self, field: str, value: str | tuple[str, ...]) -> str:
        """Return a coding by its names, a wording as it is."""
        if isinstance(value, tuple):
            return ", ".join(self._word(field, each) for each in value)
        if field == "kind":
            return self._tr(KIND_WORDS[value]) if value else ""
        return name_of(self._items_by_kind.get(field, ()), value)

    def _laptop(self, device: str) -> str:
        return name_of(self._plan.session.laptops, device)

    def _time(self, at: str) -> str:
        """Return a wall time with its day; another program's text as it is."""
        try:
            moment = datetime.fromisoformat(at)
        except ValueError:
            return at or "–"
        return f"{short_date(moment.date())} {clock(moment, self._tr.language)}"


def _sums(flow: Flow, made_of: Lineage, tr: Translator) -> None:
    """Set how many there are of everything, and whether the sums balance."""
    sums = made_of.balance
    flow.heading(2, tr("Sums"))
    _table(
        flow,
        [
            (tr("Count"), sums.counted),
            (tr("Withdrawn, or the logging undone"), sums.withdrawn),
            (tr("Logged"), sums.logged),
        ],
        tr("Statements"),
        tr,
    )
    if sums.balances:
        flow.paragraph(tr("The sums balance: every number stands here once."))
    else:
        flow.paragraph(tr("The sums do not balance. Do not use this journal."), LEAD)
    _table(
        flow,
        [
            (tr("Statements corrected"), made_of.statements_with(StatementCorrected)),
            (
                tr("Read back and agreed to"),
                made_of.statements_with(StatementConfirmed),
            ),
            (tr("Said once more by others"), made_of.statements_with(VoiceAdded)),
            (tr("Answers in quarantine"), made_of.waiting),
            (tr("Answers rejected"), made_of.rejected),
        ],
        tr("What has happened"),
        tr,
    )


def _table(
    flow: Flow, rows: Sequence[tuple[str, int]], title: str, tr: Translator
) -> None:
    columns = [Column(title, weight=3), Column(tr("How many"), number=True)]
    cells = [[name, number(count, tr.language)] for name, count in rows]
    flow.table(Table(columns, cells))
