"""Three houses made of real water registers: the import files for one period.

    python tests/real_data/build.py REAL_DATA_DIR OUT_DIR --period 2026-10

Real are the registers of ``water/alicante_month_end_readings.csv`` (92 households, their last
register of each month, litres) and the water and sewage tariffs of ``ogre_tariffs.csv``. The rest
is made up: people, codes, accounts, areas, persons, the management fee, balances of zero.

What is assumed, and why:

- Households are put into three houses in the order of the file. There are no building meters, so
  nothing is known of a difference; the registers are taken as cold water.
- Months are shifted so that the last of the file is the period. A register of a month is dated on
  the last day of the shifted month. The real last register may be some days older, and in the
  last month it is of the 19th, because the export stopped there: that month is short of use.
- Litres become m3 with three decimals, exactly. A month without a register stays a gap: nothing
  is filled in, so a household without a register in the period has no reading to be billed from.
- A household's first register is the start value of its meter, installed on the last day of that
  month: that lies in the month's reading window, so the next month is the first one billed.
"""

import argparse
import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from einvoice.core.money import format_scaled
from einvoice.core.period import Period
from jobs.sample.draw import Draw
from jobs.sample.files import SampleFiles
from jobs.sample.people import account, person

_HOUSES = 3
_KINDS = (
    "buildings",
    "flats",
    "customers",
    "meters",
    "readings",
    "tariffs",
    "subscriptions",
    "balances",
)
_TARIFFS = {"water supply": "cold_water", "sewage": "sewage"}
_SUPPLIER = "PA Ogres komunikacijas"
_MANAGEMENT_FEE = "0.4316"  # made up, EUR a m2
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
            files.add("buildings", f"R{house + 1}", f"Ūdens iela {house + 1}", "Ogre", "LV-5001",
                      "1013", "", "none")  # fmt: skip
        for place, household in enumerate(found):
            home = _Home(household, f"R{1 + place * _HOUSES // len(found)}", place)
            _add_flat(files, draw, home, period)
            _add_meter(files, home)
    return files.paths


def _add_tariffs(files: SampleFiles, path: Path) -> None:
    first_day = ""
    for service, first_day, price in tariffs(path):
        files.add("tariffs", service, "", first_day, "", "m3", price, "21", "", "TAX")
    fee = ("management_fee", "", first_day, "", "m2", _MANAGEMENT_FEE, "21", "", "TAX")
    files.add("tariffs", *fee)


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
    files.add("balances", flat_id, period, "0.00", "0.00")


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
