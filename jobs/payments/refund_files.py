"""Files that order refunds from a bank: made once, archived, compared, and then given out.

A file follows from its refunds and the moment it was made, both kept before it exists: whatever is
killed, the next time the same bytes come. A refund is in one file, and a lost file is given out
again from the archive.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from bank_adapters.messages.pain001 import (
    Transfer,
    TransferOrder,
    read_order,
    render_order,
    written_name,
)
from einvoice.core.errors import RefusedByCheckError, UsageError
from einvoice.core.events import Event
from einvoice.core.period import Period
from einvoice.core.refunds import Refund, file_id
from einvoice.store import refunds
from einvoice.store.archive import hash_of, written_whole
from einvoice.store.archived_refunds import refund_file_path
from einvoice.store.refunds import RefundFile
from einvoice.store.transactions import ReadTransaction
from einvoice.texts.screens import label
from jobs.context import Context

_LANGUAGE = "lv"
"""Banks take no Cyrillic letters."""


@dataclass(frozen=True, slots=True)
class WrittenRefunds:
    """A file that was given out: where it is, how many refunds it orders, and their sum."""

    path: Path
    file_id: str
    refunds: int
    cents: int


def write_refunds(context: Context, folder: Path) -> list[WrittenRefunds]:
    """Put the refunds of the list into files, one for each of our accounts, and give them out.

    Files that a killed command left unfinished are given out first.

    Raises:
        UsageError: the folder does not exist.
        RefusedByCheckError: a file is not what it has to be; it is not given out.
    """
    _require(folder)
    with context.store.writing() as tx:
        listed = refunds.listed_refunds(tx)
        for account in sorted({refund.from_account for refund in listed}):
            own = [refund for refund in listed if refund.from_account == account]
            made_at = context.clock.now().isoformat()
            made = RefundFile(file_id(own), account, made_at, sha256="", is_written=False)
            file = replace(made, sha256=_sha256(render_order(_order(context, made, own))))
            refunds.put_into_file(tx, file, own)
            facts = {"refunds": len(own), "cents": sum(refund.cents for refund in own)}
            tx.journal(Event.REFUNDS_ORDERED, Period.of(context.today), file.file_id, **facts)
    with context.store.reading() as tx:
        waiting = [file for file in refunds.all_refund_files(tx) if not file.is_written]
        orders = {file.file_id: _order_of(tx, context, file) for file in waiting}
    return [_give_out(context, file, orders[file.file_id], folder) for file in waiting]


def write_again(context: Context, beginning: str, folder: Path) -> WrittenRefunds:
    """Give out a file once more, the same bytes.

    Raises:
        UsageError: there is no such file or folder.
        RefusedByCheckError: the bank paid a part of it, a part is cancelled, or the archive does
            not have its bytes.
    """
    _require(folder)
    with context.store.reading() as tx:
        files = [f for f in refunds.all_refund_files(tx) if f.file_id.startswith(beginning.upper())]
        if len(files) != 1 or not beginning:
            raise UsageError("refund-file-unknown", file=beginning)
        (file,) = files
        own = refunds.refunds_in_file(tx, file.file_id)
        settled = refunds.settled(tx, [refund.refund_id for refund in own])
    if settled or any(refund.is_cancelled for refund in own):
        raise RefusedByCheckError("refund-file-settled", file=file.file_id)
    source = refund_file_path(context.store.data_dir / "archive", file)
    if not context.store.archive.holds(source, file.sha256):
        raise RefusedByCheckError("refund-file-changed", file=file.file_id)
    _copy(source.read_bytes(), folder / f"{file.file_id}.xml")
    return _written(file, own, folder)


def _give_out(
    context: Context, file: RefundFile, order: TransferOrder, folder: Path
) -> WrittenRefunds:
    """Archive a file, compare it with what was decided, and only then write it for the bank."""
    content = render_order(order)
    kept = refund_file_path(context.store.data_dir / "archive", file)
    if not kept.exists():
        with context.store.archive.written(kept, 0o400) as out:
            out.write(content)
    archived = kept.read_bytes()
    if _sha256(archived) != file.sha256 or _read_back(archived) != order:
        raise RefusedByCheckError("refund-file-changed", file=file.file_id)
    _copy(archived, folder / f"{file.file_id}.xml")
    with context.store.writing() as tx:
        refunds.set_written(tx, file.file_id)
        own = refunds.refunds_in_file(tx, file.file_id)
    return _written(file, own, folder)


def _read_back(content: bytes) -> TransferOrder | None:
    try:
        return read_order(content)
    except ValueError:
        return None


def _copy(content: bytes, target: Path) -> None:
    """Write a file for a person to upload; another file of that name is never replaced."""
    if target.exists() and hash_of(target) != _sha256(content):
        raise RefusedByCheckError("refund-file-there", path=target)
    with written_whole(target, 0o600) as out:
        out.write(content)


def _order_of(tx: ReadTransaction, context: Context, file: RefundFile) -> TransferOrder:
    return _order(context, file, refunds.refunds_in_file(tx, file.file_id))


def _order(context: Context, file: RefundFile, own: Iterable[Refund]) -> TransferOrder:
    """Return what a file orders; cancelled refunds are in it, for its bytes never change."""
    banks = context.config.banks.values()
    bic = next((bank.bic for bank in banks if bank.account == file.account), "")
    text = label("refund.remittance", _LANGUAGE)
    transfers = tuple(
        Transfer(
            refund.refund_id,
            refund.cents,
            refund.to_account,
            written_name(refund.to_name) or text,
            written_name(text),
        )
        for refund in sorted(own, key=lambda refund: refund.refund_id)
    )
    made_at = dt.datetime.fromisoformat(file.made_at)
    seller = written_name(context.config.seller.name)
    return TransferOrder(file.file_id, made_at, file.account, seller, bic, transfers)


def _written(file: RefundFile, own: list[Refund], folder: Path) -> WrittenRefunds:
    total = sum(refund.cents for refund in own)
    return WrittenRefunds(folder / f"{file.file_id}.xml", file.file_id, len(own), total)


def _require(folder: Path) -> None:
    if not folder.is_dir():
        raise UsageError("no-such-folder", path=folder)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
