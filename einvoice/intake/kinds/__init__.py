"""The kinds of import files, in the order in which they depend on each other."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from einvoice.intake.kinds.costs import CHARGES, COSTS, METHODS
from einvoice.intake.kinds.metering import METERS, MONTHS, READINGS, WINDOWS
from einvoice.intake.kinds.payments import BALANCES, SUBSCRIPTIONS
from einvoice.intake.kinds.premises import BUILDINGS, CUSTOMERS, FLATS
from einvoice.intake.kinds.prices import NORMS, SERVICES, TARIFFS
from einvoice.intake.table import Kind

_IN_ORDER: tuple[Kind[Any], ...] = (
    BUILDINGS,
    FLATS,
    CUSTOMERS,
    SERVICES,
    METERS,
    READINGS,
    TARIFFS,
    NORMS,
    METHODS,
    COSTS,
    CHARGES,
    WINDOWS,
    MONTHS,
    SUBSCRIPTIONS,
    BALANCES,
)

KINDS: Mapping[str, Kind[Any]] = MappingProxyType({kind.name: kind for kind in _IN_ORDER})
"""By name, in dependency order: a kind's parents come before it."""

_FILE = re.compile(r"([a-z]+)(-.*)?\.(csv|xlsx)", re.IGNORECASE | re.DOTALL)


def kind_of(path: Path) -> str | None:
    """Return the kind a file is named after, or ``None``.

    >>> kind_of(Path("flats.csv")), kind_of(Path("in/Flats-2026-10.xlsx")), kind_of(Path("old.csv"))
    ('flats', 'flats', None)
    """
    match = _FILE.fullmatch(path.name)
    name = match.group(1).lower() if match else ""
    return name if name in KINDS else None


def kinds_of_sheets(titles: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the kinds that sheets are named after, in order, and the titles of the others.

    >>> kinds_of_sheets(("Notes", "Flats ", "buildings"))
    (('buildings', 'flats'), ('Notes',))
    """
    names = {title.strip().lower() for title in titles}
    others = tuple(title for title in titles if title.strip().lower() not in KINDS)
    return tuple(name for name in KINDS if name in names), others
