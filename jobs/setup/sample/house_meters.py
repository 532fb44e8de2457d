"""The house's own meters: a little more water than its flats, and heat for a likely house."""

from collections.abc import Mapping, Sequence

from einvoice.core.heating import NORM_E6
from einvoice.core.house_month import CIRCULATION_E3
from einvoice.core.money import format_scaled
from einvoice.core.period import Period
from jobs.setup.sample.calendar import SampleMonths
from jobs.setup.sample.draw import Draw
from jobs.setup.sample.files import SampleFiles
from jobs.setup.sample.houses import House

_DIGITS = 7
_HEATED_MONTHS = (10, 11, 12, 1, 2, 3, 4)
_LOST_E3 = 100  # litres a flat and month that no flat's meter shows, at least
_LOST_PERCENT = 4
_HEATING = (12, 20)  # kWh a m2 and month with heating on


def add_house_meters(
    files: SampleFiles,
    draw: Draw,
    house: House,
    months: SampleMonths,
    used: Mapping[str, Sequence[int]],
) -> None:
    """Write a house's meters, their readings of every month, and when heating was on.

    ``used`` are the litres of the flats' meters by service and month.
    """
    hot = [draw_losses(draw, house, litres) for litres in used["hot_water"]]
    cold = [
        draw_losses(draw, house, litres) + water
        for litres, water in zip(used["cold_water"], hot, strict=True)
    ]
    heat = []
    for period, water in zip(months.periods, hot, strict=True):
        heating_on = is_heated(period)
        files.add("months", house.building_id, period, "yes" if heating_on else "no")
        heat.append(draw_heat(draw, house, water, heating_on=heating_on))
    for service, uses in (("cold_water", cold), ("hot_water", hot), ("heat", heat)):
        _add_meter(files, draw, house, months, service, uses)


def is_heated(period: Period) -> bool:
    """Return whether heating is on in a month."""
    return period.month in _HEATED_MONTHS


def draw_losses(draw: Draw, house: House, litres: int) -> int:
    """Return what a house used in a month, in litres, where its flats' meters show some."""
    lost = litres * draw.between(0, _LOST_PERCENT) // 100
    return litres + lost + _LOST_E3 * len(house.flats)


def draw_heat(draw: Draw, house: House, hot_e3: int, *, heating_on: bool) -> int:
    """Return a month's kWh: circulation, hot water by about the norm, and heating by area."""
    circulation_e3 = CIRCULATION_E3[house.circulation] * len(house.flats)
    if heating_on:
        heating_e3 = house.heat_area_m2_e2 * draw.between(*_HEATING) // 100
        return circulation_e3 + hot_e3 * NORM_E6 // 10**6 + 1 + heating_e3
    return circulation_e3 + hot_e3 * NORM_E6 * draw.between(90, 130) // 10**8


def _add_meter(  # noqa: PLR0913, PLR0917 - a meter has many facts
    files: SampleFiles,
    draw: Draw,
    house: House,
    months: SampleMonths,
    service: str,
    uses: Sequence[int],
) -> None:
    meter_id = f"{house.building_id}-{service}"
    value_e3 = draw.between(0, 90_000_000)
    place = ("building", house.building_id, service, draw.digits(8), months.installed_on, "")
    verified = months.last.plus(draw.between(1, 48)).last_day
    files.add("meters", meter_id, *place, format_scaled(value_e3, 3), "", _DIGITS, verified)
    for period, used in zip(months.periods, uses, strict=True):
        value_e3 += used
        day = period.last_day
        files.add("readings", meter_id, day, format_scaled(value_e3, 3), "staff", day)
