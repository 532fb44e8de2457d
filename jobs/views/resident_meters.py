"""The meters of a flat in a customer's time: readings, use by month, verification, the window."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from einvoice.core.account_keys import AccountKey
from einvoice.core.meters import Meter, MeterService, Reading, Source, Window, rise
from einvoice.core.period import Period
from einvoice.core.windows import ClosedBy, closed_by, period_of
from einvoice.store.customer_spans import CustomerSpan, span_of
from einvoice.store.rows import all_rows
from einvoice.store.span_meters import meters_in, readings_in
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.views.resident_windows import ShownWindow, coming

SOON = dt.timedelta(days=92)
"""How long before its end a verification is said to end soon: three months."""


class Verification(StrEnum):
    """The state of a meter's verification on a day."""

    VALID = "valid"
    ENDS_SOON = "ends_soon"
    OVER = "over"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ShownReading:
    """A reading of a meter (3 decimals).

    ``period`` is the month that it closes; None = it is of no window. ``use_e3`` is the use since
    the reading before, which is ``months`` months; None where there is none, or the value fell.
    """

    read_on: dt.date
    value_e3: int
    source: Source
    period: Period | None
    use_e3: int | None
    months: int


@dataclass(frozen=True, slots=True)
class ShownMeter:
    """A meter of the flat with its readings in the customer's time, the newest first."""

    meter: Meter
    verification: Verification
    readings: tuple[ShownReading, ...]

    @property
    def last(self) -> ShownReading | None:
        """The newest reading."""
        return self.readings[0] if self.readings else None

    def is_there(self, day: dt.date) -> bool:
        """Return whether the meter is in the flat on a day."""
        return self.meter.in_force(day, day)


@dataclass(frozen=True, slots=True)
class ResidentMeters:
    """The meters of a customer's time, those that are there first.

    ``windows``: the coming windows; empty where the customer has left.
    """

    meters: tuple[ShownMeter, ...]
    windows: tuple[ShownWindow, ...]

    def there(self, day: dt.date) -> tuple[ShownMeter, ...]:
        """Return the meters that are in the flat on a day."""
        return tuple(meter for meter in self.meters if meter.is_there(day))


def meters_of(context: Context, key: AccountKey) -> ResidentMeters | None:
    """Return the meters of a customer of a flat; None where no customer's time begins so."""
    with context.store.reading() as tx:
        span = span_of(tx, key)
        return None if span is None else meters_of_span(context, tx, span)


def meters_of_span(context: Context, tx: ReadTransaction, span: CustomerSpan) -> ResidentMeters:
    """Return the meters and readings of a span up to today."""
    today, readings_from = context.today, context.config.portal.readings_from
    own = all_rows(tx, Window)
    closes = closed_by(tuple(own))
    readings = readings_in(tx, span, today)
    last_day = span.last_day(today)
    meters = sorted(meters_in(tx, span, today), key=_order(last_day))
    return ResidentMeters(
        tuple(
            ShownMeter(
                meter,
                verification_of(meter, today),
                tuple(_shown(meter, readings.get(meter.meter_id, ()), closes))[::-1],
            )
            for meter in meters
        ),
        () if span.has_ended(today) else coming(own, today, readings_from),
    )


def verification_of(meter: Meter, today: dt.date) -> Verification:
    """Return the state of a meter's verification; its last day is valid."""
    until = meter.verified_until
    if until is None:
        return Verification.UNKNOWN
    if until < today:
        return Verification.OVER
    return Verification.ENDS_SOON if until - today <= SOON else Verification.VALID


class _order:  # noqa: N801 - a key function with a day
    """The order of meters: those in the flat first, by service and serial number."""

    def __init__(self, day: dt.date) -> None:
        self._day = day

    def __call__(self, meter: Meter) -> tuple[bool, int, str, str]:
        gone = not meter.in_force(self._day, self._day)
        return gone, list(MeterService).index(meter.service), meter.serial, meter.meter_id


def _shown(meter: Meter, readings: Sequence[Reading], closes: ClosedBy) -> Iterator[ShownReading]:
    """Yield readings with what was used since the reading before.

    A reading of a window counts for its month; a month without one is in the next reading's use.
    """
    before: Reading | None = None
    last: Period | None = None
    for reading in readings:
        closed = closes[reading.read_on]
        period = period_of(closed[-1]) if closed else None
        used = None if before is None else rise(before.value_e3, reading.value_e3, meter.digits)
        months = 1 if last is None or period is None else _months_between(last, period)
        yield ShownReading(reading.read_on, reading.value_e3, reading.source, period, used, months)
        before, last = reading, period or last


def _months_between(first: Period, last: Period) -> int:
    return max(1, (last.year - first.year) * 12 + last.month - first.month)
