"""What the meaning mode says in words over its passages."""

from textual.content import Content

from facilitator.domain.compilation.comparison import Comparison
from facilitator.domain.plan.plan import name_of
from facilitator.i18n.translate import Translator
from facilitator.tui.kit.text import plain
from facilitator.tui.meaning.book import Book, Page

FEWEST = 2
"""Groups that must have been heard for anything to be compared."""


def heading(tr: Translator, page: Page) -> str:
    """Return which area is read."""
    return tr("Meaning · {area}", area=page.area.name)


def title(tr: Translator, book: Book, page: Page, *, own: bool) -> Content:
    """Return what is read: a keyword or an area, and of whom."""
    if page.keyword is None:
        name, parts = tr("Alike and different"), [_groups_heard(tr, book, page)]
    else:
        words = page.area.keywords
        count, groups = book.touched(page.keyword)
        place = words.index(page.keyword) + 1
        name = f"‹ {page.keyword.name} ›"
        parts = [
            tr("keyword {place} of {count}", place=place, count=len(words)),
            tr.plural("{count} statement", "{count} statements", count),
        ]
        if book.group:
            parts.append(tr("only {group}", group=name_of(book.groups, book.group)))
        else:
            everyone = len(book.groups)
            parts.append(tr("{count} of {all} groups", count=groups, all=everyone))
        if own:
            parts.append(tr("own words only"))
    return Content.assemble(plain(name, "bold"), plain("  " + " · ".join(parts)))


def in_short(tr: Translator, comparison: Comparison) -> Content:
    """Return on one line how the groups are alike and differ; what is rare first."""
    if len(comparison.groups_heard) < FEWEST:
        return plain(tr("Fewer than two groups have been heard in the area."))
    against = len(comparison.dissent)
    voices = tr.plural("{count} voice against", "{count} voices against", against)
    alone = [f"{each.keyword.name} ({each.group.name})" for each in comparison.alone]
    shared = [each.keyword.name for each in comparison.shared]
    parts = (
        voices if against else "",
        tr("one group alone: {words}", words=", ".join(alone)) if alone else "",
        tr("shared: {words}", words=", ".join(shared)) if shared else "",
    )
    line = " · ".join(part for part in parts if part)
    line = line or tr("no keyword is shared, and none is one group's alone")
    return plain(tr("In the area: {told}", told=line))


def _groups_heard(tr: Translator, book: Book, page: Page) -> str:
    group_count = len(book.findings(page.area).comparison.groups_heard)
    return tr("{count} of {all} groups heard", count=group_count, all=len(book.groups))
