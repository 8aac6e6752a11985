"""The stage as a mode of the full screen."""

from typing import ClassVar

from textual.binding import BindingType

from facilitator.tui.actions.registry import bindings
from facilitator.tui.hall.stage import StageScreen
from facilitator.tui.kit.form_address import local_address


class StageMode(StageScreen):
    """The stage, from which the modes' keys lead back to work."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("mode")

    def form_link(self) -> str:
        """Return where the form is that is open on this laptop, if it is."""
        desk, form = self.house.desk, self.house.office.form
        return local_address(form, desk.plan, desk.form_host) if desk else ""

    async def action_leave(self) -> None:
        """Go back to logging."""
        await self.house.action_mode("log")
