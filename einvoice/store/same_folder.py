"""Whether the installation's folder is still the one in which a person spoke of a copy.

A folder that was put back has the bytes of the copy, so nothing inside it differs. What the file
system says of the files does: a mark that was copied has another inode or another time of change,
and a database that was replaced has another inode. Whoever rolls back a whole disk keeps all three:
then the sums of lost files are what shows it.
"""

import json
from pathlib import Path

from einvoice.store.archive import written_whole

MARK, KEPT = "word.mark", "word.json"
"""The file that is looked at, and what the file system said of it when the person spoke."""


def keep_mark(data_dir: Path, database: Path | None, word: str) -> None:
    """Mark the folder in which a person gave a word; ``word`` is the hash of its journal entry.

    Raises:
        StorageError: the disk is full, or the folder cannot be written.
    """
    with written_whole(data_dir / MARK, 0o600):
        pass
    with written_whole(data_dir / KEPT, 0o600) as file:
        file.write(json.dumps([word, *_identity(data_dir, database)]).encode() + b"\n")


def is_marked(data_dir: Path, database: Path | None, word: str) -> bool:
    """Return whether the folder is still that of this word; a damaged mark is none."""
    try:
        kept = json.loads((data_dir / KEPT).read_bytes())
        return bool(word) and kept == [word, *_identity(data_dir, database)]
    except (OSError, ValueError):
        return False


def _identity(data_dir: Path, database: Path | None) -> list[int]:
    """Return what no copy of the mark, and no other file in the database's place, has as well."""
    mark = (data_dir / MARK).stat()
    return [mark.st_dev, mark.st_ino, mark.st_ctime_ns, database.stat().st_ino if database else 0]
