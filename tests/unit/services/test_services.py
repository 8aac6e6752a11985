"""Drafts, exports, codes and preferences, without a disk of their own."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.documents.output import Output
from facilitator.domain.errors import Refused
from facilitator.domain.session.session import Session
from facilitator.domain.settings import Settings
from facilitator.domain.text import clean
from facilitator.i18n.translate import load
from facilitator.services.export.exports import (
    Exports,
    Maker,
)
from facilitator.services.export.request import Request
from facilitator.services.preferences import Preferences
from facilitator.services.qr_codes import Codes
from facilitator.services.session.drafts import (
    Draft,
    DraftKeeper,
    HalfKeyedRow,
    left_of,
)
from tests.builders import a_plan
from tests.unit.hall.hall import Hall, opened, said


@dataclass(slots=True)
class MemoryDrafts:
    """A draft without a disk."""

    kept: dict[str, Any] = field(default_factory=dict)
    damaged: Path | None = None
    saves: int = 0

    def save(self, draft: Mapping[str, Any]) -> None:
        """Keep a draft."""
        self.kept, self.saves = dict(draft), self.saves + 1

    def load(self) -> Mapping[str, Any]:
        """Return the draft."""
        return self.kept

    def clear(self) -> None:
        """Forget the draft."""
        self.kept = {}


def test_a_half_typed_text_comes_back_with_its_place() -> None:
    drafts = MemoryDrafts()
    draft = Draft(text="Bussen hem fr", area="a1", mode="coverage", open=True)
    keeper = DraftKeeper(drafts)
    keeper.keep(draft)
    keeper.keep(draft)
    assert drafts.saves == 1
    again = DraftKeeper(drafts)
    assert again.restore(Session())
    assert again.draft == draft


def test_a_text_that_was_logged_before_the_crash_is_not_given_back() -> None:
    session = opened(Hall())
    session.execute(said("Fler  bussar"))
    keeper = DraftKeeper(MemoryDrafts(asdict(Draft(text=" Fler  bussar", area="a1"))))
    assert not keeper.restore(session.session)
    assert (keeper.draft.text, keeper.draft.area) == ("", "a1")


@given(
    st.lists(st.sampled_from(["Ja", "Fler bussar", "Två\nrader", "Nej"]), max_size=6),
    st.integers(0, 6),
    st.integers(0, 6),
    st.sampled_from(["", "halvt skriv", "Ja"]),
)
def test_of_several_texts_on_their_way_only_what_was_not_logged_is_given_back(
    texts: list[str], first: int, logged: int, half: str
) -> None:
    away = texts[first:]
    reached = texts[: first + logged]
    draft = "\n".join([*away, *([half] if half else [])])
    left = left_of(draft, reached, clean)
    waiting = texts[max(first, len(reached)) :]
    expected = "\n".join([*waiting, *([half] if half else [])])
    # A text that was said before, too, may be taken for the one that was logged: never
    # more than that is left out.
    assert draft.endswith(left)
    assert len(left) <= len(expected) or not reached
    if len({*texts, half}) == len(texts) + 1:
        assert left == expected


def test_a_draft_of_odd_shape_or_damaged_does_no_harm() -> None:
    odd: dict[str, Any] = {
        "text": 5,
        "area": None,
        "group": "g1",
        "open": "ja",
        "okänd": [],
    }
    keeper = DraftKeeper(MemoryDrafts(odd, damaged=Path("x")))
    assert not keeper.restore(Session())
    assert keeper.draft == Draft(group="g1")
    assert [notice.code for notice in keeper.notices()] == ["draft.damaged"]


@given(st.lists(st.text(), unique=True), st.lists(st.text(), unique=True))
@example(["tillvaxt.rum.billiga bussar", "a|b"], ["a, b"])
def test_what_is_ticked_comes_back_from_the_file_whatever_the_ids(
    words: list[str], areas: list[str]
) -> None:
    draft = Draft(text="Bussen", keywords=tuple(words), also=tuple(areas))
    file = json.loads(json.dumps(asdict(draft)))
    keeper = DraftKeeper(MemoryDrafts(file))
    assert keeper.restore(Session())
    assert keeper.draft == draft


def test_a_draft_that_an_earlier_version_wrote_keeps_what_was_ticked() -> None:
    file = {"text": "Bussen", "keywords": "klimat tillvaxt.skola", "also": ""}
    keeper = DraftKeeper(MemoryDrafts(file))
    assert keeper.restore(Session())
    assert keeper.draft.keywords == ("klimat", "tillvaxt.skola")
    assert keeper.draft.also == ()


@pytest.mark.parametrize("odd", [5, None, ["a", 5], {"a": "b"}, True])
def test_ticks_of_odd_shape_are_left_out_of_a_draft(odd: object) -> None:
    keeper = DraftKeeper(MemoryDrafts({"keywords": odd, "also": odd, "group": "g1"}))
    assert not keeper.restore(Session())
    assert keeper.draft == Draft(group="g1")


ROW = HalfKeyedRow("Fler bussar", "4", "12", "g1", "a1", "q1")


def test_a_row_on_paper_that_is_half_keyed_in_comes_back_from_the_file() -> None:
    draft = Draft(group="g2", paper=ROW)
    keeper = DraftKeeper(MemoryDrafts(json.loads(json.dumps(asdict(draft)))))
    keeper.restore(Session())
    assert keeper.draft == draft


def test_so_does_one_in_six_fields_that_an_earlier_version_wrote() -> None:
    row = {f"paper_{name}": value for name, value in asdict(ROW).items()}
    file = {**asdict(Draft(group="g2")), **row, "paper": row.pop("paper_text")}
    keeper = DraftKeeper(MemoryDrafts(file))
    keeper.restore(Session())
    assert keeper.draft == Draft(group="g2", paper=ROW)


@pytest.mark.parametrize("odd", [5, None, ["a"], True, {"sheet": 4, "okänd": ""}])
def test_a_row_of_odd_shape_is_left_out_of_a_draft(odd: object) -> None:
    keeper = DraftKeeper(MemoryDrafts({"paper": odd, "group": "g1"}))
    keeper.restore(Session())
    assert keeper.draft == Draft(group="g1")


class FolderShelf:
    """As much of a shelf as the exports need."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def export_path(self, session_id: str, name: str, ending: str) -> Path:
        """Return a path that is not taken."""
        numbered = (self.root / f"{name}{n}.{ending}" for n in range(9))
        return next(path for path in numbered if not path.exists())

    def publish(self, path: Path, data: bytes) -> None:
        """Write a new file."""
        if path.exists():
            raise Refused("file.exists", path=path)
        path.write_bytes(data)


