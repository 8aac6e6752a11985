"""A safe copy is checked by itself, and another laptop goes on from it."""

import json
import zipfile
from pathlib import Path

import pytest

from facilitator.domain.errors import FacilitatorError, NeedsAPerson, Refused
from facilitator.domain.laptops import Receipt
from facilitator.services.laptops import Laptops
from facilitator.storage.disk import safe_write
from facilitator.storage.errors import FileExists
from facilitator.storage.folders import create_workspace
from facilitator.storage.laptops import safe_copy
from facilitator.storage.laptops.handover import Handover
from facilitator.storage.laptops.receipt_files import (
    keep,
    read_receipts,
)
from facilitator.storage.laptops.safe_copy import (
    MANIFEST,
    SafeCopy,
)
from tests.storage.sample_laptops import (
    SESSION,
    files,
    folder,
    ids,
    opened,
    write,
    writer,
)


def laptops(root: Path, device: str) -> Laptops:
    """Return the service on a workspace."""
    who = writer(device)
    return Laptops(files(root, device), Handover(root, who))


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """Return the workspace of a laptop that has written and is half way in a text."""
    root = tmp_path / "one"
    create_workspace(root, "nya-mal")
    write(root, "bord-1", 5)
    draft = folder(root) / "bord-1.draft.json"
    draft.write_text(json.dumps({"text": "Mitt i en", "mode": "log"}), "utf-8")
    return root


@pytest.fixture
def copy(one: Path, tmp_path: Path) -> Path:
    """Return a safe copy of it."""
    path = tmp_path / "stick" / "copy.zip"
    laptops(one, "bord-1").pack(SESSION, "copy", target=path)
    return path


def spoilt(copy: Path, name: str, content: bytes) -> None:
    """Put another content into a copy, as a bad disk might."""
    with zipfile.ZipFile(copy) as packed:
        members = {each: packed.read(each) for each in packed.namelist()}
    with zipfile.ZipFile(copy, "w") as packed:
        for each, kept in (members | {name: content}).items():
            packed.writestr(each, kept)


RECEIPT = (
    b'{"device":"bord-1","events":5,"statements":5,"checksum":"00000000000000ff",'
    b'"tables":["bord-1"],"latest":"2019-04-01T18:00:00+02:00","damaged":0,'
    b'"restored":0,"branches":1,"disputed":0,"heads":[{"journal":"'
    + b"a" * 32
    + b'","lines":5,"link":"'
    + b"b" * 32
    + b'"}],"key":"","signature":""}'
)
OF_AN_EARLIER_VERSION = RECEIPT.partition(b',"disputed"')[0] + b"}"


def test_a_receipt_is_kept_by_the_names_of_what_it_says_and_read_as_such(
    tmp_path: Path,
) -> None:
    (tmp_path / "bord-1.receipt.json").write_bytes(OF_AN_EARLIER_VERSION)
    assert read_receipts(tmp_path)["bord-1"].events == 5
    (tmp_path / "bord-1.receipt.json").write_bytes(RECEIPT)
    receipt = read_receipts(tmp_path)["bord-1"]
    assert (receipt.events, receipt.checksum) == (5, "00000000000000ff")
    (tmp_path / "more").mkdir()
    keep(tmp_path / "more", [receipt])
    assert (tmp_path / "more" / "bord-1.receipt.json").read_bytes() == RECEIPT


def test_a_copy_tells_its_receipts_by_the_names_of_what_they_say(copy: Path) -> None:
    with zipfile.ZipFile(copy) as members:
        (receipt,) = json.loads(members.read(MANIFEST))["receipts"]
    assert list(receipt) == list(json.loads(RECEIPT))
    assert receipt["device"] == "bord-1"


def test_a_copy_holds_plan_journals_draft_and_receipts(one: Path, copy: Path) -> None:
    contents = SafeCopy(copy).contents
    (receipt,) = contents.receipts
    assert (contents.session, contents.device) == (SESSION, "bord-1")
    assert receipt == files(one, "bord-1").receipts(SESSION)[0]
    assert (receipt.events, receipt.statements) == (5, 5)
    with zipfile.ZipFile(copy) as packed:
        names = {name.removeprefix("sessions/") for name in packed.namelist()}
    journal = f"{SESSION}/journal"
    assert names == {
        MANIFEST,
        "project.toml",
        f"{SESSION}/session.toml",
        f"{journal}/bord-1.jsonl",
        f"{journal}/bord-1.draft.json",
    }


