"""Water meters of flats with their month-end readings: all there, some replaced, some rolled."""

import datetime as dt
from dataclasses import dataclass

from einvoice.core.money import format_scaled
from jobs.setup.sample.calendar import SampleMonths
from jobs.setup.sample.draw import Draw
from jobs.setup.sample.files import SampleFiles

_DIGITS = 5
_REGISTER_E3 = 10**_DIGITS * 1000
_OLDEST_E3 = 900_000  # a meter found in place shows at most 900 m3
_VERIFIED_MONTHS = 48
_REPLACED, _ROLLED_OVER = 2, 1  # percent of meters
SOURCES = ("owner", "owner", "owner", "owner", "remote")
"""Where a flat's reading comes from; nobody of a sample has an account of the portal."""


@dataclass(frozen=True, slots=True)
class Tap:
    """A metered use: a place, a service, and about how much a month in litres (0 = unused)."""

    flat_id: str
    service: str
    usual_e3: int


@dataclass(frozen=True, slots=True)
class _Life:
    """When a meter went in and out, and what its register showed."""

    installed_on: dt.date
    start_e3: int
    removed_on: dt.date | None = None
    end_e3: int | None = None


class WaterMeters:
    """Writes meters with their readings."""

    def __init__(self, files: SampleFiles, months: SampleMonths, draw: Draw) -> None:
        self._files = files
        self._draw = draw
        self._months = months
        self._periods = months.periods
        self._days = months.reading_days
        self._used: dict[str, list[int]] = {}

    def take_used(self) -> dict[str, list[int]]:
        """Return the litres used since the last call, by service and month, and begin anew."""
        none = [0] * len(self._periods)
        used = {"cold_water": none, "hot_water": none} | self._used
        self._used = {}
        return used

    def add(self, tap: Tap) -> None:
        """Write the meter of a tap, and the meter that replaced it, if any."""
        draw = self._draw
        meter_id = f"{tap.flat_id}-{tap.service[0]}1"
        if draw.percent(_REPLACED):
            self._add_replaced(tap, meter_id, draw.below(len(self._periods)))
            return
        start = draw.between(0, _OLDEST_E3)
        if draw.percent(_ROLLED_OVER):
            start = _REGISTER_E3 - draw.between(1, 1 + tap.usual_e3 * len(self._periods))
        life = _Life(self._months.installed_on, start)
        self._meter(meter_id, tap, life)
        self._read(meter_id, tap, start, 0, len(self._days))

    def _add_replaced(self, tap: Tap, meter_id: str, month: int) -> None:
        draw = self._draw
        start = draw.between(0, _OLDEST_E3)
        last = self._read(meter_id, tap, start, 0, month)
        changed_on = self._periods[month].first_day.replace(day=draw.between(5, 25))
        rest = draw.between(0, tap.usual_e3)
        self._use(tap, month, rest)
        end = last + rest
        self._meter(meter_id, tap, _Life(self._months.installed_on, start, changed_on, end))
        self._meter(f"{meter_id}n", tap, _Life(changed_on, 0))
        self._read(f"{meter_id}n", tap, 0, month, len(self._days))

    def _use(self, tap: Tap, month: int, used_e3: int) -> None:
        months = self._used.setdefault(tap.service, [0] * len(self._periods))
        months[month] += used_e3

    def _read(self, meter_id: str, tap: Tap, value_e3: int, first: int, end: int) -> int:
        draw = self._draw
        source = draw.pick(SOURCES)
        for month in range(first, end):
            day = draw.pick(self._days[month])
            used_e3 = draw.between(tap.usual_e3 // 2, tap.usual_e3)
            self._use(tap, month, used_e3)
            value_e3 = (value_e3 + used_e3) % _REGISTER_E3
            self._files.add("readings", meter_id, day, format_scaled(value_e3, 3), source, day)
        return value_e3

    def _meter(self, meter_id: str, tap: Tap, life: _Life) -> None:
        serial = self._draw.digits(8)
        verified = self._months.last.plus(self._draw.between(1, _VERIFIED_MONTHS)).last_day
        start = format_scaled(life.start_e3, 3)
        end = "" if life.end_e3 is None else format_scaled(life.end_e3, 3)
        cells = (meter_id, "flat", tap.flat_id, tap.service, serial, life.installed_on)
        self._files.add("meters", *cells, life.removed_on, start, end, _DIGITS, verified)
