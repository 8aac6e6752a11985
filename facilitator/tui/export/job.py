"""Making what was ordered in a thread of its own: told how far it is, and stopped."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from facilitator.domain.errors import FacilitatorError
from facilitator.i18n.translate import Translator
from facilitator.services.export.exports import Exported
from facilitator.services.office import Office
from facilitator.tui.export.export_order import Order, Stopped

READ = 0.01
"""The share of a document that is done once its meeting has been read."""

Advance: TypeAlias = Callable[[float, str], object]
"""Is told the share of the whole that is made (0 to 1), and which part comes now."""


class JobResult(NamedTuple):
    """What came of a job, one way or another."""

    exported: list[Exported]
    refused: list[tuple[str, FacilitatorError]]
    """What could not be made, each with what is called the meeting; that is empty where
    there is only one."""
    is_stopped: bool


class MakingJob:
    """Makes an order's documents of what is on disk, which no one changes meanwhile."""

    def __init__(self, office: Office, tr: Translator, order: Order) -> None:
        self._office, self._tr, self._order = office, tr, order
        self._advanced = (0, "")
        """What was told last: per cent, and the part."""

    def run(self, advance: Advance, is_cancelled: Callable[[], bool]) -> JobResult:
        """Make one document after the other, until all are made or it is cancelled."""
        result = JobResult([], [], False)
        order = self._order
        for place, (meeting, name) in enumerate(order.meetings.items()):
            name = name if order.is_of_several else ""

            def progress(share: float, part: str = "", /, done: int = place) -> None:
                if is_cancelled():
                    raise Stopped
                self._tell(advance, (done + share) / len(order.meetings), part)

            try:
                progress(0, name)
                read = self._office.workspace.read(meeting)
                progress(READ)
                exports = self._office.exports
                result.exported.append(
                    exports.export(read, order.request, self._tr, progress=progress)
                )
            except FacilitatorError as error:
                result.refused.append((name, error))
            except Stopped:
                return result._replace(is_stopped=True)
        return result

    def _tell(self, advance: Advance, share: float, part: str) -> None:
        """Tell of whole per cents and new parts alone: there are very many steps."""
        advanced = (int(share * 100), part)
        if advanced != self._advanced:
            self._advanced = advanced
            advance(share, part)
