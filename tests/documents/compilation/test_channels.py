"""On site, online and on paper stand apart in the compilation; so does what waits."""

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import pytest

from facilitator.domain.compilation.compilation import (
    Compilation,
    compile_session,
)
from facilitator.domain.events.commands import (
    HoldAnswer,
    RejectAnswer,
    ReleaseAnswer,
)
from facilitator.domain.plan.form_plan import FormPlan
from facilitator.domain.session.coverage import Count
from tests.builders import Desk, a_plan
from tests.documents.sample_papers import changed, compiled
from tests.documents.validators import (
    Flavour,
    Node,
    page_validation,
    read_tree,
    vera,
)
from tests.hostile import HOSTILE

CLOSES = datetime(2019, 4, 8, 23, 59)


def evening() -> Desk:
    """Return a desk with all channels, twins, and answers that are kept apart."""
    desk = Desk(plan=changed(a_plan(), form=FormPlan(closes=CLOSES)))
    desk.log("Fler bussar")
    desk.log("Ljusare gator", group="g2")
    desk.log("fler bussar!", channel="online", group="g3")
    desk.log("FLER  BUSSAR", channel="paper", group="g1", area="a2")
    desk.log("Fler cyklar", channel="online")
    for number, cause in enumerate(("late", "late", "burst", "identical"), 1):
        held = HoldAnswer(
            source_id=f"form:{number}",
            cause=cause,
            text=f"Svar {number}",
            area="1",
            group="1",
        )
        desk.do(held)
    desk.do(ReleaseAnswer("form:1"))
    desk.do(RejectAnswer("form:4"))
    return desk


def made(desk: Desk) -> Compilation:
    """Return the compilation of a desk's session."""
    return compile_session(desk.plan, desk.session)


def tree_of(desk: Desk, folder: Path, language: str = "sv") -> Node:
    """Make the PDF and return its structure."""
    data = compiled(made(desk), language=language)
    (folder / "ut.pdf").write_bytes(data)
    return read_tree(folder / "ut.pdf")


def table(tree: Node, caption: str) -> list[list[str]]:
    """Return the rows of the table with a caption."""
    [found] = [
        each
        for each in tree.find("Table")
        if any(kid.text == caption for kid in each.find("Caption"))
    ]
    return [[cell.text for cell in row.kids] for row in found.find("TR")]


def test_each_channel_has_its_row_and_the_sum_is_named_one(tmp_path: Path) -> None:
    tree = tree_of(evening(), tmp_path)
    rows = {name: count for name, count, _ in table(tree, "Synpunkter per kanal")}
    assert rows == {
        "Kanal": "Synpunkter",
        "I rummet": "2",
        "Digitalt": "3",
        "På papper": "1",
        "varav sent tillägg": "1",
        "Summa av alla": "6",
    }
    matrix = table(tree, "Synpunkter per målområde och målgrupp")
    assert matrix[1] == ["Grupp 1", "1+2", "0+0+1", "4"]
    assert matrix[-1] == ["Alla målgrupper", "2+3", "0+0+1", "6"]


def test_the_cut_off_is_stamped_and_what_is_kept_apart_is_in_no_figure(
    tmp_path: Path,
) -> None:
    told = tree_of(evening(), tmp_path).text
    assert told.count("8\u00a0april 2019 kl. 23.59") == 2  # on the cover, and told
    assert "2 svar väntar på" in told and "varav 1 efter stängning" in told
    assert "1 svar har granskats och avvisats" in told
    assert "1 text kom in genom mer än en kanal" in told
    for text in ("Svar 2", "Svar 3", "Svar 4"):
        assert text not in told
    bare = Desk()
    bare.log()
    assert "sätter ingen tid" in tree_of(bare, tmp_path).text


def test_a_late_supplement_is_listed_apart_and_marked_where_it_stands(
    tmp_path: Path,
) -> None:
    tree = tree_of(evening(), tmp_path)
    assert "Sent tillägg" in [each.text for each in tree.find("H1")]
    marked = [each.text for each in tree.find("LBody") if "Svar 1" in each.text]
    assert len(marked) == 2 and all("sent tillägg" in each for each in marked)
    bare = Desk()
    bare.log()
    assert "Inget som räknas skickades efter" in tree_of(bare, tmp_path).text


@pytest.mark.parametrize("language", ["sv", "en"])
def test_twins_are_listed_with_number_channel_and_group_and_all_of_them_count(
    language: str, tmp_path: Path
) -> None:
    desk = evening()
    tree = tree_of(desk, tmp_path, language)
    words = {
        "sv": ("på plats", "digitalt", "på papper"),
        "en": ("on site", "online", "on paper"),
    }[language]
    rows = [[c.text for c in row.kids] for row in tree.find("TR") if len(row.kids) == 4]
    listed = [row[1:] for row in rows if "bussar" in row[3].casefold()]
    assert listed == [
        [words[0], "Grupp 1", "Fler bussar"],
        [words[1], "Grupp 3", "fler bussar!"],
        [words[2], "Grupp 1", "FLER  BUSSAR"],
    ]
    assert made(desk).balance.by_channel == Count(2, 3, 1)
    assert made(desk).balance.balances


def test_json_and_csv_tell_channels_cut_off_and_twins() -> None:
    made_of = made(evening())
    content = json.loads(compiled(made_of, "json"))
    channels = content["channels"]
    assert {
        name: each["statements"] for name, each in channels["by_channel"].items()
    } == {"onsite": 2, "online": 3, "paper": 1}
    assert channels["form_closes"] == "2019-04-08T23:59:00"
    assert (channels["held"], channels["held_late"], channels["rejected"]) == (2, 1, 1)
    [twins] = content["twins"]
    assert [each["channel"] for each in twins] == ["onsite", "online", "paper"]
    text = compiled(made_of, "csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    others = {row["Nummer"]: row["Samma text i en annan kanal"] for row in rows}
    numbers = [each["number"] for each in twins]
    assert others[numbers[0]] == ", ".join(numbers[1:])
    late = [row["Synpunkt"] for row in rows if row["Sent tillägg"] == "ja"]
    assert late == ["Svar 1"]
    assert len(rows) == 6


@pytest.mark.validators
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_both_validators_find_no_broken_rule_where_every_text_is_a_twin(
    flavour: Flavour, tmp_path: Path
) -> None:
    desk = evening()
    for text in HOSTILE.values():
        for channel in ("onsite", "online", "paper"):
            desk.log(text, channel=channel)
    tree_of(desk, tmp_path)
    assert vera(tmp_path / "ut.pdf", flavour) == []
    assert page_validation(tmp_path / "ut.pdf", flavour) == []
