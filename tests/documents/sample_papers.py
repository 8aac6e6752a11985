"""Plans, sessions and finished papers for the tests of what is printed."""

from dataclasses import replace
from datetime import time
from pathlib import Path

from facilitator.documents.makers import Maker, maker
from facilitator.documents.output import Output
from facilitator.domain.compilation.compilation import Compilation
from facilitator.domain.plan.plan import (
    Plan,
    Round,
    SessionPlan,
    Table,
)
from facilitator.domain.session.session import Session
from facilitator.i18n.translate import load
from facilitator.services.export.catalogue import DOCUMENTS
from facilitator.services.export.request import Request
from tests.builders import Desk, a_plan

PAPERS = tuple(
    key
    for key, each in DOCUMENTS.items()
    if key != "compilation" and "pdf" in each.formats
)
"""What goes on paper beside the compilation."""
SECRET = "Micke tar hand om den arga mannen"
"""The internal note that no other document may hold."""

NETWORK = {"wifi": "Dialog", "wifi_password": "71930462"}
LINK = "HTTPS://EXEMPEL.EXAMPLE/F/2"


def asked(what: str) -> Request:
    """Return what asks for a paper, with the form's address where it needs one."""
    return Request(what, link=LINK if "link" in DOCUMENTS[what].fields else "")


def changed(plan: Plan, **fields: object) -> Plan:
    """Return a plan with another session plan."""
    return Plan(plan.project, replace(plan.session, **fields))  # type: ignore[arg-type]


def a_hall(areas: int = 4, groups: int = 9, tables: int = 9, rounds: int = 4) -> Plan:
    """Return a plan with times, a pause, notes, and areas that go round."""
    plan = a_plan(areas, groups, tables, rounds)
    talks = [each._replace(note=SECRET) for each in plan.session.rounds]
    pause = Round("fika", "Fika", 15, pause=True, note=SECRET)
    seats = tuple(
        table._replace(group=plan.groups[at % groups].id if groups else "")
        for at, table in enumerate(plan.session.tables)
    )
    return changed(
        plan,
        rounds=(*talks[:2], pause, *talks[2:]),
        tables=seats,
        rotation="areas",
        starts=time(18),
        **NETWORK,
    )


def hostile_hall(texts: list[str]) -> Plan:
    """Return a plan in which every name is a hostile text."""
    plan = a_hall(2, 3, 3, 3)
    name = iter(texts * 9)
    areas = tuple(
        area._replace(
            name=next(name),
            keywords=tuple(w._replace(name=next(name)) for w in area.keywords),
            questions=tuple(q._replace(name=next(name)) for q in area.questions),
        )
        for area in plan.areas
    )
    session: SessionPlan = plan.session
    return changed(
        plan,
        name=next(name),
        areas=areas,
        groups=tuple(group._replace(name=next(name)) for group in plan.groups),
        tables=tuple(Table(t.id, next(name), t.group) for t in session.tables),
        rounds=tuple(
            each._replace(name=next(name), note=next(name)) for each in session.rounds
        ),
    )


def said(plan: Plan, texts: list[str]) -> Desk:
    """Return a desk at which the texts were said, table after table."""
    desk = Desk(plan=plan)
    rounds = [each.id for each in plan.session.rounds if not each.pause]
    for at, text in enumerate(texts):
        table = plan.session.tables[at % len(plan.session.tables)]
        area = plan.areas[at % len(plan.areas)]
        desk.log(
            text,
            area=area.id,
            group=plan.groups[at % len(plan.groups)].id,
            keywords=(area.keywords[0].id,),
            table=table.id,
            round=rounds[at % len(rounds)],
        )
    return desk


def paper(
    wanted: Request,
    plan: Plan,
    session: Session | None = None,
    path: Path | None = None,
    language: str = "sv",
) -> bytes:
    """Make a paper, write it to a path if given, and return its bytes."""
    made = made_paper(wanted, plan, session, language)
    if path:
        path.write_bytes(made.data)
    return made.data


def made_paper(
    wanted: Request, plan: Plan, session: Session | None = None, language: str = "sv"
) -> Output:
    """Make a document as it is made for a user."""
    tr, document = load(language), DOCUMENTS[wanted.what]
    made_of = document.content(plan, session or Session(), wanted, tr)
    make = maker_of(document.key, document.format_of(wanted))
    return make(made_of, tr, lambda *told: None)


def maker_of(what: str, kind: str) -> Maker:
    """Return what makes a document in one of its formats."""
    return maker(DOCUMENTS[what].formats[kind])


def compiled(made_of: Compilation, kind: str = "pdf", language: str = "sv") -> bytes:
    """Return a compilation in one of its formats."""
    return maker_of("compilation", kind)(
        made_of, load(language), lambda *told: None
    ).data
