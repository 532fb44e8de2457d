"""Whether two processes would make the same bytes: by their code, libraries and data folder."""

import contextlib
import hashlib
import os
import re
import secrets
from functools import cache
from importlib import metadata, resources
from pathlib import Path

_PACKAGES = ("einvoice", "bank_adapters", "jobs", "schemas", "templates")
_FOLDER_ID = "folder.id"


def marks_of(data_dir: Path) -> str:
    """Return a text that is the same wherever the same program works on the same folder."""
    return hashlib.sha256(f"{_code()} {_folder_id(data_dir)}".encode()).hexdigest()[:32]


@cache
def _code() -> str:
    digest = hashlib.sha256()
    for package in _PACKAGES:
        root = Path(str(resources.files(package)))
        for path in sorted(root.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(f"{package}/{path.relative_to(root)}\0".encode())
                digest.update(path.read_bytes())
    for requirement in sorted(metadata.requires("einvoice") or ()):
        if ";" not in requirement:  # with a mark it is of an extra
            name = re.split(r"[^\w.-]", requirement)[0]
            digest.update(f"{name}={metadata.version(name)}\0".encode())
    return digest.hexdigest()


def _folder_id(data_dir: Path) -> str:
    """Return the folder's own id: two machines read the same where they share the folder."""
    path = data_dir / _FOLDER_ID
    if not path.exists():
        own = path.with_name(f".{_FOLDER_ID}.{secrets.token_hex(8)}.new")
        own.write_text(secrets.token_hex(16), "ascii")
        with contextlib.suppress(FileExistsError):
            os.link(own, path)  # never over another's
        own.unlink()
    return path.read_text("ascii")
