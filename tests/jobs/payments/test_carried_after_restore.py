"""Balances that invoices carry after an older copy of the database was put back."""

import shutil
from pathlib import Path

import pytest
from carrying_company import CarryingCompany, entry
from moved_company import to_postgresql
from sample_company import Company


@pytest.mark.parametrize(
    ("database", "is_restored"), [("sqlite", False), ("sqlite", True), ("postgresql", True)]
)
def test_a_copy_put_back_carries_the_same(
    request: pytest.FixtureRequest,
    simple_home: Path,
    tmp_path: Path,
    database: str,
    *,
    is_restored: bool,
) -> None:
    """November was issued since the copy: December carries each payment once all the same."""
    shutil.copytree(simple_home, tmp_path / "home")
    carrying = CarryingCompany(Company(tmp_path / "home"))
    if database == "postgresql":
        to_postgresql(carrying.company, request.getfixturevalue("server"))
    company, (paid, late) = carrying.company, carrying.flats[:2]
    carrying.begin(dict.fromkeys(carrying.flats, ("30.00", "0")))
    carrying.read("2026-11-02", "2026-11-04")
    assert carrying.run("2026-11-05").code == 0
    october = carrying.invoices("2026-10")
    copy = tmp_path / "copy.db"
    assert company.cli("backup", str(copy), today="2026-11-05").code == 0
    number = october[paid]["invoice_number"]
    carrying.read("2026-11-05", "2026-12-03", [entry("2026-11-10", 1_234, number)])
    assert carrying.run("2026-12-04").code == 0
    november, files = carrying.invoices("2026-11"), company.bank_files()
    number = october[late]["invoice_number"]
    carrying.read("2026-12-04", "2027-01-04", [entry("2026-12-04", 2_000, number)])
    if is_restored:
        restored = company.cli("restore", str(copy), today="2027-01-04")
        assert restored.code in {0, 3}, restored.err
        company.cli("restore", "--nothing-imported", today="2027-01-04")
    assert carrying.invoices("2026-11") == november
    counted = carrying.rows_of(paid)[2]["document"]
    undo = ("payments", "undo", counted, "--reason", "of the neighbour")
    refused = company.cli(*undo, today="2027-01-04")
    assert refused.code == 4, "the copy knows again which invoice has it"
    assert f"is in the balance of invoice {november[paid]['invoice_number']}" in refused.err
    assert company.cli("audit", "verify", today="2027-01-04").code == 0
    ran = carrying.run("2027-01-05")
    assert ran.code in {0, 3}, ran.err
    assert {name: company.bank_files()[name] for name in files} == files
    expected = {flat: row["balance_cents"] + row["total_cents"] for flat, row in november.items()}
    expected[late] -= 2_000
    assert november[paid]["balance_cents"] == 3_000 + october[paid]["total_cents"] - 1_234
    assert carrying.carried("2026-12") == expected
