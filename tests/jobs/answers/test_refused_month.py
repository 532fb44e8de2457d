"""A month of which the banks refuse 3 %: everybody is named, mended, and billed exactly once."""

import csv
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from month_steps import assert_reproduced
from sample_company import Company, set_up

from bank_adapters.messages.fail_codes import meaning
from bank_adapters.simulator.bank import valid_invoices
from einvoice.core import iban
from einvoice.core.exit_codes import ExitCode

FLATS = 200
EVERY = 33
CODES = (3, 10, 20, 22, 33, 80)
BANKS = {"swedbank": "HABA", "seb": "UNLA"}


@pytest.fixture
def town(tmp_path: Path) -> Company:
    """An imported company of 200 flats."""
    company = set_up(tmp_path / "home", flats=FLATS)
    assert company.cli("init").code == 0
    assert company.cli("import", str(company.home / "input")).code == 0
    return company


def refusals(company: Company) -> dict[str, tuple[str, int]]:
    """Let the banks refuse every 33rd of their invoices; return bank and code by flat."""
    for step in ("calculate", "issue"):
        assert company.cli(step).code == 0
    found = {}
    for bank in BANKS:
        rows = [row["flat_id"] for row in company.table("invoices") if row["bank"] == bank]
        chosen = rows[::EVERY]
        codes = [CODES[(len(found) + place) % len(CODES)] for place in range(len(chosen))]
        found |= {flat: (bank, code) for flat, code in zip(chosen, codes, strict=True)}
        folder = company.home / "bank" / bank
        folder.mkdir(parents=True, exist_ok=True)
        listed = {flat: str(found[flat][1]) for flat in chosen}
        (folder / "addresses.json").write_text(json.dumps(listed))
    return found


def import_rows(company: Company, kind: str, rows: list[dict[str, str]]) -> None:
    """Import corrected rows."""
    path = company.home / f"{kind}-corrected.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    imported = company.cli("import", str(path))
    assert imported.code == 0, imported.err


def rows_of(company: Company, kind: str, flats: list[str]) -> list[dict[str, str]]:
    """Return the imported rows of some flats."""
    with (company.home / "input" / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["flat_id"] in flats]


def mend(company: Company, refused: dict[str, tuple[str, int]]) -> None:
    """Give refused flats another account, one of them another name; the banks know them now."""
    flats = [flat for flat, (_, code) in refused.items() if code != 20]
    orders = rows_of(company, "subscriptions", flats)
    for place, row in enumerate(orders):
        account = f"{BANKS[row['bank']]}{place + 1:013d}"
        row["channel_address"] = iban.with_check_digits("LV", account)
    import_rows(company, "subscriptions", orders)
    customers = rows_of(company, "customers", flats[:1])
    customers[-1]["name"] = "Jauna Īpašniece"
    import_rows(company, "customers", customers)
    for bank in BANKS:
        (company.home / "bank" / bank / "addresses.json").write_text("{}")


def files_of(company: Company) -> dict[str, set[str]]:
    """Return the flats in each file that lies at a bank."""
    return {
        name: set(re.findall('serviceId="([^"]+)"', content.decode()))
        for name, content in company.bank_files().items()
    }


def test_a_month_with_three_percent_refused_ends_with_one_valid_invoice_a_flat(
    town: Company,
) -> None:
    """Each refusal has flat, reason and next command; a further file has only those, corrected."""
    refused = refusals(town)
    assert {code for _, code in refused.values()} == set(CODES)
    first = town.cli("run", "--json")
    assert first.code == ExitCode.NEEDS_A_PERSON
    report = town.cli("report", "--json", "--language", "lv").json
    for found in (first.json["refused"], report["refused"]):
        assert {one["flat_id"]: (one["bank"], one["code"]) for one in found} == refused
        for one in found:
            assert one["next_command"].startswith("einvoice ")
    assert {one["flat_id"]: one["reason"] for one in report["refused"]} == {
        flat: meaning(code).text("lv") for flat, (_, code) in refused.items()
    }
    page = town.cli("report", "--language", "lv").out
    for flat, (_, code) in refused.items():
        assert flat in page
        assert meaning(code).text("lv")[:20] in page
    before = files_of(town)

    mend(town, refused)
    plan = town.cli("rerun", "--rejected", "--json").json
    remedies = Counter(one["remedy"] for one in plan["invoices"])
    assert remedies == {"reissue": 1, "again": len(refused) - 1}
    assert town.cli("rerun", "--apply", plan["plan"]).code == 0
    again = town.cli("rerun", "--apply", plan["plan"])
    assert "was carried out already" in again.err
    done = town.cli("run", "--json")
    assert done.code == 0, done.err
    assert done.json["refused"] == []

    after = files_of(town)
    further = {name: flats for name, flats in after.items() if name not in before}
    assert {name: after[name] for name in before} == before
    assert {name.split("/")[0]: flats for name, flats in further.items()} == {
        bank: {flat for flat, (of_bank, _) in refused.items() if of_bank == bank} for bank in BANKS
    }
    rows = town.table("invoices")
    for bank in BANKS:
        state = town.home / "bank" / ".simulator" / bank
        held = Counter(one.service_id for one in valid_invoices(state))
        assert held == {row["flat_id"]: 1 for row in rows if row["bank"] == bank}
        numbers = {one.number for one in valid_invoices(state)}
        accepted = {row["invoice_number"] for row in rows if row["state"] == "accepted"}
        assert numbers <= accepted
    assert "nothing to do" in town.cli("run").err
    assert_reproduced(town)
