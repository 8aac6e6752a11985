"""Journals with whole lines of whatever content, as another program may write them."""

import random
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.compilation.compilation import compile_session
from facilitator.domain.session.conflict_sides import sides
from facilitator.domain.session.digest import digest
from facilitator.storage.journal.codec import Record
from facilitator.storage.journal.notices import findings
from facilitator.storage.laptops.journal_tally import receipts, tallies
from tests.documents.sample_papers import compiled
from tests.torture.rig.evenings import as_file
from tests.torture.rig.harness import (
    NOW,
    PLAN,
    SESSION,
    Tell,
    factor,
    ids_in,
    journals,
    open_laptop,
    said,
    sums_hold,
    without_ballast,
)
from tests.torture.rig.scenes import no_sync

EXAMPLES = 200 * factor()
ids = st.sampled_from(
    [f"{n:013d}.0000.{device}" for n in range(4) for device in ("bord-2-n1", "a", "--")]
)
odd_texts = st.text(max_size=8) | st.sampled_from(
    ("01-1-001", "-1-1--5", "01-1-999999999", "1-1-" + "9" * 5000, "2019-04-01")
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | odd_texts,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner)
    ),
    max_leaves=4,
)
proper: dict[str, st.SearchStrategy[object]] = {
    "at": st.just(NOW),
    "by": st.just("skrivare"),
    "number": st.sampled_from(("01-1-001", "01-1-002", "01-1-300000")),
    "text": st.text(min_size=1, max_size=9),
    "area": st.sampled_from(("a1", "zz")),
    "group": st.sampled_from(("g1", "zz")),
    "keywords": st.lists(st.sampled_from(("a1-ord1", "zz")), max_size=3),
    "statement": ids,
    "target": ids,
    "after": st.lists(ids, max_size=3),
    "reason": st.text(max_size=5),
    "kind": st.sampled_from(("own_words", "scribe_note")),
    "channel": st.sampled_from(("onsite", "online", "paper")),
}
unchecked = ("question", "table", "round", "source_id")
"""What may be left out, and is not looked at closely: see the last test."""
types = st.sampled_from(
    ("logged", "logged", "corrected", "withdrawn", "undone", "redone", "okänd")
)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Draw a record whose fields are nearly always what they must be."""
    kind = draw(types)
    name = f"event.{kind}" if kind.endswith("done") else f"statement.{kind}"
    record: Record = {"h": draw(ids), "type": name}
    for field, values in proper.items():
        odd = draw(st.integers(0, 14))
        if odd > 1:
            record[field] = draw(values)
        elif odd:
            record[field] = draw(anything)
    for field in unchecked:
        if draw(st.booleans()):
            record[field] = draw(odd_texts)
    return record


def written(root: Path, found: Sequence[Record]) -> None:
    """Put another laptop's journal with these records in a workspace."""
    without_ballast(root, "bord-1")
    (journals(root) / "bord-2.jsonl").write_bytes(as_file("bord-2", "n", found))


NO_LAPTOP_WRITES = {"journal.foreign_lines", "journal.out_of_order"}
"""What is told of ids that are left out: another laptop's, or none that rise."""


def used(root: Path) -> str:
    """Do in a session all that reads what others wrote; return its state."""
    opened = open_laptop(root, sync=no_sync)
    opened.execute(said(random.Random(1)))
    session = opened.load_all().session
    assert sums_hold(session)
    numbers = {session.number_of(each): each for each in session.statements.values()}
    assert len(numbers) == len(session.statements)
    for statement in session.unsettled:
        sides(session, statement)
    compiled(compile_session(PLAN, session), "json")
    receipts(tallies(journals(root)))
    findings(journals(root), SESSION)
    opened.notices()
    opened.close()
    return digest(session)


def test_a_journal_with_strange_contents_stops_nothing(quick: Path, tell: Tell) -> None:
    counts = Counter(journals=0, records=0)

    @given(st.lists(records(), min_size=1, max_size=10))
    @settings(
        max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck)
    )
    def held(found: list[Record]) -> None:
        with tempfile.TemporaryDirectory(dir=quick) as name:
            written(Path(name), found)
            state = used(Path(name))
            opened = open_laptop(Path(name), sync=no_sync).load_all()
            opened.close()
            assert digest(opened.session) == state
            missing = {each["h"] for each in found} - ids_in(journals(Path(name)))
            told = {each.code for each in findings(journals(Path(name)), SESSION)}
            assert not missing or told & NO_LAPTOP_WRITES
        counts["journals"] += 1
        counts["records"] += len(found)

    held()
    tell("journals with strange contents", **counts)


@pytest.mark.parametrize(("field", "value"), [("question", []), ("source_id", [0])])
def test_a_field_of_the_wrong_type_makes_an_unknown_event_and_stops_nothing(
    field: str, value: object, quick: Path
) -> None:
    record = {
        "h": "0000000000001.0000.bord-2-n1", "type": "statement.logged", "at": NOW,
        "by": "a", "number": "01-1-001", "text": "Hej", "area": "a1", "group": "g1",
        field: value,
    }  # fmt: skip
    written(quick, [record])
    used(quick)
