"""The report: every equation of the month, and each refusal with what a person does about it."""

import re

import openpyxl
import pytest
from at_the_bank import BANK, FaultyBanks, simulated
from bank_answers import answer, global_ids, refusal
from sample_company import PERIOD, Company
from sqlalchemy import text

from einvoice.core.exit_codes import ExitCode
from einvoice.store import guards
from einvoice.texts import LANGUAGES
from einvoice.texts.rule_hints import rule_hint
from einvoice.texts.rules import rule_text
from jobs.answers.poll import poll
from jobs.steps.deliver import deliver
from jobs.views.report import report, tables


@pytest.fixture
def answered(company: Company) -> Company:
    """A month in which one bank refused three invoices and remarked on a fourth."""
    for step in ("calculate", "issue", "render"):
        assert company.cli(step).code == 0
    with company.context() as context, simulated(company, "no-answer") as simulator:
        deliver(context, FaultyBanks(context, simulator), PERIOD, BANK)
    ids = global_ids(company)
    listed = (
        refusal(ids[0], "33 cannot be presented")
        + refusal(ids[1], "999")
        + refusal(ids[2], "unknown payer")
        + refusal(ids[3], "086")
    )
    answer(company, "a.xml", listed, 4)
    with company.context() as context, simulated(company, "no-answer") as simulator:
        poll(context, FaultyBanks(context, simulator), BANK)
    return company


def test_status_names_each_refused_invoice(answered: Company) -> None:
    """Flat, code, verdict, reason in the staff's language, and the next command."""
    refused = answered.cli("status", "--json").json["refused"]
    assert [(one["code"], one["verdict"], one["task"]) for one in refused] == [
        (33, "fix", "customer"),
        (999, "ask", "bank"),
        (None, "ask", "bank"),
    ]
    numbers = {row["invoice_number"]: row["flat_id"] for row in answered.table("invoices")}
    for one in refused:
        assert one["flat_id"] == numbers[one["invoice_number"]]
        assert one["bank"] == BANK
    assert refused[0]["next_command"] == "einvoice import subscriptions.csv"
    assert refused[1]["next_command"] == f"einvoice show {refused[1]['invoice_number']}"
    assert refused[0]["reason"].startswith("The e-invoice cannot be shown")
    printed = answered.cli("status").out
    assert "fail code 33: The e-invoice cannot be shown" in printed.replace("\n", " ")
    assert "no fail code" in printed
    assert answered.cli("run").code == ExitCode.NEEDS_A_PERSON


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_explains_refusals_and_remarks(answered: Company, language: str) -> None:
    """In each language; code 86 is a remark on an accepted invoice, not a refusal."""
    found = answered.cli("report", "--json", "--language", language).json
    assert [one["code"] for one in found["refused"]] == [33, 999, None]
    assert [one["code"] for one in found["remarks"]] == [86]
    assert found["balances"] is True
    told = {one["reason"] for one in found["refused"]}
    others = {
        one["reason"]
        for other in LANGUAGES
        if other != language
        for one in answered.cli("report", "--json", "--language", other).json["refused"]
    }
    assert told.isdisjoint(others)
    assert found["next_command"] == "einvoice import subscriptions.csv"
    for one in found["refused"]:
        assert one["flat_id"] in answered.cli("report").out


def test_the_equations_hold_and_can_fail(answered: Company) -> None:
    """Counts, cents per bank, and each file's footer; a changed sum shows what is missing."""
    with answered.context() as context:
        good = report(context, PERIOD)
        assert good.balances
        cents = [one for one in good.equations if one.money]
        assert len(cents) == 3, "what was issued, and a file of each bank"
        assert cents[0].whole == sum(int(row["to_pay_cents"]) for row in answered.table("invoices"))
        with context.store.writing() as tx, guards.thawed(tx, "a test"):
            tx.execute(text("UPDATE files SET total_cents = total_cents - 1"))
        bad = report(context, PERIOD)
    assert not bad.balances
    assert [one.missing for one in bad.equations if one.missing] == [-1, -1]


