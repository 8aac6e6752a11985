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

KEYWORD_SHARE = 0.7
"""Share of what is said that a scribe would give a keyword."""


class Speaker:
    """Says things. What has just been said does not come again soon."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._unused: dict[str, list[str]] = {}

    def says(self, area: GoalArea) -> tuple[str, str, str]:
        """Return question, keyword and text; question and keyword may be empty."""
        chance = self._chance
        word = chance.choice(area.keywords) if area.keywords else None
        question = chance.choice(area.questions).id if area.questions else ""
        keyword = word.id if word and chance.random() < KEYWORD_SHARE else ""
        return question, keyword, self._text(word.name if word else area.name)

    def _text(self, topic: str) -> str:
        remaining = self._unused.setdefault(topic, [])
        if not remaining:
            remaining += SENTENCES.get(fold(topic), NEUTRAL)
            self._chance.shuffle(remaining)
        sentence = _sentence_about(remaining.pop(), topic, self._chance.choice(PLACES))
        return self._chance.choice(BEFORE) + sentence + self._chance.choice(AFTER)


def line_about(area: GoalArea, number: int) -> tuple[str, str]:
    """Return a sentence about an area and a keyword of it, which may be empty."""
    if not area.keywords:
        return _sentence_about(NEUTRAL[number % len(NEUTRAL)], area.name, ""), ""
    word = area.keywords[number % len(area.keywords)]
    lines = SENTENCES.get(fold(word.name), NEUTRAL)
    return _sentence_about(lines[number % len(lines)], word.name, PLACES[0]), word.id


def _sentence_about(sentence: str, topic: str, place: str) -> str:
    # One after the other: a topic may hold braces.
    capitalised = topic[:1].upper() + topic[1:]
    return sentence.replace("{where}", place).replace("{topic}", capitalised)
