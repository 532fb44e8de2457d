"""Our private key: read once, from a file that nobody else can read."""

import io
import os
import stat
from pathlib import Path

from paramiko import ECDSAKey, Ed25519Key, PasswordRequiredException, PKey, RSAKey

from einvoice.core.errors import BankUnreachableError
from einvoice.credentials import is_credential, waits_for_systemd

_MAX_BYTES = 65_536
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def load_private_key(path: Path) -> PKey:
    """Return the ed25519, ecdsa or rsa key in a file of ours with mode 0600 or less.

    Owner and mode are those of the file that is open, so it cannot be exchanged in between.
    Files in ``$CREDENTIALS_DIRECTORY`` are let through: systemd guards that folder and marks
    them in its own way.

    Raises:
        BankUnreachableError: the file is missing, readable by others, or holds no such key.
    """
    try:
        with path.open("rb") as file:
            _check_guarded(path, os.fstat(file.fileno()))
            text = file.read(_MAX_BYTES).decode("ascii", "replace")
    except OSError as error:
        raise BankUnreachableError(
            "key-not-handed-over" if waits_for_systemd(path) else "key-unreadable", path=path
        ) from error
    return _parse(path, text)


def _check_guarded(path: Path, found: os.stat_result) -> None:
    """Refuse a key that others may read, or that is not ours."""
    if is_credential(path):
        return
    if found.st_uid != os.geteuid():
        raise BankUnreachableError("key-of-another-user", path=path)
    if found.st_mode & _OTHERS:
        raise BankUnreachableError("key-open-to-others", path=path)


def _parse(path: Path, text: str) -> PKey:
    """Return the key of whichever type the text holds; no part of it enters an error."""
    for kind in (Ed25519Key, ECDSAKey, RSAKey):
        try:
            return kind.from_private_key(io.StringIO(text))
        except PasswordRequiredException:
            raise BankUnreachableError("key-with-password", path=path) from None
        except Exception:  # noqa: BLE001, S112  each type trips in its own way over another's key
            continue
    raise BankUnreachableError("no-private-key", path=path)
