"""Takes a session out of the program: as the AU's PDF, as JSON, as CSV."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from facilitator.domain.decide import one_of
from facilitator.i18n.translate import Translator
from facilitator.services.open_session import OpenSession
from facilitator.services.ports import Progress, Shelf

if TYPE_CHECKING:
    from facilitator.domain.compilation import Compilation

Renderer: TypeAlias = "Callable[[Compilation, Translator, Progress], bytes]"
"""Makes a document's bytes: the same input gives the same bytes."""

FORMATS = ("pdf", "json", "csv")


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written."""

    path: Path
    digest: str
    """The content digest of what it was made from."""


class Exports:
    """Makes documents and puts them among a session's exports."""

    def __init__(self, shelf: Shelf, renderers: Mapping[str, Renderer]) -> None:
        self._shelf = shelf
        self._renderers = renderers

    def export(
        self,
        opened: OpenSession,
        format_: str,
        tr: Translator,
        path: Path | None = None,
        progress: Progress = lambda share: None,
    ) -> Exported:
        """Make the compilation in one of `FORMATS` and write it.

        Args:
            path: where to write; a new name among the session's exports if None.

        Raises:
            Refused: unknown format, or `path` is taken.
            FacilitatorError: the file could not be written.
        """
        # Loaded here: the first screen does without it.
        from facilitator.domain.compilation import compile_session

        kind = one_of("format", FORMATS, format_)
        compilation = compile_session(opened.plan, opened.session)
        data = self._renderers[kind](compilation, tr, progress)
        if path is None:
            path = self.new_path(opened.plan.session.id, tr("compilation"), kind)
        self._shelf.publish(path, data)
        return Exported(path, compilation.digest)

    def new_path(self, session_id: str, name: str, ending: str) -> Path:
        """Return a path among a session's exports that is not taken yet."""
        return self._shelf.export_path(session_id, name, ending)

    def folder(self, session_id: str) -> Path:
        """Return where what is exported from a session is put."""
        return self._shelf.exports(session_id)

    def made(self, session_id: str) -> list[Path]:
        """Return what has been exported from a session, newest first."""
        return list(self._shelf.exported(session_id))
