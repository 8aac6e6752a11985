"""Everything a front end may use, put together by `bootstrap`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.errors import FacilitatorError
from facilitator.i18n.translate import Translator
from facilitator.services.office import Office
from facilitator.services.ports import Clock
from facilitator.services.preferences import Preferences

if TYPE_CHECKING:  # Loaded when first used: the first screen does without.
    from facilitator.services.export.verify import OriginOf
    from facilitator.services.laptops import Resumed
    from facilitator.services.rehearsal.rehearsal import (
        Rehearsal,
        RehearsalWish,
    )


@dataclass(slots=True)
class Program:
    """The services of the program, with or without a workspace."""

    tr: Translator
    preferences: Preferences
    open_workspace: Callable[[Path], Office]
    """Raises FacilitatorError where the folder is no workspace."""
    new_workspace: Callable[[Path, str], Office]
    """Makes one from a template, `nya-mal` or `tom`; raises FacilitatorError."""
    resume: "Callable[[Path, Path], tuple[Office, Resumed]]"
    """Goes on from a safe copy in a folder; raises FacilitatorError."""
    rehearse: "Callable[[RehearsalWish], Rehearsal]"
    """Sets a rehearsal up in a workspace of its own; raises FacilitatorError."""
    report: Callable[[str], Path]
    """Writes a technical report and returns where; raises OSError."""
    clock: Clock
    open_file: Callable[[Path], None]
    """Shows a file with the computer's own viewer; raises FacilitatorError."""
    print_file: Callable[[Path], None]
    """Sends a file to the computer's printer; raises FacilitatorError."""
    origin_of: "OriginOf"
    """Reads what a file of ours says of its origin; raises FacilitatorError."""
    read_file: Callable[[Path, int], bytes]
    """Reads a file, at most so many bytes of it; raises FacilitatorError."""
    office: Office | None = None
    """None where no workspace is open yet."""
    notices: list[FacilitatorError] = field(default_factory=list)
    """What the user is to be told at the start, such as settings that were ignored."""
    rehearsal: "Rehearsal | None" = None
    """The rehearsal that is going on, if any."""
    _usual: tuple[Clock, Preferences, Office | None] | None = None

    def end(self) -> None:
        """End what goes on beside the program: the form's server, a rehearsal."""
        for office in (self.office, self._usual and self._usual[2]):
            if office:
                office.form.stop()
        self.change_rehearsal(None)

    def change_rehearsal(self, rehearsal: "Rehearsal | None") -> None:
        """End the rehearsal there is, and begin another where one is given.

        While one lasts its clock leads, and no choice of the user's is kept.
        """
        if self.rehearsal and self._usual:
            former, self.rehearsal = self.rehearsal, None
            former.office.form.stop()
            self.clock, self.preferences, self.office = self._usual
            former.close()
        if rehearsal:
            self.rehearsal = rehearsal
            self._usual = (self.clock, self.preferences, self.office)
            self.clock, self.office = rehearsal.clock, rehearsal.office
            self.preferences = Preferences(self.preferences.choices, lambda _: None)
