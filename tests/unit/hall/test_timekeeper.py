"""Clocks that are wrong are borne with, and told of."""

from datetime import datetime, timedelta, timezone

from facilitator.domain.events.events import (
    Event,
    EventUndone,
)
from facilitator.domain.events.hybrid_clock import millis_of
from facilitator.services.session.timekeeper import Timekeeper

ZONE = timezone(timedelta(hours=2))
NOW = datetime(2019, 4, 1, 18, tzinfo=ZONE)


class Wall:
    """A clock on the wall that is moved by hand."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Return what it shows."""
        return self.now


def written(at: datetime, device: str = "bord-1-a") -> Event:
    """Return an event that a device wrote at a time by its own clock."""
    millis = int(at.timestamp() * 1000)
    stamp = f"{millis:013d}.0000.{device}"
    return EventUndone(id=stamp, at=at.isoformat(timespec="seconds"), by="", target="t")


def told(keeper: Timekeeper) -> list[tuple[str, object]]:
    """Return the codes of what is told, and of which device."""
    return [(each.code, each.details.get("device")) for each in keeper.notices()]


def test_a_clock_set_back_is_told_once_and_stamps_go_on_rising() -> None:
    wall = Wall()
    keeper = Timekeeper("bord-1-b", wall)
    first, _ = keeper.tick()
    wall.now -= timedelta(days=3650)
    later = [keeper.tick()[0] for _ in range(3)]
    assert [first, *later] == sorted({first, *later})
    assert told(keeper) == [("clock.back", None)]
    assert told(keeper) == []


def test_a_clock_that_is_behind_what_the_laptop_wrote_yesterday_is_told() -> None:
    keeper = Timekeeper("bord-1-b", Wall())
    yesterday = written(NOW + timedelta(days=1))
    keeper.recover([yesterday, written(NOW)])
    stamp, _ = keeper.tick()
    assert stamp > yesterday.id
    assert told(keeper) == [("clock.back", None)]


def test_a_clock_that_is_set_right_by_minutes_is_not_worth_a_word() -> None:
    wall = Wall()
    keeper = Timekeeper("bord-1-b", wall)
    keeper.tick()
    wall.now -= timedelta(minutes=9)
    keeper.tick()
    assert told(keeper) == []


def test_a_laptop_in_the_year_2099_is_named_and_not_followed() -> None:
    keeper = Timekeeper("bord-1-b", Wall())
    wrong = written(datetime(2099, 1, 1, tzinfo=ZONE), "bord-7-c")
    ahead = written(NOW + timedelta(hours=1), "bord-2-d")
    keeper.saw([wrong, ahead])
    stamp, _ = keeper.tick()
    assert stamp > ahead.id
    assert millis_of(stamp) < millis_of(wrong.id)
    (notice,) = keeper.notices()
    assert (notice.code, notice.details) == (
        "clock.ahead",
        {"device": "bord-7", "year": 2099},
    )
    keeper.saw([wrong])
    assert told(keeper) == []


def test_an_event_whose_time_is_no_time_does_not_stop_the_clock() -> None:
    keeper = Timekeeper("bord-1-b", Wall())
    event = written(NOW)
    keeper.recover([EventUndone(id=event.id, at="i går", by="", target="t")])
    assert keeper.tick()[0] > event.id
    assert told(keeper) == []