def test_another_laptop_goes_on_from_a_copy_alone(copy: Path, tmp_path: Path) -> None:
    root = tmp_path / "empty"
    resumed = laptops(root, "bord-9").resume(copy)
    assert (resumed.session_id, resumed.device) == (SESSION, "bord-1")
    assert [each.new for each in resumed.intakes] == [5]
    assert resumed.notices == ()
    assert len(ids(root)) == 5
    draft = json.loads((folder(root) / "bord-9.draft.json").read_bytes())
    assert draft == {"text": "Mitt i en", "mode": "log", "open": True}
    assert (root / "sessions" / "project.toml").exists()
    again = laptops(root, "bord-9").resume(copy)
    assert [each.new for each in again.intakes] == [0]


def test_a_copy_brings_how_form_tools_files_are_read_and_no_other_path(
    one: Path, tmp_path: Path
) -> None:
    kept = one / "sessions" / SESSION / "import" / "forms.toml"
    kept.parent.mkdir()
    kept.write_text('form = "a"', "utf-8")
    path = tmp_path / "stick" / "copy.zip"
    laptops(one, "bord-1").pack(SESSION, "copy", target=path)
    manifest = json.loads(zipfile.ZipFile(path).read(MANIFEST))
    for name in ("../../ute.toml", ".dold.toml", "a/b.toml", "inte-toml.py"):
        manifest["files"][f"sessions/{SESSION}/import/{name}"] = "0"
    spoilt(path, MANIFEST, json.dumps(manifest).encode())
    two = tmp_path / "two"
    create_workspace(two, "tom")
    laptops(two, "bord-2").resume(path)
    brought = two / "sessions" / SESSION / "import"
    assert [each.name for each in brought.iterdir()] == ["forms.toml"]
    assert (brought / "forms.toml").read_text("utf-8") == 'form = "a"'


def test_what_one_is_typing_is_not_written_over(copy: Path, tmp_path: Path) -> None:
    root = tmp_path / "empty"
    own = folder(root) / "bord-9.draft.json"
    own.parent.mkdir(parents=True)
    own.write_text('{"text": "Min egen"}', "utf-8")
    laptops(root, "bord-9").resume(copy)
    assert json.loads(own.read_bytes())["text"] == "Min egen"


def test_the_plan_here_is_kept_and_that_it_differs_is_told(
    copy: Path, tmp_path: Path
) -> None:
    root = tmp_path / "other"
    create_workspace(root, "nya-mal")
    plan = root / "sessions" / SESSION / "session.toml"
    plan.write_text(plan.read_text("utf-8") + "# ändrad\n", "utf-8")
    before = plan.read_bytes()
    resumed = laptops(root, "bord-9").resume(copy)
    assert [each.code for each in resumed.notices] == ["copy.other_plan"]
    assert plan.read_bytes() == before


def test_a_line_on_its_way_to_the_disk_is_not_in_the_copy(
    one: Path, tmp_path: Path
) -> None:
    with (folder(one) / "bord-1.jsonl").open("ab") as file:
        file.write(b'{"crc":"half')
    packed = laptops(one, "bord-1").pack(SESSION, "c", target=tmp_path / "c.zip")
    assert packed.statements == 5
    resumed = laptops(tmp_path / "empty", "bord-9").resume(tmp_path / "c.zip")
    assert [(each.events, each.damaged) for each in resumed.intakes] == [(5, 0)]


def test_a_copy_while_the_journal_is_open_holds_all_that_was_acknowledged(
    one: Path, tmp_path: Path
) -> None:
    store = opened(one, "bord-1")
    packed = laptops(one, "bord-1").pack(SESSION, "c", target=tmp_path / "c.zip")
    assert packed.statements == 5
    store.close()


def test_names_are_made_of_laptop_and_time_and_no_copy_is_written_over(
    one: Path,
) -> None:
    service = laptops(one, "bord-1")
    first, second = (service.pack(SESSION, "kopia").path for _ in range(2))
    assert first.name == "kopia-bord-1-20190401-180000.zip"
    assert second.name == "kopia-bord-1-20190401-180000-2.zip"
    assert first.parent == one / "exports" / SESSION
    with pytest.raises(FileExists):
        service.pack(SESSION, "kopia", target=first)


