"""What the tests of imports share: a workspace, and a way to take files into it."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from facilitator.bootstrap import Wishes, build
from facilitator.domain.intake.mapping import ColumnMap
from facilitator.services.intake.importing import (
    ImportReport,
    Proposal,
)
from facilitator.services.office import Office
from facilitator.services.session.open_session import OpenSession
from facilitator.storage.folders import create_workspace

SESSION = "2019-04-01-medborgardialog"


@dataclass(slots=True)
class Desk:
    """A session that files are taken into."""

    folder: Path
    office: Office
    opened: OpenSession
    made: list[Path] = field(default_factory=list)

    def propose(self, path: Path, **changes: Any) -> Proposal:
        """Return what a file would become, with changes to its mapping."""
        proposal = self.office.imports().propose(self.opened, path)
        mapping: ColumnMap = replace(proposal.mapping, **changes)
        return self.office.imports().revise(self.opened, proposal, mapping)

    def take(self, path: Path, dry: bool = False, **changes: Any) -> ImportReport:
        """Take a file in."""
        proposal = self.propose(path, **changes)
        assert not proposal.faults, proposal.faults
        imports = self.office.imports()
        return asyncio.run(imports.run(self.opened, proposal, dry=dry))

    def text(self, text: str | bytes, name: str = "svar.csv") -> Path:
        """Return a new file with these contents."""
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def log(self) -> list[tuple[object, ...]]:
        """Return all that has come in, in an order of its own."""
        session = self.opened.session
        counted = [
            ("counts", x.text, x.group, x.area, x.question, x.keywords, x.channel)
            for x in session.statements.values()
        ]
        held = [
            (x.cause, x.text, x.group, x.area, x.question, (), x.channel)
            for x in session.quarantine.waiting_answers()
        ]
        return sorted([*counted, *held])

    def texts(self) -> list[str]:
        """Return the texts of all that has come in, sorted."""
        return sorted(str(row[1]) for row in self.log())


def a_desk(folder: Path) -> Desk:
    """Return a desk in a new workspace made of the ready-made plans."""
    root = folder / "mål"
    create_workspace(root, "nya-mal")
    wishes = Wishes(root, "sv", "dator", lambda: datetime(2019, 4, 8, tzinfo=UTC))
    office = build(wishes).office
    assert office
    return Desk(folder, office, office.workspace.open(SESSION))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk in a new workspace."""
    return a_desk(tmp_path)
