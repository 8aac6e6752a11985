"""The sentence for every error and notice: what happened and what to do."""

from collections.abc import Iterable, Mapping

from facilitator.domain.errors import FacilitatorError
from facilitator.i18n.translate import Translator, mark

SENTENCES: Mapping[str, str] = {
    "statement.empty": mark("The statement is empty. Write what was said first."),
    "statement.too_long": mark(
        "The statement has {length} characters and the limit is {limit}. "
        "Shorten it or divide it in two; your text is kept in the draft."
    ),
    "statement.unknown": mark(
        "There is no statement {value}. Give its number as it is shown, "
        "for instance 07-2-014."
    ),
    "statement.withdrawn": mark(
        "Statement {number} has been withdrawn and cannot be changed. "
        "Undo the withdrawal first."
    ),
    "reason.empty": mark("Give a reason, so that others can follow what was done."),
    "reason.too_long": mark(
        "The reason has {length} characters and the limit is {limit}. Shorten it."
    ),
    "correction.same": mark(
        "Statement {number} already reads like that; nothing was changed."
    ),
    "undo.nothing": mark("There is nothing to undo on this device."),
    "redo.nothing": mark("There is nothing to redo on this device."),
    "choice.unknown": mark("“{value}” is not a {field}. Choose one of: {choices}."),
    "plan.none": mark(
        "The plan has no {kind} to choose from. Add it to session.toml or project.toml."
    ),
    "plan.unknown": mark("“{value}” is not a known {kind}. Choose one of:\n{choices}"),
    "plan.ambiguous": mark(
        "“{value}” can mean more than one {kind}. Choose one of:\n{choices}"
    ),
}

WORDS: Mapping[str, str] = {
    "area": mark("goal area"),
    "group": mark("target group"),
    "question": mark("question"),
    "keyword": mark("keyword"),
    "table": mark("table"),
    "round": mark("round"),
    "kind": mark("kind"),
    "channel": mark("channel"),
}
"""What fields and kinds of plan items are called in running text."""


def sentence(tr: Translator, error: FacilitatorError) -> str:
    """Return what an error or notice says to the user."""
    values = {key: _shown(tr, key, value) for key, value in error.details.items()}
    template = SENTENCES.get(error.code)
    return tr(template, **values) if template else str(error)


def _shown(tr: Translator, key: str, value: object) -> object:
    if key == "choices" and isinstance(value, Iterable):
        return _choices(value)
    if key in ("kind", "field") and isinstance(value, str):
        return tr(WORDS[value]) if value in WORDS else value
    return value


def _choices(choices: Iterable[object]) -> str:
    """Return plan items one a line with number and id, plain words in a row."""
    listed = list(choices)
    if all(isinstance(choice, str) for choice in listed):
        return ", ".join(str(choice) for choice in listed)
    return "\n".join(
        f"  {choice[0]}  {choice[2]}  ({choice[1]})"
        for choice in listed
        if isinstance(choice, tuple)
    )
