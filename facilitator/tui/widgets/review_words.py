"""What is said of a section by those who look the compilation through."""

from collections.abc import Sequence

from textual.content import Content

from facilitator.domain.plan.plan import Plan
from facilitator.domain.session.approval import SectionReview
from facilitator.i18n.section_name import section_name
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import VERDICT_WORDS
from facilitator.tui.kit.text import plain


def review_told(tr: Translator, sections: Sequence[SectionReview]) -> Content:
    """Return how the review stands, and what to do where nothing has come in."""
    if not sections:
        return plain(
            tr(
                "Nobody has reviewed the compilation yet. Make a review copy, send it "
                "to the presidium, and take in the file that each sends back with T."
            )
        )
    returned = sum(1 for each in sections if each.returned)
    told = tr.plural(
        "{count} section is returned.", "{count} sections are returned.", returned
    )
    sign, ink = ("!", "bold $error") if returned else ("✓", "$success")
    return plain(f"{sign} {told}", ink)


def section_line(tr: Translator, plan: Plan, section: SectionReview) -> Content:
    """Return a section's line: how it stands, and who said what."""
    name = section_name(tr, plan.areas, section.section)
    who = ", ".join(
        f"{word.reviewer} {tr(VERDICT_WORDS[word.verdict])}" for word in section.latest
    )
    sign, ink = _sign(section)
    told = tr("settled") if section.settled and not section.returned else ""
    parts = " · ".join(part for part in (who, told) if part)
    return Content.assemble(
        plain(f"{sign} ", ink), plain(name), plain(f"  {parts}", "$foreground-muted")
    )


def section_told(tr: Translator, digest: str, section: SectionReview | None) -> Content:
    """Return all that is said of a section, and how it was dealt with.

    `digest` is the session's content digest as it is now.
    """
    if section is None:
        return plain("")
    lines = []
    for word in section.words:
        told = f"{word.reviewer}: {tr(VERDICT_WORDS[word.verdict])}"
        if word.digest != digest:
            told = tr("{told}, of an earlier compilation", told=told)
        lines.append(plain(told, "bold"))
        if word.comment:
            lines.append(plain(word.comment))
    lines += [
        plain(tr("settled: {reason}", reason=event.reason), "$success")
        for event in section.settled
    ]
    return Content("\n").join(lines)


def _sign(section: SectionReview) -> tuple[str, str]:
    if section.returned:
        return "!", "bold $error"
    if section.settled or any(x.verdict == "approved" for x in section.latest):
        return "✓", "$success"
    return "·", "$foreground-muted"
