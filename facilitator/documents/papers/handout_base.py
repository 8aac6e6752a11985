"""Leaves: sheets that are handed out one by one, each with as much as it holds."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from facilitator.documents.letterhead import About, begin, said_in
from facilitator.documents.pdf import Flow, Item, Layout
from facilitator.domain.compilation.own_words import Quote
from facilitator.domain.session.statement import Statement
from facilitator.i18n.formats import number
from facilitator.i18n.translate import Translator

_ENDED = "…"


class Detail(NamedTuple):
    """How much of everything a handout has."""

    quotes: int = 0
    """How many quotations."""
    voices: int = 3
    """How many dissenting voices."""
    names: int = 80
    """The longest name in characters; a longer one is cut."""
    listed: int = 99
    """How many names in a row before the others are only counted."""
    letters: int = 700
    """The longest quotation in characters; a longer one is cut between words."""


_DETAILS = (
    Detail(),
    Detail(voices=2, names=60, listed=14, letters=400),
    Detail(voices=1, names=40, listed=8, letters=200),
    Detail(voices=1, names=24, listed=4, letters=90),
)
"""The first that leaves room for any quotation is taken, else the first that fits."""

Draw = Callable[[Flow, Detail], None]
"""Draws one leaf."""


class HandoutFile:
    """Handouts in one file: a page each, or a sheet where the print is large."""

    def __init__(self, title: str, about: About, tr: Translator) -> None:
        look = about.plan.project.look
        self.sides: int = 2 ** (look.large + look.booklet)
        """How many pages a handout may have: both sides where both are printed."""
        layout = Layout(duplex=look.large)
        self.flow = begin(title, about, tr, layout=layout)
        self._trial = begin(title, about, tr, layout=layout)

    def add(self, draw: Draw, quotes: int) -> None:
        """Add a handout with as many of its quotations as there is room for.

        Args:
            draw: draws it; called more than once.
            quotes: how many quotations there are.
        """
        self.flow.odd_page()
        draw(self.flow, self._detail_that_fits(draw, quotes))

    def _detail_that_fits(self, draw: Draw, quotes: int) -> Detail:
        """Return how much there is room for."""
        fitting = [each for each in _DETAILS if self._fits(draw, each)]
        for detail in fitting:
            most = self._most(draw, detail, quotes)
            if most or not quotes:
                return detail._replace(quotes=most)
        return fitting[0] if fitting else _DETAILS[-1]

    def _most(self, draw: Draw, detail: Detail, quotes: int) -> int:
        """Return how many quotations there is room for."""
        fit, over = 0, quotes + 1
        while over - fit > 1:
            middle = (fit + over) // 2
            if self._fits(draw, detail._replace(quotes=middle)):
                fit = middle
            else:
                over = middle
        return fit

    def _fits(self, draw: Draw, detail: Detail) -> bool:
        trial = self._trial
        trial.page_break()
        before = trial.pages
        draw(trial, detail)
        trial.page_break()
        return trial.pages - before <= self.sides


def quotations(
    quotes: Iterable[Quote],
    detail: Detail,
    meta: Callable[[Statement], str],
    number_of: Callable[[Statement], str],
    tr: Translator,
) -> Iterator[Item]:
    """Yield quotations, those of one topic together under its name.

    Args:
        quotes: those that there is room for.
        detail: how long they may be.
        meta: returns the small line below one.
        number_of: returns under which number it is shown.
        tr: speaks the language of the document's own words.
    """
    above = None
    for topic, statement in sorted(quotes, key=lambda each: each.topic.place):
        title = cut(topic.name, detail.names) or tr("Without a keyword")
        text = cut_between_words(statement.text, detail.letters)
        yield Item(
            number_of(statement),
            text,
            meta(statement),
            said_in(tr),
            title if topic.place != above else "",
        )
        above = topic.place


def names_in_a_row(names: Iterable[str], detail: Detail, tr: Translator) -> str:
    """Return names in a row, of very many the first and how many more there are."""
    cuts = [cut(name, detail.names) for name in names]
    first_cuts, more = cuts[: detail.listed], len(cuts) - detail.listed
    if more > 0:
        first_cuts.append(tr("and {count} more", count=number(more, tr.language)))
    return ", ".join(first_cuts)


def names_with_counts(
    tally: Iterable[tuple[str, int]], detail: Detail, tr: Translator
) -> str:
    """Return names with their counts in a row, as `names_in_a_row` does."""
    return names_in_a_row(
        (f"{cut(name, detail.names)} {number(n, tr.language)}" for name, n in tally),
        detail._replace(names=detail.names + len(_ENDED) + 8),
        tr,
    )


def cut(text: str, most: int) -> str:
    """Return a text of at most so many characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + _ENDED


def cut_between_words(text: str, most: int) -> str:
    """Return a text of at most so many characters, which says that it was cut."""
    if len(text) <= most:
        return text
    beginning = text[:most].rsplit(None, 1)[0] or text[:most]
    return f"{beginning} […]"


def who_is_joined(names: str, tr: Translator) -> str:
    """Return why groups are shown as one, and that those have no page alone."""
    return tr(
        "Groups with few statements in an area are shown together there, as "
        "“{joined}”, so that nobody can be traced. A group that is shown in no "
        "other way has no page of its own.",
        joined=names,
    )
