"""What the presidium says of the compilation: taken in, settled, or in the way."""

import asyncio

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.session.digest import digest
from facilitator.i18n.section_name import section_name
from facilitator.services.export.approval import returned_sections
from facilitator.tui.export.preview import Looking


class Presiding(Looking):
    """The part of the export mode that has to do with the review copies."""

    async def action_reviews(self) -> None:
        """Show what reviewers say, and take in the files that they have sent."""
        from facilitator.tui.export.approval import ReviewDialog

        if not self.desk.opened.loaded:
            told = self.tr("The session is still being read in. Try again soon.")
            self.house.tell(told)
            return
        try:
            now = await asyncio.to_thread(self._digest, self.desk.plan.session.id)
        except FacilitatorError as error:
            self.house.say(error)
            return

        def left(_: None) -> None:
            self.look()

        if self.is_current:
            self.app.push_screen(ReviewDialog(now), left)

    def action_choose(self, field: str) -> None:
        """Choose; tell at once where a final stamp would be refused."""
        super().action_choose(field)
        if field == "final" and self.wanted.final:
            self._tell_returned()

    def _tell_returned(self) -> None:
        """Tell who has returned which section, and why."""
        from facilitator.tui.dialogs.base import TextDialog

        tr, plan = self.tr, self.desk.plan
        lines = []
        for each in returned_sections(plan, self.desk.opened.session):
            name = section_name(tr, plan.areas, each.section)
            for word in each.returned:
                said = f"{word.reviewer}: {word.comment}".rstrip(": ")
                lines.append(f"• {name} – {said}")
        if lines:
            lines.append("")
            lines.append(
                tr(
                    "It cannot be stamped as final before they are approved or "
                    "settled: Y."
                )
            )
            title = tr("Returned by the presidium")
            self.app.push_screen(TextDialog(title, "\n".join(lines)))

    def _digest(self, session_id: str) -> str:
        """Return the content digest of what is on disk."""
        return digest(self.house.office.workspace.read(session_id).session)
