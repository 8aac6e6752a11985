"""The review of a compilation: what is said of each section, and what is returned.

Whatever the order in which events arrive, and however often, the state is the same:
a reviewer's words are put in order by the reviewer's own clock.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from facilitator.domain.events.approval import (
    ReviewEvent,
    ReviewSettled,
    SectionReviewed,
)
from facilitator.domain.session.latest_word import Latest
from facilitator.domain.text import clean_line, fold

_Run = list[SectionReviewed]
"""A word, and the same word again from the same reviewer."""


class SectionReview(NamedTuple):
    """What has been said of one section."""

    section: str
    words: tuple[SectionReviewed, ...]
    """All of it, as the reviewers' clocks tell the order."""
    settlements: tuple[ReviewSettled, ...]
    """How it was dealt with, oldest first."""
    latest: tuple[SectionReviewed, ...]
    """The latest verdict of each reviewer, or comment of one who gave no verdict."""
    returned: tuple[SectionReviewed, ...]
    """Those of the latest verdicts by which it is returned and which none settled."""


class Review:
    """What has been said of all sections."""

    def __init__(self, undone: Callable[[str], bool]) -> None:
        """Ask `undone` of events."""
        self._words: Latest[str, SectionReviewed] = Latest(undone)
        self._settlements: Latest[str, ReviewSettled] = Latest(undone)

    def take(self, event: ReviewEvent) -> bool:
        """Fold one event in; tell whether it was new."""
        if isinstance(event, SectionReviewed):
            return self._words.add(event.source_id, event)
        return self._settlements.add(event.id, event)

    def take_out(self, event: ReviewEvent) -> None:
        """Take an event out again, since it turned out to be another's."""
        if isinstance(event, SectionReviewed):
            self._words.remove(event.source_id, event.id)
        else:
            self._settlements.remove(event.id, event.id)

    def look_again(self) -> None:
        """Work out anew what stands, since something was undone or redone."""
        self._words.look_again()
        self._settlements.look_again()

    def has(self, source_id: str) -> bool:
        """Tell whether a word has come in and was not undone."""
        return self._words.get(source_id) is not None

    @property
    def sections(self) -> tuple[str, ...]:
        """The keys of the sections of which anything was said, in order of key."""
        return tuple(sorted({word.section for _, word in self._words.items()}))

    @property
    def returned(self) -> tuple[str, ...]:
        """The keys of the sections that are returned, in order of key."""
        return tuple(each for each in self.sections if self.of(each).returned)

    def of(self, section: str) -> SectionReview:
        """Return what has been said of a section; nothing of one that is unknown."""
        words = (word for _, word in self._words.items() if word.section == section)
        settlements = (
            each for _, each in self._settlements.items() if each.section == section
        )
        # By the reviewer's clock, not by when the file came in: a review copy may lie
        # in a mailbox for days, and two may come in the wrong order.
        runs = _runs(sorted(words, key=lambda word: (word.made, word.id)))
        events = tuple(sorted(settlements, key=lambda each: each.id))
        # Settling names the very words that it settles. A word that arrives later,
        # though it was said earlier, is still open.
        settled_ids = {each for event in events for each in event.settles}
        latest = _latest(runs)
        return SectionReview(
            section,
            tuple(first for first, *_ in runs),
            events,
            tuple(first for first, *_ in latest),
            tuple(
                run[0]
                for run in latest
                if run[0].verdict == "returned"
                and settled_ids.isdisjoint(word.source_id for word in run)
            ),
        )


def _runs(words: Iterable[SectionReviewed]) -> list[_Run]:
    """Return words with what the same reviewer only repeats of them.

    A reviewer who sends a review copy in again has said all of it once more.
    """
    runs: list[_Run] = []
    last: dict[str, _Run] = {}
    for word in words:
        run = last.get(_who(word))
        # With the digest: the same words about another state of the section are new
        # ones.
        if run and _what(run[0]) == _what(word):
            run.append(word)
        else:
            runs.append([word])
            last[_who(word)] = runs[-1]
    return runs


def _latest(runs: Iterable[_Run]) -> list[_Run]:
    """Return each reviewer's latest verdict; a comment takes none back."""
    latest: dict[str, _Run] = {}
    for run in runs:
        former = latest.get(_who(run[0]))
        if (
            not former
            or run[0].verdict != "commented"
            or former[0].verdict == "commented"
        ):
            latest[_who(run[0])] = run
    return list(latest.values())


def _who(word: SectionReviewed) -> str:
    return fold(clean_line(word.reviewer))


def _what(word: SectionReviewed) -> tuple[str, ...]:
    return word.verdict, word.comment, word.digest
