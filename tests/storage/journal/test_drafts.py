"""The half-typed statement on disk."""

from pathlib import Path

import pytest

from facilitator.storage.journal.drafts import DraftFile


@pytest.fixture
def draft(tmp_path: Path) -> DraftFile:
    """Return a draft in a folder that is not there yet."""
    return DraftFile(tmp_path / "drafts" / "bord-4.json", lambda: "2019-04-01T18:00")


@pytest.mark.parametrize("text", ["Bussen hem från", "", "halv \ud800", "rad\u2028\n"])
def test_a_draft_comes_back_as_it_was_typed(draft: DraftFile, text: str) -> None:
    assert draft.load() == {}
    draft.save({"text": "äldre", "area": "2"})
    draft.save({"text": text, "area": "3", "keywords": ["fritid"]})
    again = DraftFile(draft.path, lambda: "")
    assert again.load() == {"text": text, "area": "3", "keywords": ["fritid"]}
    assert again.damaged is None
    assert [one.name for one in draft.path.parent.iterdir()] == ["bord-4.json"]


def test_a_cleared_draft_is_gone_and_may_be_cleared_again(draft: DraftFile) -> None:
    draft.clear()
    draft.save({"text": "skickat"})
    draft.clear()
    draft.clear()
    assert draft.load() == {}


@pytest.mark.parametrize(
    "data", [b"", b"\x00\xff", b'{"text": "hal', b"[]", b"[" * 99999]
)
def test_a_damaged_draft_is_set_aside_and_reported(
    draft: DraftFile, data: bytes
) -> None:
    draft.save({})
    draft.path.write_bytes(data)
    assert draft.load() == {}
    assert draft.damaged is not None
    assert draft.damaged.name == "bord-4.json.damaged-20190401T1800"
    assert draft.damaged.read_bytes() == data
    assert draft.load() == {}
    assert draft.damaged is None
