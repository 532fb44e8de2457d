"""VAT and postings of a month are its invoices and credit notes, to the cent."""

import csv
import re
import shutil
from collections import defaultdict
from pathlib import Path

import pytest
from month_steps import accepted, answered, credit, send_silently
from sample_company import Company

from einvoice.core.exit_codes import ExitCode
from einvoice.core.money import format_cents


def cents(rows: list[dict[str, str]], column: str) -> int:
    """Return the sum of a column."""
    return sum(int(row[column]) for row in rows)


def map_accounts(company: Company) -> str:
    """Export postings without accounts; write what the error says to write, as it says it."""
    target = company.home / "postings.csv"
    refused = company.cli("export", "postings", "--to", str(target))
    assert refused.code == ExitCode.USAGE
    assert not target.exists()
    to_write = refused.err[refused.err.index("[accounts]") :]
    numbers = iter(range(6000, 7000))
    text = re.sub("ACCOUNT", lambda _: str(next(numbers)), to_write)
    path = company.home / "config.toml"
    own = path.read_text("utf-8")
    begin, end = own.index("\n[accounts]"), own.index("\n[scale]")
    path.write_text(f"{own[:begin]}\n{text}{own[end:]}", "utf-8")
    (receivable,) = re.findall('"receivable" = "([0-9]+)"', text)
    return receivable


