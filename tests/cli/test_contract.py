"""The command line contract: other programs depend on it."""

import re

import pytest
from bank_tables import REAL_BANK, SIMULATED
from month_steps import assert_reproduced
from sample_company import TODAY, Company
from typer.main import get_command

from einvoice.cli.app import app
from einvoice.cli.main import run

COMMANDS = (
    "init demo sample import run calculate issue render deliver poll status check hold release "
    "show export doctor bank-simulator rerun credit void resend mark-sent subscriptions report "
    "audit backup restore migrate purge scheduler watch worker trace reproduce "
    "compare rehearse"
).split()
BEYOND = (
    "account answers codes debtors help mail mark-accepted mark-refused payments person portal "
    "print push-keys refunds remind staff"
).split()
"""Commands that the contract does not name; they may still change."""


def test_every_command_of_the_contract_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    """`--help` lists them, and each has a help of its own."""
    assert run(["--help"]) == 0
    text = capsys.readouterr().out
    for command in COMMANDS:
        assert re.search(rf"\s{command}\s", text), command
        assert run([command, "--help"]) == 0
        assert capsys.readouterr().out


def test_every_command_is_in_a_list() -> None:
    """A new command is in COMMANDS where other programs may rely on it, else in BEYOND."""
    named = getattr(get_command(app), "commands", {})
    assert sorted(named) == sorted(COMMANDS + BEYOND)


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["status", "--period", "2026-13"],
        ["--today", "soon", "status"],
        ["show"],
    ],
)
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    """Before any work."""
    assert run(arguments) == 2


def test_a_missing_configuration_names_init(company: Company) -> None:
    """The message says what to do."""
    (company.home / "config.toml").unlink()
    result = company.cli("status")
    assert result.code == 2
    assert "einvoice init" in result.err


def test_a_missing_database_names_init(company: Company) -> None:
    """No command works on a database that is not there."""
    (company.home / "data" / "einvoice.db").unlink()
    result = company.cli("status")
    assert result.code == 2
    assert "einvoice init" in result.err


def test_the_clock_may_not_be_set_while_a_bank_is_real(company: Company) -> None:
    """`--today`, and `today` in the configuration, are refused with exit 2."""
    company.edit_config(SIMULATED, f"{REAL_BANK}\ncontract")
    assert company.cli("status").code == 2
    company.edit_config(f"today = {TODAY}", "")
    assert company.cli("status").code == 0
    result = company.cli("status", today="2026-11-06")
    assert result.code == 2
    assert "the clock may not be set" in result.err


def test_today_sets_the_clock(company: Company) -> None:
    """And with it the default period."""
    found = company.cli("status", "--json", today="2026-09-20").json
    assert (found["today"], found["period"]) == ("2026-09-20", "2026-08")


def test_a_bank_that_is_not_configured_is_refused(company: Company) -> None:
    """With the names of those that are."""
    result = company.cli("deliver", "--bank", "nobank")
    assert result.code == 2
    assert "seb, swedbank" in result.err


@pytest.mark.parametrize("command", ["run", "calculate", "issue", "deliver", "poll", "import"])
def test_a_second_run_is_refused_at_once(company: Company, command: str) -> None:
    """One at a time: exit 5 before any work."""
    arguments = (command, str(company.home / "input")) if command == "import" else (command,)
    with company.context() as context, context.store.run_lock():
        result = company.cli(*arguments)
    assert result.code == 5
    assert "another run is in progress" in result.err
    assert company.cli("status").code == 0


def test_status_and_its_json_account_for_every_flat(company: Company) -> None:
    """Human output ends with the next command; JSON is one document of stable keys."""
    result = company.cli("status")
    assert result.code == 0
    config = company.home / "config.toml"
    assert result.last_line == f"next: einvoice --config {config} run --period 2026-10"
    assert "\x1b" not in result.out
    found = company.cli("status", "--json").json
    assert found["next_command"] == "einvoice run --period 2026-10"
    assert [step["step"] for step in found["steps"]] == [
        "calculate",
        "issue",
        "render",
        "deliver",
        "poll",
    ]


def test_show_explains_each_line_and_gives_the_banks_bytes(company: Company) -> None:
    """By flat or number; as XML exactly what lies in the file the bank got."""
    company.cli("run")
    flat = next(row for row in company.table("invoices") if row["bank"] == "seb")
    text = company.cli("show", flat["flat_id"], "--language", "lv")
    assert text.code == 0
    assert "Aukstais ūdens" in text.out
    assert "pēc rādījumiem" in text.out
    shown = company.cli("show", flat["invoice_number"], "--json").json
    assert shown["flat_id"] == flat["flat_id"]
    assert sum(line["net_cents"] for line in shown["lines"]) == int(flat["net_cents"])
    assert all(line["rule"] and line["inputs"] for line in shown["lines"])
    xml = company.cli("show", flat["flat_id"], "--format", "xml").out
    (content,) = (body for name, body in company.bank_files().items() if name.startswith("seb/"))
    assert xml.encode() in content
    assert f'invoiceId="{flat["invoice_number"]}"' in xml


def test_show_of_nothing_is_refused(company: Company) -> None:
    """A flat that has no invoice, and XML of an invoice in no file."""
    assert company.cli("show", "NOBODY").code == 2
    company.cli("calculate")
    flat = company.table("invoices")[0]["flat_id"]
    assert company.cli("show", flat).code == 0
    assert company.cli("show", flat, "--format", "xml").code == 2


def test_exports_have_the_contracts_columns(company: Company) -> None:
    """Flat tables whose sums agree with each other to the cent."""
    company.cli("run")
    lines, invoices = company.table("lines"), company.table("invoices")
    assert list(lines[0]) == (
        "flat_id line_no service quantity unit unit_price net_cents vat_percent estimated".split()
    )
    sums = "net_cents vat_cents total_cents balance_cents to_pay_cents".split()
    assert list(invoices[0]) == ["flat_id", "invoice_number", "bank", *sums, "state"]
    assert list(company.table("files")[0]) == (
        "bank file_id name sha256 invoices total_cents state verified".split()
    )
    vat = company.table("vat")
    assert list(vat[0]) == "vat_percent vat_kind net_cents vat_cents invoices".split()
    net = sum(int(row["net_cents"]) for row in invoices)
    assert net == sum(int(row["net_cents"]) for row in lines)
    assert net == sum(int(row["net_cents"]) for row in vat)
    assert sum(int(row["vat_cents"]) for row in invoices) == sum(
        int(row["vat_cents"]) for row in vat
    )
    for row in invoices:
        assert int(row["total_cents"]) == int(row["net_cents"]) + int(row["vat_cents"])
        month = int(row["total_cents"]) + int(row["balance_cents"])
        assert int(row["to_pay_cents"]) == max(0, month)
    for file in company.table("files"):
        own = [row for row in invoices if row["bank"] == file["bank"]]
        assert sum(int(row["to_pay_cents"]) for row in own) == int(file["total_cents"])
    assert_reproduced(company)


def test_an_export_cannot_start_a_formula() -> None:
    """Texts that a spreadsheet would calculate are disarmed; numbers stay numbers."""
    from einvoice.reports.export_formats import _harmless

    texts = ("=1+1", "+1a", "-x", "@SUM(A1)", "-12", "-1.5", "ok")
    assert [_harmless(text) for text in texts] == [
        "'=1+1",
        "'+1a",
        "'-x",
        "'@SUM(A1)",
        "-12",
        "-1.5",
        "ok",
    ]
