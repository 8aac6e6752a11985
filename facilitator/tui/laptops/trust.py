"""Whom to trust among the laptops: setting journals aside, comparing keys."""

import asyncio

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.laptops import LaptopRow, LaptopState
from facilitator.tui.dialogs.line import LineDialog
from facilitator.tui.kit.screen import SessionScreen


def may_be_set_aside(row: LaptopRow) -> bool:
    """Tell whether there is anything of a laptop, and it is not this one."""
    if row.state is LaptopState.OWN:
        return False
    is_aside = row.state is LaptopState.SET_ASIDE
    return is_aside or row.here is not None or row.own_receipt is not None


def ask_aside(screen: SessionScreen, row: LaptopRow) -> None:
    """Ask why a laptop's journals are set aside, or take them back at once."""
    house, session_id = screen.house, screen.desk.plan.session.id
    laptops = house.office.laptops()

    async def set_aside(reason: str) -> None:
        await asyncio.to_thread(laptops.set_aside, session_id, row.device, reason)

    async def take_back() -> None:
        try:
            await asyncio.to_thread(laptops.take_back, session_id, row.device)
        except FacilitatorError as error:
            house.say(error)
        else:
            await house.open_session(session_id)

    def open_anew(reason: str | None) -> None:
        # By the app, since the session is opened anew and this screen goes.
        if reason is not None:
            house.run_worker(house.open_session(session_id), group="aside")

    if row.state is LaptopState.SET_ASIDE:
        house.run_worker(take_back(), group="aside")
        return
    title = screen.tr("Set {name} aside, with all it did", name=row.name)
    question = screen.tr("Why? The reason is kept, and A takes the journals back.")
    screen.app.push_screen(LineDialog(title, question, set_aside), open_anew)


def ask_key(screen: SessionScreen, row: LaptopRow) -> None:
    """Ask whether the word of a laptop's key is the one on its own screen."""
    from facilitator.tui.dialogs.choice import ChoiceDialog, Option

    house, session_id = screen.house, screen.desk.plan.session.id
    laptops = house.office.laptops()

    async def confirm() -> None:
        try:
            word = await asyncio.to_thread(laptops.confirm_key, session_id, row.device)
        except FacilitatorError as error:
            house.say(error)
            return
        house.tell(screen.tr("Confirmed: {name}, {word}", name=row.name, word=word))
        await house.open_session(session_id)

    def answered(answer: str | None) -> None:
        if answer == "same":
            house.run_worker(confirm(), group="key")

    title = screen.tr(
        "Does {name} show the word {word}?", name=row.name, word=row.key.shown
    )
    options = [
        Option("same", screen.tr("Yes, the same word: it is that laptop")),
        Option("other", screen.tr("No, another word: leave it as it is")),
    ]
    screen.app.push_screen(ChoiceDialog(title, options), answered)
