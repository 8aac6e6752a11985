"""The program's own open data comes back in as it went out, and only once."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.documents.data.readable import FIELDS
from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import (
    Command,
    CorrectStatement,
    LogStatement,
    WithdrawStatement,
)
from facilitator.domain.events.kinds import CHANNELS, KINDS
from facilitator.domain.intake.own_files import CELLS, is_own, own_map
from facilitator.domain.open_data.columns import HEADINGS, PLAIN_KEYS
from facilitator.domain.plan.plan import Keyword
from facilitator.domain.text import clean
from facilitator.i18n.translate import LANGUAGES, load
from facilitator.i18n.words import CHANNEL_WORDS, KIND_WORDS
from facilitator.services.export.request import Request
from tests.hostile import HOSTILE, ROOM_WORDS
from tests.intake.conftest import SESSION, Desk, a_desk

FORMATS = ("json", "csv", "csv-plain", "xlsx")
TRAPS = ("'=1", "''+", "-", "=", "@x", "<r>&</r>", "_x0041_", "a|b;c,d\te", "1e5", '"')
NUMBER = "ring 811228-9874"
"""What looks like an identity number."""

texts = st.sampled_from([*HOSTILE.values(), *TRAPS, NUMBER]) | st.text(max_size=40)


@st.composite
def commands(draw: st.DrawFn) -> LogStatement:
    """Draw a statement with any coding that the plan allows; numbers name the items."""
    area = draw(st.integers(1, 4))
    return LogStatement(
        text=draw(texts.filter(clean)),
        area=str(area),
        group=str(draw(st.integers(1, 5))),
        question=draw(st.sampled_from([None, "1"])),
        keywords=tuple(map(str, draw(st.lists(st.integers(1, 9), max_size=3)))),
        table=draw(st.sampled_from([None, "1", "2"])),
        round=draw(st.sampled_from([None, "1"])),
        kind=draw(st.sampled_from(KINDS)),
        channel=draw(st.sampled_from(CHANNELS)),
        also=tuple(map(str, draw(st.lists(st.integers(1, 4), max_size=2)))),
    )


def coded(desk: Desk) -> Counter[tuple[object, ...]]:
    """Return the texts that count, with their coding."""
    return Counter(
        (s.text, s.area, s.group, s.question, s.keywords, s.table, s.round, s.kind,
         s.channel, s.also)
        for s in desk.opened.session.statements.values() if not s.withdrawn
    )  # fmt: skip


def exported(desk: Desk, kind: str, language: str = "sv", edition: str = "") -> Path:
    """Write the session's open data to a new file."""
    for _ in desk.opened.load():
        pass
    wanted = Request("open-data", kind, edition=edition or "committee")
    path = desk.folder / f"ut-{kind}-{language}-{edition}"
    desk.office.exports.export(desk.opened, wanted, load(language), path)
    return path


def pair(folder: Path) -> Iterator[Desk]:
    """Yield desks in workspaces of their own."""
    for name in ("ett", "två"):
        (folder / name).mkdir()
        yield a_desk(folder / name)


@pytest.mark.parametrize("kind", FORMATS)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(said=st.lists(commands(), max_size=20), language=st.sampled_from(LANGUAGES))
def test_any_statements_come_in_again_with_text_and_coding(
    kind: str, said: list[LogStatement], language: str
) -> None:
    with TemporaryDirectory() as folder:
        first, second = pair(Path(folder))
        for command in said:
            first.opened.execute(command)
        path = exported(first, kind, language)
        if not said:
            return
        report = second.take(path)
        assert (report.held_rows, report.skipped_rows) == ([], [])
        assert report.imported == len(said)
        assert coded(second) == coded(first)
        again = second.take(path)
        assert (again.imported, again.duplicates) == (0, len(said))
        back = first.take(path)
        assert (back.imported, back.duplicates) == (0, len(said))
        first.opened.close()
        second.opened.close()


