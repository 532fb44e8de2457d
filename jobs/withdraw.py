"""Withdraws an issued invoice that no bank has: it becomes void, its number stays used."""

import hashlib
from collections.abc import Mapping, Sequence

from bank_adapters.messages.fail_codes import proves_refusal
from einvoice.core.errors import RefusedByCheckError, UsageError
from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.core.withdrawals import Standing, blocked
from einvoice.store import files, withdrawals
from einvoice.store.store import Transaction
from einvoice.store.withdrawals import IssuedNow
from jobs.archived import keep_decided
from jobs.context import Context


def void(context: Context, number: str, reason: str) -> IssuedNow:
    """Let an invoice become void, and return it as it was.

    A file that holds it and was never sent is taken back; its other invoices wait for a further
    one. The next `run` calculates the flat and issues a new invoice.

    Raises:
        UsageError: there is no such invoice, or no reason.
        RefusedByCheckError: a bank has it, or may have it.
    """
    if not reason.strip():
        raise UsageError("--reason: is empty, expected why")
    with context.store.transaction() as tx:
        found = _by_number(tx, number)
        why = blocked(standing_of(tx, [found])[found.id])
        if why is not None:
            raise RefusedByCheckError(
                f"invoice {number}: {why}, expected one that no bank has",
                f"`einvoice show {number}` shows where it stands; nothing was changed",
            )
        take_files_back(tx, [found])
        make_void(tx, [found], reason)
    keep_decided(context, found.period)
    return found


def _by_number(tx: Transaction, number: str) -> IssuedNow:
    plain = number.isascii() and number.isdigit()
    found = withdrawals.issued_by_number(tx.connection, int(number)) if plain else None
    if found is None:
        raise UsageError(
            f"{number}: no such live invoice, expected an invoice number",
            "`einvoice export invoices` lists all of a period",
        )
    return found


def standing_of(tx: Transaction, found: Sequence[IssuedNow]) -> Mapping[int, Standing]:
    """Return how invoices stand with their banks, by row id."""
    states = {}
    for file_id in {one.file_id for one in found if one.file_id is not None}:
        record = files.file_record(tx.connection, file_id)
        states[file_id] = None if record is None else record.state
    return {
        one.id: Standing(
            one.state,
            states.get(one.file_id or ""),
            proven_refused=one.fail_code is None or proves_refusal(one.fail_code),
        )
        for one in found
    }


def take_files_back(tx: Transaction, found: Sequence[IssuedNow]) -> None:
    """Withdraw the unsent files that invoices lie in."""
    rendered = {one.file_id for one in found if one.state is InvoiceState.RENDERED and one.file_id}
    for file_id in sorted(rendered):
        record = withdrawals.withdraw_file(tx.connection, file_id)
        tx.journal("file_withdrawn", record.period, file_id)


def make_void(tx: Transaction, found: Sequence[IssuedNow], reason: str) -> None:
    """Let invoices become void; the journal has the digest of the reason, which may name people."""
    withdrawals.make_void(tx.connection, [one.id for one in found], reason)
    digest = hashlib.sha256(reason.encode()).hexdigest()
    for one in found:
        number = invoice_number(one.number)
        tx.journal("voided", one.period, number, reason_sha256=digest)
