"""The mode in which a failure is told, and the way back to work."""

from facilitator.tui.shell.crash_guard import Trouble
from facilitator.tui.shell.program_app import ProgramApp
from facilitator.tui.shell.session_host import SessionHost

MODE = "trouble"
"""The mode in which the last resort is shown."""


class LastResort:
    """Tells of a failure in a mode of its own, unless only the stage has failed."""

    def __init__(self, app: ProgramApp, host: SessionHost) -> None:
        self._app, self._host = app, host

    async def show(self, trouble: Trouble) -> bool:
        """Tell of a failure and put away what is broken; tell whether it is told now.

        Before the hall the stage is mended first, and the user told later.
        """
        from facilitator.tui.shell.trouble import TroubleScreen

        app = self._app
        if await app.mend_stage(trouble):
            return False
        app.add_mode(MODE, lambda: TroubleScreen(trouble, self.leave))
        await app.switch_mode(MODE)
        await app.renew_all()
        return True

    async def leave(self) -> None:
        """Land where work is done."""
        app = self._app
        app.crash_guard.watch()
        home = "timeline" if app.program.office else "welcome"
        await app.switch_mode("log" if self._host.desk else home)
        await app.remove_mode(MODE)
