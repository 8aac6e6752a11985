"""Handouts: a page for each goal area and each target group, of what was said."""

from collections.abc import Iterator, Sequence
from functools import partial

from facilitator.documents.compilation.sections.counts import apart
from facilitator.documents.letterhead import about_part, finish, said_in
from facilitator.documents.output import Output, Progress
from facilitator.documents.papers.handout_base import (
    Detail,
    HandoutFile,
    cut,
    cut_between_words,
    names_in_a_row,
    names_with_counts,
    quotations,
    who_is_joined,
)
from facilitator.documents.pdf import LEAD, SMALL, Flow, Item
from facilitator.domain.compilation.editions import JOINED_GROUP
from facilitator.domain.compilation.handouts import AreaHandout, GroupHandout, Handouts
from facilitator.domain.compilation.own_words import Quote
from facilitator.domain.plan.plan import PlanItem, TargetGroup, name_of
from facilitator.domain.session.coverage import Count
from facilitator.domain.session.statement import Statement
from facilitator.i18n.translate import Translator

_MOST_COMPARED = 4
"""Keywords that are named of those in common, alone and leading."""
_MOST_LEADING = 5
"""Keywords that a group is said to have spoken most of."""


def handouts_pdf(made_of: Handouts, tr: Translator, progress: Progress) -> Output:
    """Return the handouts as PDF, each on a page; on a sheet where both sides are used.

    Args:
        made_of: what they show; the same gives the same bytes.
        tr: speaks the language of the document's own words.
        progress: told the share done (0 to 1); what it raises stops the work.
    """
    about = about_part("handouts", made_of)
    handouts = HandoutFile(tr("Handouts"), about, tr)
    total = len(made_of.areas) + len(made_of.groups)
    for at, area in enumerate(made_of.areas):
        progress(at / (total + 1))
        draw = partial(_area, made_of=made_of, handout=area, tr=tr)
        handouts.add(draw, len(area.quotes))
    for at, group in enumerate(made_of.groups, len(made_of.areas)):
        progress(at / (total + 1))
        draw = partial(_group, made_of=made_of, handout=group, tr=tr)
        handouts.add(draw, len(group.quotes))
    if not total:
        handouts.flow.heading(1, tr("Handouts"))
        handouts.flow.paragraph(tr("The plan has no goal areas and no target groups."))
    output = finish(handouts.flow)
    progress(1.0)
    return output


def _area(
    flow: Flow, detail: Detail, made_of: Handouts, handout: AreaHandout, tr: Translator
) -> None:
    """Draw what has been said about one goal area."""
    name = cut(handout.area.name, 2 * detail.names)
    flow.heading(1, name, new_page=True, lang=said_in(tr))
    flow.paragraph(_groups_heard(made_of, handout, tr), LEAD, wide=True)
    flow.paragraph(_of_what(handout.count, tr), SMALL, wide=True)
    joined_name = name_of(made_of.made_of.groups, JOINED_GROUP)
    if any(group == joined_name for group, _ in handout.groups):
        flow.paragraph(who_is_joined(joined_name, tr), SMALL, wide=True)
    facts = [
        (tr("Spoke"), names_with_counts(handout.groups, detail, tr)),
        (tr("Said nothing"), names_in_a_row(handout.silent, detail, tr)),
        (tr("Keywords"), names_with_counts(handout.keywords, detail, tr)),
        (tr("Untouched"), names_in_a_row(handout.untouched, detail, tr)),
        (tr("In common"), _in_common(handout, detail, tr)),
        (tr("Different"), _different(handout, detail, tr)),
    ]
    flow.facts([(key, value) for key, value in facts if value])
    _against(flow, detail, made_of, handout.comparison.dissent, tr)
    groups = made_of.made_of.groups
    _own_words(flow, detail, made_of, handout.quotes, groups, tr)


def _group(
    flow: Flow, detail: Detail, made_of: Handouts, handout: GroupHandout, tr: Translator
) -> None:
    """Draw what one target group has said."""
    name = cut(handout.group.name, 2 * detail.names)
    flow.heading(1, name, new_page=True, lang=said_in(tr))
    flow.paragraph(_how_many(handout.count, tr), LEAD, wide=True)
    flow.paragraph(_of_what(handout.count, tr), SMALL, wide=True)
    if handout.is_joined:
        flow.paragraph(who_is_joined(handout.group.name, tr), SMALL, wide=True)
    leading = names_with_counts(handout.keywords[:_MOST_LEADING], detail, tr)
    facts = [(tr("Most about"), leading)] if leading else []
    if handout.silent:
        facts.append((tr("Silent on"), names_in_a_row(handout.silent, detail, tr)))
    if handout.untold:
        note = tr(
            "{areas}: what was said there, if anything, is shown together with others.",
            areas=names_in_a_row(handout.untold, detail, tr),
        )
        facts.append((tr("Not told"), note))
    if facts:
        flow.facts(facts)
    if handout.areas:
        flow.heading(2, tr("Area by area"))
        flow.entries(_areas(handout, detail, tr))
    _own_words(flow, detail, made_of, handout.quotes, made_of.made_of.areas, tr)


