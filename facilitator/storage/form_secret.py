"""The key that signs what the form gives out, kept beside the journal."""

import os
from contextlib import suppress
from pathlib import Path

from facilitator.domain.form.token import SECRET_BYTES
from facilitator.storage.disk.durable import make_folder
from facilitator.storage.disk.safe_write import write_new
from facilitator.storage.errors import FileExists, storage_error
from facilitator.storage.folders import (
    JOURNALS,
    SESSIONS,
)


def form_secret(root: Path, session_id: str, device: str) -> bytes:
    """Return the key of a device's form, made when it is first asked for.

    It stays, so that a form that is open on a phone can be sent after a restart.

    Raises:
        FacilitatorError: it could not be written.
    """
    path = root / SESSIONS / session_id / JOURNALS / f"{device}.form-key"
    secret = _read(path)
    if secret:
        return secret
    new_secret = os.urandom(SECRET_BYTES)
    try:
        make_folder(path.parent)
        write_new(path, new_secret.hex().encode())
        with suppress(OSError):  # Not every file system knows whose a file is.
            path.chmod(0o600)
    except FileExists:  # Another server was quicker, or what is there is no key.
        return _read(path) or new_secret
    except OSError as error:
        raise storage_error(error, path) from error
    return new_secret


def _read(path: Path) -> bytes | None:
    """Return the key in a file; None where there is none that is whole."""
    try:
        secret = bytes.fromhex(path.read_text("ascii"))
    except (OSError, ValueError):
        return None
    return secret if len(secret) == SECRET_BYTES else None
