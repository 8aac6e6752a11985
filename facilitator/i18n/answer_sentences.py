"""Sentences about answers from outside: the form, imported files, paper."""

from collections.abc import Mapping

from facilitator.i18n.translate import mark

ANSWER_SENTENCES: Mapping[str, str] = {
    "answer.unknown": mark(
        "No answer is held under “{value}”. Choose one in the list."
    ),
    "answer.released": mark("That answer counts already. Withdraw it in the list."),
    "answer.unmatched": mark(
        "The answer names no goal area or target group of the plan. Choose them first."
    ),
    "paper.copies": mark("{value} sheets cannot be made. Ask for 1 to {most}."),
    "paper.sheet": mark("“{value}” is no sheet's number. Give 1 to {most}."),
    "paper.row": mark("“{value}” is no row's number. Give 1 to {most}."),
    "wifi.none": mark(
        "The plan of {session} names no network. Write wifi and wifi_password in its "
        "session.toml."
    ),
}
"""Code → sentence."""
