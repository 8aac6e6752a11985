"""What the presidium says of the compilation: shown, or why it stands in the way."""

import asyncio

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.plan.plan import Plan
from facilitator.domain.session.digest import digest
from facilitator.domain.session.session import Session
from facilitator.i18n.names import section_name
from facilitator.i18n.translate import Translator
from facilitator.services.export.approval import returned_sections
from facilitator.tui.dialogs.base import TextDialog
from facilitator.tui.export.approval import ReviewDialog
from facilitator.tui.kit.desk import Desk
from facilitator.tui.kit.house import House


async def review_dialog(house: House, desk: Desk) -> ReviewDialog | None:
    """Return what shows the verdicts and takes in more; say why where it cannot be."""
    if not desk.opened.loaded:
        house.tell(house.tr("The session is still being read in. Try again soon."))
        return None

    def content_digest() -> str:
        """Return the content digest of what is on disk."""
        return digest(house.office.workspace.read(desk.plan.session.id).session)

    try:
        return ReviewDialog(await asyncio.to_thread(content_digest))
    except FacilitatorError as error:
        house.say(error)
        return None


def returned_dialog(tr: Translator, plan: Plan, session: Session) -> TextDialog | None:
    """Return what tells who has returned which section and why; None where nobody has.

    Until those sections are approved or settled, no compilation is stamped as final.
    """
    lines = []
    for each in returned_sections(plan, session):
        name = section_name(tr, plan.areas, each.section)
        for word in each.returned:
            reason = f"{word.reviewer}: {word.comment}".rstrip(": ")
            lines.append(f"• {name} – {reason}")
    if not lines:
        return None
    way_out = tr(
        "It cannot be stamped as final before they are approved or settled: Y."
    )
    title = tr("Returned by the presidium")
    return TextDialog(title, "\n".join([*lines, "", way_out]))