def test_a_disk_that_did_not_keep_what_was_written_is_found_out(
    one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish = safe_write.publish_new

    def lying(beside: Path, path: Path) -> None:
        publish(beside, path)
        spoilt(path, "sessions/project.toml", b"name = 'x'\n")

    monkeypatch.setattr(safe_copy, "publish_new", lying)
    with pytest.raises(NeedsAPerson) as caught:
        laptops(one, "bord-1").pack(SESSION, "c", target=tmp_path / "c.zip")
    assert caught.value.code == "copy.damaged"


def test_a_damaged_copy_is_told_and_what_is_whole_in_it_is_used(
    one: Path, copy: Path, tmp_path: Path
) -> None:
    name = f"sessions/{SESSION}/journal/bord-1.jsonl"
    journal = (folder(one) / "bord-1.jsonl").read_bytes()
    spoilt(copy, name, journal[:-30])
    resumed = laptops(tmp_path / "empty", "bord-9").resume(copy)
    (notice,) = resumed.notices
    assert (notice.code, notice.exit_status) == ("copy.damaged", 3)
    assert notice.details["names"] == name
    assert [each.new for each in resumed.intakes] == [4]
    here = files(tmp_path / "empty").receipts(SESSION)[0]
    assert read_receipts(folder(tmp_path / "empty"))["bord-1"].events == here.events + 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[" * 99_999,
        b'{"kind":"other","session":"s","device":"d","made":"","receipts":[]}',
        b'{"kind":"facilitator.safe-copy/1","session":5}',
        b"\xff\xfe",
    ],
)
def test_a_zip_that_says_something_else_of_itself_is_no_copy(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(MANIFEST, content)
    with pytest.raises(Refused) as caught:
        SafeCopy(path)
    assert caught.value.code == "copy.none"


def test_what_is_no_zip_is_refused_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "brev.zip"
    path.write_text("hej", "utf-8")
    with pytest.raises(FacilitatorError) as caught:
        laptops(tmp_path / "empty", "bord-9").resume(path)
    assert caught.value.code == "copy.unreadable"
    assert not (tmp_path / "empty" / "sessions").exists()


@pytest.mark.parametrize("session", ["../ut", "a/b", "a\\b", ".dold", "", "a\u202eb"])
def test_a_session_name_that_leads_elsewhere_is_refused(
    copy: Path, tmp_path: Path, session: str
) -> None:
    contents = json.loads(SafeCopy(copy).text(MANIFEST) or b"")
    spoilt(copy, MANIFEST, json.dumps(contents | {"session": session}).encode())
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(Refused) as caught:
        laptops(tmp_path / "empty", "bord-9").resume(copy)
    assert caught.value.code == "copy.none"
    assert sorted(tmp_path.rglob("*")) == before


def test_a_receipt_is_kept_where_it_says_more_and_names_no_other_file(
    tmp_path: Path,
) -> None:
    def receipt(device: str, events: int) -> Receipt:
        return Receipt(device, events, events, "0" * 16)

    keep(tmp_path, [receipt("bord-1", 5), receipt("../ut", 9), receipt("", 9)])
    keep(tmp_path, [receipt("bord-1", 3)])
    assert read_receipts(tmp_path) == {"bord-1": receipt("bord-1", 5)}
    keep(tmp_path, [receipt("bord-1", 8)])
    assert read_receipts(tmp_path)["bord-1"].events == 8
    (tmp_path / "bord-2.receipt.json").write_bytes(b'{"device": 5}')
    (tmp_path / "bord-3.receipt.json").write_bytes(b"\xff" * 9)
    assert set(read_receipts(tmp_path)) == {"bord-1"}


@pytest.mark.parametrize(("at", "bit"), [(-1, 1), (-1, 8), (-2, 4), (-40, 1)])
def test_a_copy_has_the_last_statement_though_a_bit_of_it_was_flipped(
    one: Path, tmp_path: Path, at: int, bit: int
) -> None:
    path = folder(one) / "bord-1.jsonl"
    data = bytearray(path.read_bytes())
    data[at] ^= bit
    path.write_bytes(data)
    target = tmp_path / "copy.zip"
    laptops(one, "bord-1").pack(SESSION, "copy", target=target)
    (receipt,) = SafeCopy(target).contents.receipts
    assert (receipt.events, receipt.damaged, receipt.restored) == (5, 0, 1)


def test_a_copy_leaves_out_the_line_that_is_just_being_written(
    one: Path, tmp_path: Path
) -> None:
    path = folder(one) / "bord-1.jsonl"
    with path.open("ab") as file:
        file.write(b'{"crc":"00000000","n":6,"h":"15' + b"\n" * 300)
    target = tmp_path / "copy.zip"
    laptops(one, "bord-1").pack(SESSION, "copy", target=target)
    (receipt,) = SafeCopy(target).contents.receipts
    assert (receipt.events, receipt.damaged) == (5, 0)
