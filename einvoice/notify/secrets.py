"""Secrets by reference: the configuration names a file or an environment variable."""

import os
from pathlib import Path

from einvoice.credentials import hint_if_missing, is_credential, secret_path


def secret(reference: str, home: Path) -> str:
    """Return what ``file:PATH`` or ``env:NAME`` holds, without the line break at its end.

    A relative path lies beside the configuration, ``$CREDENTIALS_DIRECTORY/NAME`` where systemd
    put it. Nothing of the secret goes into the error.

    Raises:
        ValueError: there is no such file or variable, or others may read the file.
    """
    kind, _, name = reference.partition(":")
    if kind == "env":
        if name not in os.environ:
            raise ValueError(f"environment variable {name} is not set")
        return os.environ[name].strip()
    path = secret_path(home, Path(name))
    try:
        mode = path.stat().st_mode
        if mode & 0o077 and not is_credential(path):
            raise ValueError(f"{path}: others may read it, expected mode 0600")
        return path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        hint = hint_if_missing(path, type(error).__name__)
        raise ValueError(f"{path}: cannot be read ({hint})") from None
