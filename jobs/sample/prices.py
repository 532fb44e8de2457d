"""Tariffs, and each house's costs with the methods by which they are split.

Water and sewage are Ogre's tariffs since 2023-10-01 (PA Ogres komunikācijas, net of VAT); the
other prices and all costs are made up, of a likely size.
"""

import datetime as dt

from einvoice.core.money import format_cents
from jobs.sample.calendar import SampleMonths
from jobs.sample.draw import Draw
from jobs.sample.files import SampleFiles
from jobs.sample.houses import House

_WATER_TARIFF_SINCE = dt.date(2023, 10, 1)
_GENERAL = (
    ("cold_water", "m3", "0.96", "21", "TAX"),
    ("sewage", "m3", "2.03", "21", "TAX"),
    ("management_fee", "m2", "0.4316", "21", "TAX"),
    ("repair_fund", "m2", "0.35", "0", "NOTTAX"),
    ("waste", "person", "3.5512", "21", "TAX"),
)
_OWN_FEE = 10  # every so manieth house has decided on its own management fee
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
