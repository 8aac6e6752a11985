"""The chain of a journal: each line names the one before, so that the last names all.

A line names the one before by a hash of its bytes. Two copies of one journal are the
same as far as their lines are; where they fork, one line has two contents, and the line
after it tells which of them its writer wrote. Journals of format 1 have no chain until
a later version writes on in them.

Some lines are signed as well: their writer's key has put its name under all of the line
and, by the chain, under all before it.
"""

import re
from hashlib import blake2b
from typing import Protocol

from facilitator.storage.journal.codec import CHECKSUM_SIZE, with_checksum

LINK_BYTES = 16
"""Enough that nobody finds a second line with the same hash."""
EVERY = 32
"""So many lines are signed at least once: what is beyond would be a forger's."""
SIGNATURE_SIZE = len(b',"s":"') + 86 + len(b'"}')
"""Bytes of a signature at the end of a line: 64 bytes in base64, unpadded."""

_named = re.compile(rb'"n":[0-9]+,"p":"([0-9a-f]{32})"').match
_signature = re.compile(rb',"s":"([A-Za-z0-9_-]{86})"\}').fullmatch


class Key(Protocol):
    """What a laptop signs with."""

    @property
    def public(self) -> str:
        """The half of the key that others may know, in 64 hex digits."""

    def sign(self, content: bytes) -> str:
        """Return a signature in base64, 86 characters."""


def link(line: bytes) -> str:
    """Return what the line after it calls a line, given without its line feed."""
    return blake2b(line, digest_size=LINK_BYTES).hexdigest()


def named_by(line: bytes) -> str | None:
    """Return the line before as a line names it; None where it has no chain."""
    found = _named(line, CHECKSUM_SIZE)
    return found[1].decode() if found else None


def signed(line: bytes, key: Key) -> bytes:
    """Return a line, given with its line feed, with a signature at its end."""
    content = line[CHECKSUM_SIZE:-2]
    signature = key.sign(content)
    return with_checksum(b'%b,"s":"%b"}' % (content, signature.encode())) + b"\n"


def signature_of(line: bytes) -> tuple[bytes, str] | None:
    """Return what was signed of a line and the signature; None where it has none."""
    found = _signature(line[-SIGNATURE_SIZE:])
    return (line[CHECKSUM_SIZE:-SIGNATURE_SIZE], found[1].decode()) if found else None
