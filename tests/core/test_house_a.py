"""The worked house, where it lies beside the checkout (environment variable EXAMPLES)."""

import csv
import os
from pathlib import Path

import pytest
from core_samples import OCTOBER, day, e3, readings

from einvoice.core.consumption import Consumption, consumption_of
from einvoice.core.meters import Meter, MeterService, PlaceKind
from einvoice.core.windows import reading_windows

HOUSE = Path(os.environ.get("EXAMPLES", "no examples")) / "house-a"
pytestmark = pytest.mark.skipif(not HOUSE.is_dir(), reason="EXAMPLES holds no house-a")

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    """Return the rows of one of the house's files."""
    with (HOUSE / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def meters() -> tuple[Meter, ...]:
    """Return all meters of the house."""
    return tuple(
        Meter(
            meter_id=row["meter_id"],
            place_kind=PlaceKind(row["place_kind"]),
            place_id=row["place_id"],
            service=MeterService(row["service"]),
            serial=row["serial"],
            installed_on=day(row["installed_on"]),
            removed_on=day(row["removed_on"]) if row["removed_on"] else None,
            start_value_e3=e3(row["start_value"]),
            end_value_e3=e3(row["end_value"]) if row["end_value"] else None,
            digits=int(row["digits"]),
            verified_until=day(row["verified_until"]),
        )
        for row in rows("meters.csv")
    )


def values(meter_id: str) -> dict[str, str]:
    """Return a meter's readings by day."""
    found = rows("readings.csv")
    return {row["read_on"]: row["value"] for row in found if row["meter_id"] == meter_id}


def consumption(place_id: str, service: MeterService) -> Consumption:
    """Return October of a flat or the building."""
    own = [m for m in meters() if (m.place_id, m.service) == (place_id, service)]
    found = {m.meter_id: readings(m.meter_id, values(m.meter_id)) for m in own}
    return consumption_of(place_id, service, own, found, reading_windows(OCTOBER, ()))


def expected(flat_id: str, service: str) -> Row | None:
    """Return the expected line of a flat, if it has one."""
    found = [
        r for r in rows("expected/lines.csv") if (r["flat_id"], r["service"]) == (flat_id, service)
    ]
    return found[0] if found else None


FLATS = [f"B373000-{number}" for number in range(1, 9)]


@pytest.mark.parametrize("flat_id", FLATS)
def test_water_of_a_flat(flat_id: str) -> None:
    """Cold and hot m3, with estimates, catch-ups and replacements, are those worked out."""
    cold = consumption(flat_id, MeterService.COLD_WATER)
    hot = consumption(flat_id, MeterService.HOT_WATER)
    for service, use in (("cold_water", (cold, hot)), ("hot_water_heating", (hot,))):
        line = expected(flat_id, service)
        billed = sum(one.billed_e3 for one in use)
        assert billed == (e3(line["quantity"]) if line else 0)
        if line:
            assert any(one.estimated for one in use) is (line["estimated"] == "true")


@pytest.mark.parametrize(
    ("service", "difference"),
    [
        (MeterService.COLD_WATER, "water_difference"),
        (MeterService.HOT_WATER, "hot_water_difference"),
    ],
)
def test_flats_and_difference_make_the_building(service: MeterService, difference: str) -> None:
    """What the building's meters measured is the flats' m3 and the expected difference."""
    building = consumption("B373000", service)
    assert building.measured
    included = (service, MeterService.HOT_WATER) if service == "cold_water" else (service,)
    flats = sum(consumption(flat_id, one).billed_e3 for flat_id in FLATS for one in included)
    lines = [expected(flat_id, difference) for flat_id in FLATS]
    assert building.billed_e3 == flats + sum(e3(line["quantity"]) for line in lines if line)


def test_defaulters() -> None:
    """Two flats have not given a hot-water reading for four months; nobody else is one."""
    found = {
        flat_id
        for flat_id in FLATS
        for service in (MeterService.COLD_WATER, MeterService.HOT_WATER)
        if consumption(flat_id, service).defaulter
    }
    assert found == {"B373000-1", "B373000-7"}
