"""Ids made of people's words, those of devices too: how a word becomes one."""

import re
import unicodedata
import zlib
from hashlib import sha256

from facilitator.domain.text import fold

ID_LIMIT = 60
"""The longest id in characters."""
# A number alone would be taken for an item's place in the order.
LEGAL_ID = re.compile(rf"(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9._-]{{0,{ID_LIMIT - 1}}}")
"""What an id in a plan must be."""

_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ß": "ss", "đ": "d", "ł": "l"})
_AS_IT_IS = re.compile(r"(?!.*x[0-9a-f]{12}$)[a-z0-9-]+")
"""A word that can stand in an id to the letter, and does not end as a checksum does."""


def slug(name: str) -> str:
    """Return an id made of a name: `Psykisk hälsa` becomes `psykisk-halsa`.

    Where the name is too long, has letters that cannot be told in ASCII or has no
    letters at all, a checksum of the name takes the place of what is lost.
    """
    plain = _plain(name)
    spelling = _ascii(plain)
    lost = any(char.isalpha() and not char.isascii() for char in plain)
    if not lost and len(spelling) <= ID_LIMIT and re.search("[a-z]", spelling):
        return spelling
    checksum = f"x{zlib.crc32(name.encode()):08x}"
    return f"{spelling[:40]}-{checksum}".lstrip("-")


def id_of_word(prefix: str, word: str) -> str:
    """Return the id of a word among those that begin with `prefix`.

    It depends on nothing else, so that a word has the same id on every laptop, and
    words that differ have ids that differ. A word of small ASCII letters, digits and
    hyphens stands as it is; any other is spelt as near as can be, with a checksum
    that tells it from all that are spelt alike.

    Args:
        prefix: the beginning of a legal id.
        word: one that is folded, so that case and accents make no difference.
    """
    whole = f"{prefix}{word}"
    if _AS_IT_IS.fullmatch(word) and len(whole) <= ID_LIMIT:
        return whole
    checksum = f"x{sha256(whole.encode()).hexdigest()[:12]}"
    begins = f"{prefix}{_ascii(_plain(word))}"[: ID_LIMIT - len(checksum) - 1]
    between = "" if begins.endswith((".", "-")) else "-"
    return f"{begins}{between}{checksum}"


def _plain(text: str) -> str:
    """Return small letters with their accents, if any, as characters of their own."""
    return unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))


def _ascii(plain: str) -> str:
    """Return what can be told in ASCII, with a hyphen for all that stands between."""
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return "-".join(re.findall(r"[a-z0-9]+", bare))


_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""Names that Windows keeps for itself, whatever their ending."""
DEVICE_LIMIT = 40
"""Characters of a device's name, at most."""


def device_slug(text: str) -> str:
    """Return a text as a device's name: small ASCII letters, digits and hyphens.

    Empty where nothing of the text can be part of a name.
    """
    plain = fold(text).translate(str.maketrans("åäö", "aao"))
    name = re.sub(r"[^a-z0-9]+", "-", plain)[:DEVICE_LIMIT].strip("-")
    return f"{name}-1" if _RESERVED.fullmatch(name) else name
