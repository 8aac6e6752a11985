"""Whom to trust, from the command line: looking first, setting aside, keys."""

from pathlib import Path

from facilitator.cli.call import Call
from facilitator.cli.layout import table
from facilitator.cli.parser import Grammar
from facilitator.domain.laptops import LaptopRow
from facilitator.domain.taking_in import JournalLook
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.taking_in import doubts_of, told_look

NEEDS_A_PERSON = 3
"""The exit status where somebody should look first."""


def add_commands(grammar: Grammar) -> None:
    """Add the commands."""
    tr = grammar.tr
    aside = grammar.session_command(
        "set-aside",
        tr("put a laptop's journals aside, with all they did"),
        f"bord-3 --reason '{tr('forged')}'",
        set_aside,
    )
    aside.add_argument("laptop", metavar="DEVICE", help=tr("name of its journals"))
    aside.add_argument(
        "--reason", metavar="WHY", required=True, help=tr("why; it is kept")
    )
    back = grammar.session_command(
        "take-back", tr("put journals back that were set aside"), "bord-3", take_back
    )
    back.add_argument("laptop", metavar="DEVICE", help=tr("name of its journals"))
    keys = grammar.session_command(
        "keys",
        tr("the word of each laptop's key, to compare on two screens"),
        "",
        keys_of,
    )
    keys.add_argument(
        "--confirm",
        metavar="DEVICE",
        help=tr("the word was compared: let the key that it shows be its own"),
    )
    keys.add_argument("--json", action="store_true", help=tr("as one JSON document"))


def look_first(call: Call, session_id: str) -> int:
    """Tell what taking in would change; nothing is taken in."""
    paths = [Path(each) for each in call.args.paths]
    now_ms = int(call.program.clock().timestamp() * 1000)
    looks = call.office.laptops().look(session_id, paths, now_ms)
    if call.args.json:
        call.console.data([_as_object(call, each) for each in looks])
    else:
        for each in looks:
            call.console.say(told_look(call.tr, each))
            for line in doubts_of(call.tr, each):
                call.console.say(f"  {line}")
        if not looks:
            call.console.say(call.tr("No journals were found there."))
    statuses = [each.problem.exit_status for each in looks if each.problem]
    if any(each.asks_for_a_person for each in looks):
        statuses.append(NEEDS_A_PERSON)
    return max(statuses, default=0)


def set_aside(call: Call) -> int:
    """Put a laptop's journals aside and tell what stands without them."""
    session_id = call.office.workspace.resolve(call.args.session)
    call.office.laptops().set_aside(session_id, call.args.laptop, call.args.reason)
    device = call.args.laptop
    _tell_count(call, session_id, call.tr("{device} is set aside.", device=device))
    return 0


def take_back(call: Call) -> int:
    """Put a laptop's journals back and tell what stands with them."""
    session_id = call.office.workspace.resolve(call.args.session)
    call.office.laptops().take_back(session_id, call.args.laptop)
    device = call.args.laptop
    _tell_count(call, session_id, call.tr("{device} counts again.", device=device))
    return 0


def keys_of(call: Call) -> int:
    """Print the word of each laptop's key, or confirm one."""
    session_id = call.office.workspace.resolve(call.args.session)
    laptops = call.office.laptops()
    if call.args.confirm:
        laptops.confirm_key(session_id, call.args.confirm)
    plan = call.office.workspace.read(session_id).plan
    rows = laptops.survey(plan).rows
    if call.args.json:
        call.console.data([_key_as_object(each) for each in rows])
        return 0
    cells = [
        (row.name, row.key.shown or row.key.known or "–", _state(call, row))
        for row in rows
    ]
    for line in table(cells):
        call.console.say(line)
    return NEEDS_A_PERSON if any(row.key.differs for row in rows) else 0


def _state(call: Call, row: LaptopRow) -> str:
    if row.key.differs:
        return call.tr("another key than before: compare the word")
    if row.key.is_confirmed:
        return call.tr("confirmed")
    return call.tr("met, not confirmed") if row.key.known else call.tr("no key known")


def _tell_count(call: Call, session_id: str, words: str) -> None:
    counts = call.office.workspace.tally(session_id)
    call.console.say(words)
    call.console.say(
        call.tr.plural(
            "One statement counts.",
            "{count} statements count.",
            counts.standing.total,
        )
    )


def _as_object(call: Call, look: JournalLook) -> dict[str, object]:
    problem = look.problem
    return {
        "path": look.name,
        "device": look.device,
        "new": look.new,
        **look.changes._asdict(),
        "fork": look.fork,
        "doubtful": look.doubtful,
        "other_key": look.shows_other_key,
        "new_key": look.is_new_key,
        "word": look.word,
        "short_by": look.short_by,
        "error": sentence(call.tr, problem) if problem else None,
    }


def _key_as_object(row: LaptopRow) -> dict[str, object]:
    return {
        "device": row.device,
        "name": row.name,
        "shown": row.key.shown,
        "known": row.key.known,
        "confirmed": row.key.is_confirmed,
    }
