"""The span of a customer of a flat: since when until when.

A resident's rights are for one account key: a flat, and the first day of a tenure. Which customer
that is, the rules of `core.ownership` decide, as they do for accounts; `span_conditions` puts it
into the queries, so that rows of an earlier or later customer are never loaded.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import bindparam, select

from einvoice.core.account_keys import AccountKey, key_of_row
from einvoice.core.ownership import same_customer, spellings
from einvoice.core.period import Period
from einvoice.core.premises import Customer
from einvoice.store.customer_rows import customers_of
from einvoice.store.input_tables import buildings, flats
from einvoice.store.transactions import ReadTransaction

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CustomerSpan:
    """The time of a customer in a flat, both days inclusive; ``until`` None = still there.

    ``is_first``: no earlier customer of the flat is known.
    ``after`` and ``before`` part the invoices of a customer who left and came back: those of this
    time are of the periods after the one and up to the other; None = all.
    """

    key: AccountKey
    until: dt.date | None
    is_first: bool
    after: Period | None
    before: Period | None
    rows: tuple[Customer, ...] = field(repr=False)

    @property
    def since(self) -> dt.date:
        """The first day."""
        return self.key.since

    def has_ended(self, today: dt.date) -> bool:
        """Return whether the customer is no longer there on a day."""
        return self.until is not None and self.until < today

    def covers(self, day: dt.date) -> bool:
        """Return whether something of a day is the customer's; before all rows, the first's."""
        begun = self.is_first or self.since <= day
        return begun and (self.until is None or day <= self.until)

    def last_day(self, today: dt.date) -> dt.date:
        """Return the last day of the span up to today."""
        return today if self.until is None else min(self.until, today)


@dataclass(frozen=True, slots=True)
class FlatPlace:
    """Where a flat is: its number, and its building with the address."""

    flat_id: str
    number: str
    building_id: str
    address: str
    city: str
    postal_code: str


def span_of(tx: ReadTransaction, key: AccountKey) -> CustomerSpan | None:
    """Return the span of a customer of a flat; None where no customer's time begins so.

    It ends with the last row of the tenure, at the latest on the day before another's row begins.
    """
    return tx.once(("span", key), lambda: _span(customers_of(tx, key.flat_id), key))


def _span(rows: Sequence[Customer], key: AccountKey) -> CustomerSpan | None:
    own = [row for row in rows if key_of_row(key.flat_id, rows, row) == key]
    if not own:
        return None
    last = max(own, key=lambda row: row.valid_from)
    next_day = min(
        (row.valid_from for row in rows if row.valid_from > last.valid_from), default=None
    )
    until = last.valid_to
    if next_day is not None and (until is None or until >= next_day):
        until = next_day - _ONE_DAY
    theirs = [row for row in rows if any(same_customer(row, mine) for mine in own)]
    earlier = [row.valid_to for row in theirs if row.valid_from < key.since and row.valid_to]
    comes_back = any(row.valid_from > last.valid_from for row in theirs)
    return CustomerSpan(
        key=key,
        until=until,
        is_first=not any(row.valid_from < key.since for row in rows),
        after=_last_period(max(earlier)) if earlier else None,
        before=_last_period(until) if comes_back and until else None,
        rows=tuple(own),
    )


def place_of(tx: ReadTransaction, flat_id: str) -> FlatPlace | None:
    """Return where a flat is, by its latest row; None where it is not known."""
    row = tx.once(("place", flat_id), lambda: tx.row(_PLACE, {"flat_id": flat_id}))
    return None if row is None else FlatPlace(*row)


PLACES = select(
    flats.c.flat_id,
    flats.c.number,
    buildings.c.building_id,
    buildings.c.address,
    buildings.c.city,
    buildings.c.postal_code,
).join(buildings, buildings.c.building_id == flats.c.building_id)
"""The places of all rows of flats."""
_PLACE = (
    PLACES.where(flats.c.flat_id == bindparam("flat_id"))
    .order_by(flats.c.valid_from.desc())
    .limit(1)
)


def named_in(span: CustomerSpan) -> Sequence[str]:
    """Return the texts by which an import file may name the customer: codes and names."""
    names = {row.name for row in span.rows if row.name}
    return sorted(names | spellings(row.code for row in span.rows))


def _last_period(day: dt.date) -> Period:
    """Return the last period that has ended on a day."""
    period = Period.of(day)
    return period if period.last_day == day else period.previous
