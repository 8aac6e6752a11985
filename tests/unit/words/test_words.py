"""Words for what is asked for by name."""

from facilitator.domain.compilation.editions import (
    EDITIONS,
    RULES,
)
from facilitator.domain.plan.sections import SECTIONS
from facilitator.i18n.words import (
    EDITION_WORDS,
    RULE_WORDS,
    SECTION_WORDS,
)


def test_every_name_that_can_be_asked_for_has_a_word() -> None:
    assert set(EDITION_WORDS) == set(EDITIONS)
    assert set(SECTION_WORDS) == set(SECTIONS)
    assert set(RULE_WORDS) == set(RULES)
