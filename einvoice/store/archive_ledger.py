"""The archive's own record of issued invoices and sent files, beside the exact bytes.

A database put back from an older copy knows less. Small files let it catch up:
``archive/<period>/issued/<first number>-<count>.json`` (who got which number, with the sums),
``archive/<period>/void/<number>.json`` and ``credited/<number>.json`` for what became of numbers,
``archive/<period>/credit_notes/<number>.json``, and beside each bank file its state and contents.
`archive_sidecars` writes them.
"""

import dataclasses
import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from einvoice.core.deliveries import FileState
from einvoice.core.period import Period
from einvoice.store.archived_files import content_files
from einvoice.store.file_contents import EInvoiceRecord
from einvoice.store.files import FileRecord
from einvoice.store.rows import fields_of
from einvoice.store.sidecars import is_damaged, understood

STATE, CONTENTS, OUTBOUND = ".state.json", ".contents.json", "outbound"
ISSUED = "issued"
IDS = ("number", "flat_id", "building_id", "position")


@dataclasses.dataclass(frozen=True, slots=True)
class IssuedInvoice:
    """An issued invoice as the archive knows it; ``groups`` = VAT percent, kind, net cents."""

    number: int
    flat_id: str
    building_id: str
    position: int
    sums: tuple[int, ...]
    groups: tuple[tuple[int, str, int], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class IssuedBatch:
    """The numbers of one `issue`."""

    period: Period
    issue_date: dt.date
    due_date: dt.date
    invoices: tuple[IssuedInvoice, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class ArchivedCreditNote:
    """A credit note as the archive knows it."""

    number: int
    cancels: int
    bank: str
    issue_date: dt.date


class ArchiveLedger:
    """Reads these files."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / "archive"

    def numbers(self, what: str) -> list[int]:
        """Return every number that became ``void`` or ``credited``."""
        return sorted(int(path.stem) for path in self._folder.glob(f"*/{what}/*.json"))

    def void_and_held(self) -> list[int]:
        """Return every number that became void and whose flat was held with it."""
        paths = self._folder.glob("*/void/*.json")
        return sorted(
            int(path.stem) for path in paths if json.loads(path.read_text("utf-8")).get("held")
        )

    def credit_notes(self) -> list[ArchivedCreditNote]:
        """Return every credit note by number."""
        notes = map(_read_credit_note, self._folder.glob("*/credit_notes/*.json"))
        return sorted(notes, key=lambda note: note.number)

    def batches(self) -> Iterator[Path]:
        """Yield the files of issued batches, earliest numbers first in each period."""
        yield from sorted(self._folder.glob("*/issued/*.json"))

    def records(self) -> Iterator[FileRecord]:
        """Yield every file for a bank as its sidecar has it."""
        for path in sorted(self._folder.glob(f"*/*/outbound/*{STATE}")):
            yield _read_state(path)

    def damaged(self) -> list[Path]:
        """Return the sidecars that cannot be understood."""
        readers: dict[str, Callable[[Path], object]] = {
            f"*/*/outbound/*{STATE}": _read_state,
            f"*/*/outbound/*{CONTENTS}": _read_contents,
            "*/issued/*.json": read_batch,
            "*/credit_notes/*.json": _read_credit_note,
        }
        return [
            path
            for pattern, read in readers.items()
            for path in sorted(self._folder.glob(pattern))
            if is_damaged(path, read)
        ]

    def contents(self, record: FileRecord) -> list[tuple[int, dict[str, Any]]]:
        """Return the number of each document in a file, and what else the ledger has of it.

        Nothing is left of a purged file's.
        """
        path = beside(self._folder, record, CONTENTS)
        return _read_contents(path) if path.exists() else []

    def answers(self, bank: str) -> list[Path]:
        """Return every archived answer of a bank."""
        return [
            path
            for path in content_files(self._folder, "inbound")
            if path.exists() and path.parents[1].name == bank
        ]


CONTENT_FIELDS = tuple(name for name in fields_of(EInvoiceRecord) if name != "row_id")


def beside(folder: Path, record: FileRecord, suffix: str) -> Path:
    """Return the small file beside the bytes of a bank file, in the archive's folder."""
    return folder / str(record.period) / record.bank / OUTBOUND / (record.name + suffix)


def numbers_of(path: Path) -> tuple[int, int]:
    """Return the first number of a batch and how many it has: both are in its name."""
    first, _, count = path.stem.partition("-")
    return int(first), int(count)


def read_batch(path: Path) -> IssuedBatch:
    """Read a batch back."""
    with understood(path):
        values = json.loads(path.read_text("utf-8"))
        return IssuedBatch(
            Period.parse(values["period"]),
            dt.date.fromisoformat(values["issue_date"]),
            dt.date.fromisoformat(values["due_date"]),
            tuple(_issued(row) for row in values["invoices"]),
        )


def _read_state(path: Path) -> FileRecord:
    with understood(path):
        values = json.loads(path.read_text("utf-8"))
        values["period"] = Period.parse(values["period"])
        values["latest_sending_day"] = dt.date.fromisoformat(values["latest_sending_day"])
        values["state"] = FileState(values["state"])
        return FileRecord(**values)


def _read_contents(path: Path) -> list[tuple[int, dict[str, Any]]]:
    with understood(path):
        rows = json.loads(path.read_text("utf-8"))
        return [
            (number, dict(zip(CONTENT_FIELDS, values, strict=True))) for *values, number in rows
        ]


def _read_credit_note(path: Path) -> ArchivedCreditNote:
    with understood(path):
        values = json.loads(path.read_text("utf-8"))
        day = dt.date.fromisoformat(values["issue_date"])
        return ArchivedCreditNote(int(path.stem), values["cancels"], values["bank"], day)


def _issued(row: list[Any]) -> IssuedInvoice:
    number, flat_id, building_id, position, sums, groups = row
    by_rate = tuple((percent, kind, net) for percent, kind, net in groups)
    return IssuedInvoice(number, flat_id, building_id, position, tuple(sums), by_rate)
