"""How an invoice reaches its customer beside the bank: the wish, e-mail, paper and the portal."""

from dataclasses import dataclass

from einvoice.core.account_keys import key_of_buyer
from einvoice.core.direct_deliveries import Handed, Standing
from einvoice.core.invoices import NOT_ISSUED, NOT_LIVE
from einvoice.core.premises import Delivery
from einvoice.core.validity import valid_on
from einvoice.store import direct_deliveries, exports, paper_deliveries
from einvoice.store.exports import InvoiceRow
from einvoice.store.person import customer_rows
from einvoice.store.present_customers import is_same_time
from einvoice.store.transactions import ReadTransaction
from einvoice.store.user_flats import grants_on
from jobs.context import Context

_PERHAPS_OUT = frozenset({Standing.TO_PRINT, Standing.MAIL_REFUSED, Standing.MAIL_UNKNOWN})
"""Where an invoice is while nobody has said whether it went out before a copy was put back."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The ways of an invoice to its customer.

    ``wish`` is that of the flat's customer of today, None where nothing is said. ``standing`` is
    that of an issued invoice without a bank. ``mail`` is also there where the invoice was taken
    back. ``readers`` may see it in the portal today. ``printed_by_word``: a person said that it was
    printed, in no file of ours; ``perhaps_before``: it may have gone out before a copy.
    """

    wish: Delivery | None
    standing: Standing | None
    mail: Handed | None
    printed_at: str
    readers: int
    printed_by_word: bool = False
    perhaps_before: bool = False


def handed_over(tx: ReadTransaction, context: Context, row: InvoiceRow) -> HandedOver:
    """Return the ways of an invoice or draft to its customer."""
    customers, today = customer_rows(tx, row.flat_id), context.today
    now, standing, is_again = valid_on(customers, today), None, False
    if not row.bank and row.invoice_number and row.state not in NOT_LIVE:
        is_on = context.config.mail.is_on
        live = direct_deliveries.find_without_bank(tx, int(row.invoice_number), today, mails=is_on)
        if live:
            standing = live.standing
            is_again = live.is_again and standing in _PERHAPS_OUT
    readers = 0
    if row.state not in NOT_ISSUED:
        buyer = exports.buyer_of(tx, row.id)
        key = key_of_buyer(row.flat_id, customers, buyer, row.period.last_day)
        grants = grants_on(tx, row.flat_id, today)
        readers = len({g.user_id for g in grants if is_same_time(tx, g.key, key)})
    return HandedOver(
        wish=now.delivery if now else None,
        standing=standing,
        mail=direct_deliveries.mail_of(tx, row.id),
        printed_at=paper_deliveries.printed_at(tx, row.id),
        readers=readers,
        printed_by_word=paper_deliveries.is_printed_by_word(tx, row.id),
        perhaps_before=is_again,
    )
