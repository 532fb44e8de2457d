"""Suppliers' costs of a building, and the method (key) by which each is allocated."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from einvoice.core.period import Period
from einvoice.core.tariffs import VatKind


class Key(StrEnum):
    """By what a cost is split over the flats."""

    AREA = "area"
    HEAT_AREA = "heat_area"
    PERSONS = "persons"
    EQUAL = "equal"
    SHARE = "share"
    CONSUMPTION = "consumption"


@dataclass(frozen=True, slots=True)
class Method:
    """The decision by which a service's cost is split; ``basis`` names what it rests on."""

    building_id: str
    service: str
    key: Key
    valid_from: dt.date
    valid_to: dt.date | None
    basis: str


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost that a supplier billed a building for a period, net of VAT; may be negative."""

    building_id: str
    service: str
    period: Period
    amount_net_cents: int
    vat_percent_e2: int
    vat_kind: VatKind
    note: str


@dataclass(frozen=True, slots=True)
class SingleCharge:
    """A line for one flat as it is: a fee, a penalty, a correction of an earlier month."""

    charge_id: str
    flat_id: str
    period: Period
    service: str
    net_cents: int
    vat_percent_e2: int
    vat_kind: VatKind
    for_period: Period | None
    text_lv: str
    text_ru: str
    text_en: str
    reason: str
