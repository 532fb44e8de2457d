"""Tariffs, and each house's costs with the methods by which they are split.

Water and sewage are Ogre's tariffs since 2023-10-01 (PA Ogres komunikācijas, net of VAT), heat
is Ogre's since May 2022; the other prices, the norms and all costs are made up, of a likely size.
"""

import datetime as dt

from einvoice.core.money import format_cents
from jobs.setup.sample.calendar import SampleMonths
from jobs.setup.sample.draw import Draw
from jobs.setup.sample.files import SampleFiles
from jobs.setup.sample.houses import House

_WATER_TARIFF_SINCE = dt.date(2023, 10, 1)
_GENERAL = (
    ("cold_water", "m3", "0.96", "21", "TAX"),
    ("sewage", "m3", "2.03", "21", "TAX"),
    ("management_fee", "m2", "0.4316", "21", "TAX"),
    ("repair_fund", "m2", "0.35", "0", "NOTTAX"),
    ("waste", "person", "3.5512", "21", "TAX"),
)
_HEAT_ENERGY = (
    # first day, EUR per MWh
    (dt.date(2022, 5, 1), "35.40"),
    (dt.date(2022, 6, 1), "53.06"),
    (dt.date(2022, 7, 1), "92.36"),
    (dt.date(2022, 8, 1), "98.84"),
    (dt.date(2023, 11, 1), "69.14"),
    (dt.date(2024, 6, 1), "51.68"),
    (dt.date(2024, 11, 1), "71.82"),
    (dt.date(2025, 10, 1), "70.02"),
    (dt.date(2026, 10, 1), "69.66"),
)
_HEAT_CAPACITY = (
    # first day, EUR per MW and year
    (dt.date(2022, 5, 1), "21700"),
    (dt.date(2023, 1, 1), "24540"),
    (dt.date(2023, 11, 1), "26770"),
)
_HEAT_VAT = ("12", "21", "TAX")
_NORMS = (("water", "4.5"), ("hot_water", "1.8"))
_OWN_FEE = 10  # every Nth house has decided on its own management fee
_COSTS = (
    # service, key, VAT %, VAT kind, percent of houses, cents per m2 from, to
    ("common_electricity", "equal", "21", "TAX", 100, 3, 9),
    ("lift", "persons", "21", "TAX", 60, 8, 14),
    ("insurance", "area", "0", "TAXEX", 90, 1, 3),
    ("land_lease", "share", "21", "TAX", 60, 4, 12),
    ("extra_waste", "consumption", "21", "TAX", 70, 1, 2),
)


def add_tariffs(files: SampleFiles, months: SampleMonths) -> None:
    """Write the tariffs that hold for all houses and for every period of the sample."""
    since = min(_WATER_TARIFF_SINCE, months.first.first_day)
    for service, unit, price, vat_percent, vat_kind in _GENERAL:
        cells = (service, "", since, "", unit, price, vat_percent, "", vat_kind)
        files.add("tariffs", *cells)
    add_heat_tariffs(files, months.first.first_day)
    for service, value in _NORMS:
        files.add("norms", service, "", since, "", value)


def add_heat_tariffs(files: SampleFiles, first_day: dt.date) -> None:
    """Write Ogre's two-part heat tariff, from some first day on."""
    _add_heat(files, "heat_energy", "MWh", _HEAT_ENERGY, first_day)
    _add_heat(files, "heat_capacity", "MW_year", _HEAT_CAPACITY, first_day)


def _add_heat(
    files: SampleFiles,
    service: str,
    unit: str,
    prices: tuple[tuple[dt.date, str], ...],
    first_day: dt.date,
) -> None:
    """Write a heat tariff's prices, each until the next; the first from the sample's first day."""
    for at, (since, price) in enumerate(prices):
        later = prices[at + 1 :]
        until = later[0][0] - dt.timedelta(days=1) if later else None
        begin = min(since, first_day) if at == 0 else since
        files.add("tariffs", service, "", begin, until, unit, price, *_HEAT_VAT)


def add_costs(files: SampleFiles, draw: Draw, house: House, months: SampleMonths) -> None:
    """Write a house's own management fee where it has one, its methods and the period's costs."""
    since = months.first.first_day
    if house.index % _OWN_FEE == _OWN_FEE - 1:
        price = f"0.{draw.between(3800, 5200)}"
        cells = ("management_fee", house.building_id, since, "", "m2", price, "21", "", "TAX")
        files.add("tariffs", *cells)
    for service, key, vat_percent, vat_kind, chance, least, most in _COSTS:
        if draw.percent(chance):
            files.add("methods", house.building_id, service, key, since, "", "Kopības lēmums")
            net_cents = house.area_m2_e2 * draw.between(least * 10, most * 10) // 1000
            vat = (vat_percent, vat_kind)
            files.add(
                "costs", house.building_id, service, months.last, format_cents(net_cents), *vat, ""
            )
