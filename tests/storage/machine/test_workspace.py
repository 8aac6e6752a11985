"""Workspaces: the calendar that comes with the program, and the folders."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.errors import Refused
from facilitator.domain.plan.plan import Plan
from facilitator.storage.folders import (
    TEMPLATES,
    create_workspace,
    find_workspace,
    resolve_session,
    session_folders,
)
from facilitator.storage.plans.files import (
    check_workspace,
    read_plan,
)

CALENDAR = [
    ("2019-02-06", "", "decision"),
    ("2019-02-21", "Kommunstyrelsen", "dialogue"),
    ("2019-02-25", "Kommunfullmäktige", "decision"),
    ("2019-03-06", "Kommunstyrelsen", "dialogue"),
    ("2019-04-01", "Kommunstyrelsen", "dialogue"),
    ("2019-04-10", "Kommunstyrelsens arbetsutskott", "preparation"),
    ("2019-04-24", "Nämnder och bolag", "dialogue"),
    ("2019-05-08", "Kommunstyrelsen", "decision"),
    ("2019-05-09", "Nämnder och bolag", "dialogue"),
    ("2019-05-22", "Kommunstyrelsens arbetsutskott", "preparation"),
    ("2019-06-04", "Kommunstyrelsen", "decision"),
    ("2019-06-24", "Kommunfullmäktige", "decision"),
]
AREAS = [
    "Hållbar tillväxt och samhällsplanering",
    "Utbildning, arbete och näringsliv",
    "Kunskap, hälsa och fritid",
    "Delaktighet, tillgänglighet och trygghet",
]


@pytest.fixture(name="ready_made", scope="module")
def made_of_the_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace made of the template with the whole calendar."""
    root = tmp_path_factory.mktemp("ready-made")
    create_workspace(root, "nya-mal")
    return root


@pytest.fixture(name="dialogue")
def plan_of_the_dialogue(ready_made: Path) -> Plan:
    """Return the plan of the dialogue of 1 April."""
    return read_plan(resolve_session(ready_made, "medborgardialog"))


def folders(root: Path, *names: str) -> Path:
    """Make session folders in a workspace and return it."""
    for name in names:
        (root / "sessions" / name).mkdir(parents=True)
    return root


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_passes_the_check(template: str, tmp_path: Path) -> None:
    create_workspace(tmp_path / "new", template)
    assert check_workspace(tmp_path / "new") == []
    assert session_folders(tmp_path / "new")
    assert sorted(p.name for p in (tmp_path / "new").iterdir()) == [
        "exports",
        "sessions",
    ]


def test_the_calendar_is_that_of_the_source(ready_made: Path) -> None:
    plans = [read_plan(folder) for folder in session_folders(ready_made)]
    sessions = [plan.session for plan in plans]
    assert [(str(s.date), s.body, s.kind) for s in sessions] == CALENDAR
    assert all(s.id.startswith(str(s.date)) and s.id.isascii() for s in sessions)
    assert all(s.name and s.due for s in sessions)


def test_the_areas_have_the_exact_names_of_the_source(dialogue: Plan) -> None:
    assert [area.name for area in dialogue.areas] == AREAS
    assert all(area.keywords and area.questions for area in dialogue.areas)


def test_the_example_groups_make_one_hundred_participants(dialogue: Plan) -> None:
    assert len(dialogue.groups) == 9
    assert sum(group.expected for group in dialogue.groups) == 100
    assert dialogue.project.examples


def test_the_dialogue_has_tables_rounds_link_and_receiver(dialogue: Plan) -> None:
    session = dialogue.session
    assert [table.name for table in session.tables] == [
        f"Bord {number}" for number in range(1, 10)
    ]
    assert [item.minutes for item in session.rounds] == [20] * 4
    assert session.form_link == "HTTPS://EXEMPEL.EXAMPLE/F/1APRIL"
    assert session.report_to == "Kommunstyrelsens arbetsutskott den 10 april 2019"


def test_the_framing_criteria_are_eleven_in_the_words_of_the_source(
    dialogue: Plan,
) -> None:
    criteria = dialogue.project.criteria
    assert [item.id for item in criteria] == [f"C{n}" for n in range(1, 12)]
    words = [
        "skall ha ett medborgarperspektiv",
        "skall vara utvecklande, det skall synas en förflyttning",
        "Mål och medel skall höra samman",
        "änsyn måste tas till underhåll och förvaltning",
        "Målen skall vara få och styrande",
        "ed målen skall direktiv ges till nämnder hur de skall förhålla sig till målen",
        "skall vara långsiktiga och kunna hålla över mer än en mandatperiod",
        "Målen skall ha en fortsatt koppling till vision och värdegrund",
        "sättas inom fyra målområden med ursprung i kommunstyrelsens egna",
        "där kopplingen till Agenda 2030 är tydlig",
        "hänsyn tagits till de tidigare övergripande målen",
    ]
    for criterion, part in zip(criteria, words, strict=True):
        assert part in criterion.name


