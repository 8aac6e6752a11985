"""Brackets nested without end are refused before they reach the parser."""

import json

import pytest

from facilitator.domain.foreign.nested_json import (
    DEEPEST,
    load_json,
)


def nested(levels: int) -> str:
    """Return a list in a list in a list."""
    return "[" * levels + "]" * levels


def test_what_is_nested_too_deeply_is_refused() -> None:
    assert load_json(nested(DEEPEST)) is not None
    for text in (nested(DEEPEST + 1), "[" * 1_000_000, '{"a":' * 1_000_000):
        with pytest.raises(ValueError, match="nested"):
            load_json(text)


@pytest.mark.parametrize("said", ["[" * 8_000, '"[{' * 2_000, "\\[" * 4_000])
def test_brackets_that_somebody_wrote_mean_nothing(said: str) -> None:
    assert load_json(json.dumps({"text": said})) == {"text": said}


def test_many_lists_beside_each_other_are_no_depth() -> None:
    assert len(load_json("[" + ",".join(["[]"] * 10_000) + "]")) == 10_000
