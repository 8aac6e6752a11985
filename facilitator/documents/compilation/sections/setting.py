"""What every section of the compilation is set with."""

from collections.abc import Callable
from dataclasses import dataclass

from facilitator.documents.compilation.sections.statements import Said
from facilitator.documents.flow import Flow
from facilitator.domain.compilation.compilation import Compilation
from facilitator.i18n.translate import Translator

Begun = Callable[[str], None]
"""Told the key of each section that is begun, one of `section_keys`."""


@dataclass(frozen=True, slots=True)
class Report:
    """A compilation in the making."""

    flow: Flow
    made_of: Compilation
    tr: Translator
    """Speaks the language of the document's own words."""
    said: Said
    """Sets what people said."""
    begun: Begun

    def begin(self, key: str, name: str) -> None:
        """Tell that a section is begun: its key, and its name to those who wait."""
        self.begun(key)
        self.said.begin(name)
