"""A form with a journal on disk, asked without a network in between."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from facilitator.domain.form.address import form_code
from facilitator.domain.form.flood_limits import FormRules
from facilitator.domain.plan.form_plan import FormPlan
from facilitator.domain.plan.plan import Plan
from facilitator.services.session.open_session import OpenSession
from facilitator.storage.journal.session_store import (
    Writer,
    WritingStore,
)
from facilitator.web.answers import FormDesk
from facilitator.web.app import Form, Hosting
from tests.builders import a_plan

SECRET = b"s" * 32
START = datetime(2019, 4, 1, 18, tzinfo=timezone(timedelta(hours=2)))
ANSWER = "Bussen hem från träningen går inte efter åtta"
FILLED = {"group": "g1", "about": "a1/a1-q1", "answer": ANSWER}


@dataclass(frozen=True, slots=True)
class Page:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def to(self) -> str:
        """Where it leads."""
        return self.headers["location"]


@dataclass(slots=True)
class Site:
    """A form that is being served, and the clock on its wall."""

    folder: Path
    plan: Plan = field(default_factory=a_plan)
    base_url: str = ""
    proxy: str = ""
    client: str = "192.168.1.7"
    now: datetime = START
    opened: OpenSession = field(init=False)
    desk: FormDesk = field(init=False)
    form: Form = field(init=False)
    _drawn: int = 0

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Begin to serve, as after a restart where it was served before."""
        self.folder.mkdir(exist_ok=True)
        (self.folder / "laptop-formular.ballast").touch()
        self._drawn += 1
        mark = f"n{self._drawn}"
        writer = Writer("laptop-formular", lambda: mark, lambda: self.now.isoformat())
        store = WritingStore(self.folder, self.plan.session.id, writer)
        self.opened = OpenSession(self.plan, store, lambda: self.now, "form").load_all()
        rules = FormRules()
        self.desk = FormDesk(self.opened, rules, lambda: self.now.timestamp())
        self.form = Form(self.desk, Hosting(SECRET, self.base_url, self.proxy))

    def restart(self) -> None:
        """End and begin again."""
        self.opened.close()
        self.start()

    @property
    def home(self) -> str:
        """The form's address."""
        return f"/F/{form_code(self.plan)}"

    @property
    def said(self) -> list[str]:
        """What was said, the oldest first."""
        return [each.text for each in self.opened.newest()][::-1]

    @property
    def causes(self) -> dict[str, int]:
        """How many are held, by cause."""
        return dict(self.opened.session.quarantine.causes())

    def wait(self, seconds: float) -> None:
        """Let time go by."""
        self.now += timedelta(seconds=seconds)

    def get(self, path: str, **headers: str) -> Page:
        """Ask for a page."""
        return asyncio.run(self.ask("GET", path, headers=headers))

    def post(self, path: str, sent: Mapping[str, str], **headers: str) -> Page:
        """Send a form."""
        kind = {"content_type": "application/x-www-form-urlencoded"}
        body = urlencode(sent).encode()
        return asyncio.run(self.ask("POST", path, body, kind | headers))

    def blank(self, query: str = "") -> str:
        """Fetch an empty form and return its path."""
        path = self.get(self.home + query).to
        assert self.get(path).status == 200
        return path

    def answer(self, path: str = "", seconds: float = 30, **changed: str) -> Page:
        """Fill in a form after a while and send it."""
        path = path or self.blank()
        self.wait(seconds)
        return self.post(path, FILLED | changed)

    async def ask(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
    ) -> Page:
        """Ask the app as a server would."""
        plain, _, query = path.partition("?")
        scope: dict[str, Any] = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "path": plain,
            "raw_path": plain.encode(),
            "root_path": "",
            "query_string": query.encode(),
            "headers": [
                (name.replace("_", "-").encode(), value.encode())
                for name, value in ({"host": "a"} | dict(headers or {})).items()
            ],
            "client": (self.client, 5000),
            "server": ("a", 80),
            "scheme": "http",
        }
        told: list[Any] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            told.append(message)

        await self.form.app(scope, receive, send)
        begun = told[0]
        found = {name.decode(): value.decode() for name, value in begun["headers"]}
        whole = b"".join(each.get("body", b"") for each in told[1:])
        return Page(begun["status"], found, whole)


def with_form(**changed: Any) -> Plan:
    """Return a plan whose form is another than usual."""
    plan = a_plan()
    form = replace(FormPlan(), **changed)
    return Plan(plan.project, replace(plan.session, form=form))


def receipt_on(page: Page) -> str:
    """Return the receipt number that a page shows."""
    found = re.search(r'class="number"[^>]*>([^<]+)<', page.text)
    assert found
    return found[1]
