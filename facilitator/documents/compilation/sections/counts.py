"""Counts as the compilation writes them: the channels apart."""

from collections.abc import Sequence

from facilitator.documents.pdf import Bars
from facilitator.domain.session.coverage import Count
from facilitator.i18n.formats import number
from facilitator.i18n.translate import Translator


def apart(count: Count, tr: Translator) -> str:
    """Return `12`, `12+3` or `12+3+1`: in the room, by form and on paper."""
    parts = count.apart.split("+")
    return "+".join(number(int(each), tr.language) for each in parts)


def by_channel(count: Count, tr: Translator) -> list[str]:
    """Return the counts in the room, by form, on paper and of all."""
    numbers = (count.onsite, count.online, count.paper, count.total)
    return [number(each, tr.language) for each in numbers]


def count_bars(
    counts: Sequence[tuple[str, Count]], caption: str, alt: str, tr: Translator
) -> Bars:
    """Return a chart of counts by name, the channels apart where there are several."""
    mixed = any(count.online or count.paper for _, count in counts)
    series = [tr("In the room"), tr("Digital form"), tr("On paper")]
    rows = [
        (name, (count.onsite, count.online, count.paper)[: 3 if mixed else 1])
        for name, count in counts
    ]
    return Bars(rows, alt, caption, series if mixed else ())
