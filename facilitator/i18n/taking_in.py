"""What taking in a journal would change, in words."""

from collections.abc import Iterator

from facilitator.domain.taking_in import JournalLook
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import Translator


def told_look(tr: Translator, look: JournalLook) -> str:
    """Return one line on what a journal would bring."""
    if look.problem and not look.device:
        return "! " + sentence(tr, look.problem)
    head = tr.plural(
        "{device}: {count} new statement", "{device}: {count} new statements",
        look.changes.statements, device=look.device,
    )  # fmt: skip
    other = look.new - look.changes.statements
    if other:
        head += ", " + tr.plural("{count} other event", "{count} other events", other)
    sign = "!" if look.asks_for_a_person else "✓" if look.new else "="
    return f"{sign} {head}"


def doubts_of(tr: Translator, look: JournalLook) -> Iterator[str]:
    """Yield a sentence for each thing that a person should look at first."""
    would = look.changes
    if would.over_others:
        yield tr(
            "It lays something over what other laptops have logged: {count} times.",
            count=would.over_others,
        )
    if would.taken_back:
        yield tr("It takes words back: {count} times.", count=would.taken_back)
    if would.ahead:
        yield tr(
            "It is stamped later than this laptop's clock: {count} events. They gain "
            "nothing by it. Look at that laptop's clock.",
            count=would.ahead,
        )
    if look.fork:
        yield tr(
            "It is not the journal that is here: from line {line} on the two differ. "
            "Both would be kept, and what differs shown side by side.",
            line=look.fork,
        )
    if look.doubtful:
        yield tr(
            "Lines that its laptop did not write, or has not signed: {count}.",
            count=look.doubtful,
        )
    if look.shows_other_key:
        yield tr(
            "It shows another key than its laptop is known by here. Its word is "
            "{word}: compare it with that laptop's screen.",
            word=look.word or "–",
        )
    yield from _also_told(tr, look)


def _also_told(tr: Translator, look: JournalLook) -> Iterator[str]:
    """Yield what is told as well, and is no reason to wait."""
    if look.is_new_key:
        yield tr(
            "Its key is met for the first time. Its word is {word}: compare it with "
            "that laptop's screen.",
            word=look.word,
        )
    if look.short_by:
        yield tr(
            "It has said that it wrote {count} events more than this. Take in a newer "
            "copy.",
            count=look.short_by,
        )
    if look.problem and look.device:
        yield sentence(tr, look.problem)
