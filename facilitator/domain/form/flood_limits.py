"""What keeps a flood out of the form: limits, and what makes an answer be held.

Pure: who asks and when come in as arguments. A hall of a hundred phones may stand
behind one address, so that no rule about one address may be narrower than a hall.
Whatever is remembered has an end, so that no flood makes memory grow.
"""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Final, NamedTuple

from facilitator.domain.events.answers import Cause
from facilitator.domain.text import fold
from facilitator.domain.words.personal_number import holds_personal_number

REQUESTS: Final = (1500, 150.0)
"""Requests of one address: so many at once, then so many a second.

A hundred phones that read the code at the same time ask five hundred times. What is
above takes at most a sixth of a processor to turn away."""
ANSWERS: Final = (300, 0.5)
"""Answers of one address: so many at once, then so many a second; others are held.

A hundred people who each answer five times within ten minutes stay below."""
LEAST_SECONDS: Final = 3.0
"""No person chooses, writes and sends in less."""
SHORT: Final = 25
"""Characters up to which two people may well have written the same."""
SHORT_TIMES: Final = 10
"""How often a short text may come; a longer one once."""
MOST_ADDRESSES: Final = 10_000
"""Addresses that are remembered; the one that was quiet the longest is forgotten."""
MOST_TEXTS: Final = 50_000
"""Texts that are remembered, each as a number."""


class SentAnswer(NamedTuple):
    """What there is to know about an answer that was sent."""

    source_id: str
    who: str
    """The address it came from, as a hash that is kept nowhere else."""
    text: str
    wait: float
    """Seconds between the empty form and the answer."""
    trapped: bool = False
    """True where a field was filled in that nobody sees."""
    late: bool = False
    """True where the form had closed."""


class Meters:
    """How much each address asks for: what is poured in runs out with time."""

    def __init__(self, most: int, a_second: float, remembered: int) -> None:
        """Let each address have `most` at once, and `a_second` from then on."""
        self._most = most
        self._a_second = a_second
        self._remembered = remembered
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._levels)

    def takes(self, who: str, now: float) -> bool:
        """Count one of `who`; tell whether it is within the measure."""
        level, at = self._levels.pop(who, (0.0, now))
        level = max(0.0, level - (now - at) * self._a_second)
        fits = level + 1 <= self._most
        self._levels[who] = (level + 1 if fits else level, now)
        if len(self._levels) > self._remembered:
            self._levels.popitem(last=False)
        return fits


class FormRules:
    """Tells whether a request is answered, and why an answer is held."""

    def __init__(
        self,
        answers: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Begin with the answers that are there already: `source_id` and text."""
        self._requests = Meters(*REQUESTS, MOST_ADDRESSES)
        self._answers = Meters(*ANSWERS, MOST_ADDRESSES)
        self._texts: OrderedDict[int, tuple[int, int]] = OrderedDict()
        """Hash of a text → hash of the answer that had it first, and how many had."""
        for source_id, text in answers:
            self._is_repeated(source_id, text)

    @property
    def remembered(self) -> int:
        """How many things are remembered."""
        return len(self._requests) + len(self._answers) + len(self._texts)

    def admits(self, who: str, now: float) -> bool:
        """Count a request; tell whether it is to be answered."""
        return self._requests.takes(who, now)

    def cause(self, answer: SentAnswer, now: float) -> Cause | None:
        """Count an answer; return why it is held, None where it counts."""
        within = self._answers.takes(answer.who, now)
        repeated = self._is_repeated(answer.source_id, answer.text)
        if answer.trapped:
            return "honeypot"
        if answer.wait < LEAST_SECONDS:
            return "too_fast"
        if not within:
            return "burst"
        if repeated:
            return "identical"
        if holds_personal_number(answer.text):
            return "personal_number"
        return "late" if answer.late else None

    def _is_repeated(self, source_id: str, text: str) -> bool:
        """Remember a text; tell whether others had it before, and too often."""
        plain = " ".join(fold(text).split())
        key, source = hash(plain), hash(source_id)
        first, times = self._texts.pop(key, (source, 0))
        is_first = first == source
        times += not is_first or not times
        self._texts[key] = (first, times)
        if len(self._texts) > MOST_TEXTS:
            self._texts.popitem(last=False)
        return not is_first and times > (SHORT_TIMES if len(plain) <= SHORT else 1)
