"""Meters and their readings (m3 and MWh with 3 decimals)."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from einvoice.core.period import Period


class PlaceKind(StrEnum):
    """The place that a meter measures."""

    BUILDING = "building"
    FLAT = "flat"


class MeterService(StrEnum):
    """The medium that a meter measures."""

    COLD_WATER = "cold_water"
    HOT_WATER = "hot_water"
    HEAT = "heat"
    ELECTRICITY = "electricity"


class Source(StrEnum):
    """Who gave a reading."""

    OWNER = "owner"
    PORTAL = "portal"
    REMOTE = "remote"
    STAFF = "staff"
    SUPPLIER = "supplier"


@dataclass(frozen=True, slots=True)
class Meter:
    """A meter at a place. ``digits`` = whole places of its register."""

    meter_id: str
    place_kind: PlaceKind
    place_id: str
    service: MeterService
    serial: str
    installed_on: dt.date
    removed_on: dt.date | None
    start_value_e3: int
    end_value_e3: int | None
    digits: int
    verified_until: dt.date | None

    def in_force(self, first_day: dt.date, last_day: dt.date) -> bool:
        """Return whether the meter was in force on any of these days, both ends inclusive."""
        return self.installed_on <= last_day and (
            self.removed_on is None or self.removed_on >= first_day
        )

    def is_removed_before(self, day: dt.date) -> bool:
        """Return whether the meter was there no longer on a day; on that of its removal it was."""
        return self.removed_on is not None and self.removed_on < day


Meters: TypeAlias = Mapping[tuple[PlaceKind, str, MeterService], list[Meter]]
"""Meters by what they measure."""


def meters_by_place(meters: Iterable[Meter]) -> Meters:
    """Return meters by kind of place, place and service."""
    by_place: dict[tuple[PlaceKind, str, MeterService], list[Meter]] = {}
    for meter in meters:
        by_place.setdefault((meter.place_kind, meter.place_id, meter.service), []).append(meter)
    return by_place


@dataclass(frozen=True, slots=True)
class Reading:
    """A register's value on a day; one reading per meter and day."""

    meter_id: str
    read_on: dt.date
    value_e3: int
    source: Source
    submitted_at: str


@dataclass(frozen=True, slots=True)
class LateReading:
    """A reading that came, or was corrected, after its month was issued.

    The row counts from a period on; months before it know ``before_e3``, ``None`` where there
    was no reading of that day.
    """

    meter_id: str
    read_on: dt.date
    counts_from: Period
    before_e3: int | None


@dataclass(frozen=True, slots=True)
class LateMeter:
    """A meter, its removal or its values told after a month that they concern was issued.

    ``before`` is the meter as the months before ``counts_from`` know it, ``None`` if not at all.
    """

    meter_id: str
    counts_from: Period
    before: Meter | None


@dataclass(frozen=True, slots=True)
class HeatingMonth:
    """Whether heating was on in a building in a period."""

    building_id: str
    period: Period
    heating_on: bool


@dataclass(frozen=True, slots=True)
class Window:
    """A reading window that differs from the rule; both days inclusive."""

    period: Period
    first_day: dt.date
    last_day: dt.date


def rise(previous_e3: int, value_e3: int, digits: int) -> int | None:
    """Return by how much a register rose, ``None`` when it fell without rolling over.

    A register of ``digits`` whole places rolled over when it was above nine tenths of its
    range and then is below one tenth (docs/RULES.md, "Readings").

    >>> rise(99_990_000, 5_000, 5), rise(100_000, 99_000, 5)
    (15000, None)
    """
    if value_e3 >= previous_e3:
        return value_e3 - previous_e3
    whole_e3 = int(10 ** (digits + 3))
    if 10 * previous_e3 > 9 * whole_e3 and 10 * value_e3 < whole_e3:
        return value_e3 + whole_e3 - previous_e3
    return None
