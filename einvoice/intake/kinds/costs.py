"""`methods`, `costs` and the single `charges` of flats."""

from collections.abc import Iterator

from einvoice.core.methods import Cost, Key, Method, SingleCharge
from einvoice.core.tariffs import VatKind
from einvoice.intake import cells
from einvoice.intake.kinds.prices import VAT_PERCENT, no_rate
from einvoice.intake.table import Column, Fault, Kind, Parent, no_overlap, validity

_MONEY = cells.number(2, least=-cells.LARGEST)
_LONG = cells.text(cells.LONG_TEXT)

METHODS = Kind(
    "methods",
    Method,
    (
        Column("building_id", cells.IDENT, required=True),
        Column("service", cells.NAME, required=True),
        Column("key", cells.choice(Key), required=True),
        Column("valid_from", cells.DATE, required=True),
        Column("valid_to", cells.DATE),
        Column("basis", _LONG, default=""),
    ),
    key=("building_id", "service", "valid_from"),
    parents=(Parent("building_id", "building"), Parent("service", "service")),
    sense=validity,
    clash=no_overlap,
)


def _vat(row: Cost | SingleCharge) -> Iterator[Fault]:
    return no_rate("vat_percent", row.vat_percent_e2, row.vat_kind)


COSTS = Kind(
    "costs",
    Cost,
    (
        Column("building_id", cells.IDENT, required=True),
        Column("service", cells.NAME, required=True),
        Column("period", cells.PERIOD, required=True),
        Column("amount_net", _MONEY, required=True, field="amount_net_cents"),
        Column("vat_percent", VAT_PERCENT, required=True, field="vat_percent_e2"),
        Column("vat_kind", cells.choice(VatKind), default=VatKind.TAX),
        Column("note", _LONG, default=""),
    ),
    key=("building_id", "service", "period"),
    parents=(Parent("building_id", "building"), Parent("service", "service")),
    sense=_vat,
)

CHARGES = Kind(
    "charges",
    SingleCharge,
    (
        Column("charge_id", cells.IDENT, required=True),
        Column("flat_id", cells.SERVICE_ID, required=True),
        Column("period", cells.PERIOD, required=True),
        Column("service", cells.NAME, required=True),
        Column("net", _MONEY, required=True, field="net_cents"),
        Column("vat_percent", VAT_PERCENT, required=True, field="vat_percent_e2"),
        Column("vat_kind", cells.choice(VatKind), default=VatKind.TAX),
        Column("for_period", cells.PERIOD),
        Column("text_lv", _LONG, default=""),
        Column("text_ru", _LONG, default=""),
        Column("text_en", _LONG, default=""),
        Column("reason", _LONG, required=True),
    ),
    key=("charge_id",),
    parents=(Parent("flat_id", "flat"), Parent("service", "service")),
    sense=_vat,
    personal=True,
)
