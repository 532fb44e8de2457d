"""Payments as the rest of the house sees them: proof, a person's data, both databases."""

import csv
import json

from paid_company import PaidCompany, booked

from einvoice.core.payments import Payer, StatementEntry

PAYER = Payer("Rita Radiniece", "LV00UNLA0000000000077", "010190-12345")


def two_payments(paid: PaidCompany) -> list[StatementEntry]:
    """Return a payment of a third person for a flat, and one that waits."""
    global_id = paid.global_id(paid.invoices[0]["invoice_number"])
    return [booked(9, 1000, "par dzīvokli", global_id, PAYER), booked(10, 700, "īre")]


def test_the_audit_knows_the_statements(paid: PaidCompany) -> None:
    """Read, refused, changed, gone."""
    broken = paid.company.home / "broken.xml"
    broken.write_bytes(b"<FIDAVISTA>")
    assert paid.read(broken).code == 4
    assert paid.cli("audit", "verify").code == 0
    for path in (paid.company.home / "data" / "archive").glob("*/statements/inbound/*.xml"):
        path.rename(paid.company.home / "away.xml")
    assert paid.cli("audit", "verify").code == 4
    (paid.company.home / "away.xml").rename(path)
    paid.read(paid.write(paid.statement(9, 15, two_payments(paid))))
    assert paid.cli("audit", "verify").code == 0
    files = (paid.company.home / "data" / "archive").glob("*/statements/inbound/*.xml")
    (kept,) = (file for file in files if file != path)
    content = kept.read_bytes()
    kept.chmod(0o600)
    kept.write_bytes(content.replace(b"10.00", b"90.00"))
    changed = paid.cli("audit", "verify")
    assert changed.code == 4
    assert kept.name in changed.out + changed.err
    kept.unlink()
    assert paid.cli("audit", "verify").code == 4


def test_an_extract_has_the_payments_of_the_person(paid: PaidCompany) -> None:
    """Another payer's name, account and code are not the customer's data."""
    paid.read(paid.write(paid.statement(9, 15, two_payments(paid))))
    row, other = paid.invoices[:2]
    extracts = {}
    for flat in (row["flat_id"], other["flat_id"]):
        target = paid.company.home / f"{flat}.json"
        assert paid.cli("person", "extract", flat, "--to", str(target)).code == 0
        extracts[flat] = json.loads(target.read_text("utf-8"))
    (payment,) = extracts[row["flat_id"]]["payments"]
    assert (payment["cents"], payment["booked_on"]) == (1000, "2026-11-09")
    assert PAYER.name not in str(extracts)
    assert not extracts[other["flat_id"]].get("payments")


def test_old_payers_are_forgotten(paid: PaidCompany) -> None:
    """The sum and the account stay."""
    paid.read(paid.write(paid.statement(9, 15, two_payments(paid))))
    flat = paid.invoices[0]["flat_id"]
    before = paid.account_of(flat)
    done = paid.company.cli("purge", "--yes", "--json", today="2040-01-10")
    assert done.code == 0, done.err
    database = b"".join(p.read_bytes() for p in (paid.company.home / "data").glob("*.db"))
    assert database
    assert PAYER.account.encode() not in database
    assert paid.account_of(flat)["balance_cents"] == before["balance_cents"]


def exported(paid: PaidCompany, table: str) -> str:
    """Return a table for other programs."""
    target = paid.company.home / f"{table}.csv"
    assert paid.cli("export", table, "--to", str(target)).code == 0
    return target.read_text("utf-8")


def test_accounts_are_the_same_on_both_databases(
    paid: PaidCompany, on_postgresql: PaidCompany
) -> None:
    """Payments, queue, accounts, debtors, tables; a person decides on both alike."""
    outcomes = []
    for place in (paid, on_postgresql):
        rows = place.invoices
        entries = [*two_payments(place), booked(11, 555, f"rek. {rows[1]['invoice_number']}")]
        back = booked(12, -1000, "", place.global_id(rows[0]["invoice_number"]))
        entries += [back, booked(13, -33, f"Atgriezts, rek. {rows[3]['invoice_number']}")]
        place.read(place.write(place.statement(9, 15, entries)))
        first = place.waiting()[0]["payment_id"]
        accept = ("payments", "accept", first, "--flat", rows[2]["flat_id"])
        assert place.cli(*accept).code == 0
        debtors = place.cli("debtors", "--json").json
        assert len(debtors["debtors"]) > 10
        account = place.cli("account", rows[0]["flat_id"], "--json").json
        assert [row["kind"] for row in account["accounts"][0]["rows"]][-2:] == ["payment", "return"]
        tables = [exported(place, table) for table in ("payments", "accounts")]
        outcomes.append((place.everything(), debtors, account, tables))
    assert outcomes[0] == outcomes[1]


def test_a_company_with_imported_balances_notices_nothing(paid: PaidCompany) -> None:
    """Nothing is asked about statements or payments; debts are those of its files."""
    assert paid.company.cli("run", today="2026-11-05").code == 0
    shown = paid.company.cli("status", "--json", today="2026-11-05").json
    assert shown["accounts"] == []
    for screen in ("status", "check", "report"):
        said = paid.company.cli(screen, today="2026-11-05")
        assert said.code == 0, screen
        words = f"{said.out} {said.err}".lower()
        assert "statement" not in words, screen
        assert "einvoice payments" not in words, screen
    file = (paid.company.home / "input" / "balances.csv").read_text("utf-8").splitlines()
    rows = [row for row in csv.DictReader(file) if row["period"] == "2026-10"]
    debts = {row["flat_id"]: cents(row["balance_begin"]) - cents(row["paid"]) for row in rows}
    of_invoices = {row["flat_id"]: int(row["balance_cents"]) for row in paid.invoices}
    assert of_invoices == {flat: debts.get(flat, 0) for flat in of_invoices}
    assert len(debts) > 10


def cents(text: str) -> int:
    """Return euros of a file with two decimals as cents."""
    return int(text.replace(".", ""))
