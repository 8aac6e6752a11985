"""One self-contained web page by construction: accessible, and from plain texts.

A report is written with one `HtmlFlow`; the page asks the network for nothing.
"""

from facilitator.documents.html.flow import Additions, HtmlFlow
from facilitator.documents.html.page import Head, macro, source

__all__ = ["Additions", "Head", "HtmlFlow", "macro", "source"]
