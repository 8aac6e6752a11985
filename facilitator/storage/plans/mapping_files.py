"""The mappings of form tools' files, beside the plan: `import/<tool>.toml`."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from facilitator.domain.errors import NeedsAPerson
from facilitator.domain.events.kinds import CHANNELS
from facilitator.domain.intake.mapping import (
    ROLES,
    Column,
    ColumnMap,
)
from facilitator.domain.intake.tools import TOOLS
from facilitator.storage.disk.durable import make_folder
from facilitator.storage.disk.safe_write import (
    replace_file,
    write_new,
)
from facilitator.storage.errors import storage_error
from facilitator.storage.folders import (
    MAPPINGS,
    SESSIONS,
)
from facilitator.storage.plans.load import (
    SIZE_LIMIT,
    PlanError,
    load,
)
from facilitator.storage.plans.mapping_text import mapping_text
from facilitator.storage.plans.schema import Section

MOST_COLUMNS = 2_000
"""The most columns of a form, and the most answers that one of them tells apart."""
_ENDING = ".toml"


class MappingFiles:
    """Reads and keeps the mappings of a workspace's sessions."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def mappings_of(self, session_id: str) -> Sequence[tuple[Path, ColumnMap]]:
        """Return those of a session, by name.

        Raises:
            NeedsAPerson: one has a fault; says file and line.
        """
        folder = self._folder(session_id)
        try:
            files = sorted(folder.glob(f"*{_ENDING}"))
        except OSError as error:
            raise storage_error(error, folder) from error
        map_files = [path for path in files if path.name[0] not in "._"]
        return [(path, self.read(path)) for path in map_files]

    def read(self, path: Path) -> ColumnMap:
        """Return the mapping in a file.

        Raises:
            NeedsAPerson: it has a fault, or is not there; says file and line.
        """
        try:
            return load(path, _mapping)
        except PlanError as error:
            first = error.problems[0]
            file = path
            if path.is_relative_to(self._root):
                file = path.relative_to(self._root)
            where = {"file": file.as_posix(), "line": first.line}
            raise NeedsAPerson(first.code, **where, **first.details) from error

    def save(self, session_id: str, mapping: ColumnMap) -> Path:
        """Keep a mapping, in place of a former one of the same form; say where.

        Raises:
            FacilitatorError: it could not be written.
        """
        text = mapping_text(mapping).encode("utf-8")
        if len(text) > SIZE_LIMIT:
            columns = tuple(each for each in mapping.columns if each.role != ROLES[-1])
            text = mapping_text(replace(mapping, columns=columns)).encode("utf-8")
        for path, kept_map in self.mappings_of(session_id):
            if kept_map.form == mapping.form:
                if kept_map != mapping:
                    replace_file(path, text)
                return path
        path = self._free(session_id, mapping.tool)
        try:
            make_folder(path.parent)
        except OSError as error:
            raise storage_error(error, path.parent) from error
        write_new(path, text)
        return path

    def _folder(self, session_id: str) -> Path:
        return self._root / SESSIONS / session_id / MAPPINGS

    def _free(self, session_id: str, name: str) -> Path:
        number = 1
        while True:
            extra = f"-{number}" if number > 1 else ""
            path = self._folder(session_id) / f"{name}{extra}{_ENDING}"
            if not path.exists():
                return path
            number += 1


def _mapping(section: Section) -> ColumnMap:
    return ColumnMap(
        form=section.required_text("form"),
        tool=section.choice("tool", TOOLS, TOOLS[-1]),
        columns=section.each("columns", _column, MOST_COLUMNS),
        channel=section.choice("channel", CHANNELS, "online"),
        group=section.text("group"),
        area=section.text("area"),
        table=section.text("table"),
    )


def _column(section: Section) -> Column:
    return Column(
        header=section.required_text("header"),
        role=section.choice("role", ROLES, ROLES[-1]),
        question=section.text("question"),
        area=section.text("area"),
        option=section.text("option"),
        values=section.each(
            "values", lambda row: (row.text("cell"), row.text("means")), MOST_COLUMNS
        ),
    )
