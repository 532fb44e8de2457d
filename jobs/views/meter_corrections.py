"""Values of a flat's meters and its building's that imports wrote over: the old and the new."""

import datetime as dt
from collections.abc import Iterator

from einvoice.core.findings import Finding, Level
from einvoice.core.holds import METER_VALUE_CORRECTED, READING_CORRECTED
from einvoice.core.period import Period
from einvoice.store.meter_corrections import MeterCorrection, meter_corrections
from einvoice.store.transactions import ReadTransaction

_CLOSING_DAYS = dt.timedelta(days=3)
"""After a month's last day: readings of these days may close it."""


def corrected_values(
    tx: ReadTransaction, period: Period, flat_id: str, building_id: str
) -> Iterator[Finding]:
    """Yield a note for each value that an invoice of the month may rest on and that was another."""
    first_day, last_day = period.previous.first_day, period.last_day + _CLOSING_DAYS
    for row in meter_corrections(tx, (flat_id, building_id), first_day, last_day):
        yield _finding(row)


def _finding(row: MeterCorrection) -> Finding:
    if row.read_on is not None:
        of_reading = (
            ("meter", row.meter_id),
            ("day", str(row.read_on)),
            ("before", row.value.before),
            ("now", row.value.now),
            ("on", row.on),
        )
        return Finding(Level.NOTE, READING_CORRECTED, row.place_id, facts=of_reading)
    of_meter = (
        ("meter", row.meter_id),
        ("column", row.value.column),
        ("before", row.value.before),
        ("now", row.value.now),
        ("on", row.on),
    )
    return Finding(Level.NOTE, METER_VALUE_CORRECTED, row.place_id, facts=of_meter)