def test_the_spreadsheet_holds_the_month(answered: Company) -> None:
    """One page for the month, one each for what needs a person."""
    target = answered.home / "report.xlsx"
    assert answered.cli("report", "--to", str(target), "--language", "en").code == 0
    assert target.stat().st_mode & 0o777 == 0o600
    book = openpyxl.load_workbook(target)
    of_people = ["Month 2026-10", "Refused invoices", "Accepted with a remark"]
    assert book.sheetnames == [*of_people, "Services", "Houses"]
    sheet = book["Refused invoices"]
    assert [sheet.cell(3, place).value for place in (4, 6)] == [
        33,
        "the customer (through finance staff)",
    ]
    sums = {row[0].value: row[2].value for row in book["Month 2026-10"].iter_rows()}
    to_pay = sum(int(r["to_pay_cents"]) for r in answered.table("invoices") if r["bank"] == BANK)
    assert round(sums["seb"] * 100) == to_pay


@pytest.mark.parametrize("name", ["report.csv", "nowhere/report.xlsx"])
def test_a_target_that_is_no_spreadsheet_is_refused(company: Company, name: str) -> None:
    """Nothing is written beside what was meant."""
    assert company.cli("report", "--to", str(company.home / name)).code == ExitCode.USAGE
    assert not (company.home / name).exists()


def test_parts_of_sums_have_their_thousands_apart(answered: Company) -> None:
    """On the screen and in the spreadsheet, as the sums beside them; not `10429.07`."""
    cents = sum(int(r["to_pay_cents"]) for r in answered.table("invoices") if r["bank"] == BANK)
    assert cents >= 100_000
    shown = f"{BANK} {cents // 100:,}.{cents % 100:02} + ".replace(",", " ")
    assert shown in answered.cli("report").out
    target = answered.home / "report.xlsx"
    assert answered.cli("report", "--to", str(target), "--language", "lv").code == 0
    rows = openpyxl.load_workbook(target).worksheets[0].iter_rows(values_only=True)
    assert [row for row in rows if shown.replace(".", ",") in str(row[2]).replace("\u00a0", " ")]


def test_held_flats_and_waiting_orders_stand_in_it(company: Company) -> None:
    """Whoever needs a person is on the page."""
    company.drop_rows("customers", "B0001-1,")
    company.import_anew()
    company.cli("calculate")
    outbox = company.home / "bank" / BANK / "outbox"
    outbox.mkdir(parents=True, exist_ok=True)
    (outbox / "a.xml").write_text("<ApplicationBank><Application/></ApplicationBank>")
    assert company.cli("poll").code == ExitCode.NEEDS_A_PERSON
    printed = company.cli("report", "--language", "en").out
    assert "einvoice show B0001-1 --period 2026-10" in printed
    assert "what the customer wants is unclear" in printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_broken_rule_is_named_in_the_language_of_the_report(
    company: Company, language: str
) -> None:
    """An invoice kept out of its file stands there with the rule's words, and what to do."""
    config = (company.home / "config.toml").read_text("utf-8")
    own = re.findall('account = "(LV..UNLA[0-9]+)"', config)[0]
    path = company.home / "input" / "subscriptions.csv"
    text = path.read_text("utf-8")
    first = re.findall(f",{BANK},(LV[0-9A-Z]+),", text)[0]
    path.write_text(text.replace(first, own), "utf-8")
    company.import_anew()
    company.cli("run")
    held = company.cli("status", "--json").json["held"]
    assert [one["code"] for one in held] == ["own-account"]
    with company.context() as context:
        made = tables(report(context, PERIOD, language), str)
    (reason,) = [row[2] for table in made for row in table.rows if row[1] == "own-account"]
    assert str(reason).startswith(rule_text("own-account", language))
    assert rule_hint("own-account", language) in str(reason)
