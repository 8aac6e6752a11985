"""Likenesses and differences between the groups in an area, and who speaks against."""

from collections.abc import Iterable, Iterator

from facilitator.documents.compilation.sections.setting import Report
from facilitator.documents.pdf import SMALL
from facilitator.domain.compilation.comparison import Comparison, comparison_of
from facilitator.domain.plan.plan import GoalArea, TargetGroup, name_of
from facilitator.domain.session.statement import Statement


def comparison(report: Report, area: GoalArea) -> None:
    """Set them; nothing where nobody was heard."""
    flow, made_of, tr = report.flow, report.made_of, report.tr
    groups_compared = comparison_of(made_of, area)
    if not groups_compared.groups_heard:
        return
    flow.heading(2, tr("Likenesses and differences"), in_contents=False)
    likenesses = [
        *_alike(report, groups_compared),
        *_differing(report, groups_compared),
    ]
    if likenesses:
        flow.bullets(likenesses)
    else:
        flow.paragraph(tr("Too little was said to compare the groups."))
    flow.heading(2, tr("Voices that differ"), in_contents=False)
    if groups_compared.dissent:

        def meta(statement: Statement) -> str:
            group = name_of(made_of.groups, statement.group)
            return f"{group} · {report.entries.coding(statement)}"

        flow.items(report.entries.items(groups_compared.dissent, meta))
    else:
        no_dissent = tr(
            "No statement here uses words of dissent; see method and limits."
        )
        flow.paragraph(no_dissent, SMALL)


def _alike(report: Report, groups_compared: Comparison) -> Iterator[str]:
    """Yield each shared keyword with those who touched it, or the few who did not."""
    tr, group_count = report.tr, len(groups_compared.groups_heard)
    for shared in groups_compared.shared:
        word, count = shared.keyword.name, len(shared.groups)
        if not shared.others:
            yield tr("{word}: all {heard} groups heard.", word=word, heard=group_count)
        elif shared.by_others:
            groups = _names(shared.others)
            yield tr(
                "{word}: {count} of the {heard} groups heard, not {groups}.",
                word=word,
                count=count,
                heard=group_count,
                groups=groups,
            )
        else:
            groups = _names(shared.groups)
            yield tr(
                "{word}: {count} of the {heard} groups heard: {groups}.",
                word=word,
                count=count,
                heard=group_count,
                groups=groups,
            )


def _names(groups: Iterable[TargetGroup]) -> str:
    return ", ".join(group.name for group in groups)


def _differing(report: Report, groups_compared: Comparison) -> Iterator[str]:
    tr = report.tr
    for alone in groups_compared.alone:
        numbers = ", ".join(map(report.made_of.number_of, alone.statements))
        yield tr(
            "{word}: {group} alone ({numbers}).",
            group=alone.group.name,
            word=alone.keyword.name,
            numbers=numbers,
        )
    for leading in groups_compared.leading:
        words = ", ".join(word.name for word in leading.keywords)
        yield tr(
            "{group} spoke most of {words} ({count}).",
            group=leading.group.name,
            words=words,
            count=leading.count,
        )
