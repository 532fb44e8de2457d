"""Three houses made of real water registers: the import files for one period.

    python tests/real_data/build.py REAL_DATA_DIR OUT_DIR --period 2026-10

Real are the registers of ``water/alicante_month_end_readings.csv`` (92 households, their last
register of each month, litres), the heat register of ``heat/building_heat_month_end.csv`` and the
tariffs of Ogre. The rest is made up: people, codes, accounts, areas, persons, norms, the management
fee, balances of zero.

What is assumed, and why:

- Households are put into three houses in the order of the file; the registers are taken as cold
  water. **The house meters are made: the sum of the flats' use x 1.06**, a difference of 6 %. A
  household's use over a gap is spread evenly over its months for that; after its last register it
  is nothing, so an estimate that is billed then makes the difference smaller.
- The first house has the real heat register, its years shifted so that the period is among them and
  months keep their season. There is no hot water in these data: the house has no circulation, and
  heating is on in every month, for the heat meter then measures nothing else.
- Months are shifted so that the last of the file is the period. A register of a month is dated on
  the last day of the shifted month. The real last register may be some days older, and in the
  last month it is of the 19th, because the export stopped there: that month is short of use.
- Litres become m3 with three decimals, exactly. A month without a register stays a gap: nothing
  is filled in, so a household without a register in the period is billed an estimate.
- A household's first register is the start value of its meter, installed on the last day of that
  month: that lies in the month's reading window, so the next month is the first one billed.
"""

import argparse
import csv
import datetime as dt
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from einvoice.core.money import format_scaled
from einvoice.core.period import Period
from jobs.setup.sample.draw import Draw
from jobs.setup.sample.files import SampleFiles
from jobs.setup.sample.people import account, person
from jobs.setup.sample.prices import add_heat_tariffs

_HOUSES = 3
_KINDS = (
    "buildings",
    "flats",
    "customers",
    "meters",
    "readings",
    "tariffs",
    "norms",
    "months",
    "subscriptions",
    "balances",
)
_TARIFFS = {"water supply": "cold_water", "sewage": "sewage"}
_SUPPLIER = "PA Ogres komunikacijas"
_MANAGEMENT_FEE = "0.4316"  # made up, EUR a m2
_WATER_NORM = "4.5"  # made up, m3 a person and month
_LOST_PERCENT = 6
_REQUESTED_MW = "0.060"  # made up
_BANKS = ("swedbank", "seb", None)
_SEED = 92


@dataclass(frozen=True, slots=True)
class Household:
    """A real household: its registers in litres by (shifted) period."""

    name: str
    litres: Mapping[Period, int]

    @property
    def first(self) -> Period:
        """The first period with a register."""
        return min(self.litres)


@dataclass(frozen=True, slots=True)
class _Home:
    """A household in its house; ``place`` counts the households of all houses."""

    household: Household
    building_id: str
    place: int

    @property
    def flat_id(self) -> str:
        """The client number, which names the household of the source."""
        return f"{self.building_id}-{self.household.name}"


def households(path: Path, last: Period) -> tuple[Household, ...]:
    """Read the households, with their months shifted so that the last one is ``last``."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = [
            (row["household"], Period.parse(row["month"]), int(row["register_litres"]))
            for row in csv.DictReader(handle)
        ]
    end = max(month for _, month, _ in rows)
    shift = (last.year - end.year) * 12 + last.month - end.month
    found: dict[str, dict[Period, int]] = {}
    for name, month, litres in rows:
        found.setdefault(name, {})[month.plus(shift)] = litres
    return tuple(Household(name, found[name]) for name in sorted(found))


def tariffs(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield service, first day and price of the water and sewage tariffs."""
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            service = _TARIFFS.get(row["service"])
            if service is not None and row["supplier"] == _SUPPLIER:
                yield service, row["valid_from"], row["price_excl_vat"]


def build(real_data: Path, out: Path, period: Period) -> tuple[Path, ...]:
    """Write the import files of the three houses; return them in the order of import."""
    found = households(real_data / "water" / "alicante_month_end_readings.csv", period)
    draw = Draw(_SEED)
    with SampleFiles(out, _KINDS) as files:
        _add_tariffs(files, real_data / "ogre_tariffs.csv")
        for house in range(_HOUSES):
            requested = _REQUESTED_MW if house == 0 else ""
            files.add("buildings", f"R{house + 1}", f"Ūdens iela {house + 1}", "Ogre", "LV-5001",
                      "1013", requested, "none")  # fmt: skip
        used: dict[str, dict[Period, int]] = {}
        for place, household in enumerate(found):
            home = _Home(household, f"R{1 + place * _HOUSES // len(found)}", place)
            _add_flat(files, draw, home, period)
            _add_meter(files, home)
            months = used.setdefault(home.building_id, {})
            for month, litres in use_by_month(household).items():
                months[month] = months.get(month, 0) + litres
        for building_id, months in used.items():
            if months:
                _add_house_meter(files, building_id, months, period)
        _add_heat_meter(files, real_data / "heat" / "building_heat_month_end.csv", period)
    return files.paths