def an_evening(folder: Path) -> tuple[Desk, Desk]:
    """Return a desk where one statement was corrected, one withdrawn; and another."""
    first, second = pair(folder)
    for text in ("Rätt", "Fel", "Borta", "Kvar", "Kvar"):
        first.opened.execute(LogStatement(text=text, area="1", group="1", table="4"))
    change: tuple[Command, ...] = (
        CorrectStatement(statement="04-0-002", reason="hördes fel", text="Rättat"),
        WithdrawStatement(statement="04-0-003", reason="bad om det"),
    )
    for command in change:
        first.opened.execute(command)
    return first, second


@pytest.mark.parametrize("edition", ["work", "committee"])
@pytest.mark.parametrize("kind", FORMATS)
def test_withdrawn_statements_are_told_and_stay_out(
    kind: str, edition: str, tmp_path: Path
) -> None:
    first, second = an_evening(tmp_path)
    report = second.take(exported(first, kind, edition=edition))
    assert [why.code for _, why in report.skipped_rows] == ["import.withdrawn"]
    assert second.texts() == ["Kvar", "Kvar", "Rätt", "Rättat"]
    sources = {s.source_id for s in second.opened.session.statements.values()}
    assert f"facilitator/{SESSION}/04-0-002" in sources


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_is_known_to_be_the_same_statements(
    kind: str, tmp_path: Path
) -> None:
    first, second = an_evening(tmp_path)
    second.take(exported(first, "json"))
    report = second.take(exported(first, kind, "en"))
    assert (report.imported, report.duplicates) == (0, 4)


def test_a_file_taken_in_where_it_came_from_adds_nothing_even_later(
    tmp_path: Path,
) -> None:
    first, _ = an_evening(tmp_path)
    path = exported(first, "csv")
    for command in (
        CorrectStatement(statement="04-0-001", reason="hördes fel", text="Annat"),
        WithdrawStatement(statement="04-0-004", reason="bad om det"),
    ):
        first.opened.execute(command)
    assert first.take(path).imported == 0


def test_statements_of_two_sessions_with_the_same_numbers_all_come_in(
    tmp_path: Path,
) -> None:
    first, second = an_evening(tmp_path)
    path = exported(first, "json")
    second.take(path)
    content = json.loads(path.read_bytes())
    content["session"]["id"] = "2019-05-09-annan"
    other = second.text(json.dumps(content), "annan.json")
    assert second.take(other).imported == 4


@pytest.mark.parametrize("kind", FORMATS)
def test_a_joined_group_waits_for_a_person(kind: str, tmp_path: Path) -> None:
    first, second = an_evening(tmp_path)
    path = exported(first, kind, edition="public")
    report = second.take(path)
    assert {why.code for _, why in report.held_rows} == {"import.held_unknown"}
    assert (report.imported, len(report.held_rows)) == (0, 4)
    assert second.take(path).duplicates == 4


def test_no_mapping_is_asked_for_or_kept(tmp_path: Path) -> None:
    first, second = an_evening(tmp_path)
    proposal = second.propose(exported(first, "xlsx"))
    assert (proposal.tool, proposal.ready) == ("facilitator", True)
    assert [each.code for each in proposal.notices] == ["import.other_sheets"]
    second.take(exported(first, "csv"))
    assert not list(second.office.root.glob("sessions/*/import/*"))


def test_what_a_cell_says_that_is_not_one_of_its_words_waits(tmp_path: Path) -> None:
    first, second = an_evening(tmp_path)
    path = exported(first, "csv-plain")
    data = path.read_text("utf-8").replace("own_words", "sung", 1)
    (told,) = second.take(second.text(data)).held_rows
    assert "sung" in str(told.why.details["value"])


