"""Statement numbers and the hybrid clock."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.events.hybrid_clock import (
    MAX_DRIFT_MS,
    HybridClock,
    device_name,
    device_of,
    millis_of,
)
from facilitator.domain.events.numbers import (
    format_number,
    parse_number,
    with_letter,
)

NOW = 1_554_120_000_000
walls = st.lists(st.integers(NOW - 10**9, NOW + 10**9), min_size=1, max_size=40)


@given(walls)
def test_stamps_rise_and_are_unique_whatever_the_wall_does(drawn: list[int]) -> None:
    clock = HybridClock("bord-1-abc")
    stamps = [clock.tick(wall) for wall in drawn]
    assert stamps == sorted(set(stamps))


@given(walls)
def test_what_follows_a_seen_event_sorts_after_it(drawn: list[int]) -> None:
    ours, theirs = HybridClock("bord-1-abc"), HybridClock("bord-2-def")
    for wall in drawn:
        cause = theirs.tick(wall)
        if ours.note_stamp(cause, NOW):
            assert ours.tick(NOW) > cause


def test_a_laptop_in_the_year_2099_does_not_drag_the_clock_along() -> None:
    clock = HybridClock("bord-1-abc")
    far = HybridClock("bord-2-def").tick(NOW + MAX_DRIFT_MS + 1)
    assert not clock.note_stamp(far, NOW)
    assert millis_of(clock.tick(NOW)) == NOW


def test_a_device_goes_on_from_its_own_stamp_however_far_ahead() -> None:
    clock = HybridClock("bord-1-abc")
    own = f"{NOW + 10 * MAX_DRIFT_MS:013d}.0000.bord-1-abc"
    clock.recover(own)
    assert clock.tick(NOW) > own


def test_the_counter_runs_over_into_the_next_millisecond() -> None:
    clock = HybridClock("d", NOW, 0xFFFF)
    assert clock.tick(NOW) == f"{NOW + 1:013d}.0000.d"


def test_within_a_millisecond_the_counter_goes_on_from_what_was_seen() -> None:
    clock = HybridClock("a")
    assert clock.note_stamp(f"{NOW:013d}.0fff.b", NOW)
    assert clock.tick(NOW) == f"{NOW:013d}.1000.a"
    assert clock.note_stamp(f"{NOW:013d}.0042.b", NOW)
    assert clock.tick(NOW) == f"{NOW:013d}.1001.a"


def test_another_may_be_a_day_ahead_and_no_more() -> None:
    day = 24 * 60 * 60 * 1000
    for ahead, follows in ((day, True), (day + 1, False)):
        clock = HybridClock("a")
        assert clock.note_stamp(f"{NOW + ahead:013d}.0000.b", NOW) is follows
        assert millis_of(clock.tick(NOW)) == NOW + (ahead if follows else 0)


def test_the_counter_begins_anew_with_each_millisecond() -> None:
    clock = HybridClock("a")
    assert [clock.tick(wall)[13:18] for wall in (NOW, NOW, NOW - 5, NOW + 1)] == [
        ".0000", ".0001", ".0002", ".0000"
    ]  # fmt: skip


def test_a_name_may_have_hyphens_and_a_device_without_a_nonce_is_its_name() -> None:
    assert device_name(f"{NOW:013d}.0000.bord-1-abc") == "bord-1"
    assert device_name(f"{NOW:013d}.0000.ledare") == "ledare"


def test_a_stamp_tells_its_device() -> None:
    stamp = HybridClock("bord-4-74d783").tick(NOW)
    assert device_of(stamp) == "bord-4-74d783"
    assert device_name(stamp) == "bord-4"


@given(
    st.integers(0, 9999),
    st.integers(0, 9999),
    st.integers(0, 10**6),
    st.integers(0, 2000),
)
def test_a_number_is_read_back_as_it_was_written(
    table: int, round_: int, serial: int, place: int
) -> None:
    number = format_number(table, round_, serial)
    assert parse_number(with_letter(number, place)) == (number, place)


def test_leading_zeros_may_be_left_out() -> None:
    assert parse_number(" 7-2-14b ") == ("07-2-014", 1)
    assert parse_number("7-2") is None
    assert parse_number("sju") is None
