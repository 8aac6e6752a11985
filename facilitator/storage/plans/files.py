"""Reading the plans of a workspace: `project.toml` and each `session.toml`."""

from pathlib import Path

from facilitator.domain.plan.ids import device_slug
from facilitator.domain.plan.plan import (
    ADVANCES,
    ROTATIONS,
    SESSION_KINDS,
    FramingCriterion,
    GoalArea,
    Keyword,
    Laptop,
    Plan,
    Project,
    Question,
    Round,
    SessionPlan,
    Table,
    TargetGroup,
)
from facilitator.storage.folders import (
    PROJECT_FILE,
    SESSION_FILE,
    SESSIONS,
    session_folders,
)
from facilitator.storage.plans.load import (
    PlanError,
    Problem,
    load,
)
from facilitator.storage.plans.parts import form_plan, look
from facilitator.storage.plans.schema import Section

MOST_PEOPLE = 1_000_000
"""The largest expected number of participants in a group."""
MOST_MINUTES = 24 * 60
"""The longest round, in minutes."""


def read_project(file: Path) -> Project:
    """Return the project in a `project.toml`.

    Raises:
        PlanError: the file cannot be read, or something in it is wrong.
    """
    return load(file, _project)


def read_session(file: Path, project: Project) -> SessionPlan:
    """Return the session in a `session.toml`, with the project's areas and groups.

    Raises:
        PlanError: the file cannot be read, or something in it is wrong.
    """
    return load(file, lambda section: _session(section, file.parent.name, project))


def read_plan(session_folder: Path) -> Plan:
    """Return the plan of the session in a folder of `sessions/`.

    Raises:
        PlanError: with the problems of both files.
    """
    project, problems = _project_or_problems(session_folder.parent / PROJECT_FILE)
    try:
        session = read_session(session_folder / SESSION_FILE, project)
    except PlanError as error:
        raise PlanError((*problems, *error.problems)) from error
    if problems:
        raise PlanError(problems)
    return Plan(project, session)


def check_workspace(root: Path) -> list[Problem]:
    """Return all that is wrong in the plan files of a workspace.

    Raises:
        Refused: `workspace.unreadable`.
    """
    project, of_project = _project_or_problems(root / SESSIONS / PROJECT_FILE)
    problems = list(of_project)
    for folder in session_folders(root):
        try:
            read_session(folder / SESSION_FILE, project)
        except PlanError as error:
            problems.extend(error.problems)
    return problems


def _project_or_problems(file: Path) -> tuple[Project, tuple[Problem, ...]]:
    """Return an empty project beside the problems of one that cannot be read."""
    try:
        return read_project(file), ()
    except PlanError as error:
        return Project(""), error.problems


def _project(section: Section) -> Project:
    taken_ids: set[str] = set()
    return Project(
        name=section.name(),
        municipality=section.text("municipality"),
        areas=_areas(section),
        groups=_groups(section),
        criteria=section.each(
            "criteria", lambda row: FramingCriterion(*row.identity(taken_ids))
        ),
        laptops=_laptops(section),
        examples=section.flag("examples"),
        look=section.part("look", look),
    )


def _session(section: Section, folder: str, project: Project) -> SessionPlan:
    areas = _areas(section) if "areas" in section else project.areas
    groups = _groups(section) if "groups" in section else project.groups
    tables = _tables(section, groups)
    return SessionPlan(
        id=folder,
        name=section.name(),
        date=section.day("date"),
        body=section.text("body"),
        kind=section.choice("kind", SESSION_KINDS, SESSION_KINDS[0]),
        place=section.text("place"),
        due=section.text("due"),
        tables=tables,
        rounds=_rounds(section, areas),
        rotation=section.choice("rotation", ROTATIONS, ROTATIONS[0]),
        advance=section.choice("advance", ADVANCES, ADVANCES[0]),
        starts=section.hour("starts"),
        wifi=section.text("wifi"),
        wifi_password=section.text("wifi_password"),
        form_link=section.link("form_link"),
        form=section.part("form", lambda part: form_plan(part, areas, groups)),
        report_to=section.text("report_to"),
        rehearsal=section.flag("rehearsal"),
        laptops=(
            _laptops(section, tables) if "laptops" in section else project.laptops
        ),
        areas=areas,
        groups=groups,
    )


def _tables(section: Section, groups: tuple[TargetGroup, ...]) -> tuple[Table, ...]:
    taken_ids: set[str] = set()
    return section.each(
        "tables",
        lambda row: Table(
            *row.identity(taken_ids), row.reference("group", "group", groups)
        ),
    )


def _rounds(section: Section, areas: tuple[GoalArea, ...]) -> tuple[Round, ...]:
    taken_ids: set[str] = set()
    return section.each(
        "rounds",
        lambda row: Round(
            *row.identity(taken_ids),
            row.number("minutes", MOST_MINUTES),
            row.reference("area", "area", areas),
            row.flag("pause"),
            row.text("note"),
        ),
    )


def _areas(section: Section) -> tuple[GoalArea, ...]:
    areas: set[str] = set()
    keywords: set[str] = set()
    questions: set[str] = set()

    def area(row: Section) -> GoalArea:
        area_id, name = row.identity(areas)
        # The area's id in front keeps apart two areas that share a keyword.
        prefix = f"{area_id}."
        return GoalArea(
            area_id,
            name,
            row.each(
                "keywords", lambda r: Keyword(*r.identity(keywords, prefix), area_id)
            ),
            row.each(
                "questions", lambda r: Question(*r.identity(questions, prefix), area_id)
            ),
        )

    return section.each("areas", area)


def _laptops(
    section: Section, tables: tuple[Table, ...] | None = None
) -> tuple[Laptop, ...]:
    """Read the laptops; where tables are given, theirs must be among them."""
    taken_ids: set[str] = set()

    def laptop(row: Section) -> Laptop:
        laptop_id, name = row.identity(taken_ids)
        table_ids = row.each("tables", lambda table: table.one_of("table", tables))
        return Laptop(device_slug(laptop_id), name, table_ids)

    return section.each("laptops", laptop)


def _groups(section: Section) -> tuple[TargetGroup, ...]:
    taken_ids: set[str] = set()
    return section.each(
        "groups",
        lambda row: TargetGroup(
            *row.identity(taken_ids), row.number("expected", MOST_PEOPLE)
        ),
    )
