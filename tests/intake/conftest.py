"""A small company that is known already."""

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest
from memory_known import MemoryKnown
from reading_samples import Write

from einvoice.core.meters import Meter, MeterService, PlaceKind
from einvoice.core.premises import Building, Flat, FlatKind


@pytest.fixture
def building() -> Building:
    """The one building."""
    return Building("B1", "Liepu iela 1", "Ogre", "LV-5001", "1013")


@pytest.fixture
def flats() -> tuple[Flat, ...]:
    """Its two flats."""
    return tuple(
        Flat(f"B1-{n}", "B1", str(n), FlatKind.APARTMENT, 6000, 5800, 2, Fraction(0))
        for n in (1, 2)
    )


@pytest.fixture
def company(building: Building, flats: tuple[Flat, ...]) -> MemoryKnown:
    """What is known: a building, two flats and a meter of five digits."""
    since = dt.date(2026, 1, 1)
    meter = Meter(
        "C1", PlaceKind.FLAT, "B1-1", MeterService.COLD_WATER, "1", since, None, 0, None, 5, None
    )
    known = MemoryKnown()
    known.write([building, *flats, meter])
    return known


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A function that writes a file of a kind."""

    def written(content: str | bytes, name: str = "readings.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written
