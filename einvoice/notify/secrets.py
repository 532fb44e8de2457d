"""Secrets by reference: the configuration names a file or an environment variable."""

import os
from pathlib import Path

from einvoice.credentials import is_credential, secret_path, waits_for_systemd
from einvoice.notify.failures import NotToldError


def secret(reference: str, home: Path) -> str:
    """Return what ``file:PATH`` or ``env:NAME`` holds, without the line break at its end.

    A relative path is beside the configuration, ``$CREDENTIALS_DIRECTORY/NAME`` where systemd
    put it. Nothing of the secret goes into the error.

    Raises:
        NotToldError: there is no such file or variable, or others may read the file.
    """
    kind, _, name = reference.partition(":")
    if kind == "env":
        if name not in os.environ:
            raise NotToldError("secret-unset", name=name)
        return os.environ[name].strip()
    path = secret_path(home, Path(name))
    try:
        mode = path.stat().st_mode
        if mode & 0o077 and not is_credential(path):
            raise NotToldError("secret-open-to-others", path=path)
        return path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise NotToldError(
            "secret-not-handed-over" if waits_for_systemd(path) else "secret-unreadable",
            path=path,
            kind=type(error).__name__,
        ) from None
