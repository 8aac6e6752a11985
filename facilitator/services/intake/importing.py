"""Takes in the answers in a form tool's file: propose, look at it, run.

    proposal = imports.propose(open_session, path)   what the file is and becomes
    proposal = imports.revised(open_session, proposal, mapping)   after a user's changes
    imports.save(open_session, proposal.mapping)   kept beside the plan, as `run` does
    report = await imports.run(open_session, proposal, dry=True)   writes nothing
    report = await imports.run(open_session, proposal, progress=…, stop=…)

Whatever is run twice comes in once: each answer has a `source_id` made of the form, the
row's own id (or of what the row says, where the tool gives none) and the column.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Protocol, TypeAlias

from facilitator.domain.errors import FacilitatorError, Notice
from facilitator.domain.intake.faults import faults
from facilitator.domain.intake.guess import guess_mapping
from facilitator.domain.intake.mapping import ColumnMap
from facilitator.domain.intake.own_files import OWN
from facilitator.domain.intake.tools import (
    Heading,
    is_personal,
    is_tools_own,
)
from facilitator.services.intake.run import (
    ImportReport,
    ImportRun,
    RowNote,
    Table,
    headed,
)
from facilitator.services.ports import Progress
from facilitator.services.session.open_session import OpenSession

__all__ = ["ImportReport", "Imports", "Proposal", "RowNote"]

_SAMPLE = 200
"""Rows that are looked at to guess what columns hold."""
_EXAMPLES = 3
"""Rows that are shown before anything is taken in."""
_MOST_NAMED = 12
"""Columns that a notice names, at most."""


ReadTable: TypeAlias = Callable[[Path, bool], Table]
"""Opens a file and, if told to, repairs garbled letters; raises Refused."""


class MapFiles(Protocol):
    """The mappings that are kept beside a session's plan."""

    def mappings_of(self, session_id: str) -> Sequence[tuple[Path, ColumnMap]]:
        """Return those of a session.

        Raises:
            NeedsAPerson: one has a fault; says file and line.
        """

    def read(self, path: Path) -> ColumnMap:
        """Return the mapping in a file.

        Raises:
            NeedsAPerson: it has a fault, or is not there.
        """

    def save(self, session_id: str, mapping: ColumnMap) -> Path:
        """Keep a mapping, in place of a former one of the same form; say where."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a file is, and what it is to become. Nothing has been taken in."""

    source: Path
    repair: bool
    """Whether garbled letters are repaired."""
    tool: str
    """One of `TOOLS`; `TOOL_WORDS` has what they are called."""
    encoding: str
    """Empty for a workbook, as is the delimiter."""
    delimiter: str
    names: tuple[str, ...]
    """The columns, each under a name of its own."""
    personal: tuple[str, ...]
    """Those of them that tell who answered: never taken in, never shown."""
    rows: tuple[tuple[str, ...], ...]
    """The first three rows; empty where a column is personal."""
    mapping: ColumnMap
    map_file: Path | None
    """Where the mapping comes from; None where it is a proposal."""
    about: tuple[Notice, ...]
    """What is to be told of the file itself, whatever the mapping."""
    faults: tuple[FacilitatorError, ...] = ()
    """What must be put right in the mapping first, each with a sentence."""
    notices: tuple[Notice, ...] = ()
    """All that is to be told, such as garbled letters and columns left out."""

    @property
    def ready(self) -> bool:
        """Tell whether it can be run."""
        return not self.faults


