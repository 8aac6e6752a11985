"""From Anslut to the matrix: a phone answers, and the scribe sees the answer arrive."""

import re
from html.parser import HTMLParser
from time import sleep
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from textual.pilot import Pilot

from facilitator.domain.form.flood_limits import LEAST_SECONDS
from facilitator.tui.kit.entry import Entry
from facilitator.tui.shell.app import FacilitatorApp
from tests.tui.conftest import MakeApp, running, statements, text_of, until

pytestmark = pytest.mark.slow


class Choices(HTMLParser):
    """The values that a form offers, by the name of the field."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self._field = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a field or what it offers."""
        told = dict(attrs)
        if tag == "select":
            self._field = told.get("name") or ""
        name = self._field if tag == "option" else told.get("name") or ""
        if name and told.get("value"):
            self.found.setdefault(name, []).append(told["value"] or "")


def answered(address: str, text: str, waits: float) -> str:
    """Answer as a phone does that has scanned the code; return the receipt's page."""
    with urlopen(address) as page:
        form, choices = page.url, Choices(page.read().decode()).found
    sleep(waits)
    sent = {"group": choices["group"][0], "about": choices["about"][0], "answer": text}
    with urlopen(form, urlencode(sent).encode()) as page:
        return str(page.read().decode())


async def opened(pilot: Pilot[None], app: FacilitatorApp) -> str:
    """Open the form from Anslut; return its address on this machine."""
    await pilot.press("f8")
    await until(pilot, lambda: app.current_mode == "connect")
    await pilot.press("s")
    form = app.office.form
    await until(pilot, lambda: form.look().phase == "open")
    await until(pilot, lambda: f":{form.look().port}/F/" in text_of(app))
    code = re.search(r"/F/(\w+)", text_of(app))
    assert code
    return f"http://127.0.0.1:{form.look().port}/F/{code[1]}"


@pytest.mark.parametrize("waits", [LEAST_SECONDS + 0.3, 0.0])
async def test_an_answer_arrives_while_the_scribe_writes_on_one_too_fast_is_held(
    make_app: MakeApp, waits: float
) -> None:
    app = make_app()
    async with running(app, (120, 36)) as pilot:
        address = await opened(pilot, app)
        await pilot.press("escape")
        await until(pilot, lambda: app.current_mode == "log")
        entry = app.screen.query_one(Entry)
        entry.insert("Halvskrivet medan det kommer")
        work = app.run_worker(
            lambda: answered(address, "Fler bänkar i parken", waits), thread=True
        )
        receipt = await work.wait()
        number = re.search(r"\b\w{4}-\w{4}\b", receipt)
        assert number
        assert entry.text == "Halvskrivet medan det kommer"
        if waits:
            await until(pilot, lambda: statements(app))
            assert statements(app)[0].channel == "online"
            await until(pilot, lambda: "Fler bänkar i parken" in text_of(app))
            await pilot.press("f5")
            await until(pilot, lambda: "0+1" in text_of(app))
        else:
            assert app.desk
            quarantine = app.desk.opened.session.quarantine
            await until(pilot, lambda: quarantine.waiting_answers())
            assert not statements(app)
            await app.action_mode("quarantine")
            await until(pilot, lambda: "Fler bänkar i parken" in text_of(app))
        await app.action_mode("connect")
        told = "1 telefon har nått formuläret"
        await until(pilot, lambda: told in " ".join(text_of(app).split()))
