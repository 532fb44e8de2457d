"""Doubts about values of meters: they rest on two values, so that either may be mended.

A step between two values of a meter is above the bounds of `[limits]`, or a value and a value that
came late cannot both be right.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from einvoice.core.bounds import Bounds
from einvoice.core.meters import Meter, Reading
from einvoice.core.unsettled import RowState, UnsettledRow
from einvoice.intake.bounds import contradicts_late, step_out_of_bounds
from einvoice.intake.table import Fault
from einvoice.store import unsettled_rows
from einvoice.store.input_tables import meters_table, readings
from einvoice.store.late_values import late_contradictions
from einvoice.store.reading_steps import meter_steps, reading_steps
from einvoice.store.rows import select_rows
from einvoice.store.transactions import ReadTransaction

KINDS = ("meters", "readings")
MeterRow = Meter | Reading


def doubts_of(
    tx: ReadTransaction,
    bounds: Bounds,
    rows: Sequence[MeterRow],
    changed: Sequence[MeterRow],
) -> Mapping[object, list[Fault]]:
    """Return the faults of rows that were written, by row; rows without any are left out.

    Only those ``changed`` may contradict: of two readings the other was there, and was looked at.
    """
    faults: dict[object, list[Fault]] = {}
    for row, fault in _faults(tx, bounds, rows, changed):
        faults.setdefault(row, []).append(fault)
    return faults


def _faults(
    tx: ReadTransaction, bounds: Bounds, rows: Sequence[MeterRow], changed: Sequence[MeterRow]
) -> Iterator[tuple[MeterRow, Fault]]:
    of_readings = [row for row in rows if isinstance(row, Reading)]
    steps = reading_steps(tx, of_readings, bounds.least_use_e3)
    for row in of_readings if steps else ():
        step = steps.get((row.meter_id, row.read_on))
        for fault in step_out_of_bounds(step, bounds) if step is not None else ():
            yield row, fault
    of_changed = [row for row in changed if isinstance(row, Reading)]
    for row, contradiction in late_contradictions(tx, of_changed):
        yield row, contradicts_late(contradiction)
    of_meters = [row for row in rows if isinstance(row, Meter)]
    own = meter_steps(tx, of_meters)
    for meter in of_meters:
        for column, step in own[meter.meter_id]:
            for fault in step_out_of_bounds(step, bounds):
                yield meter, replace(fault, column=column)


def no_longer(
    tx: ReadTransaction, bounds: Bounds, meter_ids: Collection[str]
) -> list[UnsettledRow]:
    """Return open doubtful rows of some meters of which nothing is in doubt any more.

    The other of the two values was mended.
    """
    doubted = [row for row in _doubted(tx) if row.meter_id in meter_ids]
    rows = {row.number: known for row in doubted for known in _written(tx, row)}
    written = list(rows.values())
    faults = doubts_of(tx, bounds, written, written)
    return [row for row in doubted if row.number in rows and rows[row.number] not in faults]


def doubted_meters(tx: ReadTransaction) -> frozenset[str]:
    """Return the meters of which an open row is in doubt."""
    return frozenset(row.meter_id for row in _doubted(tx))


def _doubted(tx: ReadTransaction) -> list[UnsettledRow]:
    return [
        row
        for kind in KINDS
        for row in unsettled_rows.rows_of_kind(tx, kind)
        if row.state is RowState.DOUBTFUL
    ]


def _written(tx: ReadTransaction, row: UnsettledRow) -> Sequence[MeterRow]:
    """Return the meter or the reading that an unsettled row became."""
    if row.kind == "meters":
        return select_rows(tx, Meter, meters_table.c.meter_id == row.meter_id)
    day = dt.date.fromisoformat(row.key.rpartition(" ")[2])
    of_day = readings.c.read_on == day
    return select_rows(tx, Reading, readings.c.meter_id == row.meter_id, of_day)
