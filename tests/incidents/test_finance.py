"""Incidents in the finance department: each comes to its end by what the screens show."""

import csv
import hashlib
import shutil
from decimal import Decimal

import pytest
from dialogue import Dialogue
from sample_company import Company

from einvoice.core.exit_codes import ExitCode


@pytest.fixture
def staff(company: Company) -> Dialogue:
    """Somebody in front of the small company's month on 5 November."""
    return Dialogue(company)


def write_rows(company: Company, kind: str, *rows: dict[str, str]) -> str:
    """Write an import file with a few rows and return its path; missing columns are empty."""
    with (company.home / "input" / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        columns = csv.DictReader(file).fieldnames or ()
    path = company.home / f"{kind}-correction.csv"
    names = [*columns, *(name for name in rows[0] if name not in columns)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


def row_of(company: Company, kind: str, **wanted: str) -> dict[str, str]:
    """Return the last imported row with these values."""
    with (company.home / "input" / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if wanted.items() <= r.items()]
    return rows[-1]


def prices(company: Company, service: str) -> set[str]:
    """Return the unit prices of a service on the month's lines."""
    return {row["unit_price"] for row in company.table("lines") if row["service"] == service}


def test_a_wrong_tariff_before_issuing(staff: Dialogue) -> None:
    """Correct the row, import it, calculate again: the drafts follow."""
    assert staff.type("calculate").code == ExitCode.DONE
    assert prices(staff.company, "cold_water") == {"0.9600"}
    row = row_of(staff.company, "tariffs", service="cold_water")
    wrong = write_rows(staff.company, "tariffs", {**row, "price_net": "0.99"})
    assert staff.type("import", wrong).code == ExitCode.DONE
    assert staff.follow("calculate").code == ExitCode.DONE
    assert prices(staff.company, "cold_water") == {"0.9900"}
    staff.type("run")
    staff.run_to_the_end()


def test_a_file_sent_by_hand(staff: Dialogue) -> None:
    """Told with its hash it counts as sent; the bank's answer settles it; nothing goes twice."""
    for step in ("calculate", "issue", "render"):
        assert staff.type(step).code == ExitCode.DONE
    (path,) = (staff.company.home / "data" / "outbox" / "seb").glob("*.xml")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    inbox = staff.company.home / "bank" / "seb" / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, inbox)
    told = ("--evidence", "Anna, through the bank's page, 11:20", "--hash", digest)
    assert staff.type("mark-sent", path.stem, *told).code == ExitCode.DONE
    staff.type("run")
    staff.run_to_the_end()
    files = staff.company.table("files")
    assert sorted(row["state"] for row in files) == ["accepted", "accepted"]
    assert len(staff.company.bank_files()) == 2


def test_an_owner_changes(staff: Dialogue) -> None:
    """The old owner's bank gets nothing of the new one's; the new one's balance is asked for."""
    company = staff.company
    order = row_of(company, "subscriptions", bank="seb")
    flat = order["flat_id"]
    old = row_of(company, "customers", flat_id=flat)
    new = {
        **old,
        "name": "Jauna Īpašniece",
        "code": "161175-19997",
        "email": "",
        "valid_from": "2026-10-16",
    }
    changes = write_rows(company, "customers", {**old, "valid_to": "2026-10-15"}, new)
    assert staff.type("import", changes).code == ExitCode.DONE
    assert staff.type("run").code == ExitCode.NEEDS_A_PERSON
    balance = {"flat_id": flat, "period": "2026-10", "balance_begin": "0.00", "paid": "0.00"}
    named = write_rows(company, "balances", {**balance, "customer_code": "161175-19997"})
    assert staff.type("import", named).code == ExitCode.DONE
    staff.type("run")
    staff.run_to_the_end()
    (row,) = [row for row in company.table("invoices") if row["flat_id"] == flat]
    assert (row["bank"], row["state"]) == ("", "issued")
    everything = b"".join(company.bank_files().values()).decode()
    assert "Jauna Īpašniece" not in everything
    assert f'serviceId="{flat}"' not in everything


def test_a_meter_is_replaced(staff: Dialogue) -> None:
    """Both meters' parts are the month's consumption."""
    company = staff.company
    old = next(
        row
        for row in rows_of(company, "meters")
        if row["place_kind"] == "flat" and row["service"] == "cold_water" and not row["removed_on"]
    )
    last = [row for row in rows_of(company, "readings") if row["meter_id"] == old["meter_id"]][-2]
    end = str(Decimal(last["value"]) + Decimal("1.250"))
    new = {
        **old,
        "meter_id": "NEW-1",
        "serial": "90000001",
        "installed_on": "2026-10-20",
        "start_value": "0.000",
        "end_value": "",
    }
    gone = {**old, "removed_on": "2026-10-20", "end_value": end}
    assert staff.type("import", write_rows(company, "meters", gone, new)).code == ExitCode.DONE
    reading = {"meter_id": "NEW-1", "read_on": "2026-10-31", "value": "2.500"}
    assert staff.type("import", write_rows(company, "readings", reading)).code == ExitCode.DONE
    staff.type("run")
    staff.run_to_the_end()
    shown = company.cli("show", old["place_id"]).out
    assert "90000001" in shown


def test_a_late_reading(staff: Dialogue) -> None:
    """Kept with its true day: October stays as it was sent, and everybody sees what came."""
    company = staff.company
    reading = next(
        row
        for row in reversed(rows_of(company, "readings"))
        if row["read_on"] >= "2026-10-30" and row["meter_id"].endswith("-c1")
    )
    company.drop_rows("readings", f"{reading['meter_id']},{reading['read_on']}")
    company.import_anew()
    staff.type("run")
    staff.run_to_the_end()
    issued, sent = company.table("invoices"), company.bank_files()
    assert staff.type("import", write_rows(company, "readings", reading)).code == ExitCode.DONE
    assert "2026-10" in staff.last.err + staff.last.out
    late = staff.last.last_line
    assert late.startswith("next: from 2026-12-"), "billed in November, once that can be calculated"
    assert late.endswith(" calculate --period 2026-11")
    staff.type("run", "--period", "2026-10")
    assert staff.is_done
    assert (company.table("invoices"), company.bank_files()) == (issued, sent)
    assert "READING_LATE_KEPT" in company.cli("check", "--period", "2026-10", "--json").out


def rows_of(company: Company, kind: str) -> list[dict[str, str]]:
    """Return the rows of an import file."""
    with (company.home / "input" / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
