"""The words of banks about doubtful refusals: an older database catches up with them.

``archive/<period>/bank_words/<number>-<file id>.json`` says whether the bank has the document.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from einvoice.core.period import Period
from einvoice.store.bank_words import words
from einvoice.store.sidecars import is_damaged, understood
from einvoice.store.transactions import ReadTransaction

_FOLDER = "bank_words"


@dataclass(frozen=True, slots=True)
class ArchivedWord:
    """Whether a bank has an invoice or a credit note that was in a file."""

    period: Period
    number: str
    file_id: str
    has: bool


def path_of(folder: Path, month: str, number: str, file_id: str) -> Path:
    """Return where the archive keeps a word; ``folder`` is the archive."""
    return folder / month / _FOLDER / f"{number}-{file_id}.json"


def not_known(tx: ReadTransaction, data_dir: Path) -> Iterator[ArchivedWord]:
    """Yield the words that the archive knows and the database does not, by number.

    What is damaged is passed over: its document counts as in doubt, and a person asks again.
    """
    known = words(tx)
    for path in sorted((data_dir / "archive").glob(f"*/{_FOLDER}/*.json")):
        if is_damaged(path, _read):
            continue
        word = _read(path)
        if known.get((word.number, word.file_id)) is not word.has:
            yield word


def _read(path: Path) -> ArchivedWord:
    with understood(path):
        number, _, file_id = path.stem.partition("-")
        has = bool(json.loads(path.read_text("utf-8"))["has"])
        return ArchivedWord(Period.parse(path.parents[1].name), number, file_id, has)
