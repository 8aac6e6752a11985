"""The key by which this laptop is known: made at first use, and never leaving it.

It is Ed25519, from libsodium by way of PyNaCl, and lies beside the user's settings,
outside every workspace. PyNaCl is loaded when something is signed or verified for the
first time, never for the first screen.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.storage.disk.safe_write import replace_file
from facilitator.storage.errors import STORAGE_ERRORS
from facilitator.storage.machine.settings import settings_path

if TYPE_CHECKING:
    from nacl.signing import SigningKey

_SEED_BYTES = 32


def key_path() -> Path:
    """Return where this laptop's key is kept."""
    return settings_path().with_name("key")


class DeviceKey:
    """This laptop's key.

    Attributes:
        public: the half that others may know, in 64 hex digits.
    """

    def __init__(self, seed: bytes, public: str) -> None:
        self.public = public
        self._seed = seed
        self._signing: SigningKey | None = None

    def sign(self, content: bytes) -> str:
        """Return a signature in base64 for addresses, 86 characters, unpadded."""
        from base64 import urlsafe_b64encode

        if self._signing is None:
            from nacl.signing import SigningKey

            self._signing = SigningKey(self._seed)
        signature = self._signing.sign(content).signature
        return urlsafe_b64encode(signature).decode().rstrip("=")


def device_key(path: Path) -> DeviceKey | None:
    """Return the key in a file, made when it is first asked for.

    None where there is none and none can be kept: nothing is signed then.
    """
    key = _read(path)
    if key or path.exists():
        return key
    from nacl.signing import SigningKey

    seed = os.urandom(_SEED_BYTES)
    public = SigningKey(seed).verify_key.encode().hex()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, f"{seed.hex()}\n{public}\n".encode())
        with suppress(OSError):  # Not every file system knows whose a file is.
            path.chmod(0o600)
    except (OSError, *STORAGE_ERRORS):
        return None
    # Two that begin at once must go on with one key: that which is kept.
    return _read(path)


def _read(path: Path) -> DeviceKey | None:
    try:
        seed, public = path.read_text("ascii").split()
        key = DeviceKey(bytes.fromhex(seed), public)
        is_whole = len(bytes.fromhex(seed)) == len(bytes.fromhex(public)) == _SEED_BYTES
    except (OSError, ValueError):
        return None
    return key if is_whole else None
