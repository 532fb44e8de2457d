"""The archive's own record of issued invoices and sent files, beside the exact bytes.

A database put back from an older copy knows less. Small files let it catch up:
``archive/<period>/issued/<first number>-<count>.json`` (who got which number, with the sums),
``archive/<period>/void/<number>.json`` and ``credited/<number>.json`` for what became of numbers,
``archive/<period>/credit_notes/<number>.json``, and beside each bank file its state and contents.
"""

import dataclasses
import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, func, select

from einvoice.core.deliveries import FileState
from einvoice.core.events import Event
from einvoice.core.invoices import InvoiceState
from einvoice.core.period import Period
from einvoice.store.archive import written_whole
from einvoice.store.archived_files import content_files
from einvoice.store.credit_notes import credit_notes_of
from einvoice.store.file_contents import EInvoiceRecord, documents_of
from einvoice.store.files import FileRecord
from einvoice.store.issue_batches import batches_of
from einvoice.store.rows import fields_of
from einvoice.store.sidecars import is_damaged, understood
from einvoice.store.tables import SUMS, invoice_lines, invoices, journal
from einvoice.store.transactions import ReadTransaction

_STATE, _CONTENTS = ".state.json", ".contents.json"
_READ_ONLY = 0o400
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
    """Writes and reads these files; ``folder`` is the archive."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / "archive"

    def keep_issued(self, tx: ReadTransaction, period: Period) -> None:
        """Keep what every `issue` of a period numbered, where that is not kept yet."""
        for batch in batches_of(tx, period):
            name = f"{batch.first}-{batch.invoices}.json"
            target = self._folder / str(period) / "issued" / name
            if not target.exists():
                self._write(target, _batch(tx, batch.first, batch.last))

    def keep_void(self, tx: ReadTransaction, period: Period) -> None:
        """Keep which numbers of a period became void, where that is not kept yet."""
        query = select(journal.c.subject, journal.c.detail).where(
            journal.c.event == Event.VOIDED, journal.c.period == str(period)
        )
        for number, detail in tx.execute(query).all():
            held = bool(json.loads(detail).get("held"))
            self._keep_number(period, "void", int(number), held=held)

    def keep_credit_notes(self, tx: ReadTransaction, period: Period) -> None:
        """Keep the credit notes of a period, and whose invoices are credited."""
        for note in credit_notes_of(tx, period):
            target = self._folder / str(period) / "credit_notes" / f"{note.number}.json"
            if not target.exists():
                row = {"cancels": note.cancels, "bank": note.bank}
                self._write(target, {**row, "issue_date": str(note.issue_date)})
            if note.state is InvoiceState.ACCEPTED:
                self._keep_number(period, "credited", note.cancels)

    def _keep_number(self, period: Period, what: str, number: int, *, held: bool = False) -> None:
        target = self._folder / str(period) / what / f"{number}.json"
        if not target.exists():
            self._write(target, {"number": number, **({"held": True} if held else {})})

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
        found = map(_read_credit_note, self._folder.glob("*/credit_notes/*.json"))
        return sorted(found, key=lambda note: note.number)

    def keep_contents(self, tx: ReadTransaction, record: FileRecord) -> None:
        """Keep which invoices or credit notes are where in a file."""
        target = self._beside(record, _CONTENTS)
        if target.exists():
            return
        held = documents_of(record.kind)
        columns = held.attempts.c
        query = (
            select(*(columns[name] for name in _CONTENT_FIELDS), held.table.c.number)
            .join(held.table, held.row_id == held.attempt_of)
            .where(columns.file_id == record.file_id)
            .order_by(columns.offset)
        )
        self._write(target, [tuple(row) for row in tx.execute(query)])

    def _write(self, target: Path, value: object) -> None:
        with written_whole(target, _READ_ONLY, self._folder.parent) as file:
            file.write(json.dumps(value, separators=(",", ":")).encode() + b"\n")

    def keep_state(self, record: FileRecord) -> None:
        """Keep the state of a file."""
        with written_whole(self._beside(record, _STATE), 0o600, self._folder.parent) as sidecar:
            sidecar.write(_state(record))

    def is_out_of_date(self, record: FileRecord) -> bool:
        """Return whether a file's sidecar knows it otherwise than the ledger does."""
        sidecar = self._beside(record, _STATE)
        return sidecar.exists() and sidecar.read_bytes() != _state(record)

    def batches(self) -> Iterator[Path]:
        """Yield the files of issued batches, earliest numbers first in each period."""
        yield from sorted(self._folder.glob("*/issued/*.json"))

    def records(self) -> Iterator[FileRecord]:
        """Yield every file for a bank as its sidecar has it."""
        for path in sorted(self._folder.glob(f"*/*/outbound/*{_STATE}")):
            yield _read_state(path)

    def damaged(self) -> list[Path]:
        """Return the sidecars that cannot be understood."""
        readers: dict[str, Callable[[Path], object]] = {
            f"*/*/outbound/*{_STATE}": _read_state,
            f"*/*/outbound/*{_CONTENTS}": _read_contents,
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
        path = self._beside(record, _CONTENTS)
        return _read_contents(path) if path.exists() else []

    def answers(self, bank: str) -> list[Path]:
        """Return every archived answer of a bank."""
        return [
            path
            for path in content_files(self._folder, "inbound")
            if path.exists() and path.parents[1].name == bank
        ]

    def _beside(self, record: FileRecord, suffix: str) -> Path:
        folder = self._folder / str(record.period) / record.bank / "outbound"
        return folder / (record.name + suffix)


_CONTENT_FIELDS = tuple(name for name in fields_of(EInvoiceRecord) if name != "row_id")


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
            (number, dict(zip(_CONTENT_FIELDS, values, strict=True))) for *values, number in rows
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


def _batch(tx: ReadTransaction, first: int, last: int) -> dict[str, Any]:
    between = invoices.c.number.between(first, last)
    rows = tx.execute(select(invoices).where(between).order_by(invoices.c.number)).all()
    groups = _groups(tx, between)
    return {
        "period": str(rows[0].period),
        "issue_date": str(rows[0].issue_date),
        "due_date": str(rows[0].due_date),
        "invoices": [
            [
                *(getattr(row, name) for name in IDS),
                [getattr(row, name) for name in SUMS],
                groups.get(row.id, []),
            ]
            for row in rows
        ],
    }


def _groups(
    tx: ReadTransaction, between: ColumnElement[bool]
) -> dict[int, list[tuple[int, str, int]]]:
    """Return net cents by VAT percent and kind of each invoice."""
    columns = invoice_lines.c
    key = (columns.invoice_id, columns.vat_percent_e2, columns.vat_kind)
    query = (
        select(*key, func.sum(columns.net_cents))
        .join(invoices, invoices.c.id == columns.invoice_id)
        .where(between)
        .group_by(*key)
        .order_by(*key)
    )
    found: dict[int, list[tuple[int, str, int]]] = {}
    for invoice_id, percent, kind, net in tx.execute(query):
        found.setdefault(invoice_id, []).append((percent, str(kind), int(net)))
    return found


def _state(record: FileRecord) -> bytes:
    values = {**dataclasses.asdict(record), "period": str(record.period)}
    values["latest_sending_day"] = str(record.latest_sending_day)
    return json.dumps(values, sort_keys=True, indent=1).encode() + b"\n"
