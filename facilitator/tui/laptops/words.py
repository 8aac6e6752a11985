"""What is said of a session's laptops: the worst first, and what to do about it."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from facilitator.domain.laptops import JournalIntake, LaptopRow, LaptopState
from facilitator.domain.plan.plan import (
    Plan,
    name_of,
)
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import Translator, mark
from facilitator.services.laptops import Survey, by_device
from facilitator.tui.kit.text import plain

TO_DO: Mapping[LaptopState, str] = {
    LaptopState.MISSING: mark(
        "Nothing has come from it. Make a safe copy there with Ctrl+S and take it in "
        "here with I."
    ),
    LaptopState.SHORT: mark(
        "It has said that it wrote {said} events, and {here} are here. Take in a "
        "newer copy."
    ),
    LaptopState.CONTRADICTED: mark(
        "What is here says two things under one number, or is not what it has said it "
        "wrote. Both are kept. Find out which is right, and set the other aside with A."
    ),
    LaptopState.DAMAGED: mark(
        "Lines that cannot be read: {damaged}. Take in another copy of its journal."
    ),
    LaptopState.TWINS: mark(
        "Two laptops have written under this name. All of it is kept; give one of "
        "them another name with N."
    ),
    LaptopState.UNTOLD: mark(
        "It has not said how much it wrote. Compare the receipt with its own screen, "
        "or take in a safe copy."
    ),
    LaptopState.WHOLE: mark("All that it has said it wrote is here."),
    LaptopState.SET_ASIDE: mark("Set aside: {why}. A takes it back."),
    LaptopState.OWN: mark(
        "Read this receipt aloud where the journals are brought together, or make a "
        "safe copy with Ctrl+S."
    ),
}


def to_do(tr: Translator, row: LaptopRow) -> str:
    """Return what to do about a laptop, and by which word its key is known."""
    key, advice = row.key, _advice(tr, row)
    if key.differs:
        return (
            advice
            + " "
            + tr(
                "It shows another key than before: word {word}. B compares it.",
                word=key.shown or "–",
            )
        )
    if not key.shown:
        return advice
    if key.is_confirmed:
        return advice + " " + tr("Word: {word}, confirmed.", word=key.shown)
    return advice + " " + tr("Word: {word}. B compares it.", word=key.shown)


def _advice(tr: Translator, row: LaptopRow) -> str:
    return tr(
        TO_DO[row.state],
        why=row.why_set_aside,
        said=row.own_receipt.events if row.own_receipt else 0,
        here=row.here.events if row.here else 0,
        damaged=row.here.damaged if row.here else 0,
    )


def worst(tr: Translator, plan: Plan, survey: Survey) -> Content:
    """Name what is missing or short, or say that nothing is."""
    alarm_lines = alarms(tr, plan, survey)
    if alarm_lines:
        return Content("\n").join(alarm_lines)
    if plan.session.laptops:
        return plain("✓ " + tr("All laptops that are expected are here."), "$success")
    return plain(tr("The plan expects no laptops. Write them as laptops = […]."))


def alarms(tr: Translator, plan: Plan, survey: Survey) -> list[Content]:
    """Return a line for each thing that is not as it should be."""
    tables = [name_of(plan.session.tables, each) for each in survey.silent_tables]
    parts = [
        (tr("Missing:"), _names(survey, LaptopState.MISSING), "$error"),
        (tr("Short:"), _names(survey, LaptopState.SHORT), "$error"),
        (tr("Two contents:"), _names(survey, LaptopState.CONTRADICTED), "$error"),
        (tr("Damaged:"), _names(survey, LaptopState.DAMAGED), "$error"),
        (tr("Two under one name:"), _names(survey, LaptopState.TWINS), "$warning"),
        (tr("Tables without statements:"), tables, "$warning"),
    ]
    return [
        Content.assemble(plain(f"! {head} ", f"bold {ink}"), plain(", ".join(names)))
        for head, names, ink in parts
        if names
    ]


def taken_in(tr: Translator, intakes: Sequence[JournalIntake]) -> Content:
    """Return what came of taking in journals, a line for each device."""
    sums = by_device(intakes)
    lines = [
        plain(
            tr(
                "{device}: read {read}, new {new}, known {known}, damaged {damaged}",
                device=each.device,
                read=each.events,
                new=each.new,
                known=each.known_before,
                damaged=each.damaged,
            )
        )
        for each in sums
    ]
    problems = [
        plain("! " + sentence(tr, each.problem), "$error")
        for each in intakes
        if each.problem
    ]
    if not sums and not problems:
        return plain(tr("No journals were found there."), "$warning")
    new = sum(each.new for each in sums)
    head = tr.plural("{count} new event.", "{count} new events.", new)
    return Content("\n").join([plain(f"✓ {head}", "bold $success"), *lines, *problems])


def _names(survey: Survey, state: LaptopState) -> list[str]:
    return [
        f"{row.name} ({row.short_by})" if row.short_by and row.here else row.name
        for row in survey.rows
        if row.state is state
    ]
