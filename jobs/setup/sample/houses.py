"""Synthetic houses in Ogre: addresses, flats and their areas."""

from collections.abc import Iterator
from dataclasses import dataclass

from einvoice.core.money import format_scaled
from einvoice.core.premises import Circulation, FlatKind
from jobs.setup.sample.draw import Draw

CITY, POSTAL_CODE = "Ogre", "LV-5001"
_STREETS = (
    "Liepu iela", "Bērzu aleja", "Skolas iela", "Upes prospekts", "Mālkalnes prospekts",
    "Ķiršu iela", "Zilokalnu prospekts", "Jāņtārpiņu iela", "Ūdensrožu iela", "Čiekuru iela",
    "Žubīšu iela", "Egļu iela", "Gaismas prospekts", "Ļaudonas iela", "Šķērsiela", "Pļavas iela",
)  # fmt: skip
_FEWEST, _MOST = 20, 60  # flats in a house; the last house has what is left
_NON_RESIDENTIAL, _STUDIO = 3, 2  # percent of premises
_PERSONS = (0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5)
_CIRCULATION = (
    *[Circulation.FULL] * 7,
    Circulation.BASEMENT,
    Circulation.BASEMENT,
    Circulation.NONE,
)
_VACANT = 2  # percent of flats that use no water


@dataclass(frozen=True, slots=True)
class SampleFlat:
    """A premises of the sample; areas in m2 with 2 decimals."""

    flat_id: str
    number: int
    kind: FlatKind
    fee_area_m2_e2: int
    heat_area_m2_e2: int
    persons: int
    vacant: bool


@dataclass(frozen=True, slots=True)
class House:
    """A house of the sample with its flats."""

    building_id: str
    index: int
    address: str
    regulation: str
    circulation: Circulation
    flats: tuple[SampleFlat, ...]

    @property
    def area_m2_e2(self) -> int:
        """The fee area of all premises."""
        return sum(flat.fee_area_m2_e2 for flat in self.flats)

    @property
    def heat_area_m2_e2(self) -> int:
        """The heated area of all premises."""
        return sum(flat.heat_area_m2_e2 for flat in self.flats)

    @property
    def requested_mw(self) -> str:
        """The requested heat capacity: about 50 W a m2."""
        return format_scaled(self.heat_area_m2_e2 // 2, 6)


def houses(draw: Draw, flats: int) -> Iterator[House]:
    """Yield houses that have together exactly N flats."""
    index = 0
    while flats > 0:
        size = min(flats, draw.between(_FEWEST, _MOST))
        yield _house(draw, index, size)
        index, flats = index + 1, flats - size


def _house(draw: Draw, index: int, size: int) -> House:
    building_id = f"B{index + 1:04d}"
    address = f"{_STREETS[index % len(_STREETS)]} {1 + index // len(_STREETS)}"
    circulation = draw.pick(_CIRCULATION)
    members = tuple(_flat(draw, building_id, number) for number in range(1, size + 1))
    return House(building_id, index, address, draw.pick(("1013", "524")), circulation, members)


def _flat(draw: Draw, building_id: str, number: int) -> SampleFlat:
    area = draw.between(2400, 9600)
    kind = _kind(draw) if number > 1 else FlatKind.APARTMENT
    # The first flat is lived in: a house in which nobody is counted could not split its costs.
    return SampleFlat(
        f"{building_id}-{number}",
        number,
        kind,
        area,
        area - draw.between(0, 600),
        0 if kind is FlatKind.NON_RESIDENTIAL else draw.pick(_PERSONS),
        number > 1 and draw.percent(_VACANT),
    )


def _kind(draw: Draw) -> FlatKind:
    drawn = draw.below(100)
    if drawn < _NON_RESIDENTIAL:
        return FlatKind.NON_RESIDENTIAL
    return FlatKind.STUDIO if drawn < _NON_RESIDENTIAL + _STUDIO else FlatKind.APARTMENT
