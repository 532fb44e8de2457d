"""Tariffs (unit prices with validity) and norms: which one holds for a building and a day."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from einvoice.core import money
from einvoice.core.premises import CustomerKind, FlatKind
from einvoice.core.validity import valid_on


class VatKind(StrEnum):
    """The VAT kind of a line, in the bank format's words."""

    TAX = "TAX"
    TAXEX = "TAXEX"
    NOTTAX = "NOTTAX"


class Unit(StrEnum):
    """The unit of a tariff's price."""

    M3 = "m3"
    MWH = "MWh"
    MW_YEAR = "MW_year"
    M2 = "m2"
    PERSON = "person"
    PROPERTY = "property"


@dataclass(frozen=True, slots=True)
class Tariff:
    """A unit price net of VAT (EUR, 6 decimals). Empty ``building_id`` = all buildings."""

    service: str
    building_id: str
    valid_from: dt.date
    valid_to: dt.date | None
    unit: Unit
    price_net_e6: int
    vat_percent_e2: int
    vat_percent_other_e2: int
    vat_kind: VatKind

    @property
    def price_e4(self) -> int:
        """The price as it may be used: rounded to 4 decimals."""
        return money.price_e4(self.price_net_e6)


def is_household(kind: FlatKind, customer_kind: CustomerKind) -> bool:
    """Return whether the household VAT rate holds: a natural person's apartment or studio."""
    return kind is not FlatKind.NON_RESIDENTIAL and customer_kind is CustomerKind.PERSON


@dataclass(frozen=True, slots=True)
class Norm:
    """A consumption norm (6 decimals). Empty ``building_id`` = all buildings."""

    service: str
    building_id: str
    valid_from: dt.date
    valid_to: dt.date | None
    value_e6: int


def norm_on(norms: Iterable[Norm], service: str, building_id: str, day: dt.date) -> Norm | None:
    """Return the norm valid on a day; a building's own row beats the general one."""
    rows = [row for row in norms if row.service == service]
    own = valid_on((row for row in rows if row.building_id == building_id), day)
    return own or valid_on((row for row in rows if not row.building_id), day)
