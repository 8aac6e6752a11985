"""What every section of the compilation is set with."""

from dataclasses import dataclass

from facilitator.documents.pdf import Flow
from facilitator.documents.report.said import Said
from facilitator.domain.compilation import Compilation
from facilitator.i18n.translate import Translator


@dataclass(frozen=True, slots=True)
class Report:
    """A compilation in the making."""

    flow: Flow
    made_of: Compilation
    tr: Translator
    """Speaks the language of the document's own words."""
    said: Said
    """Sets what people said."""
