"""Puts a rehearsal together: a workspace of its own, and laptops that write in it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from typing import TypeAlias

from facilitator.domain.hall.agenda import area_at
from facilitator.domain.plan.plan import Plan
from facilitator.domain.rehearsal.script import Script, script
from facilitator.services.office import Office
from facilitator.services.ports import Clock
from facilitator.services.rehearsal.rehearsal import (
    Rehearsal,
    RehearsalWish,
)
from facilitator.services.rehearsal.room import (
    Room,
    RoomClock,
    device_at,
)
from facilitator.services.session.drafts import Draft
from facilitator.services.session.open_session import OpenSession
from facilitator.storage.journal.session_store import Writer
from facilitator.storage.rehearsal_folder import RehearsalFolder

OfficeAt: TypeAlias = Callable[[Path, Writer, Clock], Office]
"""Returns the services of the workspace in a folder, for a laptop and a clock."""
ALONE_SEED = 1
"""A rehearsal that needs nobody is the same each time."""


def rehearsal(
    wish: RehearsalWish,
    now: datetime,
    nonce: Callable[[], str],
    office_at: OfficeAt,
) -> Rehearsal:
    """Return a rehearsal that is set up, its first screen the log mode.

    Raises:
        FacilitatorError: its workspace could not be made.
    """
    folder = RehearsalFolder(wish.keep)
    try:
        return _set_up(folder, wish, now, nonce, office_at)
    except BaseException:
        folder.forget()
        raise


def _set_up(
    folder: RehearsalFolder,
    wish: RehearsalWish,
    now: datetime,
    nonce: Callable[[], str],
    office_at: OfficeAt,
) -> Rehearsal:
    def as_laptop(device: str, root: Path = folder.root) -> Office:
        writer = Writer(device, nonce, lambda: clock().isoformat(timespec="seconds"))
        return office_at(root, writer, clock)

    def open_as(device: str) -> OpenSession:
        return as_laptop(device).workspace.open(folder.session_id).load_all()

    clock = RoomClock(now, wish.speed, monotonic, sleep)
    plan = as_laptop("plan").workspace.read(folder.session_id).plan
    seed = ALONE_SEED if wish.alone else int(nonce(), 16)
    room_script = script(plan, wish.statements, seed)
    if not wish.speed:  # It has just ended when it ends.
        clock.start = now - timedelta(seconds=room_script.seconds)
    own = None if wish.alone else room_script.seats[0].table
    office = as_laptop(device_at(plan, own or ""))
    if own is not None:
        office.workspace.draft(folder.session_id).keep(_begin(plan, room_script, own))
    return Rehearsal(
        office=office,
        session_id=folder.session_id,
        clock=clock,
        room=None if wish.practice else Room(plan, room_script, clock, open_as, own),
        tear=folder.tear,
        gather=partial(_gather, folder.root, partial(as_laptop, "samlad")),
        forget=folder.forget,
    )


def _gather(root: Path, gatherer_at: Callable[[Path], Office]) -> OpenSession:
    """Take the journals of a workspace into a fresh one, and return what it holds."""
    other = RehearsalFolder()
    try:
        office = gatherer_at(other.root)
        office.laptops().take_in(other.session_id, [root])
        return office.workspace.read(other.session_id)
    finally:
        other.forget()


def _begin(plan: Plan, room_script: Script, table: str) -> Draft:
    """Return where the user is when it begins: at a table, in the first round."""
    area = area_at(plan, table, room_script.rounds[0].id) or plan.areas[0]
    return Draft(
        area=area.id,
        group=room_script.seats[0].group,
        question=area.questions[0].id if area.questions else "",
        table=table,
        round=room_script.rounds[0].id,
        open=True,
    )
