"""Meters and their readings (m3 and MWh with 3 decimals)."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from einvoice.core.period import Period


class PlaceKind(StrEnum):
    """What a meter measures for."""

    BUILDING = "building"
    FLAT = "flat"


class MeterService(StrEnum):
    """What a meter measures."""

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


@dataclass(frozen=True, slots=True)
class Reading:
    """A register's value on a day; one reading per meter and day."""

    meter_id: str
    read_on: dt.date
    value_e3: int
    source: Source
    submitted_at: str


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
