"""The parts of the compilation that count: summary, participation, matrix, sums."""

from facilitator.documents.channel_parts import apart
from facilitator.documents.flow import Flow
from facilitator.documents.pdf import (
    LEAD,
    SMALL,
    Bars,
    Cell,
    Column,
    Table,
)
from facilitator.domain.compilation import FEW, Compilation
from facilitator.domain.coverage import Count
from facilitator.i18n.formats import long_date, number
from facilitator.i18n.translate import Translator

NO_PERCENTAGE_UNDER = 20
"""With fewer statements than this no share is worth stating."""


def summary(flow: Flow, made_of: Compilation, tr: Translator) -> None:
    """Set the page that can be read alone."""
    sums, language = made_of.balance, tr.language
    flow.heading(1, tr("Summary"), new_page=True)
    heard = [part for part in made_of.participation if part.count.total]
    flow.paragraph(
        tr.plural(
            "In all {count} statement counts, from {heard} of {groups} target groups.",
            "In all {count} statements count, from {heard} of {groups} target groups.",
            sums.counted,
            heard=len(heard),
            groups=len(made_of.groups),
        ),
        LEAD,
    )
    flow.paragraph(
        tr(
            "The figures are of statements, not of people: one person may have made "
            "several. What was said in the room and what came by the digital form "
            "are never added up without saying so."
        )
    )
    flow.facts(
        [
            (tr("In the room"), number(sums.by_channel.onsite, language)),
            (tr("Digital form"), number(sums.by_channel.online, language)),
            (tr("On paper"), number(sums.by_channel.paper, language)),
        ]
    )
    _areas_chart(flow, made_of, tr)
    _what_is_missing(flow, made_of, tr)


def procedure(flow: Flow, made_of: Compilation, tr: Translator) -> None:
    """Set how the dialogue was carried out."""
    session = made_of.plan.session
    flow.heading(1, tr("How it was done"))
    tables, rounds = len(session.tables), len(session.rounds)
    day = long_date(session.date, tr.language)
    said = [tr("The dialogue was held on {day}.", day=day)]
    if tables:
        said.append(
            tr.plural(
                "People sat at {count} table.", "People sat at {count} tables.", tables
            )
        )
    if rounds:
        said.append(
            tr.plural(
                "It went on for {count} round.",
                "It went on for {count} rounds.",
                rounds,
            )
        )
    flow.paragraph(" ".join(said))
    flow.paragraph(
        tr(
            "Facilitators wrote down what was said, statement by statement, under a "
            "goal area and where it fitted a question and keywords. Each statement is "
            "marked as own words, paraphrase or a note of the scribe's."
        )
    )
    _form(flow, session.form_link, tr)
    if made_of.plan.project.examples:
        flow.paragraph(
            tr(
                "Target groups, keywords and questions in this plan are marked as "
                "examples."
            ),
            SMALL,
        )


def _form(flow: Flow, link: str, tr: Translator) -> None:
    """Set how the same questions could be answered by others, if they could."""
    if link:
        flow.paragraph(
            tr("The same questions could be answered digitally by those not present.")
        )
        flow.qr(link, tr("QR code that leads to the form: {address}", address=link))


def participation(flow: Flow, made_of: Compilation, tr: Translator) -> None:
    """Set how many statements each group made, by channel."""
    flow.heading(1, tr("Participation by target group"), new_page=True)
    rows = [
        [
            part.group.name,
            number(part.group.expected, tr.language),
            *_channels(part.count, tr),
            tr("weak basis") if part.weak else "",
        ]
        for part in made_of.participation
    ]
    total = sum((part.count for part in made_of.participation), Count())
    expected = sum(group.expected for group in made_of.groups)
    sums = [tr("All groups"), number(expected, tr.language), *_channels(total, tr), ""]
    flow.table(
        Table(
            [
                Column(tr("Target group"), weight=3),
                Column(tr("Expected people"), number=True),
                Column(tr("In the room"), number=True),
                Column(tr("Digital"), number=True),
                Column(tr("Paper"), number=True),
                Column(tr("All"), number=True),
                Column(tr("Note"), weight=1.4),
            ],
            [*rows, [Cell(text, strong=True) for text in sums]],
            caption=tr("Statements by target group and channel"),
        )
    )
    flow.paragraph(
        tr(
            "Weak basis: fewer than {few} statements, too little to speak for the "
            "group. People were counted as expected in the plan.",
            few=FEW,
        ),
        SMALL,
    )


def matrix(flow: Flow, made_of: Compilation, tr: Translator) -> None:
    """Set the matrix of goal area and target group."""
    flow.heading(1, tr("Who has spoken about what"), new_page=True)
    flow.paragraph(
        tr(
            "12+3+1 is 12 statements in the room, 3 by form and 1 on paper. A number "
            "alone is of the room. The last column is the sum of all."
        )
    )
    flow.facts(
        (tr("Area {number}", number=at), area.name)
        for at, area in enumerate(made_of.areas, 1)
    )
    columns = [
        Column(tr("Area {number}", number=at), number=True)
        for at, _ in enumerate(made_of.areas, 1)
    ]
    rows = [
        [
            group.name,
            *(_cell(made_of.cell(area, group), tr) for area in made_of.areas),
            number(
                sum(made_of.cell(a, group).total for a in made_of.areas), tr.language
            ),
        ]
        for group in made_of.groups
    ]
    flow.table(
        Table(
            [
                Column(tr("Target group"), weight=2.4),
                *columns,
                Column(tr("All"), number=True),
            ],
            [*rows, _area_totals(made_of, tr)],
            caption=tr("Statements by goal area and target group"),
        )
    )


