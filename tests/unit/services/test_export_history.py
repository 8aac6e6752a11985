"""What has been exported before: a file is looked into once, while it is as it was."""

import os
from pathlib import Path
from typing import NamedTuple

from facilitator.domain.errors import Refused
from facilitator.domain.open_data.provenance import Provenance, keywords_of
from facilitator.domain.session.digest import digest, plan_digest
from facilitator.services.export.history import Issue, Ledger
from facilitator.services.export.verify import Verifier
from tests.unit.hall.hall import Hall, opened, said


class SaidOfItself(NamedTuple):
    """What a file says of itself."""

    keywords: str
    altered: bool | None = False


class Reader:
    """Reads files that tell their origin in plain text, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, path: Path) -> SaidOfItself | None:
        """Return what a file says of itself."""
        self.times += 1
        text = path.read_text("utf-8")
        if text == "broken":
            raise Refused("verify.unreadable", path=path)
        return SaidOfItself(text) if text else None


def written(folder: Path, name: str, text: str) -> Path:
    """Write a file and return where."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def origin(session: str, document: str, of: str) -> str:
    """Return what a document says that it was made of."""
    return keywords_of(Provenance(session, "work", of, document, "1.0"))


def test_a_file_is_listed_with_its_time_and_size_and_not_look_into(
    tmp_path: Path,
) -> None:
    reader = Reader()
    path = written(tmp_path, "a.pdf", "12345")
    os.utime(path, (5, 5))
    gone = tmp_path / "gone.pdf"
    assert Ledger(reader).issues("kväll", [path, gone]) == [
        Issue(path, "kväll", 5, 5),
        Issue(gone, "kväll", 0, 0),
    ]
    assert reader.times == 0


def test_what_was_made_of_the_session_is_held_against_what_it_gives_now(
    tmp_path: Path,
) -> None:
    session = opened(Hall())
    session.execute(said("Fler bussar"))
    name, current = session.plan.session.id, digest(session.session)
    texts = {
        "same": origin(name, "compilation", current),
        "older": origin(name, "compilation", "0" * 64),
        "plan": origin(name, "poster", plan_digest(session.plan)),
        "other": origin("en-annan", "compilation", current),
        "nothing": "",
        "broken": "broken",
    }
    ledger = Ledger(Reader())
    paths = [written(tmp_path, name, text) for name, text in texts.items()]
    looked = [*ledger.look_into(ledger.issues(name, paths), session)]
    assert all(each.is_checked for each in looked)
    current_by_name = {
        each.path.name: each.verdict and each.verdict.is_current for each in looked
    }
    assert current_by_name == {
        "same": True,
        "older": False,
        "plan": True,
        "other": None,
        "nothing": None,
        "broken": None,
    }


def test_a_file_is_looked_into_anew_only_when_it_has_changed(tmp_path: Path) -> None:
    reader, session = Reader(), opened(Hall())
    ledger = Ledger(reader)
    path = written(tmp_path, "a.pdf", "")
    for times, text in ((1, ""), (1, ""), (2, "x"), (2, "x")):
        path.write_text(text, "utf-8")
        os.utime(path, (5, 5))
        list(ledger.look_into(ledger.issues("kväll", [path]), session))
        assert reader.times == times


def test_a_file_holds_that_is_unaltered_and_made_of_what_there_is_now(
    tmp_path: Path,
) -> None:
    session = opened(Hall())
    name = session.plan.session.id
    for of, altered, holds in (
        (digest(session.session), False, True),
        (digest(session.session), None, True),
        (digest(session.session), True, False),
        ("0" * 64, False, False),
    ):
        told = SaidOfItself(origin(name, "compilation", of), altered)
        verifier = Verifier(lambda _, told=told: told, None)  # type: ignore[misc]
        alone = verifier.verify(tmp_path / "a.pdf")
        assert (alone.is_current, alone.holds) == (None, False)
        assert verifier.compare(alone, session).holds is holds
