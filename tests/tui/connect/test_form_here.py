"""Anslut opens the form on this laptop, and tells when phones can no longer find it."""

from dataclasses import dataclass, field

import pytest
from textual.pilot import Pilot

from facilitator.domain.errors import Refused
from facilitator.services.form_server import FormServer, FormWish
from facilitator.tui.shell.app import FacilitatorApp
from tests.documents.validators import page_texts
from tests.form_child import Child
from tests.tui.conftest import MakeApp, running, text_of, toasts, until

pytestmark = pytest.mark.slow


@dataclass
class Laptop:
    """A laptop with addresses that a test chooses."""

    child: Child = field(default_factory=lambda: Child(FormWish("")))
    addresses: list[str] = field(default_factory=lambda: ["192.168.1.23", "10.0.0.7"])
    wishes: list[FormWish] = field(default_factory=list)

    def launch(self, wish: FormWish) -> Child:
        """Begin to serve."""
        self.wishes.append(wish)
        self.child = Child(wish, [{"told": "open", "port": 8080}])
        return self.child

    def count(self, phones: int, answers: int, held: int = 0) -> None:
        """Let the server tell its counts."""
        told = {"told": "count", "phones": phones, "answers": answers, "held": held}
        self.child.told.append(told)


@pytest.fixture
def laptop() -> Laptop:
    """Return a laptop on two networks."""
    return Laptop()


def with_form(app: FacilitatorApp, laptop: Laptop) -> FacilitatorApp:
    """Give the program a form whose server is the test's."""
    form = FormServer(laptop.launch, lambda: laptop.addresses)
    app.program.office = app.office._replace(form=form)
    return app


async def in_connect(pilot: Pilot[None], app: FacilitatorApp) -> None:
    """Go to Anslut and open the form."""
    await pilot.press("f8")
    await until(pilot, lambda: app.current_mode == "connect")
    await pilot.press("s")
    await until(pilot, lambda: "HTTP://192.168.1.23:8080/F/" in text_of(app))


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_s_opens_the_form_and_the_counts_are_live(
    make_app: MakeApp, laptop: Laptop, size: tuple[int, int]
) -> None:
    app = with_form(make_app(), laptop)
    async with running(app, size) as pilot:
        await in_connect(pilot, app)
        assert [wish.session_id for wish in laptop.wishes] == [
            app.desk.plan.session.id  # type: ignore[union-attr]
        ]
        assert "0 telefoner har nått formuläret" in " ".join(text_of(app).split())
        laptop.count(2, 3, held=1)
        await until(pilot, lambda: "3 svar" in text_of(app))
        shown = " ".join(text_of(app).split())
        assert "2 telefoner" in shown and "1 av dem väntar" in shown
        await pilot.press("s")
        await until(pilot, lambda: laptop.child.is_to_end)
        await until(pilot, lambda: "S öppnar det" in " ".join(text_of(app).split()))


async def test_another_address_of_the_laptop_is_chosen_by_key(
    make_app: MakeApp, laptop: Laptop
) -> None:
    app = with_form(make_app(), laptop)
    async with running(app, (100, 30)) as pilot:
        await in_connect(pilot, app)
        await pilot.press("a")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await pilot.press("2")
        await until(pilot, lambda: "HTTP://10.0.0.7:8080/F/" in text_of(app))


async def test_a_changed_address_is_told_with_what_it_means_for_posters(
    make_app: MakeApp, laptop: Laptop
) -> None:
    app = with_form(make_app(), laptop)
    async with running(app, (100, 30)) as pilot:
        await in_connect(pilot, app)
        await pilot.press("escape")
        await until(pilot, lambda: app.current_mode == "log")
        laptop.addresses = ["192.168.7.99"]
        await until(pilot, lambda: any("affischer" in each for each in toasts(app)))
        told = next(each for each in toasts(app) if "affischer" in each)
        assert "192.168.7.99" in told and "192.168.1.23" in told
        await pilot.press("f8")
        await until(pilot, lambda: "HTTP://192.168.7.99:8080/F/" in text_of(app))


async def test_a_server_that_fails_or_dies_is_told_with_a_way_out(
    make_app: MakeApp, laptop: Laptop
) -> None:
    app = with_form(make_app(), laptop)
    async with running(app, (100, 30)) as pilot:
        await in_connect(pilot, app)
        laptop.child.status = -9
        await until(pilot, lambda: "Formuläret har stannat" in text_of(app))
        assert "HTTP://192" not in text_of(app)
        await pilot.press("s")
        await until(pilot, lambda: "HTTP://192.168.1.23:8080/F/" in text_of(app))


async def test_without_any_network_it_says_so(
    make_app: MakeApp, laptop: Laptop
) -> None:
    laptop.addresses = []
    app = with_form(make_app(), laptop)
    async with running(app, (100, 30)) as pilot:
        await pilot.press("f8")
        await pilot.press("a")
        await until(pilot, lambda: any("nätverk" in each for each in toasts(app)))


async def test_the_form_ends_with_the_session(
    make_app: MakeApp, laptop: Laptop
) -> None:
    app = with_form(make_app(), laptop)
    async with running(app, (100, 30)) as pilot:
        await in_connect(pilot, app)
        await app.session_host.close()
        assert laptop.child.is_to_end


def test_a_launch_that_is_refused_is_told() -> None:
    def launch(wish: FormWish) -> Child:
        raise Refused("form.no_link", session="x")

    form = FormServer(launch, lambda: [])
    form.start("x")
    assert form.look().phase == "failed" and form.look().error is not None


async def test_the_hall_shows_the_code_of_the_form_on_this_laptop(
    make_app: MakeApp, laptop: Laptop
) -> None:
    app = with_form(make_app(), laptop)
    async with running(app, (160, 45)) as pilot:
        await app.action_mode("stage")
        await until(pilot, lambda: "EXEMPEL.EXAMPLE" in text_of(app))
        await app.action_mode("log")
        await in_connect(pilot, app)
        await app.action_mode("stage")
        await until(pilot, lambda: "192.168.1.23:8080/F/" in text_of(app))
        laptop.addresses = ["192.168.7.99"]
        await until(pilot, lambda: "192.168.7.99:8080/F/" in text_of(app))


async def test_f_makes_a_poster_with_the_address_of_this_laptop(
    make_app: MakeApp, laptop: Laptop
) -> None:
    app = with_form(make_app(), laptop)
    async with running(app, (100, 30)) as pilot:
        await in_connect(pilot, app)
        await pilot.press("f")
        session = app.desk.plan.session.id  # type: ignore[union-attr]
        await until(pilot, lambda: app.office.exports.exported_files(session))
        poster = app.office.exports.exported_files(session)[0]
        told = "".join("".join(page_texts(poster)).split())
        assert "192.168.1.23:8080/F/" in told