class Imports:
    """Takes in form tools' files."""

    def __init__(self, read: ReadTable, files: MapFiles) -> None:
        self._read = read
        self._files = files

    def propose(
        self,
        open_session: OpenSession,
        path: Path,
        *,
        map_file: Path | None = None,
        repair: bool = False,
    ) -> Proposal:
        """Look at a file and return what it would become; may be called in a thread.

        The mapping is the one in `map_file`, else one that is kept beside the plan and
        fits the file's columns, else a new one.

        Raises:
            Refused: the file cannot be read, or is none that can be taken in.
            NeedsAPerson: a mapping's file has a fault; says file and line.
        """
        table = self._read(path, repair)
        heading, rows = headed(table)
        sample = [cells for _, cells in islice(rows, _SAMPLE)]
        map_path, mapping = self._mapping(open_session, heading, map_file)
        about = [*_about(table, repair)]
        if mapping is None:
            mapping = guess_mapping(open_session.plan, heading, sample)
            about += self._alike(open_session, mapping)
        proposal = Proposal(
            source=path,
            repair=repair,
            tool=heading.tool,
            encoding=table.encoding,
            delimiter=table.delimiter,
            names=heading.names,
            personal=tuple(filter(is_personal, heading.names)),
            rows=tuple(_impersonal(heading, row) for row in sample[:_EXAMPLES]),
            mapping=mapping,
            map_file=map_path,
            about=tuple(about),
        )
        return self.revise(open_session, proposal, mapping)

    def revise(
        self, open_session: OpenSession, proposal: Proposal, mapping: ColumnMap
    ) -> Proposal:
        """Return the proposal with another mapping, and what is wrong with that."""
        wrong = tuple(faults(open_session.plan, mapping, proposal.names))
        left_out = _left_out(mapping, proposal.names)
        notices = [Notice("import.left_out", choices=left_out)] if left_out else []
        return replace(
            proposal,
            mapping=mapping,
            map_file=proposal.map_file if mapping == proposal.mapping else None,
            faults=wrong,
            notices=(*proposal.about, *notices),
        )

    def save(self, open_session: OpenSession, mapping: ColumnMap) -> Path:
        """Keep a mapping beside the plan; the next file of the form finds it there.

        Raises:
            FacilitatorError: it could not be written.
        """
        return self._files.save(open_session.plan.session.id, mapping)

    async def run(
        self,
        open_session: OpenSession,
        proposal: Proposal,
        *,
        dry: bool = False,
        progress: Progress = lambda share: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> ImportReport:
        """Take in the file, others' keys being answered all the while.

        The mapping of a form that is new is kept beside the plan first.

        Args:
            dry: count only, write nothing.
            progress: told the share done now and then.
            stop: asked now and then; True ends it, and the report says so.

        Raises:
            FacilitatorError: the mapping has faults, the file cannot be read to its
                end, or the disk failed. What had come in stays; to run it again adds
                the rest.
        """
        for fault in proposal.faults:
            raise fault
        for _ in open_session.load():
            await asyncio.sleep(0)
        running = await asyncio.to_thread(self._begin, open_session, proposal, dry)
        while not (over := stop()) and (batch := await asyncio.to_thread(running.read)):
            await running.take(batch)
            progress(running.share)
        running.report.stopped = over
        return running.report

    def _begin(
        self, open_session: OpenSession, proposal: Proposal, dry: bool
    ) -> ImportRun:
        table = self._read(proposal.source, proposal.repair)
        running = ImportRun(open_session, proposal.mapping, table, dry)
        if not dry:
            self._keep(open_session, proposal.mapping)
        return running

    def _keep(self, open_session: OpenSession, mapping: ColumnMap) -> None:
        """Keep the mapping of a form that is new, so that rows are known again.

        The program's own files need none.
        """
        if mapping.tool == OWN:
            return
        session_maps = self._files.mappings_of(open_session.plan.session.id)
        if all(each.form != mapping.form for _, each in session_maps):
            self.save(open_session, mapping)

    def _mapping(
        self, open_session: OpenSession, heading: Heading, map_file: Path | None
    ) -> tuple[Path | None, ColumnMap | None]:
        """Return the mapping that is asked for, else the closest that is kept."""
        if map_file:
            return map_file, self._files.read(map_file)
        fitting = [
            (len(mapping.columns), path, mapping)
            for path, mapping in self._files.mappings_of(open_session.plan.session.id)
            if mapping.fits(heading.tool, heading.names)
        ]
        if not fitting:
            return None, None
        _, path, mapping = max(fitting, key=lambda each: each[:2])
        return path, mapping

    def _alike(self, open_session: OpenSession, new: ColumnMap) -> Iterator[Notice]:
        """Yield what to tell where a form that is kept may be the same as a new one."""
        headers = {column.header for column in new.having("text")}
        for path, kept_map in self._files.mappings_of(open_session.plan.session.id):
            before = {column.header for column in kept_map.having("text")}
            if kept_map.tool == new.tool and headers & before:
                yield Notice("import.alike", path=path.name)


def _impersonal(heading: Heading, cells: Sequence[str]) -> tuple[str, ...]:
    """Return a row for the screen, without what tells who answered."""
    padded = [*cells, *[""] * (len(heading.names) - len(cells))]
    return tuple(
        "" if is_personal(name) else cell
        for name, cell in zip(heading.names, padded, strict=False)
    )


def _about(table: Table, repair: bool) -> Iterator[Notice]:
    if table.garbled and repair:
        yield Notice("import.repaired")
    elif table.garbled:
        yield Notice("import.garbled")
    if table.others:
        yield Notice("import.other_sheets", choices=table.others[:_MOST_NAMED])


def _left_out(mapping: ColumnMap, names: Sequence[str]) -> tuple[str, ...]:
    """Return the columns in which somebody may have answered and that are left out."""
    if mapping.tool == OWN:
        return ()
    read = {each.header for each in mapping.columns if each.role != "left_out"}
    return tuple(
        name
        for name in names
        if name not in read and not is_personal(name) and not is_tools_own(name)
    )[:_MOST_NAMED]
