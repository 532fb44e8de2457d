"""The values of meters that a month is calculated from: of most meters those of two months.

The rest of a history is read where the month cannot be told without it. A company keeps years of
readings, and each month would take longer than the month before.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import func, select

from einvoice.core.late_rows import LateRows
from einvoice.core.meters import Meter, Reading
from einvoice.core.regular_month import RegularMonth, Value, alone, regular_month
from einvoice.core.windows import ReadingWindows
from einvoice.store.batches import in_batches
from einvoice.store.input_tables import readings
from einvoice.store.rows import select_rows
from einvoice.store.transactions import ReadTransaction


def regular_or_read(
    tx: ReadTransaction, meters: Sequence[Meter], late: Sequence[LateRows], windows: ReadingWindows
) -> tuple[Mapping[str, RegularMonth], Mapping[str, Sequence[Reading]]]:
    """Return the regular months of meters, and all readings of the other meters, by meter id."""
    regular = regular_months(tx, meters, late, windows)
    return regular, histories(tx, [m.meter_id for m in meters if m.meter_id not in regular])


def regular_months(
    tx: ReadTransaction, meters: Sequence[Meter], late: Sequence[LateRows], windows: ReadingWindows
) -> dict[str, RegularMonth]:
    """Return the regular months of those meters that have one and of which nothing came late."""
    told_late = {meter_id for rows in late for meter_id in (*rows.readings, *rows.meters)}
    asked = {m.meter_id: m for m in alone(meters) if m.meter_id not in told_late}
    months = {}
    for meter_id, values in _lately(tx, list(asked), windows).items():
        month = regular_month(asked[meter_id], values, windows)
        if month is not None:
            months[meter_id] = month
    return months


def histories(tx: ReadTransaction, meter_ids: Sequence[str]) -> Mapping[str, list[Reading]]:
    """Return all readings of some meters, by meter."""
    rows: dict[str, list[Reading]] = defaultdict(list)
    for part in in_batches(meter_ids):
        for row in select_rows(tx, Reading, readings.c.meter_id.in_(part)):
            rows[row.meter_id].append(row)
    return rows


def _lately(
    tx: ReadTransaction, meter_ids: Sequence[str], windows: ReadingWindows
) -> dict[str, list[Value]]:
    """Return values since the window of the month before, and one for all that is earlier."""
    columns = readings.c
    recent = select(columns.meter_id, columns.read_on, columns.value_e3).where(
        columns.read_on >= windows.opening_day
    )
    earlier = (
        select(columns.meter_id, func.min(columns.read_on), func.max(columns.value_e3))
        .where(columns.read_on < windows.opening_day)
        .group_by(columns.meter_id)
    )
    values: dict[str, list[Value]] = defaultdict(list)
    for part in in_batches(meter_ids):
        for query in (earlier, recent):
            for meter_id, day, value_e3 in tx.execute(query.where(columns.meter_id.in_(part))):
                values[meter_id].append((day, value_e3))
    return values
