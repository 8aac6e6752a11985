"""Lines in which one bit was flipped, restored from their checksums in memory.

So are lines that an editor has saved in the manner of Windows.

A single flipped bit changes a CRC-32 in a way that tells where in the line it was, and
in lines this short no two flipped bits can look like one; three or more do so in one
of 40,000 cases at most, which is why each restored line is told. The file is left as
it is.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from zlib import crc32

from facilitator.storage.journal.codec import (
    CHECKSUM_SIZE,
    with_checksum,
)

LONGEST = 11_400
"""Bytes of the longest line that is restored: up to here CRC-32 tells two flipped bits
from one (Koopman, "32-Bit Cyclic Redundancy Codes for Internet Applications", 2002:
Hamming distance 4 to 91,607 bits)."""

_BEGINNING = b'{"crc":"'
_LINE_FEED = 0x0A


def restore(lines: Sequence[bytes], at: int) -> tuple[list[bytes], int]:
    """Return the lines that the damaged one at `at` stood for, and how many it used up.

    One bit turns a line into another one, glues it to the line after it, or breaks it
    in two. Nothing is returned, and 0, where it was more than one bit.
    """
    line = lines[at]
    for whole in (_unconverted(line), without_line_feed(line), _unflipped(line)):
        if whole is not None:
            return [whole], 1
    glued = line.find(_BEGINNING, 1)
    if glued > 0 and _was_line_feed(line[glued - 1]):
        parts = [line[: glued - 1], line[glued:]]
        if all(map(_is_whole, parts)):
            return parts, 1
    if at + 1 < len(lines):
        for flipped in _neighbours(_LINE_FEED):
            whole = b"%b%c%b" % (line, flipped, lines[at + 1])
            if _is_whole(whole):
                return [whole], 2
    return [], 0


def without_line_feed(rest: bytes) -> bytes | None:
    """Return the line whose line feed became another character, if it is one.

    It is the last of a file, or a blank line follows it.
    """
    if rest and _was_line_feed(rest[-1]) and _is_whole(rest[:-1]):
        return rest[:-1]
    return None


def _unconverted(line: bytes) -> bytes | None:
    """Return a line without what editors on Windows put around it."""
    # Somebody has opened a journal in Notepad and saved it: a byte order mark in front,
    # CR LF at the ends. The lines themselves are whole.
    bare = line.removeprefix(b"\xef\xbb\xbf").removesuffix(b"\r")
    return bare if _is_whole(bare) else None


def _unflipped(line: bytes) -> bytes | None:
    # Beyond, two flipped bits could pass for one, and a wrong statement would be shown
    # as right. Better none.
    if len(line) > LONGEST:
        return None
    checksum, rest = line[:CHECKSUM_SIZE], line[CHECKSUM_SIZE:]
    if len(checksum) < CHECKSUM_SIZE:
        return None
    # The bit was in the checksum itself: what it covers is whole.
    if _bits(checksum, with_checksum(rest)[:CHECKSUM_SIZE]) == 1:
        return with_checksum(rest)
    try:
        syndrome = int(checksum[len(_BEGINNING) :][:8], 16) ^ crc32(rest)
    except ValueError:
        return None
    behind, bit = _places().get(syndrome, (len(rest), 0))
    if behind >= len(rest):
        return None
    mended = bytearray(line)
    # CRC-32 is linear: what a flipped bit does to the checksum depends on its place
    # alone, so that the difference names the place.
    mended[-1 - behind] ^= bit
    return bytes(mended) if _is_whole(bytes(mended)) else None


def _is_whole(line: bytes) -> bool:
    return line == with_checksum(line[CHECKSUM_SIZE:])


def _bits(one: bytes, other: bytes) -> int:
    """Return in how many bits two texts of one length differ."""
    return sum((a ^ b).bit_count() for a, b in zip(one, other, strict=True))


def _was_line_feed(character: int) -> bool:
    return (character ^ _LINE_FEED).bit_count() == 1


def _neighbours(character: int) -> Iterator[int]:
    return (character ^ 1 << bit for bit in range(8))


@cache
def _places() -> dict[int, tuple[int, int]]:
    """Return by what a flipped bit does to the checksum where it was.

    That is how many bytes stand behind its byte, and the bit as a number.
    """
    nothing = crc32(b"\0")
    table = [crc32(bytes([byte])) ^ nothing for byte in range(256)]
    places = {}
    for bit in (1 << place for place in range(8)):
        effect = table[bit]
        for behind in range(LONGEST):
            places[effect] = (behind, bit)
            # One step of CRC-32 for a byte of zeros: what the flipped bit has done, one
            # byte later.
            effect = effect >> 8 ^ table[effect & 0xFF]
    return places
