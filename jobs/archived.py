"""Lets the archive know what was decided, so that a database from an older copy can catch up."""

from einvoice.core.deliveries import FileState
from einvoice.core.period import Period
from einvoice.store import files
from jobs.context import Context


def keep_decided(context: Context, period: Period) -> None:
    """Keep who got which number, which became void or credited, and which files were taken back.

    Called after each such commit, and again before anything is made of it: a killed run may not
    have reached it.
    """
    store = context.store
    with store.reading() as tx:
        store.ledger.keep_issued(tx, period)
        store.ledger.keep_void(tx, period)
        store.ledger.keep_credit_notes(tx, period)
        withdrawn = files.file_records(tx, period, states=[FileState.WITHDRAWN])
    for record in withdrawn:
        if record.attempt:
            store.ledger.keep_state(record)
        store.archive.outbox_path(record.bank, record.name).unlink(missing_ok=True)


def tidy(context: Context, period: Period) -> None:
    """Mend what a killed run left behind: sidecars that are older than the ledger.

    A sidecar that knows of more than the ledger has stopped the command before.
    """
    store = context.store
    with store.reading() as tx:
        records = files.file_records(tx, period)
    for record in records:
        if store.ledger.is_out_of_date(record):
            store.ledger.keep_state(record)
