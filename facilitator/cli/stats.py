"""`facilitator stats`: how a session stands, in numbers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from facilitator.cli.call import Call
from facilitator.cli.layout import WIDTH, columns
from facilitator.cli.parser import Grammar
from facilitator.domain.compilation.compilation import (
    Compilation,
    compile_session,
)
from facilitator.domain.events.kinds import CHANNELS
from facilitator.domain.open_data.rows import channels_document, twins_document
from facilitator.domain.plan.plan import (
    PlanItem,
    name_of,
)
from facilitator.domain.session.coverage import (
    Count,
    Dimension,
)
from facilitator.domain.session.digest import short
from facilitator.i18n.formats import clock_of
from facilitator.i18n.names import session_name
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import CHANNEL_WORDS

_TOTALS = ("logged", "counted", "withdrawn")
_SUMS = (
    *("logged", "goals", "programme", "outside", "unhandled", "withdrawn"),
    "balances",
)
_NUMBER = 9
"""Cells of a column with counts."""
_CELL = 9
"""Cells of a column in the matrix."""
_QUOTED = 33
"""Cells of a text that stands whole elsewhere."""
_ABREAST = 5
"""How many areas stand beside each other in the matrix."""


def add_commands(grammar: Grammar) -> None:
    """Add the command."""
    tr = grammar.tr
    parser = grammar.session_command(
        "stats",
        tr("count statements, and show the sums that must balance"),
        "--json",
        stats,
    )
    parser.add_argument("--json", action="store_true", help=tr("as one JSON document"))


def stats(call: Call) -> int:
    """Show the figures of a session."""
    open_session = call.read(call.args.session)
    made_of = compile_session(open_session.plan, open_session.session)
    if call.args.json:
        call.console.data(_document(made_of))
    else:
        for line in _lines(made_of, call.tr):
            call.console.say(line)
    return 0


def _document(made_of: Compilation) -> dict[str, object]:
    sums = made_of.balance
    session = made_of.plan.session
    present = made_of.session.hall.present()
    return {
        "session": {
            "id": session.id,
            "name": session.name,
            "rehearsal": session.rehearsal,
            "date": session.date.isoformat(),
        },
        "totals": {name: getattr(sums, name) for name in _TOTALS},
        "by_channel": {each: getattr(sums.by_channel, each) for each in CHANNELS},
        "channels": channels_document(made_of),
        "twins": twins_document(made_of),
        "by_area": _sums_by_item(made_of, "area", made_of.areas),
        "by_group": [
            {"id": each.group.id, "name": each.group.name} | _count(each.count)
            for each in made_of.participation
        ],
        "by_keyword": _sums_by_item(made_of, "keyword", made_of.plan.keywords),
        "by_question": _sums_by_item(made_of, "question", made_of.plan.questions),
        "matrix": [
            {"area": area.id, "group": group.id} | _count(made_of.cell(area, group))
            for area in made_of.areas
            for group in made_of.groups
        ],
        "participants": [
            {
                "group": group.id,
                "expected": group.expected,
                "present": present.get(group.id),
            }
            for group in made_of.groups
        ],
        "balance": {name: getattr(sums, name) for name in _SUMS},
        "digest": made_of.digest,
    }


def _sums_by_item(
    made_of: Compilation, dimension: Dimension, items: Iterable[PlanItem]
) -> list[dict[str, object]]:
    return [
        {"id": item.id, "name": item.name} | _count(_total(made_of, dimension, item))
        for item in items
    ]


def _count(count: Count) -> dict[str, object]:
    return asdict(count) | {"total": count.total}


def _total(made_of: Compilation, dimension: Dimension, item: PlanItem) -> Count:
    groups = [group.id for group in made_of.groups]
    return made_of.coverage.total(dimension, [item.id], groups)


def _lines(made_of: Compilation, tr: Translator) -> Iterator[str]:
    session, sums = made_of.plan.session, made_of.balance
    yield columns((f"{session_name(tr, session)} · {session.date.isoformat()}", WIDTH))
    yield tr("Counts are of statements, not of people.")
    yield ""
    heads = [tr(CHANNEL_WORDS[channel]) for channel in CHANNELS]
    yield _line("", *heads, tr("in all"))
    yield _line(tr("All that count"), *_cells(sums.by_channel))
    yield from _ways_in(made_of, tr)
    keywords, questions = made_of.plan.keywords, made_of.plan.questions
    yield ""
    yield tr("Goal areas")
    for number, area in enumerate(made_of.areas, 1):
        total = _total(made_of, "area", area)
        yield _line(f"{number:3} {area.name}", *_cells(total))
    yield ""
    yield tr("Target groups (participants here, of those expected)")
    present = made_of.session.hall.present()
    for each in made_of.participation:
        here = present.get(each.group.id, "–")
        name = f"{here:>3} {each.group.expected:4} {each.group.name}"
        yield _line(name, *_cells(each.count))
    yield from _table(tr("Questions"), made_of, "question", questions)
    yield from _table(tr("Keywords"), made_of, "keyword", keywords)
    yield ""
    yield tr("Goal areas and target groups; 12+3+1 is on site, online and on paper")
    yield from _matrix(made_of, tr)
    yield ""
    yield from _sums(made_of, tr)


def _ways_in(made_of: Compilation, tr: Translator) -> Iterator[str]:
    """Yield the cut-off, what is in no figure, and the twins."""
    channels = made_of.channels
    latest = [clock_of(channels.latest.get(each, ""), tr.language) for each in CHANNELS]
    yield _line(tr("  the latest at"), *(each or "–" for each in latest), "")
    if channels.late:
        yield _line(tr("  of these late supplement"), "", len(channels.late), "", "")
    if channels.closes:
        closes = channels.closes.strftime("%Y-%m-%d %H:%M")
        yield tr("The form is open until {moment}.", moment=closes)
    yield tr(
        "In no figure: {held} held, {late} of them late, and {rejected} rejected.",
        held=channels.waiting,
        late=channels.waiting_late,
        rejected=channels.rejected,
    )
    yield from _twins(made_of, tr)


def _twins(made_of: Compilation, tr: Translator) -> Iterator[str]:
    if not made_of.twins:
        return
    yield ""
    yield tr("The same text in several channels; all of them count")
    for twins in made_of.twins:
        for each in twins:
            number = made_of.number_of(each)
            channel = tr(CHANNEL_WORDS[each.channel])
            group = name_of(made_of.groups, each.group)
            text = " ".join(each.text.split())
            yield columns(
                ("", 1), (number, 13), (channel, 11), (group, 18), (text, _QUOTED)
            )


def _table(
    title: str, made_of: Compilation, dimension: Dimension, items: Sequence[PlanItem]
) -> Iterator[str]:
    yield ""
    yield title
    for item in items:
        yield _line(f"  {item.name}", *_cells(_total(made_of, dimension, item)))


def _cells(count: Count) -> tuple[int, ...]:
    return count.onsite, count.online, count.paper, count.total


def _line(name: str, *numbers: object) -> str:
    digits = (_NUMBER + 1) * len(numbers)
    cells = [(number, -_NUMBER) for number in numbers]
    return columns((name, WIDTH - digits), *cells)


def _matrix(made_of: Compilation, tr: Translator) -> Iterator[str]:
    """Yield groups by areas; more areas than fit go on below."""
    room = WIDTH - (_CELL + 1) * min(_ABREAST, len(made_of.areas))
    for start in range(0, len(made_of.areas), _ABREAST):
        areas = made_of.areas[start : start + _ABREAST]
        heads = [(start + n, -_CELL) for n in range(1, len(areas) + 1)]
        yield columns(("  " + tr("Number of the goal area"), room), *heads)
        for group in made_of.groups:
            counts = [(made_of.cell(area, group).apart, -_CELL) for area in areas]
            yield columns((f"  {group.name}", room), *counts)


def _sums(made_of: Compilation, tr: Translator) -> Iterator[str]:
    sums = made_of.balance
    yield tr("What has become of it")
    for name, count in (
        (tr("Logged"), sums.logged),
        (tr("= to goals"), sums.goals),
        (tr("+ to the programme"), sums.programme),
        (tr("+ outside the assignment"), sums.outside),
        (tr("+ not handled yet"), sums.unhandled),
        (tr("+ withdrawn"), sums.withdrawn),
    ):
        yield _line(f"  {name}", count)
    yield "  " + (
        tr("The sums balance.")
        if sums.balances
        else tr("The sums do NOT balance. Run “facilitator check”.")
    )
    yield tr("Digest {digest}", digest=short(made_of.digest))
