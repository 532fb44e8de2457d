"""A small company that is known already."""

import datetime as dt
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from memory_known import MemoryKnown
from openpyxl import Workbook
from reading_samples import Write
from workbook_samples import Row, Save

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


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """A function that saves rows as a sheet, after a change of the workbook."""

    def saved(kind: str, *rows: Row, change: Callable[[Workbook], None] | None = None) -> Path:
        book = Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        if change is not None:
            change(book)
        path = tmp_path / f"{kind}.xlsx"
        book.save(path)
        return path

    return saved
