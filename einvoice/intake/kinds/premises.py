"""`buildings`, `flats` and `customers`."""

from collections.abc import Iterator
from fractions import Fraction

from einvoice.core.premises import (
    Building,
    Circulation,
    Customer,
    CustomerKind,
    Delivery,
    Flat,
    FlatKind,
)
from einvoice.intake import cells
from einvoice.intake.codes import customer_code
from einvoice.intake.table import Column, Fault, Kind, Parent, no_overlap, validity

BUILDINGS = Kind(
    "buildings",
    Building,
    (
        Column("building_id", cells.IDENT, required=True),
        Column("address", cells.text(cells.NORMAL_TEXT), required=True),
        Column("city", cells.text(cells.NORMAL_TEXT), required=True),
        Column("postal_code", cells.text(10), required=True),
        Column("regulation", cells.word("1013", "524"), required=True),
        Column("requested_mw", cells.number(6), field="requested_mw_e6"),
        Column("circulation", cells.choice(Circulation), default=Circulation.NONE),
    ),
    key=("building_id",),
    personal=True,
)


def _one_building(row: Flat, other: Flat) -> Fault | None:
    if row.building_id != other.building_id:
        return Fault("building_id", "other_building", facts=())
    return no_overlap(row, other)


FLATS = Kind(
    "flats",
    Flat,
    (
        Column("flat_id", cells.SERVICE_ID, required=True),
        Column("building_id", cells.IDENT, required=True),
        Column("number", cells.text(cells.SHORT_TEXT), required=True),
        Column("kind", cells.choice(FlatKind), default=FlatKind.APARTMENT),
        Column("fee_area_m2", cells.number(2), required=True, field="fee_area_m2_e2"),
        Column("heat_area_m2", cells.number(2), required=True, field="heat_area_m2_e2"),
        Column("declared_persons", cells.number(0, most=999), default=0),
        Column("ownership_share", cells.SHARE, default=Fraction(0)),
        Column("valid_from", cells.DATE),
        Column("valid_to", cells.DATE),
    ),
    # Several rows of one flat are one premises (RULES.md, "Part of a month"), each with its dates.
    key=("flat_id", "valid_from"),
    parents=(Parent("building_id", "building"),),
    sense=validity,
    clash=_one_building,
)


def _customer(row: Customer) -> Iterator[Fault]:
    yield from validity(row)
    if row.code:
        yield from customer_code(row.code, row.customer_kind)


CUSTOMERS = Kind(
    "customers",
    Customer,
    (
        Column("flat_id", cells.SERVICE_ID, required=True),
        Column("name", cells.text(cells.NORMAL_TEXT), required=True),
        Column("customer_kind", cells.choice(CustomerKind), required=True),
        Column("code", cells.CODE, default=""),
        Column("email", cells.EMAIL, default="", harmless=True),
        Column("language", cells.word("lv", "ru", "en"), default="lv", harmless=True),
        Column("valid_from", cells.DATE, required=True),
        Column("valid_to", cells.DATE),
        Column("delivery", cells.choice(Delivery), harmless=True),
    ),
    key=("flat_id", "valid_from"),
    parents=(Parent("flat_id", "flat"),),
    sense=_customer,
    clash=no_overlap,
    personal=True,
)
