"""Anslut, datorer: what several laptops wrote comes together in the full screen."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from facilitator.bootstrap import Wishes, build
from facilitator.domain.events.commands import (
    CorrectStatement,
    LogStatement,
)
from facilitator.domain.laptops import LaptopState
from facilitator.services.laptops import Packed
from facilitator.services.session.open_session import OpenSession
from facilitator.tui.dialogs.choice import ChoiceDialog
from facilitator.tui.kit.entry import Entry
from facilitator.tui.laptops.list import LaptopList
from facilitator.tui.laptops.look_first import LookFirstDialog
from facilitator.tui.laptops.settle import SettleDialog
from facilitator.tui.shell.app import FacilitatorApp
from tests.tui.conftest import (
    SESSION,
    MakeApp,
    TickingClock,
    running,
    statements,
    text_of,
    toasts,
    until,
    write,
    write_workspace,
)

pytestmark = pytest.mark.slow

EXPECTED = 'laptops = ["Bord 1", "Bord 2", "Bord 3"]\n'


@pytest.fixture
def expecting(workspace: Path) -> Path:
    """Return the workspace with a plan that expects three laptops."""
    plan = workspace / "sessions" / SESSION / "session.toml"
    plan.write_text(EXPECTED + plan.read_text("utf-8"), "utf-8")
    return workspace


class Elsewhere:
    """Another laptop with a workspace of its own."""

    def __init__(self, root: Path, device: str) -> None:
        self.root, self.device = write_workspace(root), device

    def opened(self) -> OpenSession:
        """Return the session as this laptop has it open."""
        wishes = Wishes(self.root, "sv", self.device, TickingClock())
        office = build(wishes).office
        assert office
        return office.workspace.open(SESSION).load_all()

    def log(self, *texts: str) -> None:
        """Write down what is said at its table."""
        session = self.opened()
        for text in texts:
            session.execute(
                LogStatement(
                    text=text, area="1", group="1", table=self.device, round="1"
                )
            )
        session.close()

    def pack(self, target: Path) -> Packed:
        """Make a safe copy."""
        office = build(Wishes(self.root, "sv", self.device, TickingClock())).office
        assert office
        return office.laptops().pack(SESSION, "kopia", target=target)


async def in_laptops(pilot: Pilot[None], app: FacilitatorApp) -> LaptopList:
    """Go to the laptops and return the list once it has been counted."""
    await pilot.press("f8")
    await until(pilot, lambda: app.current_mode == "connect")
    await pilot.press("d")
    await until(pilot, lambda: app.current_mode == "laptops")
    listed = app.screen.query_one(LaptopList)
    await until(pilot, lambda: listed.rows)
    return listed


async def answer(pilot: Pilot[None], app: FacilitatorApp, line: object) -> None:
    """Write a line into the dialog that asks for one."""
    await until(pilot, lambda: app.screen.query(Input))
    app.screen.query_one(Input).value = str(line)
    await pilot.press("enter")


def states(listed: LaptopList) -> dict[str, LaptopState]:
    """Return how it stands with each laptop."""
    return {row.device: row.state for row in listed.rows}


async def test_what_is_missing_comes_first_until_it_is_taken_in(
    make_app: MakeApp, expecting: Path, tmp_path: Path
) -> None:
    two = Elsewhere(tmp_path / "två", "bord-2")
    two.log("Fler bussar", "Ljusare gator")
    two.pack(tmp_path / "sticka" / "bord-2.zip")
    app = make_app(device="bord-1")
    async with running(app) as pilot:
        listed = await in_laptops(pilot, app)
        assert states(listed) == {
            "bord-2": LaptopState.MISSING,
            "bord-3": LaptopState.MISSING,
            "bord-1": LaptopState.OWN,
        }
        assert "Saknas: Bord 2, Bord 3" in text_of(app)
        await pilot.press("i")
        await answer(pilot, app, tmp_path / "sticka")
        await until(pilot, lambda: states(listed)["bord-2"] is LaptopState.WHOLE)
        await until(pilot, lambda: len(statements(app)) == 2)
        assert "2 nya händelser" in text_of(app)
        assert "Saknas: Bord 3" in text_of(app)
        await pilot.press("i")
        await answer(pilot, app, tmp_path / "sticka" / "bord-2.zip")
        await until(pilot, lambda: "0 nya händelser" in text_of(app))
        assert len(statements(app)) == 2


async def test_a_copy_that_is_cut_short_shows_how_much_is_not_here(
    make_app: MakeApp, expecting: Path, tmp_path: Path
) -> None:
    two = Elsewhere(tmp_path / "två", "bord-2")
    two.log("ett", "två", "tre")
    two.pack(tmp_path / "bord-2.zip")
    app = make_app(device="bord-1")
    async with running(app) as pilot:
        app.office.laptops().take_in(SESSION, [tmp_path / "bord-2.zip"])
        journal = expecting / "sessions" / SESSION / "journal" / "bord-2.jsonl"
        journal.write_bytes(b"".join(journal.read_bytes().splitlines(True)[:-1]))
        listed = await in_laptops(pilot, app)
        assert listed.rows[0].device == "bord-3"
        assert states(listed)["bord-2"] is LaptopState.SHORT
        await until(pilot, lambda: "Ofullständiga: Bord 2 (1)" in text_of(app))


async def test_a_name_that_nothing_goes_by_is_refused_in_the_dialog(
    make_app: MakeApp, tmp_path: Path
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_laptops(pilot, app)
        await pilot.press("i")
        await answer(pilot, app, tmp_path / "finns inte")
        await until(pilot, lambda: "finns ingen fil" in text_of(app))


async def test_one_key_makes_a_checked_copy_from_any_mode_and_again_in_the_same_place(
    make_app: MakeApp, workspace: Path
) -> None:
    app = make_app()
    exports = workspace / "exports" / SESSION
    async with running(app) as pilot:
        await write(pilot, "Fler bussar")
        await pilot.press("enter")
        await until(pilot, lambda: len(statements(app)) == 1)
        await write(pilot, "Halvskriven")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen.is_modal)
        await pilot.press("1")
        await until(pilot, lambda: list(exports.glob("*.zip")))
        await until(pilot, lambda: any("1 synpunkt" in each for each in toasts(app)))
        await pilot.press("f5")
        await until(pilot, lambda: app.current_mode == "coverage")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: len(list(exports.glob("*.zip"))) == 2)
        assert not app.screen.is_modal


async def test_another_laptop_goes_on_where_the_first_one_was(
    make_app: MakeApp, workspace: Path, tmp_path: Path
) -> None:
    first = make_app(device="bord-1")
    async with running(first) as pilot:
        await write(pilot, "Sagt och sparat")
        await pilot.press("enter")
        await until(pilot, lambda: len(statements(first)) == 1)
        await write(pilot, "Mitt i en mening")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: first.screen.is_modal)
        await pilot.press("1")
        exports = workspace / "exports" / SESSION
        await until(pilot, lambda: list(exports.glob("*.zip")))
        (copy,) = exports.glob("*.zip")
    other = write_workspace(tmp_path / "andra")
    second = make_app(other, device="bord-9")
    async with running(second, session=None) as pilot:
        await pilot.press("o")
        await until(pilot, lambda: second.current_mode == "welcome")
        await pilot.press("4")
        await answer(pilot, second, copy)
        await until(pilot, lambda: second.current_mode == "log")
        await until(pilot, lambda: [s.text for s in statements(second)])
        assert statements(second)[0].text == "Sagt och sparat"
        entry = second.screen.query_one(Entry)
        await until(pilot, lambda: entry.text == "Mitt i en mening")
        await pilot.press("enter")
        await until(pilot, lambda: len(statements(second)) == 2)
        assert statements(second)[0].device == "bord-9"
        numbers = {second.desk.opened.session.number_of(s) for s in statements(second)}  # type: ignore[union-attr]
        assert numbers == {"01-1-001", "01-1-002"}


async def test_in_a_session_one_goes_on_from_a_copy_and_keeps_what_one_was_typing(
    make_app: MakeApp, tmp_path: Path
) -> None:
    two = Elsewhere(tmp_path / "två", "bord-2")
    two.log("Deras")
    two.pack(tmp_path / "bord-2.zip")
    app = make_app(device="bord-1")
    async with running(app) as pilot:
        await write(pilot, "Min egen")
        await in_laptops(pilot, app)
        await pilot.press("u")
        await answer(pilot, app, tmp_path / "bord-2.zip")
        await until(pilot, lambda: app.desk and len(statements(app)) == 1)
        await until(pilot, lambda: any("bord-2" in each for each in toasts(app)))
        assert app.desk and app.desk.draft.text == "Min egen"


async def test_what_is_no_safe_copy_is_refused_and_the_session_stays_open(
    make_app: MakeApp, tmp_path: Path
) -> None:
    (tmp_path / "brev.zip").write_bytes(b"inte en zip")
    app = make_app()
    async with running(app) as pilot:
        await in_laptops(pilot, app)
        await pilot.press("u")
        await answer(pilot, app, tmp_path / "brev.zip")
        await until(pilot, lambda: any("brev.zip" in each for each in toasts(app)))
        await until(pilot, lambda: app.desk is not None)


async def test_two_corrections_stand_side_by_side_until_a_digit_settles_them(
    make_app: MakeApp, workspace: Path
) -> None:
    app = make_app(device="bord-1")
    async with running(app) as pilot:
        await write(pilot, "Bussen gar inte")
        await pilot.press("enter")
        await until(pilot, lambda: len(statements(app)) == 1)
        assert app.desk
        said = statements(app)[0]
        office = build(Wishes(workspace, "sv", "bord-2", TickingClock())).office
        assert office
        other = office.workspace.open(SESSION).load_all()
        for opened, text in ((app.desk.opened, "Bussen går inte"), (other, "Bilen")):
            command = CorrectStatement(statement=said.id, text=text, reason="fel")
            opened.execute(command)
        app.follow()
        await until(pilot, lambda: app.desk and app.desk.opened.session.unsettled)
        assert "två lydelser" in text_of(app)
        await in_laptops(pilot, app)
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, SettleDialog))
        shown = text_of(app)
        assert "Bussen går inte" in shown and "Bilen" in shown
        assert "Bussen gar inte" in shown
        await pilot.press("2")
        await until(pilot, lambda: not isinstance(app.screen, SettleDialog))
        assert not app.desk.opened.session.unsettled
        assert statements(app)[0].text == "Bussen går inte"
        other.poll()
        assert not other.session.unsettled
        other.close()


async def test_a_laptop_is_named_after_one_that_is_expected_and_its_draft_comes_along(
    make_app: MakeApp, expecting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(device=None)
    async with running(app) as pilot:
        await write(pilot, "Halvskriven")
        await in_laptops(pilot, app)
        await pilot.press("n")
        await until(pilot, lambda: app.screen.is_modal)
        await pilot.press("2")
        await until(pilot, lambda: app.office.laptops().device == "bord-2")
        await until(pilot, lambda: app.desk is not None)
        assert app.desk and app.desk.draft.text == "Halvskriven"
        assert app.program.preferences.choices.device == "bord-2"
    again = make_app(device=None)
    async with running(again, session=None):
        assert again.office.laptops().device == "bord-2"


async def test_a_name_given_at_the_start_is_not_changed_silently(
    make_app: MakeApp,
) -> None:
    app = make_app(device="bord-1")
    async with running(app) as pilot:
        await in_laptops(pilot, app)
        await pilot.press("n")
        await answer(pilot, app, "Bord 7")
        await until(pilot, lambda: any("bord-1" in each for each in toasts(app)))
        await until(pilot, lambda: app.desk is not None)


async def test_missing_laptops_are_named_before_a_document_is_made(
    make_app: MakeApp, expecting: Path
) -> None:
    app = make_app(device="bord-1")
    async with running(app) as pilot:
        await pilot.press("f9")
        await until(pilot, lambda: "Saknas: Bord 2, Bord 3" in text_of(app))
        assert "F8 och sedan D visar vad som ska göras" in text_of(app)


async def test_what_lies_over_others_words_is_looked_at_before_it_is_taken_in(
    make_app: MakeApp, workspace: Path, tmp_path: Path
) -> None:
    app = make_app(device="bord-1")
    async with running(app) as pilot:
        await write(pilot, "Fler bussar")
        await pilot.press("enter")
        await until(pilot, lambda: len(statements(app)) == 1)
        two = Elsewhere(tmp_path / "två", "bord-2")
        office = build(Wishes(two.root, "sv", "bord-2", TickingClock())).office
        assert office
        own = workspace / "sessions" / SESSION / "journal" / "bord-1.jsonl"
        office.laptops().take_in(SESSION, [own])
        other = two.opened()
        said = statements(app)[0].id
        other.execute(CorrectStatement(statement=said, text="Inga bussar", reason="x"))
        other.close()
        theirs = two.root / "sessions" / SESSION / "journal" / "bord-2.jsonl"
        await in_laptops(pilot, app)
        for key, text in (("escape", "Fler bussar"), ("enter", "Inga bussar")):
            await pilot.press("i")
            await answer(pilot, app, theirs)
            await until(pilot, lambda: isinstance(app.screen, LookFirstDialog))
            assert "ovanpå det som andra datorer" in text_of(app)
            await pilot.press(key)
            await until(pilot, lambda: not isinstance(app.screen, LookFirstDialog))
            await until(pilot, lambda: statements(app)[0].text == text)  # noqa: B023


async def test_a_journal_is_set_aside_with_all_it_did_and_taken_back(
    make_app: MakeApp, expecting: Path, tmp_path: Path
) -> None:
    two = Elsewhere(tmp_path / "två", "bord-2")
    two.log("Fler bussar", "Ljusare gator")
    app = make_app(device="bord-1")
    async with running(app) as pilot:
        journal = two.root / "sessions" / SESSION / "journal" / "bord-2.jsonl"
        app.office.laptops().take_in(SESSION, [journal])
        app.follow()
        await until(pilot, lambda: len(statements(app)) == 2)
        listed = await in_laptops(pilot, app)
        await to_laptop(pilot, listed, "bord-2")
        await pilot.press("a")
        await answer(pilot, app, "förfalskad")
        await until(pilot, lambda: app.desk and not statements(app))
        listed = await in_laptops(pilot, app)
        assert states(listed)["bord-2"] is LaptopState.SET_ASIDE
        await to_laptop(pilot, listed, "bord-2")
        await until(pilot, lambda: "förfalskad" in text_of(app))
        await pilot.press("a")
        await until(pilot, lambda: app.desk and len(statements(app)) == 2)


async def test_the_word_of_a_key_is_compared_and_confirmed(
    make_app: MakeApp, expecting: Path, tmp_path: Path
) -> None:
    two = Elsewhere(tmp_path / "två", "bord-2")
    two.log("Fler bussar")
    app = make_app(device="bord-1")
    async with running(app) as pilot:
        journal = two.root / "sessions" / SESSION / "journal" / "bord-2.jsonl"
        app.office.laptops().take_in(SESSION, [journal])
        listed = await in_laptops(pilot, app)
        await to_laptop(pilot, listed, "bord-2")
        row = listed.row
        assert row and row.key.shown and not row.key.is_confirmed
        assert row.key.shown in text_of(app)
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, ChoiceDialog))
        assert row.key.shown in text_of(app)
        await pilot.press("1")
        await until(pilot, lambda: any("Bekräftad" in each for each in toasts(app)))
        listed = await in_laptops(pilot, app)
        await to_laptop(pilot, listed, "bord-2")
        await until(pilot, lambda: "bekräftat" in text_of(app))


async def to_laptop(pilot: Pilot[None], listed: LaptopList, device: str) -> None:
    """Move the bar to a laptop."""
    await until(pilot, lambda: device in {row.device for row in listed.rows})
    while listed.row and listed.row.device != device:
        await pilot.press("down")
