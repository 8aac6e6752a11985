"""Whether a signature is that of a key; PyNaCl is loaded at the first question."""

from base64 import urlsafe_b64decode
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nacl.signing import VerifyKey


def is_signed_by(key: str, content: bytes, signature: str) -> bool:
    """Tell whether a signature over some content is that of a key.

    Args:
        key: the public half in hex; anything that is no key has signed nothing.
        content: what was signed.
        signature: in base64 for addresses, unpadded.
    """
    from nacl.exceptions import BadSignatureError

    try:
        _verify_key(key).verify(content, urlsafe_b64decode(signature + "=="))
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True


@lru_cache(maxsize=64)
def _verify_key(key: str) -> "VerifyKey":
    from nacl.signing import VerifyKey

    return VerifyKey(bytes.fromhex(key))


def word_of(key: str) -> str:
    """Return the word by which two people compare a key on two screens.

    Four syllables and four again, made of a hash of the key: 40 bits, read aloud in a
    noisy room without spelling. Empty where there is no key.
    """
    from hashlib import blake2b

    if not key:
        return ""
    number = int.from_bytes(blake2b(key.encode(), digest_size=5).digest())
    syllables = []
    for _ in range(8):
        number, place = divmod(number, 32)
        syllables.append(_CONSONANTS[place // 4] + _VOWELS[place % 4])
    return f"{''.join(syllables[:4])}-{''.join(syllables[4:])}"


_CONSONANTS = "bdfklmns"
_VOWELS = "aiou"
