"""Files of secrets: beside the configuration, or handed over by systemd to one service alone.

systemd puts what `LoadCredential=NAME:FILE` names into a folder that only this start of one
unit can see, and says where in ``CREDENTIALS_DIRECTORY``. The folder's name holds the unit's,
so a configuration that several units share says ``$CREDENTIALS_DIRECTORY/NAME``.
Source: systemd.exec(5), "Credentials".
"""

import os
from pathlib import Path

_VARIABLE = "CREDENTIALS_DIRECTORY"
_MARK = f"${_VARIABLE}"


def secret_path(home: Path, name: Path) -> Path:
    """Return where a file of secrets is; a relative path is below ``home``.

    Outside a service ``$CREDENTIALS_DIRECTORY`` stays in the path as it is written, so that the
    error of whoever opens the file shows it.
    """
    folder = os.environ.get(_VARIABLE)
    if folder and name.parts[:1] == (_MARK,):
        return Path(folder, *name.parts[1:])
    return home / name


def is_credential(path: Path) -> bool:
    """Return whether systemd guards this file: a group may read it, but not its folder."""
    folder = os.environ.get(_VARIABLE)
    return bool(folder) and path.parent == Path(folder or "")


def waits_for_systemd(path: Path) -> bool:
    """Return whether a file would be there only for what systemd starts."""
    return _MARK in path.parts
