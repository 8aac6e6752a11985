"""The stage as a mode of the full screen."""

from typing import ClassVar

from textual.binding import BindingType

from facilitator.tui.actions import bindings
from facilitator.tui.screens.stage import StageScreen


class HallScreen(StageScreen):
    """The stage, from which the modes' keys lead back to work."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("mode")

    async def action_leave(self) -> None:
        """Go back to logging."""
        await self.house.action_mode("log")
