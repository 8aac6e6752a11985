"""`facilitator serve`: the digital form, from this laptop or hosted."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from facilitator.bootstrap import Wishes, build
from facilitator.cli.call import Call
from facilitator.cli.console import WrongUsage
from facilitator.cli.parser import Grammar
from facilitator.cli.qr_text import in_colour, in_ink
from facilitator.domain.errors import FacilitatorError
from facilitator.domain.form.address import (
    based_link,
    local_link,
)
from facilitator.domain.plan.plan import Plan
from facilitator.i18n.translate import Translator
from facilitator.services.office import Office

if TYPE_CHECKING:
    from facilitator.web.answers import Count

ENDING = "-formular"
"""Added to the laptop's name: the form writes in a journal of its own."""
LAST_PORT = 65_535


def add_commands(grammar: Grammar) -> None:
    """Add the command."""
    tr = grammar.tr
    parser = grammar.session_command(
        "serve",
        tr("serve the digital form from this laptop until Ctrl+C"),
        "--port 8080",
        serve,
    )
    parser.add_argument(
        "--host",
        metavar="ADDRESS",
        default="",
        help=tr("this laptop's address to listen at; else all of them"),
    )
    parser.add_argument(
        "--port",
        metavar="N",
        type=int,
        default=0,
        help=tr("the port; else 8080, or the next that is free"),
    )
    parser.add_argument(
        "--base-url",
        metavar="URL",
        default="",
        help=tr("what it is reached by from outside, where it is hosted"),
    )
    parser.add_argument(
        "--behind-proxy",
        metavar="ADDRESS",
        default="",
        help=tr("the reverse proxy's address, whose X-Forwarded-For is believed"),
    )
    parser.add_argument(
        "--for-program",
        action="store_true",
        help=tr("tell the counts as JSON lines, and end with the input"),
    )


def serve(call: Call) -> int:
    """Serve the form until it is told to end; every answer is on disk by then."""
    _demand_sense(call)
    if not call.args.for_program:
        return _serve(call)
    try:
        return _serve(call)
    except FacilitatorError as error:
        details = {
            name: value if isinstance(value, int | list | tuple) else str(value)
            for name, value in error.details.items()
        }
        failed = {"code": error.code, "details": details, "status": error.exit_status}
        _tell(call, "failed", failed)
        return error.exit_status


def _serve(call: Call) -> int:
    from facilitator.storage.form_secret import form_secret
    from facilitator.web.app import Hosting
    from facilitator.web.server import listen, serve

    args, office = call.args, _office(call)
    open_session = office.workspace.open(args.session)
    try:
        open_session.load_all()
        if not args.for_program:
            call.tell(open_session.notices())
        plan = open_session.plan
        secret = form_secret(office.root, plan.session.id, office.device)
        hosting = Hosting(secret, args.base_url, args.behind_proxy)
        with listen(args.host, args.port) as listener:
            port = listener.getsockname()[1]
            links = _links(call, office, plan, port)
            program, person = _Program(call, port), _Person(call, office, links)
            serve(
                open_session,
                hosting,
                listener,
                program if args.for_program else person,
                until_input_ends=args.for_program,
            )
    finally:
        open_session.close()
    return 0


class _Program:
    """Tells another program, a line of JSON at a time."""

    def __init__(self, call: Call, port: int) -> None:
        self._call = call
        self._port = port

    def show_open(self) -> None:
        """Tell that the form is open."""
        _tell(self._call, "open", {"port": self._port})

    def show_count(self, count: "Count") -> None:
        """Tell how many there are."""
        _tell(self._call, "count", asdict(count))


class _Person:
    """Tells whoever sits at the terminal: the address, its code, and the counts."""

    def __init__(self, call: Call, office: Office, links: Sequence[str]) -> None:
        self._call = call
        self._office = office
        self._links = links
        self._over = ""
        """Takes the cursor back to the counts that are shown already."""

    def show_open(self) -> None:
        """Show how phones reach the form."""
        console, tr = self._call.console, self._call.tr
        _draw(self._call, self._office, self._links[0])
        for link in self._links:
            console.say(link)
        console.say(tr("The form is open. End it with Ctrl+C."))
        console.flush()

    def show_count(self, count: "Count") -> None:
        """Show how many there are."""
        words = _counts(self._call.tr, count)
        console = self._call.console
        if console.is_terminal:
            console.draw(f"{self._over}{words}")
            self._over = "\x1b[F\x1b[2K"
        else:
            console.say(words)
        console.flush()


def _counts(tr: Translator, count: "Count") -> str:
    return " · ".join(
        (
            tr.plural(
                "One phone has reached the form",
                "{count} phones have reached the form",
                count.phones,
            ),
            tr.plural("one answer", "{count} answers", count.answers),
            tr.plural("one of them held", "{count} of them held", count.held),
        )
    )


def _links(call: Call, office: Office, plan: Plan, port: int) -> list[str]:
    """Return the addresses of the form, the likeliest for phones first."""
    args = call.args
    if args.base_url:
        return [based_link(plan, args.base_url)]
    hosts = [args.host] if args.host else office.form.addresses() or ["127.0.0.1"]
    return [local_link(plan, host, port) for host in hosts]


def _draw(call: Call, office: Office, link: str) -> None:
    matrix = office.codes.matrix(link)
    lines = in_ink(matrix)
    if call.console.is_terminal:
        lines = in_colour(matrix, *shutil.get_terminal_size())
    for line in lines:
        call.console.draw(line)


def _tell(call: Call, what: str, details: Mapping[str, object]) -> None:
    call.console.data_line({"told": what, **details})
    call.console.flush()


def _office(call: Call) -> Office:
    """Return the workspace as the form's own device, beside this laptop's."""
    usual = call.office
    wishes = Wishes(usual.root, call.tr.language, usual.device + ENDING)
    office = build(wishes).office
    assert office
    return office


def _demand_sense(call: Call) -> None:
    args, tr = call.args, call.tr
    if not 0 <= args.port <= LAST_PORT:
        raise WrongUsage(tr("A port is a number from 1 to {most}.", most=LAST_PORT))
    if args.base_url and not args.base_url.startswith(("http://", "https://")):
        raise WrongUsage(tr("--base-url begins with https:// or http://."))
