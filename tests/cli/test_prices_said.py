"""A price that is far from the last is said when it is imported, and when a month is calculated."""

from pathlib import Path

import pytest
from sample_company import Company

HEAD = "service,valid_from,valid_to,unit,price_net,vat_percent,vat_kind"


@pytest.mark.parametrize(("price", "times"), [("4.1630", 1), ("0.4163", 0)])
def test_a_price_with_its_point_moved_is_said(
    company: Company, tmp_path: Path, price: str, times: int
) -> None:
    """Both screens have it before anything is issued, and programs too; nothing is held."""
    path = tmp_path / "tariffs.csv"
    rows = ("2023-10-01,2026-09-30,m2,0.4316", f"2026-10-01,,m2,{price}")
    lines = [HEAD, *(f"management_fee,{row},21,TAX" for row in rows)]
    path.write_text("\n".join(lines), "utf-8")
    imported = company.cli("import", str(path))
    again = company.cli("import", str(path), "--json")
    calculated = company.cli("calculate")
    document = company.cli("calculate", "--json")
    said = [
        result.err.count("the price is 4.1630 EUR/m2 since 2026-10-01")
        for result in (imported, calculated)
    ]
    assert (imported.code, calculated.code, said) == (0, 0, [times, times]), imported.err
    assert [row["where"] for row in document.json["prices"]] == ["management_fee"] * times
    assert again.json["prices"] == []  # it brought nothing new
