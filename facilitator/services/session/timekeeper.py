"""The session's clock: stamps for what is written, and an eye on wrong clocks."""

from collections.abc import Sequence
from datetime import datetime
from operator import attrgetter

from facilitator.domain.errors import FacilitatorError, NeedsAPerson
from facilitator.domain.events.events import Event
from facilitator.domain.events.hybrid_clock import (
    MAX_DRIFT_MS,
    HybridClock,
    device_name,
    millis_of,
)
from facilitator.services.ports import Clock

TOLERANCE_MS = 10 * 60 * 1000
"""How far back a laptop's clock may go unmentioned: clocks are often set right."""


class Timekeeper:
    """Gives stamps that rise whatever the wall clock does, and tells when it is wrong.

    What another device wrote more than a day ahead of this one's wall clock is taken
    in, but this clock does not follow it there.
    """

    def __init__(self, device: str, now: Clock) -> None:
        self._now = now
        self._clock = HybridClock(device)
        self._latest = 0
        """The latest that the wall clock has shown, in milliseconds since 1970."""
        self._second, self._words = -1, ""
        """The latest second, and how it reads; many things happen in one."""
        self._notices: list[FacilitatorError] = []
        self._reported: set[str] = set()

    def tick(self) -> tuple[str, str]:
        """Return the stamp and the wall time of something that happens now."""
        now = self._now()
        wall = _ms(now)
        if wall < self._latest - TOLERANCE_MS:
            times = {"now": _words(wall, now), "latest": _words(self._latest, now)}
            self._tell("", NeedsAPerson("clock.back", **times))
        self._latest = wall
        if wall // 1000 != self._second:
            self._second, self._words = wall // 1000, now.isoformat(timespec="seconds")
        return self._clock.tick(wall), self._words

    def recover(self, events: Sequence[Event]) -> None:
        """Go on after this device's own events, however far ahead they lie."""
        if events:
            latest = max(events, key=_id)
            self._clock.recover(latest.id)
            self._note_wall(latest.at)

    def saw(self, events: Sequence[Event]) -> None:
        """Take note of other devices' events, so that what follows sorts after them."""
        if not events:
            return
        wall = _ms(self._now())
        ids = list(map(_id, events))
        newest = max(ids)
        if millis_of(newest) > wall + MAX_DRIFT_MS:
            credible = [each for each in ids if millis_of(each) <= wall + MAX_DRIFT_MS]
            for event_id in set(ids).difference(credible):
                self._tell_ahead(event_id)
            newest = max(credible, default="")
        if newest:
            self._clock.note_stamp(newest, wall)

    def notices(self) -> list[FacilitatorError]:
        """Return what is wrong with this or another laptop's clock, each once."""
        notices, self._notices = self._notices, []
        return notices

    def _note_wall(self, at: str) -> None:
        try:
            moment = datetime.fromisoformat(at)
        except ValueError:  # Another program's journal may hold any text.
            return
        if moment.tzinfo:
            self._latest = max(self._latest, _ms(moment))

    def _tell_ahead(self, event_id: str) -> None:
        device = device_name(event_id)
        year = 1970 + millis_of(event_id) // 31_556_952_000
        self._tell(device, NeedsAPerson("clock.ahead", device=device, year=year))

    def _tell(self, about: str, notice: FacilitatorError) -> None:
        if about not in self._reported:
            self._reported.add(about)
            self._notices.append(notice)


_id = attrgetter("id")


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def _words(millis: int, like: datetime) -> str:
    """Return a time as the wall clock shows it, in the zone that it keeps."""
    moment = datetime.fromtimestamp(millis / 1000, like.tzinfo)
    return moment.isoformat(sep=" ", timespec="minutes")[:16]
