"""Where phones find the form that is open on this laptop."""

from facilitator.domain.form.address import local_link
from facilitator.domain.plan.plan import Plan
from facilitator.services.form_server import FormServer

LOOPBACK = "127.0.0.1"
"""Where only this laptop itself finds it: better than nothing to try it with."""


def host_of(form: FormServer, host: str) -> str:
    """Return the address in use: the chosen one, or the likeliest that there is."""
    addresses = form.addresses()
    if host in addresses or not addresses:
        return host
    return addresses[0]


def local_address(form: FormServer, plan: Plan, host: str) -> str:
    """Return the form's address on this laptop, empty while it is not open.

    In capitals, which make a code of larger modules; the form takes both.
    """
    serving = form.look()
    if serving.phase != "open":
        return ""
    host = host_of(form, host) or LOOPBACK
    return local_link(plan, host, serving.port).upper()
