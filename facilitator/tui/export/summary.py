"""What a document of what was said will hold, told before it is made."""

from collections.abc import Iterator

from textual.content import Content

from facilitator.domain.compilation.accounting import Balance
from facilitator.domain.compilation.compilation import Compilation, Part
from facilitator.domain.papers.posters import PAPERS
from facilitator.domain.plan.sections import SECTIONS
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import SECTION_WORDS
from facilitator.services.export.catalogue import DOCUMENTS
from facilitator.tui.kit.text import plain
from facilitator.tui.widgets.choice_words import edition_told
from facilitator.tui.widgets.looked import Looked, pages_told


def compiled_summary(tr: Translator, looked: Looked) -> list[Content]:
    """Return how much it holds, which sections, and what its edition leaves out."""
    made_of = looked.made_of
    if isinstance(made_of, Part):
        made_of = made_of.made_of
    sums: Balance = made_of.balance
    lines = [_size(tr, looked, sums), *_counts(tr, sums)]
    if isinstance(made_of, Compilation):
        if "sections" in DOCUMENTS[looked.wanted.what].fields:
            lines.append(_contents(tr, made_of))
        lines += _left_out(tr, made_of)
    return lines


def _size(tr: Translator, looked: Looked, sums: Balance) -> Content:
    counted = tr.plural("{count} statement", "{count} statements", sums.counted)
    pages = pages_told(tr, looked, PAPERS[0])
    return plain(f"{counted} · {pages}" if pages else counted, "bold")


def _counts(tr: Translator, sums: Balance) -> Iterator[Content]:
    channels = sums.by_channel
    yield plain(
        tr(
            "On site {onsite}, online {online}, on paper {paper}.",
            onsite=channels.onsite,
            online=channels.online,
            paper=channels.paper,
        )
    )
    if sums.withdrawn:
        yield plain(
            tr(
                "Logged {logged}, withdrawn {withdrawn}.",
                logged=sums.logged,
                withdrawn=sums.withdrawn,
            )
        )


def _contents(tr: Translator, made_of: Compilation) -> Content:
    """Return the sections, with how many chapters there are."""
    chosen, count = made_of.scope.sections, len(made_of.chapters)
    chapters = tr.plural("{count} chapter", "{count} chapters", count)
    if chosen == SECTIONS:
        all_of_it = tr("All {count} sections, with {chapters}.", count=len(SECTIONS),
                       chapters=chapters)  # fmt: skip
        return plain(all_of_it)
    names = [
        chapters if each == "chapters" else tr(SECTION_WORDS[each]) for each in chosen
    ]
    return plain(tr("Contents: {sections}.", sections=", ".join(names)))


def _left_out(tr: Translator, made_of: Compilation) -> Iterator[Content]:
    """Yield what the edition does not tell, with how much of it there is."""
    edition = made_of.scope.edition
    told = edition_told(tr, edition)
    yield plain(f"{told[:1].upper()}{told[1:]}.")
    if edition != "public":
        return
    less = made_of.edited.differences
    groups = {each for areas in less.joined.groups.values() for each in areas}
    yield plain(
        tr(
            "Under the limit of {limit}: groups joined {groups}, statements without "
            "their group {coarsened}. Withdrawn and left out: {withdrawn}.",
            limit=made_of.scope.limit,
            groups=len(groups),
            coarsened=len(less.coarsened),
            withdrawn=len(less.withdrawn),
        )
    )
