"""The form on this laptop: it is opened and closed here, and an eye is kept on it."""

from collections.abc import Callable

from facilitator.services.form_server import FormServer, Serving
from facilitator.tui.dialogs.choice import ChoiceDialog, Option
from facilitator.tui.kit.form_address import (
    host_of,
    local_address,
)
from facilitator.tui.kit.screen import SessionScreen

LOOK_SECONDS = 1.0
"""Between two looks at the form and at this laptop's addresses."""


class FormHere:
    """Starts and stops the form, and tells when phones can no longer find it."""

    def __init__(self, screen: SessionScreen, show: Callable[[bool], None]) -> None:
        """Look after the form for a screen.

        Args:
            screen: what asks, and is there as long as the session is open.
            show: called where it stands otherwise with the form; with True where its
                address is another.
        """
        self._screen, self._show = screen, show
        self.serving = Serving("stopped")
        """How it stands with the form, as it was seen last."""

    @property
    def _form(self) -> FormServer:
        return self._screen.house.office.form

    def begin(self) -> None:
        """Look after the form from now on, whatever mode is shown."""
        self.serving = self._form.look()
        self._screen.set_interval(LOOK_SECONDS, self._look)

    def address(self) -> str:
        """Return the form's address on this laptop, empty while it is not open."""
        return local_address(self._form, self._screen.desk.plan, self._host())

    def turn(self) -> None:
        """Open the form on this laptop, or close it."""
        if self.serving.phase in ("open", "starting"):
            self._form.stop()
        else:
            self._form.start(self._screen.desk.plan.session.id)
        self._look()

    def ask_address(self) -> None:
        """Ask which of the laptop's addresses phones are to use."""
        house, addresses = self._screen.house, self._form.addresses()
        tr = house.tr
        if not addresses:
            house.tell(
                tr("This laptop is on no network. Join the one that the phones use."),
                "warning",
            )
            return

        def take(host: str | None) -> None:
            if host:
                self._screen.desk.form_host = host
                self._show(True)

        options = [Option(each, each) for each in addresses]
        title = tr("Address for the phones")
        self._screen.app.push_screen(ChoiceDialog(title, options, self._host()), take)

    def _host(self) -> str:
        """Return the address in use: the chosen one, or the likeliest there is."""
        desk = self._screen.desk
        former, now = desk.form_host, host_of(self._form, desk.form_host)
        if now != former:
            self._leave(former, now)
            desk.form_host = now
        return now

    def _leave(self, former: str, now: str) -> None:
        """Tell that an address which may stand on posters leads nowhere any more."""
        if former and self.serving.phase == "open":
            house = self._screen.house
            house.tell(
                house.tr(
                    "This laptop's address is now {now}. Codes and posters with "
                    "{former} lead nowhere: show the new code, or join the former "
                    "network again.",
                    now=now,
                    former=former,
                ),
                "warning",
            )

    def _look(self) -> None:
        """See how it stands with the form and its address."""
        if self._screen.house.desk is None:
            return
        before, former = self.serving, self._screen.desk.form_host
        self.serving = self._form.look()
        if self.serving.phase == "open":
            self._host()
        now, host = self.serving, self._screen.desk.form_host
        moved = (before.phase, before.port, former) != (now.phase, now.port, host)
        if moved or now != before:
            self._show(moved)
