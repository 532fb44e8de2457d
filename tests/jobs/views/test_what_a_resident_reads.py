"""The month as its readers see it: in the banks' files, and in `show`."""

import csv
import re

import pytest
from sample_company import Company

REASON = "slikts maksātājs, skat. vēstuli"


def charge(company: Company, **texts: str) -> str:
    """Give a Russian reader a correction without a Russian text; return the flat."""
    with (company.home / "input" / "customers.csv").open(encoding="utf-8") as file:
        flats = [row["flat_id"] for row in csv.DictReader(file) if row["language"] == "ru"]
    with (company.home / "input" / "subscriptions.csv").open(encoding="utf-8") as file:
        ordered = {row["flat_id"] for row in csv.DictReader(file)}
    flat = next(flat for flat in flats if flat in ordered)
    row = {
        "charge_id": "c1",
        "flat_id": flat,
        "period": "2026-10",
        "service": "correction",
        "net": "-1.00",
        "vat_percent": "21",
        "for_period": "2026-09",
        "reason": f'"{REASON}"',
    } | texts
    path = company.home / "charges-new.csv"
    path.write_text(",".join(row) + "\n" + ",".join(row.values()) + "\n", "utf-8")
    assert company.cli("import", str(path)).code == 0
    return flat


@pytest.mark.parametrize(
    ("texts", "label"),
    [
        ({}, "Корректировка за: сентябрь 2026 года"),
        ({"text_lv": "Labojums par ūdeni"}, "Labojums par ūdeni"),
        ({"text_en": "A correction of water"}, "A correction of water"),
    ],
)
def test_the_reason_stays_with_staff(company: Company, texts: dict[str, str], label: str) -> None:
    """No byte of the banks' files has it; `show` marks it as for staff."""
    flat = charge(company, **texts)
    assert company.cli("run").code == 0
    sent = b"".join(company.bank_files().values()).decode()
    assert f"<Description>{label}</Description>" in sent
    assert REASON not in sent
    shown = company.cli("show", flat)
    assert f"for staff: {REASON}" in " ".join(shown.out.split())
    explained = [
        sentence
        for line in company.cli("show", flat, "--json").json["lines"]
        for sentence in line["explanation"]
    ]
    assert REASON not in "".join(explained)


def test_readings_in_the_banks_files_are_the_quantity(company: Company) -> None:
    """Where both readings are printed their difference is the quantity, to the litre."""
    assert company.cli("run").code == 0
    sent = b"".join(company.bank_files().values()).decode()
    read = re.findall(
        r"<InitialReading>(\d+)\.(\d{3})</InitialReading><FinalReading>(\d+)\.(\d{3})</FinalReading>"
        r"<ItemDetailInfo><ItemUnit>[^<]*</ItemUnit><ItemAmount>(-?\d+)\.(\d{3})</ItemAmount>",
        sent,
    )
    assert len(read) == sent.count("<InitialReading>") > 0
    for row in read:
        opening, closing, quantity = (int(row[at] + row[at + 1]) for at in (0, 2, 4))
        assert closing - opening == quantity
    assert "ūdens patēriņš kopā" in sent
    assert "<InformationContent>" in sent
    assert max(map(len, re.findall(r"<InformationContent>([^<]*)", sent))) <= 500
