"""What a document would hold, told before it is made."""

from textual.content import Content

from facilitator.domain.accounting import Balance, balance
from facilitator.domain.compilation import FEW
from facilitator.domain.plan import Plan
from facilitator.domain.session import Session
from facilitator.i18n.translate import Translator
from facilitator.tui.text import plain


def summary(tr: Translator, plan: Plan, session: Session) -> Content:
    """Return the counts, whether the sums balance, and where the basis is weak."""
    sums = balance(session, plan)
    lines = [*_counts(tr, sums), _verdict(tr, sums)]
    weak, empty = _weak(plan, session), _empty(plan, session)
    if weak:
        heading = tr("Weak basis, fewer than {few} statements:", few=FEW)
        lines += [plain(""), _told(heading, weak)]
    if empty:
        lines += [plain(""), _told(tr("Goal areas without statements:"), empty)]
    return Content("\n").join(lines)


def _counts(tr: Translator, sums: Balance) -> list[Content]:
    channels = sums.by_channel
    counted = tr.plural(
        "{count} statement in all", "{count} statements in all", sums.counted
    )
    withdrawn = tr(
        "Logged {logged}, withdrawn {withdrawn}.",
        logged=sums.logged,
        withdrawn=sums.withdrawn,
    )
    ways = tr(
        "On site {onsite}, online {online}, on paper {paper}.",
        onsite=channels.onsite,
        online=channels.online,
        paper=channels.paper,
    )
    return [plain(counted, "bold"), plain(withdrawn), plain(ways)]


def _verdict(tr: Translator, sums: Balance) -> Content:
    if sums.balances:
        return plain("✓ " + tr("The sums balance."), "$success")
    warning = tr(
        "The sums do not balance. Nothing is lost, but the counts cannot be trusted: "
        "close the session, open it anew and look again before you hand this on."
    )
    return plain("! " + warning, "bold $error")


def _told(heading: str, names: list[str]) -> Content:
    return Content.assemble(
        plain(f"! {heading} ", "bold $warning"), plain(", ".join(names))
    )


def _weak(plan: Plan, session: Session) -> list[str]:
    areas = [area.id for area in plan.areas]
    sums = [
        (group.name, session.coverage.total("area", areas, [group.id]))
        for group in plan.groups
    ]
    return [f"{name} {count.apart}" for name, count in sums if count.total < FEW]


def _empty(plan: Plan, session: Session) -> list[str]:
    groups = [group.id for group in plan.groups]
    return [
        area.name
        for area in plan.areas
        if not session.coverage.total("area", [area.id], groups).total
    ]
