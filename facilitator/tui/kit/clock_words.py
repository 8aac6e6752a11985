"""What is said of the clock of the rounds, in words and figures."""

from facilitator.domain.hall.agenda import Moment
from facilitator.domain.plan.plan import Plan
from facilitator.i18n.translate import Translator
from facilitator.tui.kit.text import bar

SPAN = 10
"""Cells of the bar that shows how much of a round is left."""


def minutes(seconds: float) -> str:
    """Return `12:41`, or `+1:05` where a round has overrun."""
    whole = int(-(-seconds // 1)) if seconds > 0 else int(-seconds // 1)
    sign = "" if seconds > 0 or not whole else "+"
    return f"{sign}{whole // 60}:{whole % 60:02d}"


def round_name(tr: Translator, plan: Plan, place: int) -> str:
    """Return `Round 2 of 4`, or a name of another shape as it is."""
    rounds = plan.session.rounds
    name = rounds[place].name
    if name.endswith(str(place + 1)):
        return tr("{round} of {count}", round=name, count=len(rounds))
    return name


def clock_line(tr: Translator, moment: Moment) -> str:
    """Return how much of a round is left, in one short line."""
    if moment.stage == "paused":
        return tr("paused, {left} left", left=minutes(moment.remaining))
    if moment.stage == "between":
        return tr("round ended")
    if moment.stage == "over":
        return tr("all rounds ended")
    if not moment.is_timed:
        return ""
    if moment.remaining <= 0:
        return tr("time is out {over}", over=minutes(moment.remaining))
    left = tr("{left} left", left=minutes(moment.remaining))
    if moment.mark:
        left = f"! {left}"
    return f"{left} {bar(moment.remaining / moment.seconds, SPAN)}"


def behind_line(tr: Translator, seconds: float) -> str:
    """Return how far the agenda is from the plan; nothing within half a minute."""
    count = round(abs(seconds) / 60)
    if not count:
        return tr("as planned")
    if seconds > 0:
        return tr.plural("{count} minute behind", "{count} minutes behind", count)
    return tr.plural("{count} minute ahead", "{count} minutes ahead", count)
