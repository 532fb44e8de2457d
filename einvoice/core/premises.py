"""Buildings, the flats in them and the customers who pay."""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class FlatKind(StrEnum):
    """The use of a premises; decides its VAT rate and the meaning of 0 declared persons."""

    APARTMENT = "apartment"
    NON_RESIDENTIAL = "non_residential"
    STUDIO = "studio"


class CustomerKind(StrEnum):
    """Who pays; decides the VAT rate."""

    PERSON = "person"
    COMPANY = "company"
    BUDGET_INSTITUTION = "budget_institution"


class Delivery(StrEnum):
    """How a customer wants the invoice; an order at a bank comes before it."""

    BANK = "bank"
    EMAIL = "email"
    PAPER = "paper"


class Circulation(StrEnum):
    """Where the hot-water circulation loop runs."""

    FULL = "full"
    BASEMENT = "basement"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Building:
    """A house. ``regulation`` is recorded and shown, and decides nothing yet."""

    building_id: str
    address: str
    city: str
    postal_code: str
    regulation: str
    requested_mw_e6: int | None = None
    circulation: Circulation = Circulation.NONE


@dataclass(frozen=True, slots=True)
class Flat:
    """A premises. Areas in m2 with 2 decimals; ``ownership_share`` is exact, never rounded."""

    flat_id: str
    building_id: str
    number: str
    kind: FlatKind
    fee_area_m2_e2: int
    heat_area_m2_e2: int
    declared_persons: int
    ownership_share: Fraction
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    @property
    def persons(self) -> int:
        """Declared persons; 0 counts as 1 where people live (Regulation 1013)."""
        if self.declared_persons == 0 and self.kind is not FlatKind.NON_RESIDENTIAL:
            return 1
        return self.declared_persons


@dataclass(frozen=True, slots=True)
class Customer:
    """Who gets the invoice of a flat. ``code`` is a personal or registration code or empty.

    ``delivery`` is how they want it; None = by what there is: a bank's order, an e-mail address.
    """

    flat_id: str
    name: str
    customer_kind: CustomerKind
    code: str
    email: str
    language: str
    valid_from: dt.date
    valid_to: dt.date | None = None
    delivery: Delivery | None = None


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key that orders ``2`` before ``10`` and ``2`` before ``2A``.

    >>> sorted(["10", "2A", "2"], key=natural_key)
    ['2', '2A', '10']
    """
    parts = re.findall(r"[0-9]+|[^0-9]+", text)
    return tuple((0, int(p), p) if p.isdecimal() else (1, 0, p) for p in parts)


def flat_order(flat: Flat) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """Return the key of the flat order: natural order of ``number``, then ``flat_id``."""
    return natural_key(flat.number), flat.flat_id
