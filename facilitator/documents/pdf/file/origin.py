"""What a file of ours says about itself, and whether it is as it was made.

The file is read as bytes, without a PDF library: whoever sends it may mean harm.
"""

import re
from typing import NamedTuple

from facilitator.documents.pdf.file.writer import UNKNOWN, identity

_PACKET = b'<?xpacket begin="\xef\xbb\xbf" id='
"""No text of ours can hold this: texts outside the packet have no such bytes."""
_PACKET_END = b"<?xpacket end="
_KEYWORDS = re.compile(rb"<pdf:Keywords>([^<]*)</pdf:Keywords>")
_MOST_METADATA = 100_000
"""Bytes; ours are some two thousand."""
_IDENTITY = re.compile(rb"/ID\[<([0-9a-f]{32})><([0-9a-f]{32})>\]")
_ENTITIES = (
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", '"'),
    ("&#x27;", "'"),
    ("&amp;", "&"),
)


class Origin(NamedTuple):
    """Where a file comes from, in its own words."""

    keywords: str
    """As `Info.keywords` gave them; empty if it has none."""
    altered: bool
    """Whether a byte is not as we wrote it. No seal: who means to can hide it."""


def read_origin(data: bytes) -> Origin | None:
    """Read what a file says about itself, or `None` where it is no PDF or has none."""
    if not data.startswith(b"%PDF-"):
        return None
    start = data.find(_PACKET)
    if start < 0:
        return None
    end = data.find(_PACKET_END, start, start + _MOST_METADATA)
    match = _KEYWORDS.search(data, start, end) if end > 0 else None
    keywords = match[1].decode("utf-8", "replace") if match else ""
    for spelt, sign in _ENTITIES:
        keywords = keywords.replace(spelt, sign)
    return Origin(keywords, altered=not _is_whole(data))


def _is_whole(data: bytes) -> bool:
    match = _IDENTITY.match(data, max(0, data.rfind(b"/ID[<")))
    if not match:
        return False
    view = memoryview(data)
    parts = (
        view[: match.start(1)],
        UNKNOWN,
        view[match.end(1) : match.start(2)],
        UNKNOWN,
        view[match.end(2) :],
    )
    return match[1] == match[2] == identity(parts)
