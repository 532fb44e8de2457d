"""The readings beside a doubtful row, so that a person sees at once whether it is mistyped."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from einvoice.core.meters import PlaceKind
from einvoice.core.unsettled import RowState, UnsettledRow
from einvoice.store import reading_steps
from einvoice.store.transactions import ReadTransaction

_KINDS = ("meters", "readings")
_SHOWN_ROWS = 20
_SHOWN_READINGS = 4


@dataclass(frozen=True, slots=True)
class DoubtfulValue:
    """A doubtful row of a meter: its place, and its last readings by day (m3 or MWh, 3 decimals).

    Of a doubtful reading those up to its day.
    """

    number: int
    meter_id: str
    serial: str
    place_kind: PlaceKind
    place_id: str
    values: tuple[tuple[dt.date, int], ...]


Doubts = tuple[DoubtfulValue, ...]


def doubtful_values(tx: ReadTransaction, rows: Sequence[UnsettledRow]) -> Doubts:
    """Return what is known beside the first doubtful readings and meters among some rows."""
    doubtful = [row for row in rows if row.state is RowState.DOUBTFUL and row.kind in _KINDS]
    return tuple(value for row in doubtful[:_SHOWN_ROWS] for value in _beside(tx, row))


def _beside(tx: ReadTransaction, row: UnsettledRow) -> Sequence[DoubtfulValue]:
    meter_id = row.meter_id
    meter = reading_steps.meter_of(tx, meter_id)
    if meter is None:
        return ()
    is_reading = row.kind == "readings"
    until = dt.date.fromisoformat(row.key.rpartition(" ")[2]) if is_reading else dt.date.max
    values = reading_steps.last_readings(tx, meter_id, until, _SHOWN_READINGS)
    place = meter.serial, meter.place_kind, meter.place_id
    return (DoubtfulValue(row.number, meter_id, *place, values),)
