"""Sentences about the hall: the clock, head counts, words from the room."""

from collections.abc import Mapping

from facilitator.i18n.translate import mark

HALL_SENTENCES: Mapping[str, str] = {
    "clock.no_rounds": mark(
        "The plan has no rounds. Write them in session.toml as rounds = […]."
    ),
    "clock.last": mark("That was the last round. End it, or open another by name."),
    "clock.not_started": mark("No round has been started yet. Start the first one."),
    "clock.cannot": mark(
        "That cannot be done with the clock as it stands in {round}. "
        "Look at the agenda."
    ),
    "people.bad_count": mark(
        "A head count is a whole number from 0 to {most}. Write it anew."
    ),
    "word.bad": mark(
        "A word from the room has 1 to {limit} characters. Write a shorter one."
    ),
    "word.known": mark("“{word}” is a keyword already. Choose it instead."),
}
"""Code → sentence."""
