"""What the tests of consumption share: one meter's readings, and what they come to."""

from collections.abc import Mapping

from core_samples import meter, readings

from einvoice.core.consumption import Consumption, consumption_of
from einvoice.core.meter_months import MonthRule
from einvoice.core.meters import Meter, MeterService, Window
from einvoice.core.period import Period
from einvoice.core.windows import reading_windows

Values = Mapping[str, str]


def consume(
    period: str, *meters: tuple[Meter, Values], windows: tuple[Window, ...] = ()
) -> Consumption:
    """Return what flat 1 used of cold water in a period."""
    rows = {own.meter_id: readings(own.meter_id, values) for own, values in meters}
    return consumption_of(
        "1",
        MeterService.COLD_WATER,
        [own for own, _ in meters],
        rows,
        reading_windows(Period.parse(period), windows),
    )


def rules(found: Consumption) -> list[MonthRule]:
    """Return the rule of each chain of meters."""
    return [part.rule for part in found.parts]


def monthly(values: str, first: str = "2026-01", start: str = "2026-01-01") -> tuple[Meter, Values]:
    """Return a meter installed on a day, with a reading on the last day of each month.

    Values are separated by blanks, ``-`` is a month without a reading.
    """
    period = Period.parse(first)
    found = {}
    for value in values.split():
        if value != "-":
            found[period.last_day.isoformat()] = value
        period = period.next
    return meter("m", start, start="0"), found
