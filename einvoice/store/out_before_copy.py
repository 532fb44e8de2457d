"""Invoices without a bank that may have gone out before a copy was put back."""

from sqlalchemy import func, select

from einvoice.core.events import Event
from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.store import lost_imports
from einvoice.store.journal import last_seq
from einvoice.store.tables import invoices, journal
from einvoice.store.transactions import ReadTransaction, WriteTransaction

MONTH = len("YYMM")
_NUMBERS_OF_A_MONTH = 10**7
_AGAIN = (Event.ISSUED_AGAIN, Event.MAY_BE_OUT)
PAPER_AGAIN = (*_AGAIN, Event.PAPER_MAY_BE_OUT)


def note_lost_deliveries(
    tx: WriteTransaction, *, is_older: bool, outside: bool, asked: bool
) -> bool:
    """Keep that mails and paper may be out of which the copy that was put back does not know.

    Where the archive is newer (``is_older``: the database) it knows the mails: then only paper may
    be out, which no archive has. So it is while the imports since that copy are ``asked`` for and
    nothing ``outside`` of the archive shows that more was done than it knows. A word on imports
    that was taken back puts no copy back.

    Returns:
        Whether paper alone may be out.
    """
    asked = asked and not (_is_paper_alone_out(tx) or lost_imports.is_reopened_alone(tx))
    if is_older or outside or asked:
        _note_may_be_out(tx, mails=outside or not is_older)
        return is_older and not outside
    return False


def _note_may_be_out(tx: WriteTransaction, *, mails: bool) -> None:
    event = Event.MAY_BE_OUT if mails else Event.PAPER_MAY_BE_OUT
    columns = invoices.c
    months = (
        select(func.max(columns.number), func.max(columns.period))
        .where(columns.state == InvoiceState.ISSUED, columns.bank == "")
        .group_by(columns.number // _NUMBERS_OF_A_MONTH)
    )
    for last, period in tx.execute(months).all():
        tx.journal(event, period, invoice_number(last))


def _is_paper_alone_out(tx: ReadTransaction) -> bool:
    """Return whether the imports that are asked for were lost with the database alone."""
    return last_seq(tx, Event.PAPER_MAY_BE_OUT) > last_seq(tx, Event.IMPORTS_REPEATED)


def last_again(tx: ReadTransaction) -> tuple[dict[str, str], dict[str, str]]:
    """Return by month of issue the last number that may be out: by mail or on paper; on paper."""
    columns = journal.c
    query = select(columns.subject, columns.event, columns.seq)
    noted = tx.execute(query.where(columns.event.in_(PAPER_AGAIN))).all()
    never = lost_imports.by_hand_spans(tx) if noted else []
    rows = sorted(
        (row.subject, row.event)
        for row in noted
        if not any(first < row.seq < last for first, last in never)
    )
    both = {last[:MONTH]: last for last, event in rows if event in _AGAIN}
    return both, {last[:MONTH]: last for last, _ in rows}
