"""The ways in which statements came in, apart; what came late, and what came twice."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from facilitator.documents.compilation.sections.setting import Report
from facilitator.documents.pdf import Cell, Column, Table
from facilitator.domain.compilation.compilation import Compilation
from facilitator.domain.plan.plan import name_of
from facilitator.domain.session.statement import Statement
from facilitator.i18n.formats import clock, long_date, number
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import CHANNEL_WORDS

_CUT = 160
"""How many characters of a text are shown where it stands whole elsewhere."""


def ways_in(report: Report) -> None:
    """Set how many statements came by which channel, and what is in no figure."""
    flow, made_of, tr = report.flow, report.made_of, report.tr
    channels, language = made_of.channels, tr.language
    flow.heading(1, tr("How the statements came in"))
    rows: list[list[str | Cell]] = [
        [
            name,
            number(channels.counts[channel], language),
            _moment(channels.latest.get(channel, ""), tr),
        ]
        for channel, name in (
            ("onsite", tr("In the room")),
            ("online", tr("Digital form")),
            ("paper", tr("On paper")),
        )
    ]
    if channels.late:
        label = tr("of the above: late supplement")
        rows.append([label, number(len(channels.late), language), ""])
    total = number(sum(channels.counts.values()), language)
    rows.append([Cell(each, strong=True) for each in (tr("Sum of all"), total, "")])
    flow.table(
        Table(
            [
                Column(tr("Channel"), weight=2),
                Column(tr("Statements"), number=True),
                Column(tr("Latest came in"), weight=1.6),
            ],
            rows,
            caption=tr("Statements by channel"),
        )
    )
    flow.bullets(_cut_off(made_of, tr))


def late_supplement(report: Report) -> None:
    """List what was sent after the form had closed."""
    flow, made_of, tr = report.flow, report.made_of, report.tr
    late = made_of.channels.late
    flow.heading(1, tr("Late supplement"))
    if not late:
        flow.paragraph(tr("Nothing that counts was sent after the form had closed."))
        return
    flow.paragraph(
        tr(
            "These came in after the form had closed, and a person has let them "
            "count. They are marked in the chapters, too."
        )
    )
    _list_statements(report, late)


def twin_list(report: Report) -> None:
    """List the same texts in several channels, which may be one person's."""
    flow, made_of, tr = report.flow, report.made_of, report.tr
    flow.heading(1, tr("The same text in several channels"))
    if not made_of.twins:
        flow.paragraph(tr("No text came in by more than one channel."))
        return
    flow.paragraph(
        tr(
            "The same words came in by more than one channel, whatever their case, "
            "spaces and punctuation. It may be one person twice, or several who agree. "
            "All of them count; none has been taken away."
        )
    )
    _list_statements(report, [each for twins in made_of.twins for each in twins])


def closing(moment: datetime, tr: Translator) -> str:
    """Return a time of the wall clock in words."""
    day, time = long_date(moment.date(), tr.language), clock(moment, tr.language)
    return tr("{date} at {time}", date=day, time=time)


def _moment(at: str, tr: Translator) -> str:
    """Return a time as the journal keeps it in words; a dash where it is none."""
    try:
        return closing(datetime.fromisoformat(at), tr)
    except ValueError:  # Another program's journal may hold any text.
        return "–"


def _cut_off(made_of: Compilation, tr: Translator) -> Iterator[str]:
    channels = made_of.channels
    if channels.closes:
        yield tr(
            "The form takes answers until {moment}. What comes later is a late "
            "supplement, kept apart until a person lets it count.",
            moment=closing(channels.closes, tr),
        )
    else:
        yield tr("The plan sets no time at which the form closes.")
    yield tr.plural(
        "{count} answer waits for a person to look at it, {late} of these sent late. "
        "It is in no figure here.",
        "{count} answers wait for a person to look at them, {late} of these sent late. "
        "They are in no figure here.",
        channels.waiting,
        late=channels.waiting_late,
    )
    yield tr.plural(
        "{count} answer has been looked at and rejected. It is in no figure here.",
        "{count} answers have been looked at and rejected. They are in no figure here.",
        channels.rejected,
    )
    yield tr.plural(
        "{count} text came in by more than one channel; see the list.",
        "{count} texts came in by more than one channel; see the list.",
        len(made_of.twins),
    )


def _list_statements(report: Report, statements: Iterable[Statement]) -> None:
    made_of, tr, lang = report.made_of, report.tr, report.entries.lang
    report.flow.table(
        Table(
            [
                Column(tr("Number"), width=70),
                Column(tr("Channel"), width=70),
                Column(tr("Target group"), width=100),
                Column(tr("Statement")),
            ],
            (
                [
                    made_of.number_of(each),
                    tr(CHANNEL_WORDS[each.channel]),
                    Cell(name_of(made_of.groups, each.group), lang),
                    Cell(_cut(each.text), lang),
                ]
                for each in statements
            ),
        )
    )


def _cut(text: str) -> str:
    return text if len(text) <= _CUT else text[: _CUT - 1].rstrip() + "…"