JSON = Request(format="json")


def exports(root: Path, make: Callable[..., bytes]) -> Exports:
    """Return exports to a folder, in one format."""
    shelf: Any = FolderShelf(root)

    def maker(name: str) -> Maker:
        return lambda *asked: Output(make(*asked))

    return Exports(shelf, maker)


def test_an_export_never_overwrites_and_carries_its_digest(
    tmp_path: Path,
) -> None:
    session = opened(Hall()).load_all()
    service = exports(tmp_path, lambda made_of, tr, progress: made_of.digest.encode())
    first = service.export(session, JSON, load("sv"))
    session.execute(said())
    second = service.export(session, JSON, load("sv"))
    assert first.path != second.path and first.digest != second.digest
    assert first.path.read_text() == first.digest
    with pytest.raises(Refused) as taken:
        service.export(session, JSON, load("sv"), first.path)
    assert taken.value.code == "file.exists"
    assert first.path.read_text() == first.digest
    with pytest.raises(Refused) as unknown:
        service.export(session, Request(format="docx"), load("sv"))
    assert unknown.value.code == "choice.unknown"


def test_an_export_that_is_stopped_writes_nothing(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def make(made_of: object, tr: object, progress: Callable[[float], None]) -> bytes:
        progress(0.5)
        return b"allt"

    def stop(share: float, part: str = "", /) -> None:
        raise Stopped

    session = opened(Hall()).load_all()
    with pytest.raises(Stopped):
        exports(tmp_path, make).export(session, JSON, load("sv"), progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_the_forms_address_tells_where_it_was_scanned() -> None:
    codes = Codes(lambda: pytest.fail("no code is asked for"), lambda path, data: None)
    plan = a_plan()
    assert codes.address(plan) == plan.session.form_link
    told = codes.address(plan, table="Bord 2", group="g3", area="1")
    assert told.upper() == f"{plan.session.form_link}?B=2&G=3&O=1"
    with pytest.raises(Refused):
        codes.address(plan, table="12")
    with pytest.raises(Refused) as ending:
        codes.save(told, Path("kod.gif"))
    assert ending.value.code == "code.ending"


def test_a_choice_that_cannot_be_kept_still_holds_until_the_end() -> None:
    def refuse(choices: Settings) -> None:
        raise Refused("file.read_only", path="x")

    preferences = Preferences(Settings(), refuse)
    preferences.change(theme="")
    with pytest.raises(Refused):
        preferences.change(theme="ljus")
    assert preferences.choices.theme == "ljus"
