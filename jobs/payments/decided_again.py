"""Payments decided anew after an import of flats, customers or orders.

Whose a payment is depends on who was the customer on its day. Rows may come after the payment: a
new owner told late, or imports that a copy of the database lost. Then the rules decide again what
they decided or left waiting, from the first payment that the rows concern.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from einvoice.core.account_keys import key_of_day
from einvoice.core.premises import Customer, Flat
from einvoice.core.subscriptions import Subscription
from einvoice.store import queued_payments
from einvoice.store.batches import in_batches
from einvoice.store.payment_lookups import customers_of
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from jobs.payments.decisions import decide_since
from jobs.payments.rules import AccountRules


@dataclass(slots=True)
class Changed:
    """The first days of imported rows that payments are matched by.

    ``first`` is the first day of any such row; ``flats`` are those with payments that rules
    applied, each with its own first day. A file may be of all flats: no others are remembered.
    """

    first: dt.date | None = None
    flats: dict[str, dt.date] = field(default_factory=dict)

    def note(self, tx: ReadTransaction, rows: Iterable[object]) -> None:
        """Add rows that were imported."""
        firsts: dict[str, dt.date] = {}
        for row in rows:
            if isinstance(row, Customer | Flat | Subscription):
                day = row.valid_from or dt.date.min
                firsts[row.flat_id] = min(day, firsts.get(row.flat_id, day))
        for batch in in_batches(sorted(firsts)):
            for flat_id in {key.flat_id for key, _ in queued_payments.shares_by_rules(tx, batch)}:
                day = firsts[flat_id]
                self.flats[flat_id] = min(day, self.flats.get(flat_id, day))
        if firsts:
            self.first = min(self.first or dt.date.max, *firsts.values())


def decide_again(tx: WriteTransaction, changed: Changed, rules: AccountRules) -> dt.date | None:
    """Decide the payments that changed rows concern, and all after them; return the first day."""
    days = [*_of_others(tx, changed.flats), *_waiting(tx, changed.first)]
    if not days:
        return None
    decide_since(tx, min(days), rules)
    return min(days)


def _of_others(tx: ReadTransaction, changed: Mapping[str, dt.date]) -> list[dt.date]:
    """Return the days of payments that a rule gave to somebody else than that day's customer."""
    days = []
    for batch in in_batches(sorted(changed)):
        shares = queued_payments.shares_by_rules(tx, batch)
        people = customers_of(tx, {key.flat_id for key, _ in shares})
        for key, day in shares:
            now = key_of_day(key.flat_id, people[key.flat_id], day)
            if day >= changed[key.flat_id] and key != now:
                days.append(day)
    return days


def _waiting(tx: ReadTransaction, first: dt.date | None) -> list[dt.date]:
    """Return the days of payments that no person took back and that wait since the first row."""
    if first is None:
        return []
    waiting = (d for d in queued_payments.queued(tx) if not d.by_person)
    return [d.payment.booked_on for d in waiting if d.payment.booked_on >= first]
