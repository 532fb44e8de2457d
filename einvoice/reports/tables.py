"""The parts of a report: tables with titles, and cells that are text, counts or money."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Euro:
    """A sum in cents, shown as EUR with two decimals."""

    cents: int


Cell = str | int | Euro | Decimal


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table. Tables of one ``page`` are below each other; of a chart, bars are drawn beside."""

    page: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_chart: bool = False