def use_by_month(household: Household) -> dict[Period, int]:
    """Return the litres of each month; over a gap evenly, what is left over in its last month."""
    found: dict[Period, int] = {}
    months = sorted(household.litres)
    for before, month in itertools.pairwise(months):
        used = household.litres[month] - household.litres[before]
        length = (month.year - before.year) * 12 + month.month - before.month
        for back in range(length):
            found[month.plus(-back)] = used // length + (used % length if back == 0 else 0)
    return found


def _add_house_meter(
    files: SampleFiles, building_id: str, used: Mapping[Period, int], last: Period
) -> None:
    """Write a house's water meter: the sum of its flats' use x 1.06, month by month."""
    month, litres = min(used), 0
    meter_id = f"{building_id}-cold_water"
    start = month.previous.last_day
    place = ("building", building_id, "cold_water", meter_id)
    files.add("meters", meter_id, *place, start, "", "0.000", "", 7, "")
    while month <= last:
        litres += used.get(month, 0) * (100 + _LOST_PERCENT) // 100
        files.add("readings", meter_id, month.last_day, format_scaled(litres, 3), "staff", "")
        month = month.next


def heat_registers(path: Path, period: Period) -> dict[Period, int]:
    """Read the heat register (kWh) by month; years are shifted so that the period is among them."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = {
            Period.parse(row["month"]): int(
                Decimal(row["heat_kwh_register"]).to_integral_value(ROUND_HALF_UP)
            )
            for row in csv.DictReader(handle)
        }
    latest = max(month for month in rows if month.month == period.month)
    years = period.year - latest.year
    return {month.plus(12 * years): kwh for month, kwh in rows.items() if month <= latest}


def _add_heat_meter(files: SampleFiles, path: Path, period: Period) -> None:
    """Write the heat meter of the first house."""
    registers = heat_registers(path, period)
    first = min(registers)
    place = ("building", "R1", "heat", "R1-heat", first.last_day, "")
    files.add("meters", "R1-heat", *place, format_scaled(registers[first], 3), "", 7, "")
    for month in sorted(registers):
        if month != first:
            value = format_scaled(registers[month], 3)
            files.add("readings", "R1-heat", month.last_day, value, "staff", "")
            files.add("months", "R1", month, "yes")


def _add_tariffs(files: SampleFiles, path: Path) -> None:
    first_day = ""
    for service, first_day, price in tariffs(path):
        files.add("tariffs", service, "", first_day, "", "m3", price, "21", "", "TAX")
    fee = ("management_fee", "", first_day, "", "m2", _MANAGEMENT_FEE, "21", "", "TAX")
    files.add("tariffs", *fee)
    add_heat_tariffs(files, dt.date(2022, 5, 1))
    files.add("norms", "water", "", first_day, "", _WATER_NORM)


def _add_flat(files: SampleFiles, draw: Draw, home: _Home, period: Period) -> None:
    flat_id, number = home.flat_id, int(home.household.name.lstrip("H"))
    area = draw.between(2_800, 9_000)
    areas = (format_scaled(area, 2), format_scaled(area - draw.between(0, 500), 2))
    persons = draw.between(1, 4)
    files.add("flats", flat_id, home.building_id, number, "apartment", *areas, persons, "", "", "")
    party, since = person(draw), home.household.first.first_day
    customer = (flat_id, party.name, party.kind, party.code, "", "lv", since, "")
    files.add("customers", *customer)
    bank = _BANKS[home.place % len(_BANKS)]
    if bank is not None:
        payer = (account(draw, bank), party.name, party.code)
        files.add("subscriptions", flat_id, bank, *payer, "", since, "")
    files.add("balances", flat_id, period, "0.00", "0.00", "")


def _add_meter(files: SampleFiles, home: _Home) -> None:
    meter_id, litres = f"{home.flat_id}-c1", home.household.litres
    first = home.household.first
    start = format_scaled(litres[first], 3)
    place = ("flat", home.flat_id, "cold_water", home.household.name)
    files.add("meters", meter_id, *place, first.last_day, "", start, "", 5, "")
    for period in sorted(litres):
        if period != first:
            value = format_scaled(litres[period], 3)
            files.add("readings", meter_id, period.last_day, value, "remote", "")


def main() -> None:
    """Build from the command line; run again, it changes nothing."""
    parser = argparse.ArgumentParser(description="Build import files from real registers.")
    parser.add_argument("real_data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--period", type=Period.parse, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=options.out) as made:
        for path in build(options.real_data, Path(made), options.period):
            target = options.out / path.name
            if not target.exists():
                path.replace(target)
            elif target.read_bytes() != path.read_bytes():
                parser.error(f"{target}: is something else already, expected an empty folder")
            print(target)


if __name__ == "__main__":
    main()
