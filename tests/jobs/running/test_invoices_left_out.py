"""Invoices that go into no file: their order ended, came late or is wrong, or the flat is held."""

import contextlib
import shutil
import sqlite3
from pathlib import Path

from at_the_bank import BANK
from sample_company import Company

from einvoice.core.exit_codes import ExitCode


def profile(company: Company, bank: str, line: str) -> None:
    """Override a value of a bank's profile."""
    path = company.home / "config.toml"
    path.write_text(f"{path.read_text('utf-8')}\n[banks.{bank}.profile]\n{line}\n", "utf-8")


def test_an_invoice_larger_than_a_file_is_left_out(company: Company) -> None:
    """One bank's limit stops neither the other bank nor the program."""
    profile(company, BANK, "max_bytes = 3000")
    result = company.cli("run", "--json")
    assert result.code == ExitCode.NEEDS_A_PERSON
    assert {held["code"] for held in result.json["held"]} == {"invoice-too-large"}
    assert [name.split("/")[0] for name in company.bank_files()] == ["swedbank"]


def subscription(company: Company, flat_id: str, **changes: str) -> Path:
    """Write a file with one flat's subscription, changed."""
    source = company.home / "input" / "subscriptions.csv"
    head, *rows = source.read_text("utf-8").splitlines()
    names = head.split(",")
    row = next(row for row in rows if row.startswith(f"{flat_id},"))
    cells = dict(zip(names, row.split(","), strict=True)) | changes
    path = company.home / "subscriptions-changed.csv"
    path.write_text(f"{head}\n{','.join(cells[name] for name in names)}\n", "utf-8")
    return path


def seb_flat(company: Company) -> str:
    """Return a flat whose invoices go to the bank."""
    text = (company.home / "input" / "subscriptions.csv").read_text("utf-8")
    return next(line for line in text.splitlines() if f",{BANK}," in line).split(",")[0]


def test_an_order_ended_before_rendering_takes_the_bank_away(company: Company) -> None:
    """The invoice is issued all the same, and goes to nobody's bank."""
    for step in ("calculate", "issue"):
        company.cli(step)
    flat_id = seb_flat(company)
    ended = subscription(company, flat_id, valid_to="2026-11-02")
    assert company.cli("import", str(ended)).code == 0
    assert company.cli("run").code == 0
    row = next(row for row in company.table("invoices") if row["flat_id"] == flat_id)
    assert (row["bank"], row["state"]) == ("", "issued")
    assert all(f'"{flat_id}"'.encode() not in body for body in company.bank_files().values())


def test_an_order_that_comes_too_late_does_not_wake_an_old_invoice(company: Company) -> None:
    """After the last sending day an invoice without a bank stays without one."""
    flat_id = seb_flat(company)
    path = company.home / "input" / "subscriptions.csv"
    changed = subscription(company, flat_id)
    text = path.read_text("utf-8")
    path.write_text(
        "".join(r for r in text.splitlines(keepends=True) if not r.startswith(flat_id + ","))
    )
    company.import_anew()
    assert company.cli("run").code == 0
    late = company.cli("import", str(changed), today="2026-11-27")
    assert late.code == 0
    assert company.cli("run", "--period", "2026-10", today="2026-11-27").code == 0
    row = next(row for row in company.table("invoices") if row["flat_id"] == flat_id)
    assert row["bank"] == ""


def test_only_held_flats_are_listed_as_held(company: Company) -> None:
    """A building's finding lists its held flats, never those that are issued already."""
    flat_id = company.cli("status").out and "B0001-1"
    company.drop_rows("customers", f"{flat_id},")
    company.import_anew()
    assert company.cli("run").code == ExitCode.NEEDS_A_PERSON
    status = company.cli("status", "--json").json
    assert [held["flat_id"] for held in status["held"]] == [flat_id]
    assert status["counts"]["held"] == 1


def test_a_wrong_payer_code_keeps_an_invoice_out(company: Company) -> None:
    """It would stand as the customer's code in the bank's file."""
    flat_id = seb_flat(company)
    path = company.home / "input" / "customers.csv"
    head, *rows = path.read_text("utf-8").splitlines(keepends=True)
    place = head.rstrip("\n").split(",").index("code")
    changed = []
    for row in rows:
        cells = row.split(",")
        if cells[0] == flat_id:
            cells[place] = ""
        changed.append(",".join(cells))
    path.write_text(head + "".join(changed), "utf-8")
    shutil.copy(subscription(company, flat_id, payer_code="12345"), company.home / "new.csv")
    company.import_anew()
    (company.home / "new.csv").rename(company.home / "subscriptions-new.csv")
    assert company.cli("import", str(company.home / "subscriptions-new.csv")).code == 0
    result = company.cli("run", "--json")
    assert result.code == ExitCode.NEEDS_A_PERSON
    held = [(one["flat_id"], one["code"]) for one in result.json["held"]]
    assert held == [(flat_id, "reg-number")]
    assert "12345" not in result.err + result.out


def test_a_flat_with_nothing_to_bill_is_held(company: Company) -> None:
    """An invoice without lines could never become a document."""
    flats = company.home / "input" / "flats.csv"
    head, *rows = flats.read_text("utf-8").splitlines()
    names = head.split(",")
    cells = dict(zip(names, rows[0].split(","), strict=True))
    cells |= {"flat_id": "B0009-1", "building_id": "B0009", "kind": "non_residential"}
    cells |= {"fee_area_m2": "0", "heat_area_m2": "0", "declared_persons": "0"}
    cells |= {"ownership_share": "0"}
    flats.write_text("\n".join([head, *rows, ",".join(cells[n] for n in names)]) + "\n", "utf-8")
    for kind, like in (("buildings", "B0001"), ("customers", "B0001-1"), ("balances", "B0001-1")):
        path = company.home / "input" / f"{kind}.csv"
        lines = path.read_text("utf-8").splitlines()
        row = next(line for line in lines if line.startswith(f"{like},"))
        if kind == "buildings":
            row = "B0001,Tukšā iela 1,Ogre,LV-5001,1013" + "," * (lines[0].count(",") - 4)
        path.write_text("\n".join([*lines, row.replace("B0001", "B0009", 1)]) + "\n", "utf-8")
    company.import_anew()
    result = company.cli("run", "--json")
    held = [(one["flat_id"], one["code"]) for one in result.json["held"]]
    assert held == [("B0009-1", "NO_LINES")]


def test_what_holds_a_building_says_nothing_of_its_issued_invoices(company: Company) -> None:
    """An issued invoice that waits for its file is not held by what was found later."""
    for step in ("calculate", "issue"):
        assert company.cli(step).code == 0
    database = company.home / "data" / "einvoice.db"
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            'INSERT INTO findings (period, step, building_id, flat_id, level, code, "where", '
            "message, hint) VALUES ('2026-10', 'calculate', 'B0001', '', 'error', 'X', 'B0001', "
            "'found later', '')"
        )
    assert company.cli("status", "--json").json["held"] == []
