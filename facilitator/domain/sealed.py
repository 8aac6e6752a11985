"""A seal: a checksum within a document, by which a change in it is seen."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from facilitator.domain.text import whole_letters

SEAL = "seal"
"""The key under which it stands."""


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
