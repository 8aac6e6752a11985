"""One self-contained web page by construction: accessible, and from plain texts.

A report is written with one `HtmlFlow`; the page asks the network for nothing.
"""

from facilitator.documents.html.flow import Head, HtmlFlow

__all__ = ["Head", "HtmlFlow"]
