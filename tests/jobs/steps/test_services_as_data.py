"""A service that the program does not know comes with import files alone."""

import re

from sample_company import Company

CAMERAS = "cameras,Videonovērošana,Видеонаблюдение,Video surveillance,security,15\n"
GUARD = "guard,Apsardze,Охрана,Security guard,security,16\n"


def add(company: Company, kind: str, header: str, *rows: str) -> None:
    """Write an import file and import it."""
    path = company.home / f"{kind}-new.csv"
    path.write_text(header + "\n" + "".join(rows), "utf-8")
    result = company.cli("import", str(path))
    assert result.code == 0, result.err


def test_a_service_per_property_and_one_by_cost(company: Company) -> None:
    """Labels, order, group, price or key, and VAT: on the screen, in the exports, at the bank."""
    add(company, "services", "service,label_lv,label_ru,label_en,group,order", CAMERAS, GUARD)
    add(
        company,
        "tariffs",
        "service,building_id,valid_from,valid_to,unit,price_net,vat_percent,vat_percent_other,vat_kind",
        "cameras,,2026-10-01,,property,1.2345,12,21,TAX\n",
    )
    add(
        company,
        "methods",
        "building_id,service,key,valid_from,valid_to,basis",
        "B0001,guard,equal,2026-10-01,,owners' decision 7\n",
    )
    add(
        company,
        "costs",
        "building_id,service,period,amount_net,vat_percent,vat_kind,note",
        "B0001,guard,2026-10,100.01,21,TAX,\n",
    )
    assert company.cli("run").code == 0
    lines = company.table("lines")
    flats = {row["flat_id"] for row in company.table("invoices")}
    cameras = [row for row in lines if row["service"] == "cameras"]
    assert {row["flat_id"] for row in cameras} == flats
    assert {(row["quantity"], row["unit_price"]) for row in cameras} == {("1.000", "1.2345")}
    assert {row["net_cents"] for row in cameras} == {"123"}
    assert {row["vat_percent"] for row in cameras} <= {"12", "21"}
    guard = [row for row in lines if row["service"] == "guard"]
    assert sum(int(row["net_cents"]) for row in guard) == 10001
    assert {row["vat_percent"] for row in guard} == {"21"}

    checked = company.cli("check", "--all").out
    assert "Video surveillance" in checked
    assert "cost: Security guard" in checked
    assert not re.search(r"\b(guard|cameras)\b", checked.replace("Security guard", ""))
    sent = next(row for row in company.table("invoices") if row["state"] == "accepted")
    shown = company.cli("show", sent["invoice_number"], "--language", "en").out
    assert "Video surveillance" in shown
    assert "owners' decision 7" in shown
    xml = company.cli("show", sent["invoice_number"], "--format", "xml").out
    assert re.search("Videonovērošana|Видеонаблюдение|Video surveillance", xml)
    assert re.search("<GroupDescription>security</GroupDescription>", xml)
