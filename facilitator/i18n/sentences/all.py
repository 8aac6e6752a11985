"""The sentence for every error and notice: what happened and what to do."""

from collections.abc import Iterable, Mapping

from facilitator.domain.errors import FacilitatorError
from facilitator.i18n.sentences.answers import ANSWER_SENTENCES
from facilitator.i18n.sentences.approval import REVIEW_SENTENCES
from facilitator.i18n.sentences.files import FILE_SENTENCES
from facilitator.i18n.sentences.hall import HALL_SENTENCES
from facilitator.i18n.sentences.journal import JOURNAL_SENTENCES
from facilitator.i18n.sentences.plan import PLAN_SENTENCES
from facilitator.i18n.sentences.trust import TRUST_SENTENCES
from facilitator.i18n.translate import Translator, mark

_DOMAIN: Mapping[str, str] = {
    "statement.empty": mark("The statement is empty. Write what was said first."),
    "statement.too_long": mark(
        "The statement has {length} characters and the limit is {limit}. "
        "Shorten it or divide it in two."
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
    "keyword.unknown_tag": mark(
        "{value} is not a keyword of the plan. Nearest: {choices}. Correct it or "
        "take away the #; your text is kept."
    ),
    "choice.unknown": mark("“{value}” is not a {field}. Choose one of: {choices}."),
}
_WORKSPACE: Mapping[str, str] = {
    "workspace.none": mark(
        "There is no workspace in {folder}. Go to one, name one with --workspace, "
        "or create one with “facilitator new DIR”."
    ),
    "workspace.exists": mark(
        "{folder} is a workspace already, and it was left as it is. "
        "Choose another folder."
    ),
    "workspace.not_writable": mark(
        "No workspace could be created in {folder} ({reason}). "
        "Choose a folder that you may write in."
    ),
    "workspace.unreadable": mark(
        "The folder {folder} cannot be read ({reason}). "
        "See that it is there and that you may open it."
    ),
    "template.unknown": mark(
        "There is no template “{value}”. Choose one of: {choices}."
    ),
    "template.missing": mark(
        "The template “{value}” should be in {folder} but is not. "
        "Install the program anew."
    ),
    "session.unknown": mark(
        "No session goes by “{value}”. The sessions are:\n{choices}"
    ),
    "session.ambiguous": mark(
        "“{value}” can mean more than one session. Choose one of:\n{choices}"
    ),
    "session.read_only": mark(
        "The session is open for reading only. Open it anew to write in it."
    ),
    "device.name": mark(
        "“{value}” cannot name a device. Use the letters a–z and digits."
    ),
    "device.fixed": mark(
        "This laptop is called {value} by --device or FACILITATOR_DEVICE. Start the "
        "program without them to choose another name here."
    ),
    "form.no_link": mark(
        "Session {session} has no address of a digital form. "
        "Write it as form_link in its session.toml."
    ),
    "code.ending": mark(
        "{path} must end in .png or .svg, which says what kind of picture to make."
    ),
    "code.too_long": mark(
        "The address has {length} characters, more than a QR code holds. "
        "Use a shorter form_link."
    ),
    "draft.damaged": mark(
        "What was half typed could not be read. It was set aside in {path}; "
        "all saved statements are untouched."
    ),
    "settings.unreadable": mark(
        "Your settings could not be read ({reason}). The usual ones are in use."
    ),
    "settings.too_large": mark(
        "Your file of settings is larger than {limit} bytes and was not read. The "
        "usual ones are in use. Remove the file, or shorten it."
    ),
    "settings.unknown": mark("The setting “{name}” is not known and was passed over."),
    "settings.bad_value": mark(
        "The setting “{name}” has a value that cannot be used; the usual one is in use."
    ),
}
SENTENCES: Mapping[str, str] = {
    **_DOMAIN,
    **_WORKSPACE,
    **FILE_SENTENCES,
    **HALL_SENTENCES,
    **ANSWER_SENTENCES,
    **JOURNAL_SENTENCES,
    **TRUST_SENTENCES,
    **PLAN_SENTENCES,
    **REVIEW_SENTENCES,
}
"""Code → sentence."""

WORDS: Mapping[str, str] = {
    "area": mark("goal area"),
    "group": mark("target group"),
    "question": mark("question"),
    "keyword": mark("keyword"),
    "table": mark("table"),
    "round": mark("round"),
    "kind": mark("kind"),
    "channel": mark("channel"),
    "cause": mark("cause"),
    "format": mark("format"),
    "edition": mark("edition"),
    "section": mark("section"),
    "verdict": mark("verdict"),
    "document": mark("document"),
    "paper": mark("paper size"),
}
"""What fields and kinds of plan items are called in running text."""

TYPES: Mapping[str, str] = {
    "flag": mark("true or false"),
    "number": mark("whole number"),
    "decimal": mark("decimal number"),
    "text": mark("text in quotes"),
    "name": mark("text or whole number"),
    "date": mark("date"),
    "list": mark("list in square brackets"),
    "table": mark("section of its own"),
}
"""What types of values are called in running text."""


def sentence(tr: Translator, error: FacilitatorError) -> str:
    """Return what an error or notice says to the user.

    A fault in a plan file begins with `file:line: `, counted from 1.
    """
    template = SENTENCES.get(_variant(error))
    if template is None:
        return str(error)
    several_lines = "\n" in template
    values = {
        key: _as_words(tr, key, value, several_lines)
        for key, value in error.details.items()
    }
    text = tr(template, **values)
    if "file" not in error.details:
        return text
    return f"{error.details['file']}:{error.details['line'] or 1}: {text}"


def _variant(error: FacilitatorError) -> str:
    """Return the key of the sentence that fits what is known."""
    match error.code, error.details:
        case "plan.unknown_key", {"nearest": str(nearest)} if nearest:
            return "plan.unknown_key_near"
        case "journal.locked", {"device": ""}:
            return "journal.locked_by_unknown"
        case code, _:
            return code


def _as_words(tr: Translator, key: str, value: object, several_lines: bool) -> object:
    match key, value:
        case "choices", tuple():
            return _choices(value, several_lines)
        case "kind" | "field", str():
            return tr(WORDS[value]) if value in WORDS else value
        case "expected" | "found", str():
            return tr(TYPES[value]) if value in TYPES else value
        case "reason", str():
            return tr(value) if value else tr("for an unknown reason")
        case "since", str():
            return value[:16].replace("T", " ")
        case _:
            return value


def _choices(choices: Iterable[object], one_a_line: bool) -> str:
    """Return plan items with number, name and id, anything else as it is."""
    listed = [
        f"{each[0]}  {each[2]}  ({each[1]})" if isinstance(each, tuple) else str(each)
        for each in choices
    ]
    if one_a_line:
        return "\n".join(f"  {each}" for each in listed) or "  –"
    return ", ".join(listed)
