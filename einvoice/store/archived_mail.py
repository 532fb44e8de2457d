"""Mails as the archive keeps them: a database from an older copy mails nothing a second time.

``archive/<month consumed>/mailed/<invoice number>.json`` is written before the first byte of a
mail's text goes out, and again with the server's answer. It holds no name and no address.
"""

import dataclasses
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import select

from einvoice.core.direct_deliveries import Channel, Handed, HandedState
from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.store.batches import in_batches
from einvoice.store.direct_deliveries import keep_mail, mail_of
from einvoice.store.direct_tables import direct_deliveries
from einvoice.store.sidecars import is_damaged, understood
from einvoice.store.tables import invoices
from einvoice.store.transactions import ReadTransaction, WriteTransaction

FOLDER = "mailed"
_BEGUN = (HandedState.SENT, HandedState.REFUSED, HandedState.UNKNOWN)
_OPEN = (HandedState.INTENDED, HandedState.UNKNOWN)


def mails_kept(
    tx: ReadTransaction, archive_folder: Path, invoice_ids: Iterable[int]
) -> Iterator[tuple[Path, bytes]]:
    """Yield where the archive keeps mails that have begun, and their contents."""
    mail = direct_deliveries.c
    for part in in_batches(sorted(invoice_ids)):
        query = (
            select(invoices.c.number, invoices.c.period, direct_deliveries)
            .join(direct_deliveries, mail.invoice_id == invoices.c.id)
            .where(mail.invoice_id.in_(part), mail.channel == Channel.EMAIL)
            .where(mail.state.in_(_BEGUN))
        )
        for row in tx.execute(query):
            handed = {name: getattr(row, name) for name in _FIELDS}
            content = json.dumps(handed, ensure_ascii=False).encode() + b"\n"
            name = f"{invoice_number(row.number)}.json"
            yield archive_folder / str(row.period) / FOLDER / name, content


_FIELDS = tuple(field.name for field in dataclasses.fields(Handed) if field.name != "reason")


def adopt_mails(tx: WriteTransaction, archive_folder: Path, period: Period) -> list[str]:
    """Take over what the archive knows of a period's mails and the database does not.

    Returns:
        The numbers of their invoices. What is damaged counts as a mail that may have been sent.
    """
    adopted = []
    for path in sorted((archive_folder / str(period) / FOLDER).glob("*.json")):
        query = select(invoices.c.id).where(
            invoices.c.number == int(path.stem), invoices.c.state == InvoiceState.ISSUED
        )
        invoice_id = tx.scalar(query)
        known = None if invoice_id is None else mail_of(tx, invoice_id)
        if invoice_id is None or (known is not None and known.state not in _OPEN):
            continue
        there = _lost(path) if is_damaged(path, _read) else _read(path)
        if known is None or known.attempt < there.attempt or _is_settled(known, there):
            keep_mail(tx, invoice_id, there)
            adopted.append(path.stem)
    return adopted


def _is_settled(known: Handed, there: Handed) -> bool:
    """Return whether the archive has the answer to an attempt that was cut off before its end."""
    same = known.attempt == there.attempt
    return same and known.state is not there.state


def _lost(path: Path) -> Handed:
    return Handed(HandedState.UNKNOWN, path.stem, 1)


def _read(path: Path) -> Handed:
    with understood(path):
        row = json.loads(path.read_text("utf-8"))
        return Handed(**row | {"state": HandedState(row["state"])})
