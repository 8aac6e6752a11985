"""What is told about a correction slip that is being keyed back."""

from textual.content import Content

from facilitator.domain.papers.correction_slips import (
    done_at,
    is_done,
)
from facilitator.domain.plan.plan import (
    Plan,
    name_of,
)
from facilitator.domain.session.session import Session
from facilitator.domain.session.statement import Statement
from facilitator.i18n.translate import Translator, mark
from facilitator.tui.kit.text import plain

REASON = mark("Correction slip")
"""What corrections and withdrawals from slips are given as their reason."""


def slip_told(tr: Translator, plan: Plan, shown: Statement) -> Content:
    """Return a statement with what it is filed under, and whether it is done."""
    coded = [name_of(plan.areas, shown.area), name_of(plan.groups, shown.group)]
    coded += [name_of(plan.keywords, word) for word in shown.keywords]
    lines = [plain(shown.text), plain(" · ".join(coded), "$foreground-muted")]
    if is_done(shown, tr(REASON)):
        lines.append(plain("✓ " + tr("keyed in already"), "$success"))
    return Content("\n").join(lines)


def progress_told(
    tr: Translator, plan: Plan, session: Session, last: Statement | None
) -> str:
    """Return how many slips are done of the table that was keyed in last."""
    if last is None:
        return tr("For instance 7-2-14. After that 15 is 7-2-15.")
    done, slips = done_at(session, last.table, tr(REASON))
    return tr(
        "{table}: {done} of {count} done",
        table=name_of(plan.session.tables, last.table) or tr("Logged at no table"),
        done=done,
        count=slips,
    )
