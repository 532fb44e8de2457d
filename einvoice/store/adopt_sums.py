"""Invoices of which an older copy has not the lines: their sums come from the archive."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row, delete, insert

from einvoice.core.invoices import Buyer, InvoiceLine, InvoiceState
from einvoice.core.tariffs import VatKind
from einvoice.store import sequences
from einvoice.store.archive_ledger import IssuedBatch, IssuedInvoice
from einvoice.store.kept_lines import KeptLines, drop_lines, keep_lines
from einvoice.store.rows import fields_of
from einvoice.store.tables import SUMS, invoices
from einvoice.store.transactions import WriteTransaction

_SERVICE = "other"
NOBODY = MappingProxyType(dict.fromkeys((f"buyer_{name}" for name in fields_of(Buyer)), ""))


@dataclass(frozen=True, slots=True)
class WrittenDocument:
    """An invoice as its archived bytes say it: its buyer, and the net of each line in cents.

    ``buyer`` has no code where the bank's file shows none, and never an e-mail address.
    """

    buyer: Buyer
    nets_cents: tuple[int, ...]

    def is_of(self, row: Row[Any]) -> bool:
        """Return whether a draft is for the same person: same name, and code where it is shown."""
        code = self.buyer.code in {"", row.buyer_code}
        return code and self.buyer.name == row.buyer_name


def unwritten(_number: int) -> WrittenDocument | None:
    """Return what the bytes of an invoice say where nobody has any."""
    return None


def drop_draft(tx: WriteTransaction, draft: Row[Any] | None) -> None:
    """Remove a draft and its lines; nothing where there is none."""
    if draft is not None:
        drop_lines(tx, [draft.id])
        tx.execute(delete(invoices).where(invoices.c.id == draft.id))


def buyer_of(draft: Row[Any] | None, said: WrittenDocument | None) -> Mapping[str, str]:
    """Return the buyer of the bytes, or the draft's where it is the same or the bytes are lost."""
    if draft is not None and (said is None or said.is_of(draft)):
        return {name: getattr(draft, name) for name in NOBODY}
    if said is None:
        return NOBODY
    return {f"buyer_{name}": getattr(said.buyer, name) for name in fields_of(Buyer)}


def put_sums(
    tx: WriteTransaction,
    batch: IssuedBatch,
    issued: IssuedInvoice,
    buyer: Mapping[str, str],
    state: InvoiceState,
) -> None:
    """Keep an invoice of which only the sums are known, and its buyer where somebody says it."""
    row = sequences.take(tx, "invoice_row", 1) + 1
    tx.execute(
        insert(invoices).values(
            id=row,
            flat_id=issued.flat_id,
            building_id=issued.building_id,
            period=batch.period,
            position=issued.position,
            state=state,
            number=issued.number,
            issue_date=batch.issue_date,
            due_date=batch.due_date,
            bank="",
            notices=(),
            **buyer,
            **dict(zip(SUMS, issued.sums, strict=True)),
        )
    )
    keep_lines(tx, [(row, KeptLines.of(tuple(_lines(issued))))])


def _lines(issued: IssuedInvoice) -> Iterator[InvoiceLine]:
    """Yield one line per VAT rate: all that the archive knows of the lines."""
    for place, (percent, kind, net) in enumerate(issued.groups, 1):
        yield InvoiceLine(
            place, _SERVICE, None, "", None, net, percent, VatKind(kind), rule="archived"
        )
