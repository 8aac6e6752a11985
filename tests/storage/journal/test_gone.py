"""A journal that is taken away under the open program is written anew, and told."""

import random
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.events.commands import (
    CorrectStatement,
    CountPeople,
    LogStatement,
    Undo,
)
from facilitator.domain.session.digest import digest
from facilitator.services.session.open_session import OpenSession
from facilitator.storage.disk.append_file import AppendFile
from facilitator.storage.journal.reading_store import ReadingStore
from facilitator.storage.journal.session_store import Writer, WritingStore
from facilitator.storage.machine.device_key import device_key
from tests.builders import a_plan
from tests.unit.hall.hall import Hall

SESSION = "2019-04-01-medborgardialog"

Harm = Callable[[Path, Path], None]


def removed(journal: Path, away: Path) -> None:
    """Remove the file."""
    journal.unlink()


def moved(journal: Path, away: Path) -> None:
    """Move the file elsewhere."""
    journal.rename(away / "flyttad.jsonl")


def replaced_by_an_older_copy(journal: Path, away: Path) -> None:
    """Put an earlier state in the file's place, as programs that synchronise do."""
    data = journal.read_bytes().rstrip(b"\n") + b"\n"
    lines = data.splitlines(keepends=True)
    copy = away / "kopia"
    copy.write_bytes(b"".join(lines[: max(len(lines) // 2, 1)]))
    copy.replace(journal)


def truncated(journal: Path, away: Path) -> None:
    """Cut the file off where it stands."""
    with journal.open("r+b") as file:
        file.truncate(journal.stat().st_size // 2)


def emptied(journal: Path, away: Path) -> None:
    """Leave nothing in it."""
    journal.write_bytes(b"")


def added_to(journal: Path, away: Path) -> None:
    """Let another program write on in it."""
    with journal.open("ab") as file:
        file.write(b"en rad till\n")


def moved_with_its_folder(journal: Path, away: Path) -> None:
    """Move the folder."""
    journal.parent.rename(away / "borta")


def removed_with_its_folder(journal: Path, away: Path) -> None:
    """Remove the folder."""
    shutil.rmtree(journal.parent)


HARMS: list[Harm] = [
    removed,
    moved,
    replaced_by_an_older_copy,
    truncated,
    emptied,
    added_to,
    moved_with_its_folder,
    removed_with_its_folder,
]


@pytest.fixture(params=["signed", "unsigned"])
def opening(
    tmp_path: Path, request: pytest.FixtureRequest
) -> Callable[[], OpenSession]:
    """Return how to open the session as one laptop, signing or not."""
    hall, nonces = Hall(), count()
    key = device_key(tmp_path / "key") if request.param == "signed" else None

    def opened() -> OpenSession:
        writer = Writer(
            "bord-1",
            lambda: f"n{next(nonces)}",
            lambda: "2019-04-01T18:00:00+02:00",
            sync=lambda descriptor: None,
            key=lambda: key,
        )
        store = WritingStore(tmp_path / "journal", SESSION, writer)
        return OpenSession(a_plan(), store, hall.clock, "scribe")

    return opened


def read(folder: Path) -> OpenSession:
    """Return what the disk holds."""
    store = ReadingStore(folder, SESSION)
    return OpenSession(a_plan(), store, Hall().clock, "scribe").load_all()


def work(session: OpenSession, chance: random.Random) -> None:
    """Do something that a scribe does."""
    said = list(session.session.order)
    if said and chance.random() < 0.2:
        target = chance.choice(said)
        if not session.session.statements[target].withdrawn:
            session.execute(
                CorrectStatement(
                    statement=target, text=f"{chance.random()}", reason="x"
                )
            )
            return
    if said and chance.random() < 0.2 and session.history.undoable:
        session.execute(Undo())
        return
    if chance.random() < 0.1:
        session.execute(CountPeople("g1", chance.randrange(40)))
        return
    session.execute(LogStatement(text=f"Nr {chance.random()}", area="a1", group="g1"))


@pytest.mark.parametrize("harm", HARMS)
def test_what_was_shown_as_saved_is_on_the_disk_and_the_harm_is_told(
    opening: Callable[[], OpenSession], tmp_path: Path, harm: Harm
) -> None:
    for seed in range(4):
        shutil.rmtree(tmp_path / "journal", ignore_errors=True)
        (tmp_path / f"borta-{seed}").mkdir(exist_ok=True)
        chance = random.Random(seed)
        session = opening().load_all()
        for _ in range(chance.randrange(1, 12)):
            work(session, chance)
        if chance.random() < 0.5:
            session.close()
            session = opening().load_all()
            work(session, chance)
        [*_, journal] = sorted((tmp_path / "journal").glob("bord-1*.jsonl"))
        harm(journal, tmp_path / f"borta-{seed}")
        if chance.random() < 0.7:
            work(session, chance)
        else:
            session.poll()
        assert "journal.gone" in {each.code for each in session.notices()}
        for _ in range(chance.randrange(3)):
            work(session, chance)
        shown = digest(session.session)
        session.close()
        assert digest(read(tmp_path / "journal").session) == shown
        again = opening().load_all()
        assert digest(again.session) == shown
        work(again, chance)
        again.close()


def test_a_journal_that_nobody_touches_is_never_called_gone(
    opening: Callable[[], OpenSession],
) -> None:
    chance = random.Random(1)
    for _ in range(3):
        session = opening().load_all()
        for _ in range(30):
            work(session, chance)
            session.poll()
        assert [each.code for each in session.notices()] == []
        session.close()


def test_what_is_gone_when_the_program_is_left_is_written_before(
    opening: Callable[[], OpenSession], tmp_path: Path
) -> None:
    session = opening().load_all()
    work(session, random.Random(2))
    shown = digest(session.session)
    (tmp_path / "journal" / "bord-1.jsonl").unlink()
    session.close()
    assert digest(read(tmp_path / "journal").session) == shown


def test_an_earlier_file_of_this_laptop_is_watched_as_well(
    opening: Callable[[], OpenSession], tmp_path: Path
) -> None:
    first = opening().load_all()
    work(first, random.Random(3))
    removed(tmp_path / "journal" / "bord-1.jsonl", tmp_path)
    first.poll()
    first.close()
    session = opening().load_all()
    shown = digest(session.session)
    work(session, random.Random(4))
    session.session.order.touch(session.session.order[0])
    [earlier, *_] = sorted((tmp_path / "journal").glob("bord-1*.jsonl"))
    earlier.unlink()
    session.poll()
    after = digest(session.session)
    assert after != shown
    session.close()
    assert digest(read(tmp_path / "journal").session) == after


def test_a_disk_that_is_full_as_all_is_written_anew_is_asked_again(
    opening: Callable[[], OpenSession],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = opening().load_all()
    for seed in range(5):
        work(session, random.Random(seed))
    (tmp_path / "journal" / "bord-1.jsonl").unlink()
    with monkeypatch.context() as patched:
        patched.setattr(AppendFile, "_write", lambda self, data: False)
        with pytest.raises(FacilitatorError):
            session.poll()
    work(session, random.Random(9))
    shown = digest(session.session)
    session.close()
    assert digest(read(tmp_path / "journal").session) == shown
