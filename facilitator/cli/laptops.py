"""Several laptops from the command line: `merge`, `pack` and `resume`."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.cli.call import Call
from facilitator.cli.layout import columns
from facilitator.cli.parser import Grammar
from facilitator.cli.trust import look_first
from facilitator.domain.errors import NeedsAPerson
from facilitator.domain.laptops import (
    JournalIntake,
    LaptopRow,
    LaptopState,
    Receipt,
    sign,
)
from facilitator.domain.plan.plan import name_of
from facilitator.domain.session.conflict_sides import sides
from facilitator.domain.session.digest import (
    digest,
    short,
)
from facilitator.i18n.formats import checksum
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import STATE_WORDS
from facilitator.services.session.open_session import OpenSession

if TYPE_CHECKING:
    from facilitator.services.laptops import Survey

_WIDTHS = (24, -8, -8, -8, -8)
"""Cells of the columns of what was taken in; to the right where negative."""


def add_commands(grammar: Grammar) -> None:
    """Add the commands."""
    tr = grammar.tr
    _add_merge(grammar)
    pack = grammar.session_command(
        "pack", tr("make a checked safe copy, and print its path"), "", make_copy
    )
    pack.add_argument(
        "-o",
        "--output",
        metavar="FILE.zip",
        help=tr("a new file; never over an old one"),
    )
    pack.add_argument("--json", action="store_true", help=tr("path and receipts"))
    resume = grammar.command(
        "resume",
        tr("go on here from another laptop's safe copy"),
        "sakerhetskopia.zip",
        go_on,
    )
    # It makes a workspace where there is none, in the folder that is named.
    resume.set_defaults(needs_workspace=False)
    resume.add_argument("file", metavar="FILE.zip", help=tr("a safe copy"))
    resume.add_argument("--json", action="store_true", help=tr("as one JSON document"))


def _add_merge(grammar: Grammar) -> None:
    tr = grammar.tr
    merge = grammar.session_command(
        "merge",
        tr("take in other laptops' journals; a receipt for each of them"),
        "/media/sticka",
        take_in,
    )
    merge.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        help=tr("files, folders, sticks and zips with journals"),
    )
    merge.add_argument(
        "--dry-run",
        action="store_true",
        help=tr("only tell what that would change; nothing is taken in"),
    )
    merge.add_argument("--json", action="store_true", help=tr("as one JSON document"))


def take_in(call: Call) -> int:
    """Take in journals and print what came of each."""
    laptops = call.office.laptops()
    session_id = call.office.workspace.resolve(call.args.session)
    if call.args.dry_run:
        return look_first(call, session_id)
    intakes = laptops.take_in(session_id, [Path(each) for each in call.args.paths])
    open_session = call.office.workspace.read(session_id)
    survey = laptops.survey(open_session.plan)
    if call.args.json:
        call.console.data(_merge_document(call, intakes, survey, open_session))
    else:
        _tell_merged(call, intakes, survey, open_session)
    return _status(call, intakes)


def make_copy(call: Call) -> int:
    """Make a safe copy and print where it is and what it holds."""
    args = call.args
    session_id = call.office.workspace.resolve(args.session)
    target = Path(args.output) if args.output else None
    name = call.tr("safe-copy")
    copy = call.office.laptops().pack(session_id, name, target=target)
    if args.json:
        receipts = [asdict(each) for each in copy.receipts]
        call.console.data({"path": str(copy.path), "receipts": receipts})
    else:
        call.console.say(str(copy.path))
        _tell_receipts(call, copy.receipts)
    return 0


def go_on(call: Call) -> int:
    """Take over a session from a safe copy and tell how to go on."""
    workspace = getattr(call.args, "workspace", None)
    office_here = call.program.office
    here = office_here.root if office_here else Path.cwd()
    root = Path(workspace) if workspace else here
    office, resumed = call.program.resume(Path(call.args.file), root)
    call.tell(list(resumed.notices))
    if call.args.json:
        call.console.data(
            {
                "session": resumed.session_id,
                "workspace": str(office.root),
                "made_by": resumed.device,
                "devices": [_as_object(each) for each in _sums(resumed.intakes)],
                "receipts": [asdict(each) for each in resumed.receipts],
            }
        )
    else:
        for line in _told_resumed(call, resumed.session_id, office.root):
            call.console.say(line)
        _tell_receipts(call, resumed.receipts)
    return max(
        _status(call, resumed.intakes),
        max((each.exit_status for each in resumed.notices), default=0),
    )


def _tell_merged(
    call: Call,
    intakes: Sequence[JournalIntake],
    survey: "Survey",
    open_session: OpenSession,
) -> None:
    """Tell what is missing first, then what was taken in and what is here now."""
    tr, say = call.tr, call.console.say
    for row in survey.rows:
        if row.state in (LaptopState.MISSING, LaptopState.SHORT):
            say(told_laptop(tr, row))
    for table in survey.silent_tables:
        name = name_of(open_session.plan.session.tables, table)
        say(tr("! {table}: no statements yet", table=name))
    heads = (tr("Laptop"), tr("Read"), tr("New"), tr("Known"), tr("Damaged"))
    say(columns(*zip(heads, _WIDTHS, strict=True)))
    for each in _sums(intakes):
        counts = (each.device, each.events, each.new, each.known_before, each.damaged)
        say(columns(*zip(counts, _WIDTHS, strict=True)))
    for row in survey.rows:
        if row.state not in (LaptopState.MISSING, LaptopState.SHORT):
            say(told_laptop(tr, row))
    for statement_id in open_session.session.unsettled:
        number = open_session.session.number_of(
            open_session.session.statements[statement_id]
        )
        say(tr("! {number} was corrected in two places:", number=number))
        for side in sides(open_session.session, statement_id):
            say(f"    {side.device}: {side.statement.text}")
    state = short(digest(open_session.session))
    say(tr("Content digest {digest}", digest=state))


def told_laptop(tr: Translator, row: LaptopRow) -> str:
    """Return one line on how it stands with a laptop."""
    mark = sign(row.state)
    state = tr(STATE_WORDS[row.state.name])
    if row.here is None:
        return f"{mark} {row.name}: {state}"
    if row.short_by:
        state = tr("short: {count} events are not here", count=row.short_by)
    return f"{mark} {row.name}: {_count_words(tr, row.here)} · {state}"


def _count_words(tr: Translator, receipt: Receipt) -> str:
    statements = tr.plural(
        "{count} statement", "{count} statements", receipt.statements
    )
    events = tr.plural("{count} event", "{count} events", receipt.events)
    return f"{statements} · {events} · {checksum(receipt.checksum)}"


def _tell_receipts(call: Call, receipts: Sequence[Receipt]) -> None:
    for receipt in receipts:
        call.console.say(f"{receipt.device}: {_count_words(call.tr, receipt)}")


def _merge_document(
    call: Call,
    intakes: Sequence[JournalIntake],
    survey: "Survey",
    open_session: OpenSession,
) -> dict[str, object]:
    """Return what JSON says of a merge."""
    session = open_session.session
    return {
        "devices": [_as_object(each) for each in _sums(intakes)],
        "refused": [
            {
                "path": each.name,
                "code": each.problem.code,
                "error": sentence(call.tr, each.problem),
            }
            for each in intakes
            if each.problem
        ],
        "laptops": [_laptop(row) for row in survey.rows],
        "silent_tables": list(survey.silent_tables),
        "conflicts": [
            {
                "number": session.number_of(session.statements[each]),
                "sides": [
                    {"device": side.device, "text": side.statement.text}
                    for side in sides(session, each)
                ],
            }
            for each in session.unsettled
        ],
        "statements": len(session.statements),
        "digest": digest(session),
    }


def _as_object(each: JournalIntake) -> dict[str, object]:
    return {
        "device": each.device,
        "read": each.events,
        "new": each.new,
        "already": each.known_before,
        "damaged": each.damaged,
        "restored": each.restored,
    }


def _laptop(row: LaptopRow) -> dict[str, object]:
    return {
        "device": row.device,
        "name": row.name,
        "tables": list(row.tables),
        "state": row.state.name.lower(),
        "short_by": row.short_by,
        "here": asdict(row.here) if row.here else None,
        "said": asdict(row.own_receipt) if row.own_receipt else None,
    }


def _told_resumed(call: Call, session_id: str, root: Path) -> Iterator[str]:
    yield call.tr(
        "Session {session} is here in {folder}. Open it with “facilitator” from that "
        "folder: it goes on where the other laptop was.",
        session=session_id,
        folder=root,
    )


def _sums(intakes: Sequence[JournalIntake]) -> list[JournalIntake]:
    from facilitator.services.laptops import by_device

    return by_device(intakes)


def _status(call: Call, intakes: Sequence[JournalIntake]) -> int:
    """Tell what was refused or damaged, and return the exit status that fits."""
    statuses = [0]
    for each in intakes:
        if each.problem:
            call.tell([each.problem])
            statuses.append(each.problem.exit_status)
        if each.damaged:
            lost = NeedsAPerson(
                "journal.damaged_lines", path=each.name, count=each.damaged
            )
            call.tell([lost])
            statuses.append(lost.exit_status)
    return max(statuses)