@pytest.fixture(scope="module")
def corrected_home(imported_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A month with an accepted and an unsent credit note, a void invoice and a new one for it."""
    company = Company(tmp_path_factory.mktemp("corrected") / "home")
    shutil.copytree(imported_home, company.home)
    rows = accepted(company)
    unsent = [row for row in company.table("invoices") if not row["bank"]]
    assert company.cli("void", unsent[0]["invoice_number"], "--reason", "x").code == 0
    assert company.cli("calculate").code == 0
    assert company.cli("issue").code == 0
    credit(company, rows[0])
    send_silently(company)
    answered(company, None)
    credit(company, rows[1])
    states = {row["state"] for row in company.table("invoices")}
    assert {"accepted", "credited", "void", "issued"} <= states
    return company.home


@pytest.fixture
def corrected(company: Company, corrected_home: Path) -> Company:
    """A fresh copy of it."""
    company.become(corrected_home)
    return company


def test_what_was_taken_back_is_listed_with_who_did_it(corrected: Company) -> None:
    """Every void and credited invoice, what cancels it, and the invoice in its place."""
    rows = {row["number"]: row for row in corrected.table("taken_back")}
    invoices = corrected.table("invoices")
    gone = {r["invoice_number"]: r for r in invoices if r["state"] in {"void", "credited"}}
    assert set(rows) == set(gone)
    notes = {r["invoice_number"]: r["credit_note"] for r in corrected.table("credit_notes")}
    for number, row in rows.items():
        assert row["total_cents"] == gone[number]["total_cents"]
        assert row["credit_note"] == notes.get(number, "")
        assert re.fullmatch(r"20[0-9]{2}-[0-9-]{5}T[0-9:]{8}Z", row["taken_back_at"])
    assert len({row["taken_back_by"] for row in rows.values()}) == 1
    (void,) = (row for row in rows.values() if row["state"] == "void")
    live = {r["flat_id"]: r["invoice_number"] for r in invoices if r["state"] == "issued"}
    assert void["replaced_by"] == live[void["flat_id"]] > void["number"]


def test_vat_and_postings_are_the_invoices_to_the_cent(corrected: Company) -> None:
    """With credit notes apart, and nothing of what is void."""
    receivable = map_accounts(corrected)
    invoices = [row for row in corrected.table("invoices") if row["state"] != "void"]
    notes = [row for row in corrected.table("credit_notes") if row["state"] != "void"]
    assert len(notes) == 2
    vat, postings = corrected.table("vat"), corrected.table("postings")
    for column in ("net_cents", "vat_cents"):
        charged = [row for row in vat if int(row["net_cents"]) > 0]
        taken_back = [row for row in vat if int(row["net_cents"]) < 0]
        assert cents(charged, column) == cents(invoices, column)
        assert cents(taken_back, column) == cents(notes, column) < 0
    assert cents(vat, "net_cents") + cents(vat, "vat_cents") == (
        cents(invoices, "total_cents") + cents(notes, "total_cents")
    )
    assert {row["invoices"] for row in vat if int(row["net_cents"]) < 0} == {"2"}
    assert cents(postings, "debit_cents") == cents(postings, "credit_cents")
    owed = [row for row in postings if row["account"] == receivable]
    assert cents(owed, "debit_cents") == cents(invoices, "total_cents")
    assert cents(owed, "credit_cents") == -cents(notes, "total_cents")


def test_each_document_balances_and_each_account_is_its_services_lines(
    corrected: Company,
) -> None:
    """By the text of the posting; the accounts of VAT are the rates of `vat`."""
    map_accounts(corrected)
    config = (corrected.home / "config.toml").read_text("utf-8")
    account_of = dict(re.findall('"([a-z_0-9]+)" = "(6[0-9]{3})"', config))
    postings = corrected.table("postings")
    documents: dict[str, int] = defaultdict(int)
    accounts: dict[str, int] = defaultdict(int)
    for row in postings:
        balance = int(row["credit_cents"]) - int(row["debit_cents"])
        documents[row["text"]] += balance
        accounts[row["account"]] += balance
    invoices = [row for row in corrected.table("invoices") if row["state"] != "void"]
    notes = {row["credit_note"]: row["invoice_number"] for row in corrected.table("credit_notes")}
    texts = {f"invoice {row['invoice_number']}" for row in invoices}
    texts |= {f"credit note {note} for invoice {number}" for note, number in notes.items()}
    assert set(documents) == texts
    assert set(documents.values()) == {0}
    services: dict[str, int] = defaultdict(int)
    rates: dict[str, int] = defaultdict(int)
    for row in corrected.table("lines"):
        services[row["service"]] += int(row["net_cents"])
        rates[row["vat_percent"]] += int(row["net_cents"])
    for row in accepted_and_not_taken(corrected):
        services[row["service"]] -= int(row["net_cents"])
        rates[row["vat_percent"]] -= int(row["net_cents"])
    for service, net in services.items():
        assert accounts[account_of[service]] == net, service
    vat = corrected.table("vat")
    assert {
        p: cents([v for v in vat if v["vat_percent"] == p], "net_cents") for p in rates
    } == rates
    for percent in {row["vat_percent"] for row in corrected.table("vat")} - {"0"}:
        own = [row for row in corrected.table("vat") if row["vat_percent"] == percent]
        assert accounts[account_of[percent]] == cents(own, "vat_cents")


def accepted_and_not_taken(company: Company) -> list[dict[str, str]]:
    """Return the lines of the invoice whose credit note the bank has not answered."""
    open_note = next(row for row in company.table("credit_notes") if row["state"] != "accepted")
    return [row for row in company.table("lines") if row["flat_id"] == open_note["flat_id"]]


def test_a_spreadsheet_of_postings_is_in_euros(corrected: Company) -> None:
    """As every other table; a bookkeeper opens it."""
    map_accounts(corrected)
    target = corrected.home / "postings.csv"
    done = corrected.cli("export", "postings", "--to", str(target), "--format", "csv-excel")
    assert done.code == 0
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert list(rows[0]) == ["date", "account", "debit_eur", "credit_eur", "text"]
    assert re.fullmatch(r"[0-9]+,[0-9]{2}", rows[0]["debit_eur"])


def test_a_file_named_as_a_workbook_is_one(corrected: Company) -> None:
    """A spreadsheet program refuses a CSV under that name."""
    for name, begins in (("vat.xlsx", b"PK"), ("vat.csv", b"vat_percent,")):
        target = corrected.home / name
        assert corrected.cli("export", "vat", "--to", str(target)).code == 0
        assert target.read_bytes().startswith(begins)


def balance_row(flat_id: str, begin_cents: int, paid: str = "0.00") -> str:
    """Return a row of November's balances."""
    return f"{flat_id},2026-11,{format_cents(begin_cents)},{paid},"


def test_opening_balances_are_held_against_the_previous_invoices(corrected: Company) -> None:
    """What each left, less its credit note; a cent off is named, and so is a balance that lacks."""
    october = {row["flat_id"]: row for row in corrected.table("invoices") if row["state"] != "void"}
    left = {
        flat: int(row["balance_cents"]) + int(row["total_cents"]) for flat, row in october.items()
    }
    for note in corrected.table("credit_notes"):
        left[note["flat_id"]] += int(note["total_cents"])
    wrong, none, *rest = sorted(left)
    begins = {flat: left[flat] for flat in rest} | {wrong: left[wrong] + 1}
    head = "flat_id,period,balance_begin,paid,customer_code"
    path = corrected.home / "balances.csv"
    path.write_text(
        "\n".join([head, *(balance_row(*item) for item in begins.items()), ""]), "utf-8"
    )
    assert corrected.cli("import", str(path), today="2026-12-04").code == 0
    target = corrected.home / "opening.csv"
    words = ("export", "opening_balances", "--period", "2026-11", "--to", str(target))
    done = corrected.cli(*words, today="2026-12-04")
    with target.open(encoding="utf-8", newline="") as file:
        rows = {row["flat_id"]: row for row in csv.DictReader(file)}
    assert set(rows) == set(left) - {flat for flat in {none} if not left[flat]}
    assert {flat: int(row["expected_cents"]) for flat, row in rows.items()} == left
    assert {row["remark"] for flat, row in rows.items() if flat in rest} == {"equal"}
    assert (rows[wrong]["remark"], rows[wrong]["difference_cents"]) == ("differs", "1")
    assert (rows[none]["remark"], rows[none]["balance_begin_cents"]) == ("missing", "")
    assert f"what the previous invoice left: {len(rest)}; another: 1, missing: 1" in done.err
    assert f"most of all: {none}" in done.err
    first = corrected.table("opening_balances")
    assert {row["remark"] for row in first} == {"first"}