@pytest.mark.parametrize("content", ["{}", '{"statements": 3}', '{"statements": [3]}'])
def test_json_of_ours_that_is_not_whole_is_refused(desk: Desk, content: str) -> None:
    told = {"format": "facilitator.compilation/2", **json.loads(content)}
    told |= {"session": {"id": "x"}} if "statements" in told else {}
    with pytest.raises(Refused, match="broken_own"):
        desk.propose(desk.text(json.dumps(told)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_headings_and_words_are_known_again_in_every_language(
    language: str,
) -> None:
    tr = load(language)
    names = [tr(field.heading) for field in FIELDS]
    assert is_own(names) and is_own(PLAIN_KEYS)
    roles = {column.role for column in own_map(names).columns}
    assert roles == {*HEADINGS, "left_out"}
    for kind, words in (("kind", KIND_WORDS), ("channel", CHANNEL_WORDS)):
        for value, word in words.items():
            assert tr(word) in CELLS[kind][value]


names = st.sampled_from([*ROOM_WORDS, *TRAPS, "bad, lek", "bad", "lek", "|"])
hostile_ids = st.sampled_from(ROOM_WORDS) | st.text(
    st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=12
).map(lambda text: f"a.rum.{text}")


@pytest.mark.parametrize("kind", FORMATS)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_keywords_come_in_again_whatever_their_ids_and_names(
    kind: str, data: st.DataObject
) -> None:
    """Ids of room words in journals of earlier versions hold whatever was said."""
    ids = data.draw(st.lists(hostile_ids, min_size=2, max_size=4, unique=True))
    # Names that are ids of others are the worst.
    named = [data.draw(names | st.sampled_from(ids)) for _ in ids]
    with TemporaryDirectory() as folder:
        first, second = pair(Path(folder))
        for desk in (first, second):
            plan = desk.opened.plan
            area = plan.areas[0]
            words = (Keyword(*each, area.id) for each in zip(ids, named, strict=True))
            areas = (area._replace(keywords=tuple(words)), *plan.areas[1:])
            session = replace(plan.session, areas=areas)
            desk.opened._planned = desk.opened._plan = replace(plan, session=session)
        for chosen in (ids, ids[:1], ids[1:], ids[::-1]):
            said = LogStatement(text=f"Hej {chosen}", area="1", group="1")
            first.opened.execute(replace(said, keywords=tuple(chosen)))
        report = second.take(exported(first, kind))
        assert (report.imported, report.unknown_words) == (4, Counter())
        assert coded(second) == coded(first)
        first.opened.close()
        second.opened.close()


def test_a_keyword_that_the_plan_has_not_is_told_and_nothing_is_read_into_it(
    tmp_path: Path,
) -> None:
    first, second = pair(tmp_path)
    area = first.opened.plan.areas[0]
    known = area.keywords[0]
    strange = Keyword("a.rum.sol, " + known.name, f"sol, {known.name}", area.id)
    first.opened._planned = first.opened._plan = first.opened.plan.with_words(
        (strange,)
    )
    first.opened.execute(
        LogStatement(text="Hej", area="1", group="1", keywords=(strange.id,))
    )
    report = second.take(exported(first, "csv-plain"))
    assert report.unknown_words == Counter([strange.id])
    assert [row[5] for row in second.log()] == [()]


def test_a_plan_with_misleading_names_is_not_misread(tmp_path: Path) -> None:
    first, second = pair(tmp_path)
    for desk in (first, second):
        plan = desk.opened.plan
        one, two, *rest = plan.areas
        words = tuple(w._replace(name=name) for w, name in zip(
            one.keywords, ("bad, lek", "bad", "lek"), strict=False
        ))  # fmt: skip
        areas = (one._replace(name="2", keywords=words), two._replace(name="2"), *rest)
        session = replace(plan.session, areas=areas)
        desk.opened._planned = desk.opened._plan = replace(plan, session=session)
    plan = first.opened.plan
    for area in plan.areas:
        ids = tuple(word.id for word in plan.areas[0].keywords[1:3])
        said = LogStatement(text="Hej", area=area.id, group="1", keywords=ids)
        first.opened.execute(said)
    for kind in ("csv", "xlsx"):
        second.take(exported(first, kind))
    assert coded(second) == coded(first)
