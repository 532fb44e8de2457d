"""Readings that came late, and readings beside them that cannot be right at the same time."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from sqlalchemy import select

from einvoice.core.bounds import LateContradiction
from einvoice.core.meters import Meter, Reading, rise
from einvoice.store.among import among_ids
from einvoice.store.batches import in_batches
from einvoice.store.input_tables import late_readings_own
from einvoice.store.rows import rows_among
from einvoice.store.transactions import ReadTransaction

_Values = dict[dt.date, int]
_LATE_DAYS = select(late_readings_own.c.meter_id, late_readings_own.c.read_on).where(
    among_ids(late_readings_own.c.meter_id)
)


def late_contradictions(
    tx: ReadTransaction, rows: Sequence[Reading]
) -> Iterator[tuple[Reading, LateContradiction]]:
    """Yield the rows between which and a reading beside them the register falls, one being late.

    A fall between two readings that came in time is judged when its month is calculated: the month
    counts as missing. Of a late reading an issued month, a neighbour or a credit follows.
    """
    late = _late_days(tx, sorted({row.meter_id for row in rows}))
    if not late:
        return
    values, digits = _values(tx, sorted(late)), _digits(tx, sorted(late))
    for row in rows:
        own = values.get(row.meter_id, {})
        days = sorted(own)
        if row.read_on not in own:
            continue
        at = days.index(row.read_on)
        for before, now in pairwise(days[max(0, at - 1) : at + 2]):
            is_late = {before, now} & late[row.meter_id]
            if is_late and rise(own[before], own[now], digits[row.meter_id]) is None:
                yield row, LateContradiction(before, own[before], now, own[now], max(is_late))
                break


def _late_days(tx: ReadTransaction, meter_ids: Sequence[str]) -> Mapping[str, set[dt.date]]:
    days: dict[str, set[dt.date]] = {}
    for batch in in_batches(meter_ids):
        for row in tx.rows(_LATE_DAYS, {"ids": batch}):
            days.setdefault(row.meter_id, set()).add(row.read_on)
    return days


def _values(tx: ReadTransaction, meter_ids: Sequence[str]) -> Mapping[str, _Values]:
    values: dict[str, _Values] = {}
    for batch in in_batches(meter_ids):
        for row in rows_among(tx, Reading, "meter_id", batch):
            values.setdefault(row.meter_id, {})[row.read_on] = row.value_e3
    return values


def _digits(tx: ReadTransaction, meter_ids: Sequence[str]) -> Mapping[str, int]:
    return {
        meter.meter_id: meter.digits
        for batch in in_batches(meter_ids)
        for meter in rows_among(tx, Meter, "meter_id", batch)
    }
