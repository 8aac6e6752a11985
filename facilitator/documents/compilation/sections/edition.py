"""What this edition tells and what others do: the printed list of differences."""

from collections.abc import Sequence

from facilitator.documents.compilation.sections.setting import Report
from facilitator.documents.pdf import SMALL, Column, Table
from facilitator.domain.compilation.editions import EDITIONS, RULES
from facilitator.domain.plan.plan import name_of
from facilitator.i18n.words import EDITION_WORDS, RULE_WORDS


def edition(report: Report) -> None:
    """Set the list, and what of this session it concerns."""
    flow, tr, now = report.flow, report.tr, report.made_of.scope.edition
    flow.heading(1, tr("What this edition tells"), new_page=True)
    flow.paragraph(
        tr(
            "This is {edition}. All editions are made from the same statements and "
            "have the same sums; they differ in what they tell.",
            edition=tr(EDITION_WORDS[now]),
        )
    )
    names = [tr(EDITION_WORDS[each]) for each in EDITIONS]
    rows = [
        [tr(RULE_WORDS[rule]), *(tr("yes") if e in editions else "–" for e in EDITIONS)]
        for rule, editions in RULES.items()
    ]
    columns = [Column(tr("Is told"), weight=3), *map(Column, names)]
    flow.table(Table(columns, rows, caption=tr("What the editions tell")))
    if now == "public":
        _tell_counts(report)
    else:
        _list_differences(report)


def _tell_counts(report: Report) -> None:
    """Tell how often the public edition tells less, and where it joins groups."""
    flow, made_of, tr = report.flow, report.made_of, report.tr
    less = made_of.view.differences
    flow.bullets(
        [
            tr.plural(
                "{count} withdrawn statement is left out; it is in the sums.",
                "{count} withdrawn statements are left out; they are in the sums.",
                len(less.withdrawn),
            ),
            tr.plural(
                "{count} statement stands under joined groups, since a group with "
                "fewer than {limit} statements in an area might be recognised.",
                "{count} statements stand under joined groups, since a group with "
                "fewer than {limit} statements in an area might be recognised.",
                len(less.coarsened),
                limit=made_of.scope.limit,
            ),
        ]
    )
    joined_groups = [
        f"{name_of(made_of.areas, area)}: {_names(report, groups)}"
        for area, groups in made_of.view.joined_groups.groups.items()
    ]
    if joined_groups:
        flow.paragraph(tr("Joined in each goal area:"), SMALL)
        flow.bullets(joined_groups)


def _list_differences(report: Report) -> None:
    """List by number what the public edition leaves out or coarsens."""
    tr, less = report.tr, report.made_of.view.differences
    report.flow.heading(2, tr("What the public edition tells less"), in_contents=False)
    report.flow.facts(
        [
            (tr("Left out"), _numbers(less.withdrawn) or tr("nothing")),
            (tr("Group not told"), _numbers(less.coarsened) or tr("of none")),
        ]
    )


def _names(report: Report, groups: frozenset[str]) -> str:
    plan_order = [each.name for each in report.made_of.groups if each.id in groups]
    return ", ".join(plan_order)


def _numbers(numbers: Sequence[str]) -> str:
    return ", ".join(sorted(numbers))
