"""Style sheets parsed once for all tests.

Textual keeps the rules of 64 sheets for each app; an app of ours has more, and is made
anew for each test. Parsing took an eighth of the time of all tests of the screen.
"""

from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_PARSED: dict[tuple[object, ...], list[RuleSet]] = {}
"""Rules by all that goes into them: colours, text, place, rank and scope."""


def parse_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sheets that were parsed in an earlier test be taken as they were."""
    parse = Stylesheet._parse_rules

    def parsed(sheet: Stylesheet, css: str, *place: Any, **rank: Any) -> list[RuleSet]:
        colours = frozenset(sheet._variables.items())
        key = (colours, css, place, frozenset(rank.items()))
        if key not in _PARSED:
            _PARSED[key] = parse(sheet, css, *place, **rank)
        return _PARSED[key]

    monkeypatch.setattr(Stylesheet, "_parse_rules", parsed)
