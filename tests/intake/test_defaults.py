"""What an optional column that is empty or missing means."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest

from einvoice.core.balances import Balance
from einvoice.core.meters import (
    HeatingMonth,
    Meter,
    MeterService,
    PlaceKind,
    Reading,
    Source,
    Window,
)
from einvoice.core.methods import Cost, Key, Method, SingleCharge
from einvoice.core.period import Period
from einvoice.core.premises import Building, Circulation, Customer, CustomerKind, Flat, FlatKind
from einvoice.core.services import Service
from einvoice.core.subscriptions import Subscription
from einvoice.core.tariffs import Norm, Tariff, Unit, VatKind
from einvoice.intake import KINDS, read_rows

DAY = dt.date(2026, 1, 2)
OCTOBER = Period(2026, 10)
IBAN = "LV33HABA5261548189983"

ROWS = {
    "buildings": ("B1|a|b|c|524", Building("B1", "a", "b", "c", "524", None, Circulation.NONE)),
    "flats": (
        "F1|B1|1|60|58",
        Flat("F1", "B1", "1", FlatKind.APARTMENT, 6000, 5800, 0, Fraction(0), None, None),
    ),
    "customers": (
        "F1|A|company|2026-01-02",
        Customer("F1", "A", CustomerKind.COMPANY, "", "", "lv", DAY, None),
    ),
    "services": ("lift|Lifts", Service("lift", "Lifts", "", "", "other", 9999)),
    "meters": (
        "M1|flat|F1|hot_water|7|2026-01-02",
        Meter("M1", PlaceKind.FLAT, "F1", MeterService.HOT_WATER, "7", DAY, None, 0, None, 5, None),
    ),
    "readings": ("M1|2026-01-02|1.5", Reading("M1", DAY, 1500, Source.OWNER, "")),
    "tariffs": (
        "lift|2026-01-02|m2|0.1|12",
        Tariff("lift", "", DAY, None, Unit.M2, 100_000, 1200, 1200, VatKind.TAX),
    ),
    "norms": ("hot_water|2026-01-02|1.8", Norm("hot_water", "", DAY, None, 1_800_000)),
    "methods": ("B1|lift|share|2026-01-02", Method("B1", "lift", Key.SHARE, DAY, None, "")),
    "costs": ("B1|lift|2026-10|-1.5|21", Cost("B1", "lift", OCTOBER, -150, 2100, VatKind.TAX, "")),
    "charges": (
        "X1|F1|2026-10|other|5|21|r",
        SingleCharge("X1", "F1", OCTOBER, "other", 500, 2100, VatKind.TAX, None, "", "", "", "r"),
    ),
    "subscriptions": (
        f"F1|seb|{IBAN}|A|2026-01-02",
        Subscription("F1", "seb", IBAN, "A", "", "", DAY, None),
    ),
    "windows": ("2026-10|2026-01-02|2026-01-02", Window(OCTOBER, DAY, DAY)),
    "months": ("B1|2026-10|yes", HeatingMonth("B1", OCTOBER, heating_on=True)),
    "balances": ("F1|2026-10|-3", Balance("F1", OCTOBER, -300, 0)),
}
"""By kind: the required cells, and the row they make."""


def read(folder: Path, kind: str, cells: Mapping[str, str]) -> object:
    """The row made of some cells."""
    path = folder / f"{kind}.csv"
    path.write_text(",".join(cells) + "\n" + ",".join(cells.values()) + "\n", encoding="utf-8")
    (chunk,) = read_rows(path, kind)
    assert chunk.findings == ()
    return chunk.rows[0].row


@pytest.mark.parametrize("kind", KINDS)
def test_optional_columns_have_their_defaults(kind: str, tmp_path: Path) -> None:
    """An optional column has the same meaning when it is missing and when its cell is empty."""
    text, row = ROWS[kind]
    columns = KINDS[kind].columns
    required = [column.name for column in columns if column.required]
    cells = dict(zip(required, text.split("|"), strict=True))
    assert read(tmp_path, kind, cells) == row
    all_cells = {column.name: cells.get(column.name, "") for column in columns}
    assert read(tmp_path, kind, all_cells) == row


def test_the_other_rate_is_the_same_unless_given(tmp_path: Path) -> None:
    """Companies pay the households' rate where no other is given, and 0 is a rate."""
    cells = {"service": "lift", "valid_from": "2026-01-02", "unit": "m2", "price_net": "1"}
    cells |= {"vat_percent_other": "0", "vat_percent": "12"}
    row = read(tmp_path, "tariffs", cells)
    assert isinstance(row, Tariff)
    assert (row.vat_percent_e2, row.vat_percent_other_e2) == (1200, 0)
