"""What stands beside the form's code: its address, what it tells, how far it reads."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from textual.content import Content

from facilitator.domain.plan.plan import Plan, PlanItem, name_of
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import Translator, mark
from facilitator.services.form_server import Serving
from facilitator.tui.kit.text import plain

Aim: TypeAlias = Literal["table", "group", "area"]

AIMS: Mapping[Aim, tuple[str, str]] = {
    "table": (mark("Table"), mark("All tables")),
    "group": (mark("Target group"), mark("All target groups")),
    "area": (mark("Goal area"), mark("All goal areas")),
}
"""What a code can tell: its heading, and how it reads when it is not told."""
LAPTOP_CM = 31
"""Width of a 14 inch screen."""
CLOTH_CM = 200
"""Width of a projector's picture in a small hall."""
HALL_METRES = 5
"""From so far away a code that is shown to a hall is to be read."""
UNREACHED = mark(
    "Do no phones reach it? They must be on the same network, which must let them "
    "reach each other, and this laptop's firewall must let them in. F1 says more."
)


class CodeFacts(NamedTuple):
    """What there is to say of a code."""

    address: str
    aims: Mapping[Aim, str]
    """What the code tells: ids of the table, the group and the area, where chosen."""
    serving: Serving
    """How it stands with the form on this laptop."""
    reach: float
    """From how many cm away a phone reads it on a cloth; 0 where there is no code."""
    saved_as: str
    """Where the picture of it was saved last; empty where it was not."""


def lines_about(tr: Translator, plan: Plan, facts: CodeFacts) -> list[Content]:
    """Return the lines beside a code."""
    lines = [
        plain(tr("Scan the code or write the address"), "bold $primary"),
        plain(""),
        plain(facts.address, "bold"),
        plain(""),
    ]
    for aim, (heading, everyone) in AIMS.items():
        chosen_id = facts.aims.get(aim)
        name = name_of(items_of(plan, aim), chosen_id) if chosen_id else tr(everyone)
        lines.append(Content.assemble(f"{tr(heading)}: ", plain(name, "bold")))
    lines.append(plain(""))
    lines += [plain(line, ink) for line, ink in form_lines(tr, facts.serving)]
    if facts.reach:
        lines += [plain(""), plain(_distance(tr, facts.reach))]
    if 0 < facts.reach < HALL_METRES * 100:
        warning = tr("Too small for a hall. Make the text larger, or F for a poster.")
        lines.append(plain(warning, "bold $warning"))
    if facts.saved_as:
        lines += [plain(""), plain(tr("Saved as {path}", path=facts.saved_as))]
    return lines


def _distance(tr: Translator, reach: float) -> str:
    """Return from how far away a phone reads the code at its present size."""
    return tr(
        "A phone reads it from {near} cm on a laptop, and from {far} m on a cloth "
        "two metres wide. Tables need it on paper.",
        near=round(reach * LAPTOP_CM / CLOTH_CM / 10) * 10,
        far=round(reach / 100),
    )


def form_lines(tr: Translator, serving: Serving) -> list[tuple[str, str]]:
    """Return lines and the style of each."""
    match serving.phase:
        case "stopped":
            return [(tr("The form is not open on this laptop. S opens it."), "")]
        case "starting":
            return [(tr("The form is being opened …"), "")]
        case "failed":
            reason = sentence(tr, serving.error) if serving.error else ""
            return [(tr("The form has stopped."), "bold $error"), (reason, "$error")]
        case "open":
            return _open(tr, serving)


def _open(tr: Translator, serving: Serving) -> list[tuple[str, str]]:
    phones = tr.plural(
        "{count} phone has reached the form",
        "{count} phones have reached the form",
        serving.phones,
    )
    answers = tr.plural("{count} answer", "{count} answers", serving.answers)
    lines = [(phones, "bold $success" if serving.phones else "bold $warning")]
    if serving.phones or serving.answers:
        lines.append((answers, "bold"))
    else:
        lines.append((tr(UNREACHED), "$foreground-muted"))
    if serving.held:
        held_line = tr.plural("{count} of them is held: Q",
                         "{count} of them are held: Q", serving.held)  # fmt: skip
        lines.append((held_line, "$warning"))
    return lines


def items_of(plan: Plan, aim: Aim) -> Sequence[PlanItem]:
    """Return the tables, groups or areas of a plan."""
    match aim:
        case "table":
            return plan.session.tables
        case "group":
            return plan.groups
        case "area":
            return plan.areas
