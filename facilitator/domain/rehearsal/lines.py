"""Finds words for what is said in a rehearsal about an area of any plan."""

from random import Random

from facilitator.domain.plan.plan import GoalArea
from facilitator.domain.rehearsal.texts import (
    AFTER,
    BEFORE,
    NEUTRAL,
    PLACES,
    SENTENCES,
)
from facilitator.domain.text import fold

TAGGED = 0.7
"""Share of what is said that a scribe would give a keyword."""


class Speaker:
    """Says things. What has just been said does not come again soon."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._unsaid: dict[str, list[str]] = {}

    def says(self, area: GoalArea) -> tuple[str, str, str]:
        """Return question, keyword and text; question and keyword may be empty."""
        chance = self._chance
        word = chance.choice(area.keywords) if area.keywords else None
        question = chance.choice(area.questions).id if area.questions else ""
        keyword = word.id if word and chance.random() < TAGGED else ""
        return question, keyword, self._text(word.name if word else area.name)

    def _text(self, topic: str) -> str:
        left = self._unsaid.setdefault(topic, [])
        if not left:
            left += SENTENCES.get(fold(topic), NEUTRAL)
            self._chance.shuffle(left)
        said = _filled(left.pop(), topic, self._chance.choice(PLACES))
        return self._chance.choice(BEFORE) + said + self._chance.choice(AFTER)


def line_about(area: GoalArea, number: int) -> tuple[str, str]:
    """Return a sentence about an area and a keyword of it, which may be empty."""
    if not area.keywords:
        return _filled(NEUTRAL[number % len(NEUTRAL)], area.name, ""), ""
    word = area.keywords[number % len(area.keywords)]
    lines = SENTENCES.get(fold(word.name), NEUTRAL)
    return _filled(lines[number % len(lines)], word.name, PLACES[0]), word.id


def _filled(sentence: str, topic: str, place: str) -> str:
    # One after the other: a topic may hold braces.
    named = topic[:1].upper() + topic[1:]
    return sentence.replace("{where}", place).replace("{topic}", named)
