"""The month after a sample: what its houses need to be billed once more."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from einvoice.core.errors import UsageError
from einvoice.core.money import format_cents, format_scaled, parse_scaled
from einvoice.core.period import Period
from einvoice.core.premises import Circulation, FlatKind
from jobs.setup.sample.calendar import SampleMonths
from jobs.setup.sample.customers import draw_balance
from jobs.setup.sample.draw import Draw
from jobs.setup.sample.files import SampleFiles
from jobs.setup.sample.house_meters import draw_heat, draw_losses, is_heated
from jobs.setup.sample.houses import House, SampleFlat
from jobs.setup.sample.water import SOURCES

_WRITTEN = ("readings", "costs", "months", "balances")
_LEAST, _MOST = 90, 110  # percent of what a cost was

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NextMonth:
    """The files of the month that was written, in the order of import, and its flats."""

    paths: tuple[Path, ...]
    period: Period
    flats: int


def write_next_month(folder: Path, earlier: Sequence[Path], seed: int) -> NextMonth:
    """Write the month after that of a sample, with the same houses, people and meters.

    A pure function of the seed and the files of ``earlier``, which are read whole: the folder of
    the sample, and those that continued it since.

    Raises:
        UsageError: a folder holds no sample, or a file exists already.
    """
    rows = {kind: list(_rows(earlier, kind)) for kind in ("buildings", "flats", "meters", "costs")}
    readings, months = list(_rows(earlier, "readings")), list(_rows(earlier, "months"))
    if not (rows["buildings"] and rows["meters"] and months):
        raise UsageError("sample-not-continued", folder=earlier[0])
    period = Period.parse(max(row["period"] for row in months)).next
    draw = Draw(seed * 1_000_000 + period.year * 100 + period.month)
    registers = _registers(rows["meters"], readings)
    with SampleFiles(folder, _WRITTEN) as files:
        for house in _houses(rows["buildings"], rows["flats"]):
            month = _Month(files, draw, period, registers)
            month.add_house(house)
            for flat in house.flats:
                sums = map(format_cents, draw_balance(draw))
                files.add("balances", flat.flat_id, period, *sums, "")
        for cost in rows["costs"]:
            if cost["period"] == str(period.previous):
                cents = parse_scaled(cost["amount_net"], 2) * draw.between(_LEAST, _MOST) // 100
                values = cost | {"period": str(period), "amount_net": format_cents(cents)}
                files.add("costs", *values.values())
    return NextMonth(files.paths, period, len(rows["flats"]))


@dataclass(slots=True)
class _Register:
    """A meter in force: what it shows, its digits, and the most that it measured in a month."""

    meter_id: str
    service: str
    value_e3: int
    digits: int
    most_e3: int = 0

    def use(self, used_e3: int) -> str:
        """Return what it shows after a month's use."""
        self.value_e3 = (self.value_e3 + used_e3) % (10**self.digits * 1000)
        return format_scaled(self.value_e3, 3)

    def see(self, value_e3: int) -> None:
        """Take a later reading into account."""
        used = (value_e3 - self.value_e3) % (10**self.digits * 1000)
        self.value_e3, self.most_e3 = value_e3, max(used, self.most_e3)


class _Month:
    """A house's month, as it is written."""

    def __init__(
        self,
        files: SampleFiles,
        draw: Draw,
        period: Period,
        registers: Mapping[str, list[_Register]],
    ) -> None:
        self._files, self._draw, self._period = files, draw, period
        self._registers = registers

    def add_house(self, house: House) -> None:
        """Write the readings of a house and its flats, and whether it was heated."""
        used = {"cold_water": 0, "hot_water": 0}
        for flat in house.flats:
            for register in self._registers.get(flat.flat_id, ()):
                used[register.service] += self._read_flat(register)
        heating_on = is_heated(self._period)
        hot = draw_losses(self._draw, house, used["hot_water"])
        uses = {
            "cold_water": draw_losses(self._draw, house, used["cold_water"]) + hot,
            "hot_water": hot,
            "heat": draw_heat(self._draw, house, hot, heating_on=heating_on),
        }
        day = self._period.last_day
        for register in self._registers.get(house.building_id, ()):
            value = register.use(uses[register.service])
            self._files.add("readings", register.meter_id, day, value, "staff", day)
        on = "yes" if heating_on else "no"
        self._files.add("months", house.building_id, self._period, on)

    def _read_flat(self, register: _Register) -> int:
        days = SampleMonths(self._period, 1).reading_days[0]
        used_e3 = self._draw.between(register.most_e3 // 2, register.most_e3)
        day, source = self._draw.pick(days), self._draw.pick(SOURCES)
        self._files.add("readings", register.meter_id, day, register.use(used_e3), source, day)
        return used_e3


def _rows(folders: Sequence[Path], kind: str) -> Iterator[dict[str, str]]:
    for folder in folders:
        path = folder / f"{kind}.csv"
        if path.exists():
            with path.open(encoding="utf-8", newline="") as file:
                yield from csv.DictReader(file)


def _registers(meters: Sequence[Row], readings: Sequence[Row]) -> dict[str, list[_Register]]:
    """Return the meters in force by their place, as they were read last."""
    known = {
        row["meter_id"]: _Register(
            row["meter_id"], row["service"], _e3(row["start_value"]), int(row["digits"])
        )
        for row in meters
        if not row["removed_on"]
    }
    for row in sorted(readings, key=lambda row: row["read_on"]):
        if row["meter_id"] in known:
            known[row["meter_id"]].see(_e3(row["value"]))
    places: dict[str, list[_Register]] = defaultdict(list)
    for row in meters:
        if row["meter_id"] in known:
            places[row["place_id"]].append(known[row["meter_id"]])
    return places


def _houses(buildings: Sequence[Row], flats: Sequence[Row]) -> Iterator[House]:
    inside: dict[str, list[SampleFlat]] = defaultdict(list)
    for row in flats:
        areas = (_e2(row["fee_area_m2"]), _e2(row["heat_area_m2"]))
        own = (row["flat_id"], len(inside[row["building_id"]]) + 1, FlatKind(row["kind"]), *areas)
        inside[row["building_id"]].append(
            SampleFlat(*own, int(row["declared_persons"]), vacant=False)
        )
    for index, row in enumerate(buildings):
        building_id, circulation = row["building_id"], Circulation(row["circulation"])
        members = tuple(inside[building_id])
        yield House(building_id, index, row["address"], row["regulation"], circulation, members)


def _e3(value: str) -> int:
    return parse_scaled(value, 3)


def _e2(value: str) -> int:
    return parse_scaled(value, 2)
