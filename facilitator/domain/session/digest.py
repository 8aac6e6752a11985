"""The content digest: a short text that changes whenever what was said does."""

import hashlib
import json
from dataclasses import asdict

from facilitator.domain.events.events import StatementLogged
from facilitator.domain.plan.plan import Plan
from facilitator.domain.session.session import Session
from facilitator.domain.session.statement import Statement, Withdrawal

_SPELT = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
_FROM_THE_FIRST = (
    "id", "at", "by", "number", "text", "area", "group", "question", "keywords",
    "table", "round", "kind", "channel", "source_id", "original_text", "corrections",
    "withdrawn",
)  # fmt: skip
"""The fields of a statement that the first version had: they stand in every digest."""
_LATER = {
    name: usual
    for name, usual in (
        StatementLogged._field_defaults | Statement._field_defaults
    ).items()
    if name not in _FROM_THE_FIRST
}
"""All others, and what they usually are. They are left out where they say no more than
that, so that what was printed by an earlier version has the digest it had then."""


def digest(session: Session) -> str:
    """Return the SHA-256 of all statements as they stand, in 64 hex digits.

    It does not depend on the order in which events arrived, nor on the device.
    """
    state = hashlib.sha256()
    for statement_id in session.order:
        # In the total order, which is the same on every laptop, whatever order files
        # came in.
        statement = session.statements[statement_id]
        withdrawal = statement.withdrawn
        content = statement._asdict() | {
            "corrections": [asdict(each) for each in statement.corrections],
            "withdrawn": _withdrawal_fields(withdrawal) if withdrawal else None,
            "shown": session.number_of(statement),
        }
        for name, usual in _LATER.items():
            if content[name] == usual:
                del content[name]
        state.update(_SPELT.encode(content).encode() + b"\n")
    # Nothing where nothing was done in the hall, so that digests of earlier versions
    # hold.
    if of_the_hall := [*session.hall.content(), *session.quarantine.content()]:
        state.update(json.dumps(of_the_hall, ensure_ascii=False).encode())
    return state.hexdigest()


def _withdrawal_fields(withdrawal: Withdrawal) -> dict[str, object]:
    """Return why a statement does not count, as versions before this one told it."""
    fields = asdict(withdrawal)
    if not withdrawal.again:
        del fields["again"]
    return fields


def plan_digest(plan: Plan) -> str:
    """Return the SHA-256 of a plan in 64 hex digits, for what is made of it alone.

    How documents look is not part of it.
    """
    content = asdict(plan)
    # A new logotype is no new plan.
    del content["project"]["look"]
    # Names in a further language go by kind and id, and JSON takes texts as keys alone.
    content["session"]["form"]["languages"] = [
        [*each[:-1], {"/".join(key): name for key, name in each.names.items()}]
        for each in plan.session.form.languages
    ]
    spelling = json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)
    # A plan file may hold half a surrogate pair; a digest must not fail on it.
    return hashlib.sha256(spelling.encode(errors="surrogatepass")).hexdigest()


def short(full: str) -> str:
    """Return a digest as it is printed: three groups of four."""
    return " ".join(full[at : at + 4] for at in (0, 4, 8))
