"""Keys of a simulated bank, made on first use and kept."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from paramiko import Ed25519Key, SSHException

STATE_FOLDER = ".simulator"
"""Where a simulator keeps its keys, below the banks' folder."""

HOST_KEY = "host_key"


def ensure_key(path: Path) -> Ed25519Key:
    """Return the ed25519 key in a file, made (mode 0600) when there is none.

    It appears whole, by a rename, so that a kill leaves none or a good one.
    """
    if not path.exists():
        temporary = path.with_name(f"{path.name}.new")
        temporary.unlink(missing_ok=True)
        text = Ed25519PrivateKey.generate().private_bytes(
            Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()
        )
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(text)
        temporary.rename(path)
    return Ed25519Key.from_private_key_file(str(path))


def rotate_host_key(folder: Path) -> None:
    """Put a simulator's host key aside, so that it makes another; ``folder`` is the banks'."""
    key = folder / STATE_FOLDER / HOST_KEY
    if key.exists():
        number = len(list(key.parent.glob(f"{HOST_KEY}.*"))) + 1
        key.rename(key.with_name(f"{HOST_KEY}.{number}"))


def host_keys_beside(client_key: Path) -> tuple[str, ...]:
    """Return the host keys that the simulator which made a customer's key has and ever had.

    As OpenSSH writes them; none where the key is none of a simulator's:
    ``.simulator/<bank>/client_key``.
    """
    folder = client_key.resolve().parent.parent
    if folder.name != STATE_FOLDER:
        return ()
    try:
        return tuple(
            public_line(Ed25519Key.from_private_key_file(str(path)))
            for path in sorted(folder.glob(f"{HOST_KEY}*"))
        )
    except (OSError, SSHException):
        return ()


def public_line(key: Ed25519Key) -> str:
    """Return a key's public half as OpenSSH writes it: ``ssh-ed25519 AAAA...``."""
    return f"{key.get_name()} {key.get_base64()}"
