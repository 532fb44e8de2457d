"""Rendering: nothing that is wrong becomes a file, and what is right goes on without it."""

import contextlib
import gc
import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sample_company import ROOT, Company

from einvoice.core.invoices import EInvoice
from einvoice.documents import bank_file
from einvoice.documents.render import load_templates
from einvoice.store.files import FileRecord
from jobs.new_files import record_new_file
from jobs.steps import file_making
from jobs.steps.render import render

FOOTER = "footer.xml.j2"
INVOICE = "invoice.xml.j2"


@pytest.fixture
def issued(company: Company, home_after: Callable[..., Path]) -> Company:
    """An installation whose invoices are issued."""
    company.become(home_after("calculate", "issue"))
    return company


def break_template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: tuple[str, str, str]
) -> None:
    """Make the writer use a damaged copy of the templates: in a file, old text becomes new."""
    name, old, new = damage
    folder = tmp_path / "templates"
    shutil.copytree(ROOT / "templates" / "e-invoice", folder)
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    monkeypatch.setattr(bank_file, "bank_templates", lambda: load_templates(folder))


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        ((FOOTER, "{{ count }}", "{{ count }}0"), "count or sum differs"),
        ((FOOTER, "{{ total }}", "0.00"), "count or sum differs"),
        ((INVOICE, "<TotalToPay>{{ to_pay }}", "<TotalToPay>0.00"), "sums or ids differ"),
        ((INVOICE, "{{ to_pay }}", "{{ no_such_name }}"), "template"),
    ],
)
def test_a_broken_template_or_footer_makes_no_file(
    issued: Company,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    damage: tuple[str, str, str],
    reason: str,
) -> None:
    """Refused before sending: exit 4, no file, nothing at the bank, the invoices stay issued."""
    break_template(tmp_path, monkeypatch, damage)
    result = issued.cli("run")
    assert result.code == 4, result.err
    assert reason in result.err
    assert issued.bank_files() == {}
    assert issued.table("files") == []
    assert not [path for path in (issued.home / "data" / "outbox").rglob("*") if path.is_file()]
    monkeypatch.undo()
    assert issued.cli("run").code == 0


def test_a_template_that_makes_invalid_invoices_leaves_them_all_out(
    issued: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is refused by the schema, named, and stays issued; no file is made."""
    break_template(tmp_path, monkeypatch, (INVOICE, "<InvoiceSumGroup>", "<InvoiceSumGrup>"))
    result = issued.cli("run", "--json")
    assert result.code != 0
    assert issued.bank_files() == {}
    counts = issued.cli("status", "--json").json["counts"]
    assert counts["rendered"] == 0
    assert counts["to_render"] == counts["issued"] - counts["no_bank"]


def test_one_invoice_the_schema_refuses_stays_out_and_the_rest_goes(company: Company) -> None:
    """It is named with its flat and the rule, waits as issued, and goes out when mended."""
    path = company.home / "input" / "subscriptions.csv"
    head, *rows = path.read_text("utf-8").splitlines(keepends=True)
    row = next(row for row in rows if ",seb," in row)
    flat_id = row.split(",")[0]
    database = company.home / "data" / "einvoice.db"
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            "UPDATE subscriptions SET seller_contract_id = ? WHERE flat_id = ?",
            ("X" * 101, flat_id),
        )
    result = company.cli("run", "--json")
    assert result.code == 3
    found = result.json
    (held,) = found["held"]
    assert held["flat_id"] == flat_id
    assert held["code"] == "schema-refused"
    assert "XXX" not in held["message"]
    assert found["counts"]["to_render"] == 1
    assert found["counts"]["sent"] == found["counts"]["rendered"] > 0
    (seb,) = seb_files(company)
    assert f'serviceId="{flat_id}"'.encode() not in seb

    mended = company.home / "subscriptions-mended.csv"
    mended.write_text(head + row, "utf-8")
    assert company.cli("import", str(mended)).code == 0
    after = company.cli("run", "--json")
    assert after.code == 0, after.err
    assert after.json["counts"]["accepted"] == found["counts"]["rendered"] + 1
    assert len(seb_files(company)) == 2
    assert sum(f'serviceId="{flat_id}"'.encode() in body for body in seb_files(company)) == 1


def test_one_invoice_that_breaks_a_rule_stays_out_and_the_rest_goes(company: Company) -> None:
    """The linter's finding has the flat and the rule, and nothing of the person; mended it goes."""
    path = company.home / "input" / "subscriptions.csv"
    head, *rows = path.read_text("utf-8").splitlines(keepends=True)
    row = next(row for row in rows if ",seb," in row)
    flat_id, account = row.split(",")[0], row.split(",")[2]
    wrong = account[:2] + f"{(int(account[2:4]) + 1) % 100:02d}" + account[4:]
    database = company.home / "data" / "einvoice.db"
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            "UPDATE subscriptions SET channel_address = ? WHERE flat_id = ?", (wrong, flat_id)
        )
    result = company.cli("run", "--json")
    assert result.code == 3
    found = result.json
    (held,) = found["held"]
    assert (held["flat_id"], held["code"]) == (flat_id, "channel-address")
    assert "rule channel-address: the payer's account is not a valid IBAN" in held["message"]
    assert wrong not in result.out + result.err
    assert found["counts"]["to_render"] == 1
    assert found["counts"]["accepted"] == found["counts"]["rendered"] > 0

    mended = company.home / "subscriptions-mended.csv"
    mended.write_text(head + row, "utf-8")
    assert company.cli("import", str(mended)).code == 0
    after = company.cli("run", "--json")
    assert after.code == 0, after.err
    assert after.json["counts"]["accepted"] == found["counts"]["rendered"] + 1


