"""The bytes of a file on their way to a bank: archived before they are sent, made again if lost."""

from pathlib import Path
from typing import NoReturn

from einvoice.core.deliveries import FileState
from einvoice.core.errors import RefusedByCheckError
from einvoice.core.events import Event
from einvoice.store.banks_of_flats import goes_to_former_customers
from einvoice.store.files import FileKind, FileRecord
from einvoice.store.transactions import WriteTransaction
from einvoice.store.withdrawals import withdraw_file
from jobs.context import Context
from jobs.seller_messages import tell_again
from jobs.steps.made_again import make_again


def archived_bytes(context: Context, record: FileRecord) -> Path | None:
    """Return a file's archived bytes, which move there from the outbox first.

    Bytes that were lost or changed in the outbox are made again from what is stored; ``None`` when
    that gives other bytes than those of the ledger.

    Raises:
        RefusedByCheckError: the archive holds other bytes under this name. They may have been sent
            by a database that is gone, so nothing replaces them.
    """
    archive = context.store.archive
    target = archive.path(record.period, record.bank, "outbound", record.name)
    waiting = archive.outbox_path(record.bank, record.name)
    if not target.exists() and not archive.holds(waiting, record.sha256):
        if not make_again(context, record):
            return None
        with context.store.writing() as tx:
            tx.journal(Event.FILE_MADE_AGAIN, record.period, record.file_id)
    context.store.archive_file(record)
    return target


def goes_to_others(context: Context, record: FileRecord) -> bool:
    """Return whether an earlier version made an unsent file for a former customer's account."""
    if record.state is not FileState.READY or record.kind != FileKind.INVOICES:
        return False
    with context.store.reading() as tx:
        return goes_to_former_customers(tx, record, context.today)


def take_back_others(context: Context, record: FileRecord) -> NoReturn:
    """Withdraw such a file: its invoices go where their own customers ordered.

    Raises:
        RefusedByCheckError: always; it says so and names the next command.
    """
    _withdraw(context, record, "former customer")
    raise RefusedByCheckError("file-of-former-customer", file=record.file_id, period=record.period)


def take_back(context: Context, record: FileRecord) -> NoReturn:
    """Withdraw an unsent file whose bytes are lost, so that its content goes into a further one.

    Raises:
        RefusedByCheckError: always; it says so and names the next command.
    """
    _withdraw(context, record, "bytes lost")
    raise RefusedByCheckError("file-bytes-lost", file=record.file_id, period=record.period)


def _withdraw(context: Context, record: FileRecord, why: str) -> None:
    with context.store.writing() as tx:
        take_back_within(context, tx, record, why)


def take_back_within(context: Context, tx: WriteTransaction, record: FileRecord, why: str) -> None:
    """Withdraw an unsent file within a transaction; its content goes into a further one."""
    withdraw_file(tx, record.file_id)
    tx.journal(Event.FILE_WITHDRAWN, record.period, record.file_id, why=why)
    if record.kind == FileKind.APPLICATION_SELLER:
        tell_again(context, tx, record)