def test_only_plan_files_are_copied(ready_made: Path) -> None:
    files = {path.name for path in ready_made.rglob("*") if path.is_file()}
    assert files == {"project.toml", "session.toml"}


def test_a_workspace_is_not_made_over_another(tmp_path: Path) -> None:
    folders(tmp_path, "2020-01-01-a")
    with pytest.raises(Refused) as caught:
        create_workspace(tmp_path, "tom")
    assert caught.value.code == "workspace.exists"
    assert [folder.name for folder in session_folders(tmp_path)] == ["2020-01-01-a"]


def test_a_workspace_may_be_made_beside_other_things(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    (tmp_path / "exports").mkdir()
    create_workspace(tmp_path, "tom")
    assert (tmp_path / "notes.txt").read_text("utf-8") == "mine"
    assert check_workspace(tmp_path) == []


def test_an_unknown_template_is_refused_with_the_choices(tmp_path: Path) -> None:
    for name in ("", "..", "nya", "../storage"):
        with pytest.raises(Refused) as caught:
            create_workspace(tmp_path / "new", name)
        assert caught.value.code == "template.unknown"
        assert caught.value.details["choices"] == TEMPLATES
    assert not (tmp_path / "new").exists()


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for target in (tmp_path / "file", tmp_path / "file" / "in", tmp_path / "a\0b"):
        with pytest.raises(Refused) as caught:
            create_workspace(target, "tom")
        assert caught.value.code == "workspace.not_writable"
        assert caught.value.details["reason"]


def test_a_workspace_is_found_from_any_folder_within(tmp_path: Path) -> None:
    root = folders(tmp_path / "work", "2020-01-01-a").resolve()
    deep = root / "sessions" / "2020-01-01-a"
    assert find_workspace(root) == root
    assert find_workspace(deep / "not" / "there") == root
    assert find_workspace(deep / ".." / "..") == root
    assert find_workspace(tmp_path) != root


def test_sessions_come_in_order_of_date(tmp_path: Path) -> None:
    folders(tmp_path, "2020-10-01-b", "workshop", "2020-02-01-c", "2019-12-31-a")
    assert [folder.name for folder in session_folders(tmp_path)] == [
        "2019-12-31-a",
        "2020-02-01-c",
        "2020-10-01-b",
        "workshop",
    ]


def test_files_hidden_folders_and_unshowable_names_are_no_sessions(
    tmp_path: Path,
) -> None:
    folders(tmp_path, "2020-01-01-å", ".stfolder", "_old", "2020\u202e-02")
    (tmp_path / "sessions" / "2020-01-03").touch()
    assert [folder.name for folder in session_folders(tmp_path)] == ["2020-01-01-å"]


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_link_that_leads_out_is_no_session(tmp_path: Path) -> None:
    folders(tmp_path, "2020-01-01-a")
    (tmp_path / "outside").mkdir()
    (tmp_path / "sessions" / "2020-01-02-b").symlink_to(tmp_path / "outside")
    assert [folder.name for folder in session_folders(tmp_path)] == ["2020-01-01-a"]


def test_a_workspace_that_cannot_be_listed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        session_folders(tmp_path)
    assert caught.value.code == "workspace.unreadable"


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("2019-04-01-medborgardialog", "2019-04-01-medborgardialog"),
        ("2019-04-01", "2019-04-01-medborgardialog"),
        (" MEDBORGAR ", "2019-04-01-medborgardialog"),
        ("2019-04-10-forsta-utkast/", "2019-04-10-forsta-utkast"),
    ],
)
def test_a_session_is_named_by_any_unambiguous_part(
    reference: str, name: str, ready_made: Path
) -> None:
    assert resolve_session(ready_made, reference).name == name


def test_a_whole_name_wins_over_a_part_of_a_longer_one(tmp_path: Path) -> None:
    folders(tmp_path, "2020-01-01-a", "2020-01-01-a-2")
    assert resolve_session(tmp_path, "2020-01-01-a").name == "2020-01-01-a"


def test_an_ambiguous_reference_is_refused_with_those_it_fits(
    ready_made: Path,
) -> None:
    with pytest.raises(Refused) as caught:
        resolve_session(ready_made, "budget")
    assert caught.value.code == "session.ambiguous"
    assert caught.value.details["choices"] == (
        "2019-04-24-budgetdialog",
        "2019-05-09-budgetdialog",
    )


@pytest.mark.parametrize("reference", ["", "  ", "/", "..", "../..", "a\0b", "[/x]"])
def test_an_unknown_reference_is_refused_with_all_sessions(
    reference: str, ready_made: Path
) -> None:
    with pytest.raises(Refused) as caught:
        resolve_session(ready_made, reference)
    assert caught.value.code == "session.unknown"
    choices = caught.value.details["choices"]
    assert isinstance(choices, tuple) and len(choices) == len(CALENDAR)


@given(st.text() | st.sampled_from(["../sessions", "/etc", "C:\\", "2019-0"]))
def test_no_reference_leaves_the_sessions(ready_made: Path, reference: str) -> None:
    try:
        found = resolve_session(ready_made, reference)
    except Refused:
        return
    assert found.parent == ready_made / "sessions"
