"""Sentences about answers from outside: the form, imported files, paper."""

from collections.abc import Mapping

from facilitator.i18n.import_sentences import IMPORT_SENTENCES
from facilitator.i18n.translate import mark

ANSWER_SENTENCES: Mapping[str, str] = {
    **IMPORT_SENTENCES,
    "answer.unknown": mark(
        "No answer is held under “{value}”. Choose one in the list."
    ),
    "answer.released": mark("That answer counts already. Withdraw it in the list."),
    "answer.unmatched": mark(
        "The answer names no goal area or target group of the plan. Choose them first."
    ),
}
"""Code → sentence."""
