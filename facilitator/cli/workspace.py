"""Commands on a whole workspace: `new`, `check` and `sessions`."""

from dataclasses import asdict
from pathlib import Path

from facilitator.cli.call import Call
from facilitator.cli.layout import table
from facilitator.cli.parser import Grammar
from facilitator.domain.session.coverage import (
    Count,
    count_of,
)
from facilitator.i18n.names import session_name
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.words import MEETING_WORDS
from facilitator.services.workspace import Meeting


def add_commands(grammar: Grammar) -> None:
    """Add the commands."""
    tr = grammar.tr
    new = grammar.command(
        "new", tr("create a workspace in a folder"), "malarbete --template tom", create
    )
    new.add_argument("folder", metavar="DIR", help=tr("created if it is not there"))
    new.add_argument(
        "--template",
        metavar="nya-mal|tom",
        default="nya-mal",
        help=tr("the ready-made goal work (nya-mal) or an empty one (tom)"),
    )
    grammar.command(
        "check", tr("look for faults in plan files and journals"), "", check
    )
    sessions = grammar.command(
        "sessions", tr("list the sessions in order of date"), "--json", timeline
    )
    sessions.add_argument("--json", action="store_true", help=tr("as one JSON list"))


def create(call: Call) -> int:
    """Create a workspace and tell what to do next."""
    folder = Path(call.args.folder)
    call.program.new_workspace(folder, call.args.template)
    call.console.say(
        call.tr(
            "The workspace {folder} is ready.\n"
            "Next: write your goal areas, groups and questions in\n"
            "  {plan}\n"
            "see that they are right with “facilitator check”,\n"
            "and open the full screen from that folder with “facilitator”.",
            folder=folder,
            plan=folder / "sessions" / "project.toml",
        )
    )
    return 0


def check(call: Call) -> int:
    """Print every fault of every plan file, then what is wrong with journals."""
    workspace = call.office.workspace
    faults, findings = workspace.problems(), workspace.findings()
    for each in (*faults, *findings):
        call.console.say(sentence(call.tr, each))
    if faults:
        return 1
    status = max((each.exit_status for each in findings), default=0)
    if not status:
        count = len(workspace.timeline())
        call.console.say(
            call.tr.plural(
                "One session: its plan and its journals are in order.",
                "{count} sessions: their plans and journals are in order.",
                count,
            )
        )
    return status


def timeline(call: Call) -> int:
    """List the sessions with date, kind, state and counts."""
    rows = [_row(call, each) for each in call.office.workspace.timeline()]
    if call.args.json:
        call.console.data(rows)
        return 0
    for line in table([_cells_of(call, row) for row in rows]):
        call.console.say(line)
    if not rows:
        call.console.say(call.tr("The workspace has no sessions yet."))
    return 0


def _row(call: Call, meeting: Meeting) -> dict[str, object]:
    """Return a session as JSON shows it; counts are of statements."""
    if meeting.plan is None:
        assert meeting.problem is not None
        problem = sentence(call.tr, meeting.problem)
        plan_fields = dict.fromkeys(("date", "name", "body", "kind", "due"))
        counts = dict.fromkeys(("logged", "withdrawn", "channels"))
        state = {"state": "broken", "problem": problem}
        return {"id": meeting.id, **plan_fields, **counts, **state}
    session = meeting.plan.session
    statements = call.read(meeting.id).session.statements.values()
    return {
        "id": meeting.id,
        "date": session.date.isoformat(),
        "name": session_name(call.tr, session),
        "body": session.body,
        "kind": session.kind,
        "due": session.due,
        "logged": len(statements),
        "withdrawn": sum(1 for each in statements if each.withdrawn),
        "channels": asdict(count_of(statements)),
        "state": "logged" if statements else "planned",
        "problem": None,
    }


def _cells_of(call: Call, row: dict[str, object]) -> tuple[object, ...]:
    tr = call.tr
    match row:
        case {"state": "broken", "id": str(folder), "problem": problem}:
            return folder[:10], "", tr("faulty plan"), problem
        case {"state": "logged", "logged": int(logged), "channels": dict(channels)}:
            state = tr.plural("{count} statement", "{count} statements", logged)
            apart = Count(**channels).apart
            state += f" ({apart})" if "+" in apart else ""
        case _:
            state = tr("planned")
    return row["date"], tr(MEETING_WORDS[str(row["kind"])]), state, row["name"]
