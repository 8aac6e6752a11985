"""The part of Anslut that opens the form on this laptop, and keeps an eye on it."""

from facilitator.services.form_server import FormServer, Serving
from facilitator.tui.dialogs.choice import ChoiceDialog, Option
from facilitator.tui.kit.form_address import (
    host_of,
    local_address,
)
from facilitator.tui.kit.screen import SessionScreen

LOOK_SECONDS = 1.0
"""Between two looks at the form and at this laptop's addresses."""


class FormHere(SessionScreen):
    """Starts and stops the form, and tells when phones can no longer find it."""

    def __init__(self) -> None:
        super().__init__()
        self.serving = Serving("stopped")

    @property
    def form(self) -> FormServer:
        """The form's server."""
        return self.house.office.form

    def on_mount(self) -> None:
        """Look after the form while the session is open, whatever mode is shown."""
        self.serving = self.form.look()
        self.set_interval(LOOK_SECONDS, self._look)

    def form_changed(self, *, moved: bool) -> None:
        """Show how it stands with the form; `moved` where its address is another."""
        raise NotImplementedError

    def local_address(self) -> str:
        """Return the form's address on this laptop, empty while it is not open."""
        return local_address(self.form, self.desk.plan, self._host())

    def action_serve(self) -> None:
        """Open the form on this laptop, or close it."""
        if self.serving.phase in ("open", "starting"):
            self.form.stop()
        else:
            self.form.start(self.desk.plan.session.id)
        self._look()

    def action_address(self) -> None:
        """Ask which of the laptop's addresses phones are to use."""
        tr, addresses = self.tr, self.form.addresses()
        if not addresses:
            self.house.tell(
                tr("This laptop is on no network. Join the one that the phones use."),
                "warning",
            )
            return

        def chosen(host: str | None) -> None:
            if host:
                self.desk.form_host = host
                self.form_changed(moved=True)

        options = [Option(each, each) for each in addresses]
        title = tr("Address for the phones")
        self.app.push_screen(ChoiceDialog(title, options, self._host()), chosen)

    def _host(self) -> str:
        """Return the address in use: the chosen one, or the likeliest there is."""
        former, now = self.desk.form_host, host_of(self.form, self.desk.form_host)
        if now != former:
            self._leave(former, now)
            self.desk.form_host = now
        return now

    def _leave(self, former: str, now: str) -> None:
        """Tell that an address which may stand on posters leads nowhere any more."""
        if former and self.serving.phase == "open":
            self.house.tell(
                self.tr(
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
        if self.house.desk is None:
            return
        before, host = self.serving, self.desk.form_host
        self.serving = self.form.look()
        if self.serving.phase == "open":
            self._host()
        moved = (before.phase, before.port, host) != (
            self.serving.phase,
            self.serving.port,
            self.desk.form_host,
        )
        if moved or self.serving != before:
            self.form_changed(moved=moved)
