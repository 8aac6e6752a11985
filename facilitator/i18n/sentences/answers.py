"""Sentences about answers from outside: the form, imported files, paper."""

from collections.abc import Mapping

from facilitator.i18n.sentences.intake import IMPORT_SENTENCES
from facilitator.i18n.translate import mark

ANSWER_SENTENCES: Mapping[str, str] = {
    "edition.personal_number": mark(
        "A personal identity number seems to stand in {numbers}. Nothing with one goes "
        "out in the public edition: correct the wording, or make another edition."
    ),
    "statement.personal_number": mark(
        "A personal identity number seems to stand in {number}. Take it out of the "
        "wording, or withdraw the statement."
    ),
    **IMPORT_SENTENCES,
    "answer.unknown": mark(
        "No answer is held under “{value}”. Choose one in the list."
    ),
    "answer.released": mark("That answer counts already. Withdraw it in the list."),
    "answer.unmatched": mark(
        "The answer names no goal area or target group of the plan. Choose them first."
    ),
    "form.ended": mark(
        "The form has ended by itself ({status}). Start it anew: every answer that got "
        "its receipt is kept."
    ),
    "form.port_taken": mark(
        "Another program has port {port} on this laptop. Choose another port, or end "
        "that program."
    ),
    "form.port_forbidden": mark(
        "The system does not let this program listen at port {port}. Choose one above "
        "1023, or ask whoever runs the computer."
    ),
    "form.bad_host": mark(
        "“{value}” is no address of this laptop. Leave it out to use all that it has."
    ),
    "form.full": mark(
        "So many answers are held already that no more are. Look through those first."
    ),
    "paper.copies": mark("{value} sheets cannot be made. Ask for 1 to {most}."),
    "paper.sheet": mark("“{value}” is no sheet's number. Give 1 to {most}."),
    "paper.row": mark("“{value}” is no row's number. Give 1 to {most}."),
    "poster.distance": mark(
        "{metres} is no distance. Write how many metres the poster is to be read from."
    ),
    "poster.too_far": mark(
        "On {paper} the code is read from {reach} m at most, not from {metres} m. Use "
        "a shorter address, larger paper, or put up more posters."
    ),
    "wifi.none": mark(
        "The plan of {session} names no network. Write wifi and wifi_password in its "
        "session.toml."
    ),
}
"""Code → sentence."""
