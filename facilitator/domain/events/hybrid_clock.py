"""The hybrid logical clock whose stamps order all events of all devices.

A stamp reads `%013d.%04x.<device>`: milliseconds since 1970, a counter within the
millisecond, and the device. Stamps sort as text and are unique, so the stamp is
also the event's id. The device part is the device's name and, after a hyphen, a
random text of its journal, which keeps two devices of one name apart. The wall time
is an argument; nothing here reads a clock.
"""

from dataclasses import dataclass

MAX_DRIFT_MS = 24 * 60 * 60 * 1000
"""How far ahead of the wall another device's stamp may pull the clock."""
_COUNTER_LIMIT = 0x10000
_PREFIX = len("0000000000000.0000.")


@dataclass(slots=True)
class HybridClock:
    """A clock that never goes back, whatever the wall does."""

    device: str
    """Device part of the stamps: small ASCII letters, digits and hyphens."""
    millis: int = 0
    counter: int = 0

    def tick(self, wall_ms: int) -> str:
        """Return a new stamp, later than every stamp given or seen."""
        if wall_ms > self.millis:
            self.millis, self.counter = wall_ms, 0
        else:
            self.counter += 1
            if self.counter == _COUNTER_LIMIT:
                self.millis, self.counter = self.millis + 1, 0
        return f"{self.millis:013d}.{self.counter:04x}.{self.device}"

    def note_stamp(self, stamp: str, wall_ms: int) -> bool:
        """Take note of another event's stamp, so that what follows sorts after it.

        Returns:
            False where the stamp lies so far ahead (`MAX_DRIFT_MS`) that the clock
            did not follow it: the event counts, its device's clock is wrong.
        """
        millis, counter = millis_of(stamp), int(stamp[14:18], 16)
        if millis > wall_ms + MAX_DRIFT_MS:
            return False
        if (millis, counter) > (self.millis, self.counter):
            self.millis, self.counter = millis, counter
        return True

    def recover(self, stamp: str) -> None:
        """Go on from this device's own stamp, however far ahead it lies."""
        self.note_stamp(stamp, millis_of(stamp))


def millis_of(stamp: str) -> int:
    """Return the stamp's milliseconds since 1970."""
    return int(stamp[:13])


def device_of(stamp: str) -> str:
    """Return the device part of a stamp."""
    return stamp[_PREFIX:]


def device_name(stamp: str) -> str:
    """Return the name of the device that a stamp comes from."""
    return name_of_part(device_of(stamp))


def name_of_part(part: str) -> str:
    """Return the device's name in the device part of its stamps."""
    name, _, nonce = part.rpartition("-")
    return name or nonce
