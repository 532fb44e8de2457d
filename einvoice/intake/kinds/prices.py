"""`services`, `tariffs` and `norms`."""

from collections.abc import Iterator

from einvoice.core.services import Service
from einvoice.core.tariffs import Norm, Tariff, Unit, VatKind
from einvoice.intake import cells
from einvoice.intake.table import Column, Fault, Kind, Parent, no_overlap, validity

VAT_PERCENT = cells.number(2, most=100)
"""A VAT rate in percent; scaled by 100."""

_LAST_ORDER = 9999
_LABEL = cells.text(cells.NORMAL_TEXT)


def no_rate(column: str, vat_percent_e2: int, kind: VatKind) -> Iterator[Fault]:
    """Say when a line without VAT has a rate."""
    if kind is not VatKind.TAX and vat_percent_e2 != 0:
        yield Fault(column, "vat_rate", facts=(("kind", kind.value),))


SERVICES = Kind(
    "services",
    Service,
    (
        Column("service", cells.NAME, required=True),
        Column("label_lv", _LABEL, required=True),
        Column("label_ru", _LABEL, default=""),
        Column("label_en", _LABEL, default=""),
        Column("group", _LABEL, default="other"),
        Column("order", cells.number(0, most=_LAST_ORDER), default=_LAST_ORDER),
    ),
    key=("service",),
)


def _tariff(row: Tariff) -> Iterator[Fault]:
    yield from validity(row)
    yield from no_rate("vat_percent", row.vat_percent_e2, row.vat_kind)
    yield from no_rate("vat_percent_other", row.vat_percent_other_e2, row.vat_kind)


TARIFFS = Kind(
    "tariffs",
    Tariff,
    (
        Column("service", cells.NAME, required=True),
        Column("building_id", cells.IDENT, default=""),
        Column("valid_from", cells.DATE, required=True),
        Column("valid_to", cells.DATE),
        Column("unit", cells.choice(Unit), required=True),
        Column("price_net", cells.number(6), required=True, field="price_net_e6"),
        Column("vat_percent", VAT_PERCENT, required=True, field="vat_percent_e2"),
        Column(
            "vat_percent_other", VAT_PERCENT, field="vat_percent_other_e2", same_as="vat_percent_e2"
        ),
        Column("vat_kind", cells.choice(VatKind), default=VatKind.TAX),
    ),
    key=("service", "building_id", "valid_from"),
    parents=(Parent("service", "service"), Parent("building_id", "building")),
    sense=_tariff,
    clash=no_overlap,
)

NORMS = Kind(
    "norms",
    Norm,
    (
        Column("service", cells.word("water", "hot_water", "hot_water_heating"), required=True),
        Column("building_id", cells.IDENT, default=""),
        Column("valid_from", cells.DATE, required=True),
        Column("valid_to", cells.DATE),
        Column("value", cells.number(6), required=True, field="value_e6"),
    ),
    key=("service", "building_id", "valid_from"),
    parents=(Parent("building_id", "building"),),
    sense=validity,
    clash=no_overlap,
)
