"""Keeps which mails and paper may be out of which a copy that was put back knows nothing."""

from einvoice.core.direct_deliveries import Standing
from einvoice.store import out_before_copy
from einvoice.store.direct_deliveries import without_bank
from einvoice.store.paper_deliveries import keep_paper_unknown, months_without_paper
from jobs.context import Context


def note_lost_deliveries(context: Context, *, is_older: bool, outside: bool, asked: bool) -> None:
    """Keep what may be out, mails and paper apart as `out_before_copy` does.

    Where paper alone may be out, it is that of the invoices which would be printed now: an address
    or an order that comes later must not bring them to anybody a second time.
    """
    with context.store.writing() as tx:
        paper_alone = out_before_copy.note_lost_deliveries(
            tx, is_older=is_older, outside=outside, asked=asked
        )
        for period in months_without_paper(tx) if paper_alone else ():
            rows = without_bank(tx, period, context.today, mails=context.config.mail.is_on)
            on_paper = [row for row in rows if row.standing is Standing.TO_PRINT]
            new = [row.id for row in on_paper if not row.paper_unknown]
            keep_paper_unknown(tx, new, context.clock.timestamp())
