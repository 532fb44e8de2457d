"""Writing a sample: houses one by one, so that memory does not grow with their number."""

from pathlib import Path

from einvoice.core.errors import UsageError
from einvoice.core.money import format_scaled
from einvoice.core.period import Period
from jobs.setup.sample.calendar import SampleMonths
from jobs.setup.sample.customers import add_balance, add_charges, add_customer
from jobs.setup.sample.draw import Draw
from jobs.setup.sample.files import SampleFiles
from jobs.setup.sample.house_meters import add_house_meters
from jobs.setup.sample.houses import CITY, POSTAL_CODE, House, SampleFlat, houses
from jobs.setup.sample.prices import add_costs, add_tariffs
from jobs.setup.sample.water import Tap, WaterMeters

_KINDS = (
    "buildings",
    "flats",
    "customers",
    "meters",
    "readings",
    "tariffs",
    "norms",
    "methods",
    "costs",
    "charges",
    "months",
    "subscriptions",
    "balances",
)
_MOST_MONTHS = 600
_HOT_WATER = 80  # percent of flats with a hot-water meter
_COLD_E3, _HOT_E3 = 2_600, 1_700  # litres a month and person, at most


def write_sample(
    folder: Path, flats: int, seed: int, months: int, period: Period
) -> tuple[Path, ...]:
    """Write a company of exactly N flats with readings of M months up to a period.

    The files are a pure function of the arguments and import without an error. Every house has
    water meters and a heat meter of its own. Returns the files in the order of import.

    Raises:
        UsageError: fewer than 1 flat or month, too many months, or a file exists already.
    """
    if flats < 1:
        raise UsageError("sample-flats", flats=flats)
    if not 1 <= months <= _MOST_MONTHS:
        raise UsageError("sample-months", months=months, most=_MOST_MONTHS)
    draw = Draw(seed)
    span = SampleMonths(period, months)
    with SampleFiles(folder, _KINDS) as files:
        add_tariffs(files, span)
        meters = WaterMeters(files, span, draw)
        for house in houses(draw, flats):
            _add_house(files, house)
            add_costs(files, draw, house, span)
            for flat in house.flats:
                _add_flat(files, house, flat)
                owner = add_customer(files, draw, flat, span)
                _add_taps(meters, draw, flat)
                add_balance(files, draw, flat, span, owner)
                add_charges(files, draw, flat, span, owner)
            add_house_meters(files, draw, house, span, meters.take_used())
    return files.paths


def _add_house(files: SampleFiles, house: House) -> None:
    place = (house.address, CITY, POSTAL_CODE)
    heat = (house.requested_mw, house.circulation)
    files.add("buildings", house.building_id, *place, house.regulation, *heat)


def _add_flat(files: SampleFiles, house: House, flat: SampleFlat) -> None:
    areas = (_area(flat.fee_area_m2_e2), _area(flat.heat_area_m2_e2))
    share = f"{flat.fee_area_m2_e2}/{house.area_m2_e2}"
    cells = (flat.flat_id, house.building_id, flat.number, flat.kind)
    files.add("flats", *cells, *areas, flat.persons, share, "", "")


def _add_taps(meters: WaterMeters, draw: Draw, flat: SampleFlat) -> None:
    people = 0 if flat.vacant else max(1, flat.persons)
    meters.add(Tap(flat.flat_id, "cold_water", people * _COLD_E3))
    if draw.percent(_HOT_WATER):
        meters.add(Tap(flat.flat_id, "hot_water", people * _HOT_E3))


def _area(area_m2_e2: int) -> str:
    return format_scaled(area_m2_e2, 2)
