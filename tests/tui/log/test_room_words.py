"""Any word that the room comes up with can be taken up, and logged under, by keys."""

import pytest
from textual.pilot import Pilot

from facilitator.domain.hall import room_words
from facilitator.domain.plan.ids import LEGAL_ID
from facilitator.tui.shell.app import FacilitatorApp
from tests.hostile import ROOM_WORDS
from tests.tui.conftest import MakeApp, running, statements, toasts, until
from tests.tui.log.log_steps import closed, entry, log, opened, strike

pytestmark = pytest.mark.slow


async def take_up(pilot: Pilot[None], app: FacilitatorApp, word: str) -> None:
    """Type a word that no keyword holds in the list of keywords, and take it up."""
    await opened(pilot, app, "ctrl+k")
    # A first digit would choose by number.
    strike(app, *(f" {word}" if word[0].isdigit() else word), "enter")
    await closed(pilot, app)


def ticked(app: FacilitatorApp) -> tuple[str, ...]:
    """Return the keywords of the next statement."""
    assert app.desk
    return tuple(app.desk.draft.keywords)


@pytest.mark.parametrize("word", ROOM_WORDS)
async def test_a_statement_is_saved_under_any_word_from_the_room(
    make_app: MakeApp, word: str
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await take_up(pilot, app, word)
        await until(pilot, lambda: ticked(app))
        assert app.desk
        (made,) = app.desk.opened.session.hall.room_words()
        assert LEGAL_ID.fullmatch(made.id)
        await log(pilot, app, "Det behövs")
        assert statements(app)[0].keywords == (made.id,)
        await log(pilot, app, "Och mer därtill")
        assert statements(app)[0].keywords == ()


async def test_a_word_too_long_for_a_keyword_is_refused_and_nothing_is_lost(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        entry(app).insert("Nattbussen behövs")
        await take_up(pilot, app, "o" * 200)
        await until(pilot, lambda: toasts(app))
        assert ticked(app) == ()
        await pilot.press("enter")
        await until(pilot, lambda: len(statements(app)) == 1)


async def test_words_that_were_ticked_are_ticked_after_a_restart(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        entry(app).insert("Halvskrivet")
        for count, word in enumerate(("billiga bussar", "a|b"), 1):
            await take_up(pilot, app, word)
            await until(pilot, lambda: len(ticked(app)) == count)  # noqa: B023
        before = ticked(app)
        assert app.desk
        app.desk.keep_now()
    again = make_app()
    async with running(again) as pilot:
        await until(pilot, lambda: again.desk is not None)
        assert ticked(again) == before
        await pilot.press("enter")
        await until(pilot, lambda: len(statements(again)) == 1)
        assert statements(again)[0].keywords == before


@pytest.mark.parametrize("word", ["billiga bussar", "a|b", "bär", "🚌"])
async def test_a_meeting_whose_words_have_ids_of_earlier_versions_goes_on(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    app = make_app()
    async with running(app) as pilot:
        with monkeypatch.context() as before:
            before.setattr(room_words, "id_of_word", lambda begins, word: begins + word)
            await take_up(pilot, app, word)
            await until(pilot, lambda: ticked(app))
        await log(pilot, app, "Före")
    again = make_app()
    async with running(again) as pilot:
        await opened(pilot, again, "ctrl+k")
        strike(again, *word, "enter")
        await closed(pilot, again)
        await until(pilot, lambda: ticked(again))
        await log(pilot, again, "Efter")
        old = f"tillvaxt.rum.{word}"
        assert [each.keywords for each in statements(again)] == [(old,), (old,)]
        assert again.desk
        assert len(again.desk.opened.session.hall.room_words()) == 1
