"""Words for what is asked for by name."""

from facilitator.domain.compilation.editions import (
    EDITIONS,
    RULES,
)
from facilitator.domain.plan.sections import SECTIONS
from facilitator.i18n.words import (
    DOCUMENT_WORDS,
    EDITION_WORDS,
    RULE_WORDS,
    SECTION_WORDS,
)
from facilitator.services.export.catalogue import WHAT


def test_every_name_that_can_be_asked_for_has_a_word() -> None:
    assert set(DOCUMENT_WORDS) == set(WHAT)
    assert set(EDITION_WORDS) == set(EDITIONS)
    assert set(SECTION_WORDS) == set(SECTIONS)
    assert set(RULE_WORDS) == set(RULES)
