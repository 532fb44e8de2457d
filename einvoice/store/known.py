"""The store's knowledge for the checks of the intake: existing rows, parents, issued use."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import Column, Select, Table, bindparam, select

from einvoice.core.meters import Meter, Reading
from einvoice.core.ownership import Owner, same_customer
from einvoice.core.period import Period
from einvoice.core.premises import Customer
from einvoice.core.used_invoices import UsedInvoices
from einvoice.store import input_tables as t
from einvoice.store.among import among_ids
from einvoice.store.batches import in_batches
from einvoice.store.rows import TABLES, RowType, fields_of, key_fields
from einvoice.store.tables import invoices
from einvoice.store.transactions import ReadTransaction
from einvoice.store.used_rows import IssuedUse

_PARENTS = {
    "building": t.buildings.c.building_id,
    "flat": t.flats.c.flat_id,
    "meter": t.meters_table.c.meter_id,
    "service": t.services.c.service,
}
Item = TypeVar("Item")


class Known:
    """Answers from the database, within the caller's transaction."""

    def __init__(
        self, tx: ReadTransaction, services: frozenset[str], banks: frozenset[str]
    ) -> None:
        self._tx = tx
        self._always = {"service": services, "bank": banks}
        self._issued_use = IssuedUse(tx)
        self._own_use = IssuedUse(tx, neighbours=False)

    def existing(
        self, row_type: type[RowType], keys: Collection[tuple[object, ...]]
    ) -> Mapping[tuple[object, ...], RowType]:
        """Return the stored rows that have one of the keys."""
        names = key_fields(row_type)
        return {_values(row, names): row for row in self._by(row_type, names, keys)}

    def same_group(
        self, row_type: type[RowType], groups: Collection[tuple[object, ...]]
    ) -> Mapping[tuple[object, ...], Sequence[RowType]]:
        """Return the stored rows by group; a group is the key without ``valid_from``."""
        names = tuple(name for name in key_fields(row_type) if name != "valid_from")
        members: dict[tuple[object, ...], list[RowType]] = defaultdict(list)
        for row in self._by(row_type, names, groups):
            members[_values(row, names)].append(row)
        return members

    def missing(self, noun: str, ids: Collection[str]) -> frozenset[str]:
        """Return the ids of buildings, flats, meters, services or banks that do not exist.

        Built-in services and configured banks exist without a row.
        """
        known = set(self._always.get(noun, ()))
        column = _PARENTS.get(noun)
        if column is not None:
            query = _there(column)
            for batch in in_batches(sorted(set(ids) - known)):
                known.update(row[0] for row in self._tx.rows(query, {"ids": batch}))
        return frozenset(ids) - known

    def used_by(self, row_type: type, old: object | None, new: object) -> list[UsedInvoices]:
        """Return the issued invoices that a new row or a correction would alter."""
        del row_type
        used = self._issued_use.of(old, new)
        lost = (
            used
            and isinstance(new, Meter | Reading)
            and self._issued_use.knows_only_sums(new, used)
        )
        return [] if lost else used

    def issued_to(self, customer: Customer) -> Sequence[int]:
        """Return the numbers that a customer's invoices of that flat have, whatever became of them.

        Those that were taken back or refused stay the customer's too.
        """
        columns = invoices.c
        query = (
            select(columns.number, columns.buyer_name, columns.buyer_code)
            .where(columns.flat_id == customer.flat_id, columns.number.is_not(None))
            .order_by(columns.number)
        )
        return [
            row.number
            for row in self._tx.execute(query)
            if same_customer(Owner(row.buyer_name, row.buyer_code), customer)
        ]

    def counts_from(self, old: object | None, new: object) -> Period | None:
        """Return from which period on a row counts that comes late, ``None`` if it may not."""
        return self._issued_use.counts_from(old, new)

    def counts_from_at_its_place(self, old: object | None, new: object) -> Period | None:
        """Return from which period on the place's own invoice counts it, ``None`` if in its own."""
        own = self._own_use
        return own.counts_from(old, new) if own.of(old, new) else None

    def _by(
        self, row_type: type[RowType], names: tuple[str, ...], keys: Collection[tuple[object, ...]]
    ) -> list[RowType]:
        """Return the rows that have one of the keys.

        Asked by the first field and the range of the others: a list of whole keys costs SQLite
        more than all else of an import.
        """
        query = _near(TABLES[row_type], fields_of(row_type), names)
        rows: list[RowType] = []
        for batch in in_batches(sorted(set(keys), key=itemgetter(0))):
            wanted = set(batch)
            firsts, *others = zip(*batch, strict=True)
            values: dict[str, object] = {"ids": list(dict.fromkeys(map(str, firsts)))}
            for name, own in zip(names[1:], others, strict=True):
                values[f"{name}_from"], values[f"{name}_to"] = _range(own)
            there = [row_type(*row) for row in self._tx.rows(query, values)]
            rows += [row for row in there if _values(row, names) in wanted]
        return rows


@cache
def _there(column: Column[str]) -> Select[str]:
    return select(column).where(among_ids(column))


@cache
def _near(
    table: Table, fields: tuple[str, ...], names: tuple[str, ...]
) -> Select[*tuple[Any, ...]]:
    """Return the query for rows whose first name is among ids, the others each in a range.

    Built once: a list of ids in a query's text stays in memory, since SQLAlchemy's values hold each
    other, until the collector of cycles comes, after millions of rows.
    """
    first, *others = [table.c[name] for name in names]
    ranges = [
        column.between(bindparam(f"{column.name}_from"), bindparam(f"{column.name}_to"))
        for column in others
    ]
    return select(*(table.c[name] for name in fields)).where(among_ids(first), *ranges)


def _range(values: Sequence[Any]) -> tuple[Any, Any]:
    """Return the first and the last of some values; None is an open start, before all."""
    known = [value for value in values if value is not None]
    first = min(known) if len(known) == len(values) else None
    return first, max(known, default=None)


def _values(row: object, names: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in names)
