"""The readings behind the lines of an invoice: of the flat's meters, and of its house's."""

from collections.abc import Sequence
from dataclasses import dataclass

from einvoice.core import money
from einvoice.core.invoices import InvoiceLine
from einvoice.core.meters import Window
from einvoice.core.windows import window_of
from einvoice.store.exports import InvoiceRow
from einvoice.store.rows import all_rows
from einvoice.store.traced_readings import TracedReading, readings_behind
from einvoice.store.transactions import ReadTransaction

_METER, _SERIAL = "meter.", "serial."


@dataclass(frozen=True, slots=True)
class MeterSpan:
    """The values by which a meter counts on the invoice, and the readings that gave them.

    No reading gave a value that is the meter's start value or an estimate. ``closing_e3`` is None
    where the month has no reading.
    """

    meter_id: str
    serial: str
    opening_e3: int
    closing_e3: int | None
    opening: TracedReading | None
    closing: TracedReading | None

    @property
    def ends(self) -> tuple[tuple[str, int | None, TracedReading | None], ...]:
        """Both ends with their names, values and readings."""
        return (
            ("opening", self.opening_e3, self.opening),
            ("closing", self.closing_e3, self.closing),
        )


@dataclass(frozen=True, slots=True)
class ReadingsBehind:
    """The meters that the lines name, and the other readings of the flat and of its house."""

    spans: tuple[MeterSpan, ...]
    others: tuple[TracedReading, ...]


def readings_of(
    tx: ReadTransaction, row: InvoiceRow, lines: Sequence[InvoiceLine]
) -> ReadingsBehind:
    """Return the readings of the reading windows of the month and of the month before."""
    own = {window.period: window for window in all_rows(tx, Window)}
    before, month = window_of(row.period.previous, own), window_of(row.period, own)
    named = {name.removeprefix(_METER) for name, _ in _inputs(lines) if name.startswith(_METER)}
    readings = readings_behind(
        tx, (row.flat_id, row.building_id), named, before.first_day, month.last_day
    )
    serials = {name: value for name, value in _inputs(lines) if name.startswith(_SERIAL)}
    spans = tuple(
        _span(name.removeprefix(_METER), value, serials, readings, before)
        for name, value in dict.fromkeys(_inputs(lines))
        if name.startswith(_METER)
    )
    others = (r for r in readings if r.meter_id not in named and r.read_on >= before.first_day)
    return ReadingsBehind(spans, tuple(others))


def _inputs(lines: Sequence[InvoiceLine]) -> list[tuple[str, str]]:
    return [pair for line in lines for pair in line.inputs]


def _span(
    meter_id: str,
    value: str,
    serials: dict[str, str],
    readings: Sequence[TracedReading],
    before: Window,
) -> MeterSpan:
    opening, _, closing = value.partition("..")
    opening_e3 = money.parse_scaled(opening, 3)
    closing_e3 = money.parse_scaled(closing, 3) if closing else None
    own = [reading for reading in readings if reading.meter_id == meter_id]
    earlier = [reading for reading in own if reading.read_on <= before.last_day]
    return MeterSpan(
        meter_id,
        serials.get(f"{_SERIAL}{meter_id}", ""),
        opening_e3,
        closing_e3,
        _last_of(earlier, opening_e3) or _last_of(own, opening_e3),
        None if closing_e3 is None else _last_of(own, closing_e3),
    )


def _last_of(readings: Sequence[TracedReading], value_e3: int) -> TracedReading | None:
    return next((r for r in reversed(readings) if r.value_e3 == value_e3), None)
