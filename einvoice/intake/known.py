"""The existing rows that an import must know: answered by the store, asked chunk by chunk."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol, TypeAlias, TypeVar

from einvoice.core.balances import Balance
from einvoice.core.meters import HeatingMonth, Meter, Reading, Window
from einvoice.core.methods import Cost, Method, SingleCharge
from einvoice.core.period import Period
from einvoice.core.premises import Building, Customer, Flat
from einvoice.core.services import Service
from einvoice.core.subscriptions import Subscription
from einvoice.core.tariffs import Norm, Tariff
from einvoice.core.used_invoices import UsedInvoices

CoreRow: TypeAlias = (
    Building
    | Flat
    | Customer
    | Service
    | Meter
    | Reading
    | Tariff
    | Norm
    | Method
    | Cost
    | SingleCharge
    | Window
    | HeatingMonth
    | Subscription
    | Balance
)

Key: TypeAlias = tuple[object, ...]
"""Values of a row's key fields, in the order in which the row's class declares them."""

RowT = TypeVar("RowT")


class Known(Protocol):
    """Answers within one transaction: rows of earlier chunks and files count as existing."""

    def existing(self, row_type: type[RowT], keys: Collection[Key], /) -> Mapping[Key, RowT]:
        """Return the rows of that type that have one of the keys, by key."""
        ...

    def same_group(
        self, row_type: type[RowT], groups: Collection[Key], /
    ) -> Mapping[Key, Sequence[RowT]]:
        """Return the rows by group: the key without ``valid_from``. A group may be missing."""
        ...

    def missing(self, noun: str, ids: Collection[str], /) -> frozenset[str]:
        """Return the ids that do not exist; ``noun`` is building, flat, meter, service, bank."""
        ...

    def used_by(
        self, row_type: type[RowT], old_row: RowT | None, new_row: RowT, /
    ) -> Sequence[UsedInvoices]:
        """Return the issued invoices that a new row or a correction would alter."""
        ...

    def issued_to(self, customer: Customer, /) -> Sequence[int]:
        """Return the numbers that a customer's invoices of that flat have."""
        ...

    def counts_from(self, old_row: CoreRow | None, new_row: CoreRow, /) -> Period | None:
        """Return from which period on a row counts that an issued one has not used.

        ``None`` where such a row may not come late: it is refused then.
        """
        ...

    def counts_from_at_its_place(
        self, old_row: CoreRow | None, new_row: CoreRow, /
    ) -> Period | None:
        """Return from which period on the invoice of the row's own place counts it.

        ``None`` where that counts it in its own month: only neighbours were issued without it.
        """
        ...
