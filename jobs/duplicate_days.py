"""From which day on a bank takes again what it refused as a duplicate."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from bank_adapters.messages.fail_codes import DUPLICATE, DUPLICATE_DAYS
from einvoice.clock import RIGA
from einvoice.core.invoices import InvoiceState
from einvoice.store import files
from einvoice.store.refused import RefusedInvoice
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context


def again_from(sent_at: str) -> dt.date:
    """Return the first day on which a bank takes what it was sent at a moment and refused.

    It had the first at the latest when it was sent what it refused: the days are counted from
    there, as the bank's calendar has them.

    >>> again_from("2026-11-09T22:30:00Z")  # half past midnight in Riga
    datetime.date(2026, 11, 16)
    """
    sent = dt.datetime.fromisoformat(sent_at).astimezone(RIGA)
    return sent.date() + dt.timedelta(days=DUPLICATE_DAYS + 1)


def later_days(
    context: Context, tx: ReadTransaction, file_ids: Iterable[str]
) -> Mapping[str, dt.date]:
    """Return by file the day from which its duplicates go again, where that is yet to come."""
    wanted = set(file_ids)
    records = files.records_of(tx, wanted) if wanted else ()
    days = {row.file_id: again_from(row.sent_at) for row in records if row.sent_at}
    return {file_id: day for file_id, day in days.items() if day > context.today}


def with_days(
    context: Context, tx: ReadTransaction, refused: Iterable[RefusedInvoice]
) -> list[RefusedInvoice]:
    """Return refused invoices with the day from which their bank takes them again.

    Only of those that the bank, asked, does not have, and that would go to the same account.
    """
    rows = list(refused)
    days = later_days(context, tx, {row.file_id for row in rows if _goes_again(row)})
    return [
        replace(row, again_from=days.get(row.file_id)) if _goes_again(row) else row for row in rows
    ]


def is_duplicate(code: int | None, state: InvoiceState) -> bool:
    """Return whether a bank refused an invoice as a duplicate."""
    return code == DUPLICATE and state is InvoiceState.REJECTED


def _goes_again(row: RefusedInvoice) -> bool:
    return row.fail_code == DUPLICATE and row.said is False and not (row.mended or row.credit_note)
