"""Lines with an explanation."""

from einvoice.core.invoices import InvoiceLine
from einvoice.core.tariffs import VatKind

DIFFERENCE = InvoiceLine(
    line_no=1,
    service="water_difference",
    quantity_e3=5118,
    unit="m3",
    unit_price_e4=10913,
    net_cents=559,
    vat_percent_e2=2100,
    vat_kind=VatKind.TAX,
    rule="difference_over_caps",
    inputs=(
        ("first_round", "4.042"),
        ("cap", "4.042"),
        ("building", "29.393"),
        ("flats", "16.742"),
        ("difference", "12.651"),
        ("properties", "8"),
        ("defaulters", "2"),
        ("caps_sum", "4.042"),
        ("rest", "8.609"),
        ("tariff", "1.091300"),
        ("tariff_valid", "2020-01-01/.."),
        ("tariff_building", ""),
    ),
)


METERED = DIFFERENCE._replace(
    rule="metered",
    quantity_e3=-5590,
    net_cents=-610,
    inputs=(
        ("cold_water.catch_up", "-5.590"),
        ("meter.c1", "613.628..627.000"),
        ("cold_water.missing_months", "4"),
        ("cold_water.estimates_settled", "18.962"),
        ("hot_water.defaulter", "0.000"),
        ("meter.h1", "1.330.."),
        ("hot_water.missing_months", "5"),
        ("tariff", "1.091300"),
        ("tariff_valid", "2020-01-01/.."),
    ),
)