def test_after_the_last_sending_day_nothing_is_made_and_rerun_is_named(issued: Company) -> None:
    """What a bank would refuse for its due date goes into no file: exit 8, each bank is named."""
    result = issued.cli("run", "--period", "2026-10", today="2026-11-26")
    assert result.code == 8
    for bank in ("seb", "swedbank"):
        assert re.search(rf"{bank}: \d+ invoices due 2026-11-30 can no longer be sent", result.err)
    assert "einvoice rerun" in result.err
    assert issued.table("files") == []
    assert issued.bank_files() == {}


def test_the_last_sending_day_is_not_too_late(issued: Company) -> None:
    """Three banking days before the due date files are still made and sent."""
    result = issued.cli("run", "--period", "2026-10", today="2026-11-25")
    assert result.code == 8  # past the deadline of the 13th, and sent
    assert len(issued.bank_files()) == 2


def seb_files(company: Company) -> list[bytes]:
    """Return what SEB holds."""
    return [body for name, body in company.bank_files().items() if name.startswith("seb/")]


@pytest.mark.parametrize(
    "limit", ["max_invoices = 4", "max_bytes = 30000"], ids=["invoices", "bytes"]
)
def test_a_bank_that_takes_small_files_gets_several(company: Company, limit: str) -> None:
    """Split by number or size; every invoice is in exactly one file."""
    text = (company.home / "config.toml").read_text("utf-8")
    text += f"\n[banks.seb.profile]\n{limit}\n"
    (company.home / "config.toml").write_text(text, "utf-8")
    result = company.cli("run", "--json")
    assert result.code == 0, result.err
    files = [row for row in company.table("files") if row["bank"] == "seb"]
    assert len(files) > 1
    ids = [row["file_id"] for row in files]
    assert ids == [f"2611SE{place:05d}TEST01" for place in range(1, len(ids) + 1)]
    invoices = [row for row in company.table("invoices") if row["bank"] == "seb"]
    assert sum(int(row["invoices"]) for row in files) == len(invoices)
    bodies = seb_files(company)
    for row in invoices:
        wanted = f'invoiceId="{row["invoice_number"]}"'.encode()
        assert sum(wanted in body for body in bodies) == 1
    if "bytes" in limit:
        assert max(map(len, bodies)) <= 30_000


def test_no_document_is_in_memory_when_its_file_is_recorded(
    issued: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a file holds of 5,000 invoices is written down; their lines are read and forgotten."""
    alive: list[int] = []

    def count() -> int:
        gc.collect()
        return sum(isinstance(thing, EInvoice) for thing in gc.get_objects())

    def counted(*arguments: Any, **more: Any) -> FileRecord:
        alive.append(count())
        return record_new_file(*arguments, **more)

    before = count()  # samples of other tests

    monkeypatch.setattr(file_making, "record_new_file", counted)
    assert issued.cli("render").code == 0
    assert alive == [before, before]


def test_a_flat_goes_to_the_bank_of_its_subscription_on_the_last_day(company: Company) -> None:
    """One that ended before goes nowhere; of two the later one wins."""
    path = company.home / "input" / "subscriptions.csv"
    head, *rows = path.read_text("utf-8").splitlines(keepends=True)
    first = next(row for row in rows if ",seb," in row)
    cells = first.rstrip("\n").split(",")
    cells[head.rstrip("\n").split(",").index("valid_to")] = "2026-10-30"
    path.write_text(head + first.replace(first, ",".join(cells) + "\n"), "utf-8")
    assert company.cli("import", str(path)).code == 0
    company.cli("run")
    bank = {row["flat_id"]: row["bank"] for row in company.table("invoices")}
    assert bank[cells[0]] == ""


def test_cycles_of_the_second_validator_are_collected_after_each_file(issued: Company) -> None:
    """They are 5,000 values an invoice, and the collector waits for very many."""
    with issued.context() as context:
        period = context.default_period
        gc.collect()
        rendered = render(context, period)
        assert sum(record.invoices for record in rendered.files) > 10
        assert gc.collect(1) < 2_000
