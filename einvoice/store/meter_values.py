"""The values of meters that a month is calculated from: of most meters those of two months.

The rest of a history is read where the month cannot be told without it. A company keeps years of
readings, and each month would take longer than the month before.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam, func, select

from einvoice.core.late_rows import LateRows
from einvoice.core.meters import Meter, Reading
from einvoice.core.regular_month import RegularMonth, Value, alone, regular_month
from einvoice.core.windows import ReadingWindows
from einvoice.store.among import among_ids
from einvoice.store.input_tables import readings
from einvoice.store.rows import rows_among
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
    for row in rows_among(tx, Reading, "meter_id", meter_ids):
        rows[row.meter_id].append(row)
    return rows


def _lately(
    tx: ReadTransaction, meter_ids: Sequence[str], windows: ReadingWindows
) -> dict[str, list[Value]]:
    """Return values since the window of the month before, and one for all that is earlier."""
    asked = {"ids": meter_ids, "since": windows.opening_day}
    values: dict[str, list[Value]] = defaultdict(list)
    for query in (_EARLIER, _RECENT):
        for meter_id, day, value_e3 in tx.rows(query, asked):
            values[meter_id].append((day, value_e3))
    return values


_RECENT = select(readings.c.meter_id, readings.c.read_on, readings.c.value_e3).where(
    among_ids(readings.c.meter_id), readings.c.read_on >= bindparam("since")
)
_EARLIER = (
    select(
        readings.c.meter_id,
        func.min(readings.c.read_on).label("first"),
        func.max(readings.c.value_e3).label("highest"),
    )
    .where(among_ids(readings.c.meter_id), readings.c.read_on < bindparam("since"))
    .group_by(readings.c.meter_id)
)