def _areas(handout: GroupHandout, detail: Detail, tr: Translator) -> Iterator[Item]:
    """Yield what a group said in each area where it was heard."""
    for each in handout.areas:
        words = names_with_counts(each.keywords, detail, tr)
        line = tr("Keywords: {words}.", words=words) if words else ""
        yield Item(
            tr.plural("{count} statement", "{count} statements", each.count),
            line or tr("No keyword."),
            title=cut(each.area.name, 2 * detail.names),
            lang=said_in(tr),
        )


def _own_words(
    flow: Flow,
    detail: Detail,
    made_of: Handouts,
    quotes: tuple[Quote, ...],
    items: Sequence[PlanItem],
    tr: Translator,
) -> None:
    """Draw the choice of people's own words, and by which rule it was made.

    `items` are the groups or the areas, whichever is told below each.
    """
    quotes_shown = quotes[: detail.quotes]
    if not quotes_shown:
        if quotes:
            flow.paragraph(
                tr("There was no room for own words: see the compilation."), SMALL
            )
        return
    flow.heading(2, tr("In people's own words"))
    flow.paragraph(_rule(made_of, tr), SMALL, wide=True)

    def below(statement: Statement) -> str:
        of = statement.group if items is made_of.made_of.groups else statement.area
        return cut(name_of(items, of), detail.names)

    flow.items(quotations(quotes_shown, detail, below, made_of.made_of.number_of, tr))


def _rule(made_of: Handouts, tr: Translator) -> str:
    """Return by which rule the own words were chosen."""
    if made_of.made_of.scope.edition == "public":
        return tr(
            "A choice: the first by number, word for word, of each group and keyword, "
            "as many as there is room for. All are in the compilation."
        )
    return tr(
        "A choice: the oldest, word for word, of each group and keyword, as many as "
        "there is room for. All are in the compilation."
    )


def _against(
    flow: Flow,
    detail: Detail,
    made_of: Handouts,
    statements: tuple[Statement, ...],
    tr: Translator,
) -> None:
    """Draw the voices that speak against, the oldest of many."""
    if not statements:
        return
    compiled = made_of.made_of
    more = len(statements) - detail.voices
    flow.heading(2, tr("Voices that speak against"))
    flow.items(
        Item(
            compiled.number_of(each),
            cut_between_words(each.text, detail.letters),
            cut(name_of(compiled.groups, each.group), detail.names),
            said_in(tr),
        )
        for each in statements[: detail.voices]
    )
    if more > 0:
        note = tr.plural(
            "{count} more is in the compilation.",
            "{count} more are in the compilation.",
            more,
        )
        flow.paragraph(note, SMALL)


def _groups_heard(made_of: Handouts, handout: AreaHandout, tr: Translator) -> str:
    """Return how many statements there are, and of how many groups if that is told."""
    groups = made_of.made_of.groups
    if not handout.count.total or any(map(_is_joined, groups)):
        return _how_many(handout.count, tr)
    return tr.plural(
        "{count} statement, from {heard} of {groups} target groups.",
        "{count} statements, from {heard} of {groups} target groups.",
        handout.count.total,
        heard=len(handout.groups),
        groups=len(groups),
    )


def _how_many(count: Count, tr: Translator) -> str:
    if not count.total:
        return tr("No statement.")
    return tr.plural("{count} statement.", "{count} statements.", count.total)


def _of_what(count: Count, tr: Translator) -> str:
    """Return what the figures are of, the channels apart where there are several."""
    rule = tr("The figures are of statements, not of people.")
    if not (count.online or count.paper):
        return rule
    parts = tr("{parts}: in the room, by form and on paper.", parts=apart(count, tr))
    return f"{parts} {rule}"


def _in_common(handout: AreaHandout, detail: Detail, tr: Translator) -> str:
    """Return which keywords the groups have in common, in a line."""
    shared = sorted(handout.comparison.shared, key=lambda each: -len(each.groups))
    words = []
    for each in shared:
        groups = tr.plural("{count} group", "{count} groups", len(each.groups))
        if any(_is_joined(group) for group in each.groups):
            groups = tr("at least {groups}", groups=groups)
        words.append(f"{cut(each.keyword.name, detail.names)} ({groups})")
    return names_in_a_row(words, _few(detail), tr)


def _different(handout: AreaHandout, detail: Detail, tr: Translator) -> str:
    """Return what groups spoke of alone or most, in a line.

    Groups that are shown as one are no group of which that can be said.
    """
    names = detail.names
    alone = [
        f"{cut(each.keyword.name, names)} ({cut(each.group.name, names)})"
        for each in handout.comparison.alone
        if not _is_joined(each.group)
    ]
    leading = [
        f"{cut(each.group.name, names)}: "
        + ", ".join(cut(word.name, names) for word in each.keywords)
        for each in handout.comparison.leading
        if not _is_joined(each.group)
    ]
    sentences = []
    if alone:
        words = names_in_a_row(alone, _few(detail), tr)
        sentences.append(tr("From one group alone: {words}.", words=words))
    if leading:
        words = "; ".join(leading[: _few(detail).listed])
        sentences.append(tr("Spoke most of: {words}.", words=words))
    return " ".join(sentences)


def _is_joined(group: TargetGroup) -> bool:
    """Tell whether it stands for the groups that are shown as one."""
    return group.id == JOINED_GROUP


def _few(detail: Detail) -> Detail:
    """Return the detail with which the groups are compared."""
    return detail._replace(
        names=3 * detail.names, listed=min(detail.listed, _MOST_COMPARED)
    )
