"""One JSON object per line: what happened, when, to which month, bank and file. No names."""

import json
import os
from pathlib import Path

from einvoice.notify.failures import NotToldError


def write_log(path: Path, at: str, event: str, **fields: object) -> None:
    """Append a line; readable by the owner alone.

    Raises:
        NotToldError: it cannot be written.
    """
    line = json.dumps({"at": at, "event": event, **fields}, ensure_ascii=False, default=str)
    try:
        with open(path, "a", encoding="utf-8", opener=_private) as log:
            log.write(line + "\n")
    except OSError as error:
        raise NotToldError("cannot-write", path=path, why=type(error).__name__) from error


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
