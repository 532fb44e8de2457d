"""A new file in the ledger: recorded, told to the journal and frozen, ready to be sent."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from einvoice import __version__
from einvoice.core.events import Event
from einvoice.core.period import Period
from einvoice.store import files, frozen
from einvoice.store.file_contents import EInvoiceRecord, record_file
from einvoice.store.files import FileKind, FileRecord
from einvoice.store.frozen import Kind, Shard
from einvoice.store.transactions import WriteTransaction
from jobs.context import Context


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file whose bytes are in the outbox; ``total_cents`` is the sum that its footer shows."""

    file_id: str
    bank: str
    period: Period
    kind: FileKind
    sha256: str
    size: int
    total_cents: int = 0
    latest_sending_day: dt.date = dt.date.max
    contents: Sequence[EInvoiceRecord] = ()


def record_new_file(
    context: Context, tx: WriteTransaction, new: NewFile, **told: str | int
) -> FileRecord:
    """Record a file as ready; ``told`` is what the journal says of it beside its hash."""
    record = FileRecord(
        file_id=new.file_id,
        bank=new.bank,
        period=new.period,
        kind=new.kind,
        sequence=files.next_sequence(tx, new.bank, new.period, new.kind),
        name=context.adapters[new.bank].file_name(new.file_id),
        sha256=new.sha256,
        size=new.size,
        invoices=len(new.contents),
        total_cents=new.total_cents,
        latest_sending_day=new.latest_sending_day,
        version=__version__,
    )
    record_file(tx, record, new.contents)
    tx.journal(Event.FILE_READY, new.period, new.file_id, sha256=new.sha256, **told)
    frozen.freeze(tx, [Shard(Kind.FILE, new.period, file_id=new.file_id)], "rendered")
    return record
