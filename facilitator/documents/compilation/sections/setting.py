"""What every section of the compilation is set with."""

from collections.abc import Callable
from dataclasses import dataclass

from facilitator.documents.compilation.sections.statements import StatementEntries
from facilitator.documents.flow import Flow
from facilitator.domain.compilation.compilation import Compilation
from facilitator.i18n.translate import Translator

OnSection = Callable[[str], None]
"""Told the key of each section that is begun, one of `section_keys`."""


@dataclass(frozen=True, slots=True)
class Report:
    """A compilation in the making."""

    flow: Flow
    made_of: Compilation
    tr: Translator
    """Speaks the language of the document's own words."""
    entries: StatementEntries
    """Sets what people said."""
    on_section: OnSection

    def begin(self, key: str, name: str) -> None:
        """Tell that a section is begun: its key, and its name to those who wait."""
        self.on_section(key)
        self.entries.begin(name)
