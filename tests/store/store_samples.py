"""Synthetic rows for the tests of the store."""

import datetime as dt
from fractions import Fraction
from pathlib import Path

from einvoice.core.building_month import BuildingResult, Draft
from einvoice.core.invoices import Buyer, InvoiceLine
from einvoice.core.meters import Meter, MeterService, PlaceKind, Reading, Source
from einvoice.core.period import Period
from einvoice.core.premises import Building, Circulation, Customer, CustomerKind, Flat, FlatKind
from einvoice.core.tariffs import Tariff, Unit, VatKind
from einvoice.store.journal_entries import Author
from einvoice.store.store import Store

PERIOD = Period(2026, 10)
BUYER = Buyer("Synthetic Person", "", "", "lv", "Parauga iela 1-1", "Ogre", "LV-5001")
BUILDING = Building("B1", "Parauga iela 1", "Ogre", "LV-5001", "1013", None, Circulation.NONE)
FLAT = Flat("B1-1", "B1", "1", FlatKind.APARTMENT, 5000, 4800, 2, Fraction(1, 3))
CUSTOMER = Customer(
    "B1-1", "Synthetic Person", CustomerKind.PERSON, "", "", "lv", dt.date(2020, 1, 1)
)
TARIFF = Tariff(
    "waste",
    "",
    dt.date(2020, 1, 1),
    None,
    Unit.PERSON,
    3551200,
    2100,
    2100,
    VatKind.TAX,
)
METER = Meter(
    "B1-1-c",
    PlaceKind.FLAT,
    "B1-1",
    MeterService.COLD_WATER,
    "S1",
    dt.date(2026, 1, 31),
    None,
    0,
    None,
    5,
    None,
)
READING = Reading("B1-1-c", dt.date(2026, 10, 31), 12_345, Source.OWNER, "")
LINE = InvoiceLine(1, "waste", 2000, "person", 35512, 710, 2100, VatKind.TAX)


def draft(flat_id: str, position: int, *, held: bool = False, net_cents: int = 710) -> Draft:
    """Return a draft of one line."""
    vat = (net_cents * 21 + 50) // 100
    total = net_cents + vat
    return Draft(
        flat_id=flat_id,
        position=position,
        held=held,
        buyer=BUYER,
        lines=(LINE._replace(net_cents=net_cents),),
        vat_totals=(),
        net_cents=net_cents,
        vat_cents=vat,
        total_cents=total,
        balance_begin_cents=0,
        paid_cents=0,
        to_pay_cents=total,
    )


def house(building_id: str, flats: int, *, held: frozenset[int] = frozenset()) -> BuildingResult:
    """Return a calculated house of so many flats."""
    return BuildingResult(
        building_id,
        tuple(draft(f"{building_id}-{place}", place, held=place in held) for place in range(flats)),
    )


def open_store(data_dir: Path, url: str = "") -> Store:
    """Open a store, on SQLite unless there is a URL."""
    url = url or f"sqlite:///{data_dir / 'einvoice.db'}"
    return Store(url, data_dir, lambda: Author("tester", "2026-11-05T07:00:00Z"))