def accounts(flow: Flow, made_of: Compilation, tr: Translator) -> None:
    """Set the sums that must balance."""
    sums = made_of.balance
    flow.heading(1, tr("Nothing is lost: the sums"), new_page=True)
    rows = [
        (tr("To goals"), sums.goals),
        (tr("To the development programme"), sums.programme),
        (tr("Outside"), sums.outside),
        (tr("Not yet handled"), sums.unhandled),
        (tr("Withdrawn, or the logging undone"), sums.withdrawn),
    ]
    flow.table(
        Table(
            [
                Column(tr("Destination"), weight=3),
                Column(tr("Statements"), number=True),
            ],
            [
                *([name, number(count, tr.language)] for name, count in rows),
                [
                    Cell(tr("Logged"), strong=True),
                    Cell(number(sums.logged, tr.language), strong=True),
                ],
            ],
            caption=tr("Where every logged statement is"),
        )
    )
    if sums.balances:
        flow.paragraph(
            tr(
                "The sums balance: the destinations add up to what was logged, and the "
                "channels and the matrix each add up to the {count} that count.",
                count=number(sums.counted, tr.language),
            )
        )
    else:
        flow.paragraph(
            tr("The sums do not balance. Do not use this compilation."), LEAD
        )


def method(flow: Flow, made_of: Compilation, tr: Translator) -> None:
    """Set what the figures can and cannot carry."""
    flow.heading(1, tr("Method and limits"))
    flow.bullets(
        [
            tr("Statements are counted, not people, and not how many agreed."),
            tr(
                "No shares are given below {few} statements; here no shares are given.",
                few=NO_PERCENTAGE_UNDER,
            ),
            tr("The groups do not mirror the inhabitants; see who is missing above."),
            tr(
                "A corrected statement is shown as corrected and marked; the first "
                "wording is kept in the journal."
            ),
            tr("A withdrawn statement keeps its number and the reason, not its words."),
            tr("No names of participants have been asked for."),
        ]
    )
    if replaced := flow.replaced:
        flow.paragraph(
            tr.plural(
                "{count} character has no letterform here and is shown by its code; "
                "the text itself is whole in the file.",
                "{count} characters have no letterform here and are shown by their "
                "codes; the text itself is whole in the file.",
                replaced,
            ),
            SMALL,
        )


def _channels(count: Count, tr: Translator) -> list[str]:
    numbers = (count.onsite, count.online, count.paper, count.total)
    return [number(each, tr.language) for each in numbers]


def _cell(count: Count, tr: Translator) -> str:
    """Return what `apart` does, or a dash where nothing was said."""
    return apart(count, tr) if count.total else "–"


def _area_totals(made_of: Compilation, tr: Translator) -> list[Cell]:
    by_area = [made_of.area_total(area) for area in made_of.areas]
    texts = [
        tr("All groups"),
        *(_cell(count, tr) for count in by_area),
        number(sum(count.total for count in by_area), tr.language),
    ]
    return [Cell(text, strong=True) for text in texts]


def _areas_chart(flow: Flow, made_of: Compilation, tr: Translator) -> None:
    chapters = made_of.chapters
    if not any(chapter.count for chapter in chapters):
        return
    counts = [made_of.area_total(chapter.area) for chapter in chapters]
    told = "; ".join(
        f"{chapter.area.name} {apart(count, tr)}"
        for chapter, count in zip(chapters, counts, strict=True)
    )
    series = [tr("In the room"), tr("Digital form"), tr("On paper")]
    mixed = any(count.online or count.paper for count in counts)
    flow.bars(
        Bars(
            [
                (
                    chapter.area.name,
                    (count.onsite, count.online, count.paper)[: 3 if mixed else 1],
                )
                for chapter, count in zip(chapters, counts, strict=True)
            ],
            alt=tr("Bar chart of statements by goal area: {told}.", told=told),
            caption=tr("Statements by goal area"),
            series=series if mixed else (),
        )
    )


def _what_is_missing(flow: Flow, made_of: Compilation, tr: Translator) -> None:
    flow.heading(2, tr("Who is missing"))
    missing = []
    for area in made_of.areas:
        silent = [g.name for g in made_of.groups if not made_of.cell(area, g).total]
        if silent and len(silent) == len(made_of.groups):
            missing.append(tr("{area}: nothing from anyone.", area=area.name))
        elif silent:
            groups = ", ".join(silent)
            missing.append(
                tr("{area}: nothing from {groups}.", area=area.name, groups=groups)
            )
    if missing:
        flow.bullets(missing)
    else:
        flow.paragraph(tr("Every target group has spoken about every goal area."))
