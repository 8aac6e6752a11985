"""What makes each document, by the name that the catalogue of documents gives it."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from facilitator.documents.output import Output, Progress
from facilitator.i18n.translate import Translator

Maker = Callable[[Any, Translator, Progress], Output]


def maker(name: str) -> Maker:
    """Return what makes a document; only its module is loaded, and what that needs.

    Args:
        name: `module:function`, as in `services/export/catalogue.py`: the catalogue is
            of the services, which may not import any document.

    Raises:
        ImportError: there is no such module.
        AttributeError: there is no such function in it.
    """
    module, _, function = name.partition(":")
    function_of_document: Maker = getattr(
        import_module(f"facilitator.documents.{module}"), function
    )
    return function_of_document
