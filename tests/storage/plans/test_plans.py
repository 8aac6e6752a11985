"""Plan files: what they give, and that every error names its line and reason."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.plan.plan import (
    Laptop,
    Plan,
    Project,
)
from facilitator.storage.plans.files import (
    check_workspace,
    read_plan,
    read_project,
)
from facilitator.storage.plans.load import (
    SIZE_LIMIT,
    PlanError,
    Problem,
)
from facilitator.storage.plans.schema import MOST_PROBLEMS

PROJECT = 'name = "Mål"\n'
SESSION = 'name = "Möte"\ndate = 2019-04-01\n'


def plan_of(folder: Path, project: str = PROJECT, session: str = SESSION) -> Plan:
    """Write the two plan files and return the plan read from them."""
    meeting = folder / "sessions" / "2019-04-01-mote"
    meeting.mkdir(parents=True, exist_ok=True)
    (folder / "sessions" / "project.toml").write_text(project, "utf-8")
    (meeting / "session.toml").write_text(session, "utf-8")
    return read_plan(meeting)


def problems_of(
    folder: Path, project: str = PROJECT, session: str = SESSION
) -> tuple[Problem, ...]:
    """Write the two plan files and return what is wrong in them."""
    with pytest.raises(PlanError) as caught:
        plan_of(folder, project, session)
    assert list(caught.value.problems) == check_workspace(folder)
    return caught.value.problems


def told(problem: Problem) -> tuple[str, int, str]:
    """Return file name, line and code."""
    return problem.file.name, problem.line, problem.code


def test_a_plan_with_only_names_and_a_date_is_whole(tmp_path: Path) -> None:
    plan = plan_of(tmp_path)
    assert (plan.project.name, plan.session.name) == ("Mål", "Möte")
    assert plan.session.id == "2019-04-01-mote"
    assert plan.session.date.isoformat() == "2019-04-01"
    assert plan.session.kind == "dialogue"
    assert not (plan.areas or plan.groups or plan.session.tables or plan.keywords)


def test_ids_are_made_of_names_where_left_out(tmp_path: Path) -> None:
    project = PROJECT + (
        'groups = ["Äldre (65+)", { id = "unga", name = "Unga vuxna" }]\n'
        '[[areas]]\nname = "Kunskap, hälsa"\nkeywords = ["psykisk hälsa"]\n'
        'questions = ["Vad får dig att må bra?"]\n'
        '[[areas]]\nid = "B"\nname = "Trygghet"\nkeywords = ["Psykisk  Hälsa"]\n'
    )
    plan = plan_of(tmp_path, project)
    assert [group.id for group in plan.groups] == ["aldre-65", "unga"]
    assert [area.id for area in plan.areas] == ["kunskap-halsa", "B"]
    assert [(k.id, k.name, k.area) for k in plan.keywords] == [
        ("kunskap-halsa.psykisk-halsa", "psykisk hälsa", "kunskap-halsa"),
        ("B.psykisk-halsa", "Psykisk Hälsa", "B"),
    ]
    assert plan.questions[0].id == "kunskap-halsa.vad-far-dig-att-ma-bra"


def test_a_session_replaces_the_areas_and_groups_of_its_project(tmp_path: Path) -> None:
    project = PROJECT + 'areas = ["A", "B"]\ngroups = ["C"]\n'
    plan = plan_of(tmp_path, project, SESSION + 'areas = ["Egen"]\n')
    assert [area.name for area in plan.areas] == ["Egen"]
    assert [group.name for group in plan.groups] == ["C"]
    assert plan_of(tmp_path, project, SESSION + "groups = []\n").groups == ()


def test_laptops_are_expected_by_name_and_table(tmp_path: Path) -> None:
    tables = SESSION + 'tables = ["Bord 1", "Bord 2"]\n'
    plan = plan_of(tmp_path, PROJECT + 'laptops = ["Bord 1"]\n', tables)
    assert plan.session.laptops == (Laptop("bord-1", "Bord 1"),)
    own = (
        tables + "laptops = [\n  'Bord 2',\n"
        "  { id = 'Dator_A', name = 'Dator A', tables = ['Bord 1', '2'] },\n]\n"
    )
    plan = plan_of(tmp_path, PROJECT + 'laptops = ["Bord 1"]\n', own)
    assert plan.session.laptops == (
        Laptop("bord-2", "Bord 2"),
        Laptop("dator-a", "Dator A", ("Bord 1", "2")),
    )


def test_a_laptop_at_a_table_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    session = (
        SESSION + 'tables = ["Bord 1"]\nlaptops = [\n'
        "  { name = 'Dator A', tables = ['Bord 9'] },\n]\n"
    )
    (problem,) = problems_of(tmp_path, PROJECT, session)
    assert told(problem) == ("session.toml", 5, "plan.unknown")


def test_texts_are_cleaned(tmp_path: Path) -> None:
    hostile = 'name = "M\\u001b[31må\\u202el\\n[/x]"\n'
    assert plan_of(tmp_path, hostile).project.name == "Mål [/x]"


def test_windows_line_ends_and_byte_order_mark_are_read(tmp_path: Path) -> None:
    file = tmp_path / "project.toml"
    file.write_bytes("\ufeffname = 'Mål'\r\nexamples = true\r\n".encode())
    assert read_project(file) == Project("Mål", examples=True)
    file.write_bytes(b"\xef\xbb\xbfname = 'x'\r\nnaem = 1\r\n")
    with pytest.raises(PlanError) as caught:
        read_project(file)
    assert told(caught.value.problems[0]) == ("project.toml", 2, "plan.unknown_key")


PROJECT_FAULTS = {
    "missing name": ("", 1, "plan.missing_key"),
    "missing name of an area": (
        PROJECT + "\n[[areas]]\nid = 'a'\n",
        3,
        "plan.missing_key",
    ),
    "empty name": ('\n\nname = " \\u200b"\n', 3, "plan.empty_name"),
    "long name": (f'name = "{"å" * 501}"', 1, "plan.too_long"),
    "number for text": (PROJECT + "municipality = 7\n", 2, "plan.wrong_type"),
    "text for list": (PROJECT + "areas = 'A'\n", 2, "plan.wrong_type"),
    "text for flag": (PROJECT + "examples = 'ja'\n", 2, "plan.wrong_type"),
    "flag for number": (
        PROJECT + "[[groups]]\nname = 'A'\n\nexpected = true\n",
        5,
        "plan.wrong_type",
    ),
    "number among texts": (
        PROJECT
        + "[[areas]]\nname = 'A'\nkeywords = [\n  'b',  # one\n  'c',\n  8,\n]\n",
        7,
        "plan.wrong_type",
    ),
    "negative": (
        PROJECT + "groups = [\n {name = 'A', expected = -1},\n]\n",
        3,
        "plan.out_of_range",
    ),
    "duplicate id": (
        PROJECT + "[[areas]]\nid='a'\nname='A'\n[[areas]]\nname='B'\nid='A'\n",
        7,
        "plan.duplicate_id",
    ),
    "duplicate name": (
        PROJECT + "groups = [\n'Äldre',\n'Unga',\n'äldre',\n]\n",
        5,
        "plan.duplicate_id",
    ),
    "blank in id": (PROJECT + "[[criteria]]\nname='R'\nid='R 1'\n", 4, "plan.bad_id"),
    "digits for id": (PROJECT + "[[criteria]]\nname='R'\nid='1'\n", 4, "plan.bad_id"),
    "letters in id": (PROJECT + "[[criteria]]\nname='R'\nid='å'\n", 4, "plan.bad_id"),
    "unknown key": (PROJECT + "# note\ngruops = []\n", 3, "plan.unknown_key"),
    "unknown key deep": (
        PROJECT + "[[areas]]\nname='A'\n[[areas]]\nname='B'\ncolour='red'\n",
        6,
        "plan.unknown_key",
    ),
    "no quotes": (PROJECT + "\nmunicipality = Byn\n", 3, "plan.bad_toml"),
    "key twice": (PROJECT + PROJECT + "\n", 2, "plan.bad_toml"),
    "not closed": (PROJECT + "areas = [\n'a',\n", 3, "plan.bad_toml"),
    "deeply nested": ("a = " + "[" * 9000, 1, "plan.too_deep"),
    "a key of many parts": ("\n" + "a." * 20_000 + "a = 1", 2, "plan.long_key"),
    "a table of many parts": ("[" + "a ." * 20_000 + "a]", 1, "plan.long_key"),
    "an inline key of many parts": (
        "x = {" + "a." * 20_000 + "b = 1}",
        1,
        "plan.long_key",
    ),
    "many keys": ("".join(f"k{n}=1\n" for n in range(21_000)), 0, "plan.too_many_keys"),
    "many items": (
        PROJECT + f"areas = {[f'a{n}' for n in range(1_001)]}",
        2,
        "plan.too_many",
    ),
}


@pytest.mark.parametrize("case", PROJECT_FAULTS)
def test_a_fault_in_the_project_is_told_with_its_line(
    case: str, tmp_path: Path
) -> None:
    text, line, code = PROJECT_FAULTS[case]
    assert [told(problem) for problem in problems_of(tmp_path, text)] == [
        ("project.toml", line, code)
    ]


SESSION_FAULTS = {
    "no date": ("\nname = 'M'\n", 1, "plan.missing_key"),
    "text for date": ("name = 'M'\ndate = '1 april'\n", 2, "plan.bad_date"),
    "impossible text date": ("name = 'M'\ndate = '2019-02-30'\n", 2, "plan.bad_date"),
    "impossible date": ("date = 2019-02-30\nname = 'M'\n", 1, "plan.bad_date"),
    "date with time": ("name = 'M'\ndate = 2019-02-03 10:00:00\n", 2, "plan.bad_date"),
    "kind": (SESSION + "kind = 'fika'\n", 3, "plan.bad_choice"),
    "long round": (
        SESSION + "[[rounds]]\nname = 'O'\nminutes = 1441\n",
        5,
        "plan.out_of_range",
    ),
    "unknown key": (SESSION + "\n\ntabels = []\n", 5, "plan.unknown_key"),
}


@pytest.mark.parametrize("case", SESSION_FAULTS)
def test_a_fault_in_a_session_is_told_with_its_line(case: str, tmp_path: Path) -> None:
    text, line, code = SESSION_FAULTS[case]
    assert [told(problem) for problem in problems_of(tmp_path, session=text)] == [
        ("session.toml", line, code)
    ]


@pytest.mark.parametrize(
    "link",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "exempel.example",
        "https://",
        "https:///f",
        "https://a b.example",
        "https://a.example/\\u202e",
        "https://a.example/\\u0007",
        "https://a.example/" + "x" * 183,
    ],
)
def test_a_link_that_no_telephone_should_open_is_refused(
    link: str, tmp_path: Path
) -> None:
    (problem,) = problems_of(tmp_path, session=SESSION + f'form_link = "{link}"\n')
    assert told(problem) == ("session.toml", 3, "plan.bad_link")


@pytest.mark.parametrize(
    "link",
    ["", "http://10.0.0.7:8080/f/4", "HTTPS://A.EXAMPLE", "https://å.example/?b=4#x"],
)
def test_a_link_to_a_web_page_is_accepted(link: str, tmp_path: Path) -> None:
    session = SESSION + f'form_link = "{link}"\n'
    assert plan_of(tmp_path, session=session).session.form_link == link


def test_an_unknown_key_comes_with_the_nearest_known_one(tmp_path: Path) -> None:
    (near, far) = problems_of(tmp_path, PROJECT + "gruops = []\nzzz = 1\n")
    assert near.details == {"key": "gruops", "nearest": "groups"}
    assert far.details == {"key": "zzz", "nearest": ""}


def test_all_problems_of_both_files_come_at_once_in_order(tmp_path: Path) -> None:
    project = "naem = 'x'\n[[groups]]\nname = 4\nexpected = 'many'\n"
    session = "kind = 1\ndate = 3\n"
    assert [told(problem) for problem in problems_of(tmp_path, project, session)] == [
        ("project.toml", 1, "plan.missing_key"),
        ("project.toml", 1, "plan.unknown_key"),
        ("project.toml", 3, "plan.wrong_type"),
        ("project.toml", 4, "plan.wrong_type"),
        ("session.toml", 1, "plan.missing_key"),
        ("session.toml", 1, "plan.wrong_type"),
        ("session.toml", 2, "plan.bad_date"),
    ]


def test_the_details_of_a_wrong_type_name_what_was_expected_and_found(
    tmp_path: Path,
) -> None:
    (problem,) = problems_of(tmp_path, PROJECT + "municipality = 2019-01-01\n")
    expected = {"key": "municipality", "expected": "text", "found": "date"}
    assert problem.details == expected


def test_a_file_full_of_faults_tells_only_as_many_as_a_person_can_use(
    tmp_path: Path,
) -> None:
    many = PROJECT + "".join(f"key{n} = {n}\n" for n in range(MOST_PROBLEMS + 50))
    assert len(problems_of(tmp_path, many)) == MOST_PROBLEMS


def test_details_hold_no_control_characters_and_are_short(tmp_path: Path) -> None:
    odd = PROJECT + '"\\u001b]0;x\\u0007' + "k" * 900 + '" = 1\n'
    (problem,) = problems_of(tmp_path, odd)
    assert str(problem.details["key"]) == "k" * 80


def test_text_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "project.toml"
    file.write_bytes(b"examples = true\n" + 'name = "Mål"\n'.encode("latin-1"))
    assert told(error_of(file)) == ("project.toml", 2, "plan.bad_utf8")


def test_a_missing_file_a_folder_and_a_huge_file_are_told(tmp_path: Path) -> None:
    file = tmp_path / "project.toml"
    assert told(error_of(file)) == ("project.toml", 0, "plan.missing_file")
    file.mkdir()
    assert told(error_of(file)) == ("project.toml", 0, "plan.unreadable")
    file.rmdir()
    file.write_bytes(b"#" * (SIZE_LIMIT + 1))
    assert told(error_of(file)) == ("project.toml", 0, "plan.too_large")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_place_of_a_plan_does_not_make_the_program_wait(
    tmp_path: Path,
) -> None:
    os.mkfifo(tmp_path / "project.toml")
    assert error_of(tmp_path / "project.toml").code == "plan.unreadable"


def test_a_plan_error_needs_a_person(tmp_path: Path) -> None:
    file = tmp_path / "project.toml"
    with pytest.raises(PlanError) as caught:
        read_project(file)
    assert caught.value.exit_status == 3
    assert caught.value.code == "plan.broken"
    assert caught.value.details == {"file": file, "line": 0, "count": 1}


def error_of(file: Path) -> Problem:
    """Return the only problem of a project file."""
    with pytest.raises(PlanError) as caught:
        read_project(file)
    (problem,) = caught.value.problems
    return problem


scalars = st.one_of(
    st.text(max_size=5).filter(lambda text: text.isprintable() and "'" not in text),
    st.integers(-(2**70), 2**70),
    st.booleans(),
)
keys = st.sampled_from(
    ["name", "id", "areas", "groups", "criteria", "keywords", "expected", "examples"]
)


def toml(value: object) -> str:
    """Return a value as TOML on one line."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f"'{value}'"
        case list():
            return f"[{', '.join(map(toml, value))}]"
        case dict():
            pairs = (f"{key} = {toml(inner)}" for key, inner in value.items())
            return f"{{{', '.join(pairs)}}}"
        case _:
            return str(value)


values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner),
    max_leaves=12,
)


@settings(max_examples=80)
@given(st.dictionaries(keys, values))
def test_any_file_is_either_a_project_or_a_list_of_problems_on_real_lines(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, object]
) -> None:
    file = tmp_path_factory.mktemp("any") / "project.toml"
    lines = [f"{key} = {toml(value)}" for key, value in content.items()]
    file.write_text("\n".join(lines), "utf-8")
    try:
        project = read_project(file)
    except PlanError as error:
        for problem in error.problems:
            assert 1 <= problem.line <= max(1, len(lines))
    else:
        assert project.name
        assert len({area.id.casefold() for area in project.areas}) == len(project.areas)
