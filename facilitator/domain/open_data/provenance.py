"""Where a document comes from, as one line that is kept in the file itself; its seal.

    facilitator; session=2019-04-01-dialog; edition=public; digest=…; document=card

The line comes back from files of any origin, so that reading it believes nothing. A
seal is a checksum within a JSON document, by which a change in it is seen.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from facilitator.domain.text import LINE_LIMIT, whole_letters

_NONE = "-"
_LINE = re.compile(
    r"facilitator; session=([^;\s]*); edition=([^;\s]*); digest=([0-9a-f]{64}); "
    r"document=([^;\s]*)(?:; version=([^;\s]*))?"
)
_LONGEST = 12 * LINE_LIMIT
"""The longest line that is read: a letter may take twelve when it is written."""

SEAL = "seal"
"""The key under which a document's seal stands."""


class Provenance(NamedTuple):
    """What a document was made of."""

    session: str
    """The id of the session."""
    edition: str
    """One of `EDITIONS`; empty for what is made in none."""
    digest: str
    """The full content digest, 64 hex digits."""
    document: str
    """One of the names under which documents are asked for."""
    version: str = ""
    """The version of the program that made it; empty where it is not told."""


def keywords_of(origin: Provenance) -> str:
    """Return the line that a document carries."""
    edition = _escape(origin.edition) or _NONE
    line = (
        f"facilitator; session={_escape(origin.session)}; edition={edition}; "
        f"digest={origin.digest}; document={_escape(origin.document)}"
    )
    return f"{line}; version={_escape(origin.version)}" if origin.version else line


def provenance_in(line: str) -> Provenance | None:
    """Return what a line tells; None where it is none of ours, to the letter."""
    match = _LINE.fullmatch(line) if len(line) <= _LONGEST else None
    if match is None:
        return None
    session, edition, digest, document, version = match.groups("")
    edition = "" if edition == _NONE else edition
    parts = [unquote(each) for each in (session, edition, digest, document, version)]
    origin = Provenance(*parts)
    # What is not written as it would be is not ours: half letters, other escapes.
    return origin if keywords_of(origin) == line else None


def _escape(text: str) -> str:
    """Return a text of plain letters; a lone hyphen, which means none, in digits."""
    return "%2D" if text == _NONE else quote(text, safe="", errors="replace")


def sealed(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return a JSON document with its seal: SHA-256 of all the rest."""
    return {**content, SEAL: _seal_of(content)}


def is_unbroken(content: Mapping[str, Any]) -> bool:
    """Tell whether a document still is as it was sealed."""
    return content.get(SEAL) == _seal_of(content)


def _seal_of(content: Mapping[str, Any]) -> str:
    rest = {key: value for key, value in content.items() if key != SEAL}
    text = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(whole_letters(text).encode()).hexdigest()
