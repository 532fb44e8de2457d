"""An invoice that carries a balance and is issued anew: the same balance, to the cent."""

import shutil
from pathlib import Path

import pytest
from carrying_company import CarryingCompany, entry
from sample_company import Company

from einvoice.intake import KINDS

TODAY, MONTH, REASON = "2026-12-08", ("--period", "2026-11"), ("--reason", "forgotten work")


@pytest.fixture
def november(october_home: Path, tmp_path: Path) -> CarryingCompany:
    """November is issued; every flat paid a part of October."""
    shutil.copytree(october_home, tmp_path / "home")
    carrying = CarryingCompany(Company(tmp_path / "home"))
    october = carrying.invoices("2026-10")
    paid = [
        entry("2026-11-10", 1_000 + place, october[flat]["invoice_number"])
        for place, flat in enumerate(carrying.flats)
    ]
    assert carrying.read("2026-11-05", "2026-12-03", paid).code == 0
    assert carrying.run("2026-12-04").code == 0
    return carrying


def charge(carrying: CarryingCompany, flats: list[str]) -> None:
    """Import a charge that was forgotten on some flats' invoices of November."""
    target = carrying.company.home / "charges.csv"
    names = [column.name for column in KINDS["charges"].columns]
    cells = ["2026-11", "other", "12.40", "21", "TAX", "", "Darbs", "Работа", "Work", "order"]
    rows = [",".join([f"{flat}-late", flat, *cells]) for flat in flats]
    target.write_text("\n".join([",".join(names), *rows, ""]), "utf-8")
    done = carrying.company.cli("import", str(target), today="2026-12-07")
    assert done.code == 0, done.err


def test_a_rerun_carries_the_same(november: CarryingCompany) -> None:
    """On paper it is void, at a bank it is credited; both are issued anew, with payments since."""
    carrying, company = november, november.company
    before = carrying.invoices("2026-11")
    paper = next(flat for flat in carrying.flats if not before[flat]["bank"])
    at_bank = next(flat for flat in carrying.flats if before[flat]["bank"])
    carrying.read(
        "2026-12-04", "2026-12-07", [entry("2026-12-05", 333, before[paper]["invoice_number"])]
    )
    number = {flat: before[flat]["invoice_number"] for flat in (paper, at_bank)}
    void, credit = ("void", number[paper], *REASON), ("credit", number[at_bank], *REASON)
    release = ("release", at_bank, *MONTH, *REASON)
    for command in (void, credit, ("run", *MONTH)):
        done = company.cli(*command, today=TODAY)
        assert done.code in {0, 3}, done.err
    charge(carrying, [at_bank])
    for command in (release, ("run", *MONTH)):
        done = company.cli(*command, today=TODAY)
        assert done.code in {0, 3}, done.err
    after = carrying.invoices("2026-11")
    for flat in (paper, at_bank):
        old, new = before[flat], after[flat]
        assert new["invoice_number"] != old["invoice_number"], flat
        assert new["total_cents"] == old["total_cents"] + 1_500 * (flat == at_bank), flat
    carried = {flat: row["balance_cents"] for flat, row in before.items()}
    carried[paper] -= 333  # booked after the first, up to the cut-off of the second
    assert {flat: row["balance_cents"] for flat, row in after.items()} == carried
    carrying.read("2026-12-08", "2027-01-04")
    assert carrying.run("2027-01-05").code in {0, 3}
    assert carrying.carried("2026-12") == {
        flat: row["balance_cents"] + row["total_cents"] for flat, row in after.items()
    }
    report = company.cli("report", "--json", "--period", "2026-12", today="2027-01-05").json
    assert report["balances"], "no cent of a document or payment is lost"
