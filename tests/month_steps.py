"""Months brought to a certain step, corrected, and what is kept of them."""

import sqlite3
from typing import Any

from at_the_bank import BANK, FaultyBanks, simulated
from bank_answers import answer, global_ids, refusal
from sample_company import PERIOD, Company

from jobs.answers.poll import poll
from jobs.steps.deliver import deliver

EVERYTHING = ("invoices", "lines", "files", "vat")
FIRST = "26119000001"


def prepare(company: Company, *steps: str) -> None:
    """Do some steps of the month."""
    for step in steps:
        assert company.cli(step).code == 0


def deliver_silently(company: Company) -> None:
    """Bring the bank its file; it takes it away and says nothing yet."""
    with company.context() as context, simulated(company, "no-answer") as simulator:
        deliver(context, FaultyBanks(context, simulator), PERIOD, BANK)
    for path in (company.home / "bank" / BANK / "inbox").iterdir():
        path.rename(company.home / "bank" / path.name)


def refuse(company: Company, *places_and_codes: tuple[int, int]) -> list[dict[str, str]]:
    """Let the bank refuse some invoices of its file; return their rows as they were."""
    prepare(company, "calculate", "issue", "render")
    deliver_silently(company)
    rows = [row for row in company.table("invoices") if row["bank"] == BANK]
    ids = global_ids(company)
    listed = "".join(refusal(ids[place], code) for place, code in places_and_codes)
    answer(company, "A_REFUSED.xml", listed, len(places_and_codes))
    with company.context() as context, simulated(company, "no-answer") as simulator:
        poll(context, FaultyBanks(context, simulator), BANK)
    return [rows[place] for place, _ in places_and_codes]


def live(company: Company, flat_id: str) -> dict[str, str]:
    """Return the live invoice of a flat."""
    (row,) = [
        row
        for row in company.table("invoices")
        if row["flat_id"] == flat_id and row["state"] != "void"
    ]
    return row


def plan_of(company: Company, *options: str, today: str | None = None) -> Any:
    """Return the plan of a rerun."""
    result = company.cli("rerun", "--json", *options, today=today)
    assert result.code == 0, result.err
    return result.json


def state(company: Company) -> dict[str, Any]:
    """Return all that a restore must bring back."""
    return {name: company.table(name) for name in EVERYTHING} | {"banks": company.bank_files()}


def kept(company: Company, *events: str) -> list[tuple[str, str, str, str]]:
    """Return period, event, subject and detail of the journal's entries of events, in order."""
    marks = ",".join("?" * len(events))
    with sqlite3.connect(company.home / "data" / "einvoice.db") as database:
        return database.execute(
            "SELECT period, event, subject, detail FROM journal"  # noqa: S608 - our own table
            f" WHERE event IN ({marks}) ORDER BY seq",
            events,
        ).fetchall()


def accepted(company: Company) -> list[dict[str, str]]:
    """Do the whole month; return the invoices that the bank has accepted."""
    assert company.cli("run").code == 0
    return [row for row in company.table("invoices") if row["bank"] == BANK]


def answered(company: Company, code: int | None, *, whole: bool = False) -> None:
    """Let the bank answer the file of credit notes, then read it."""
    (file,) = [row for row in company.table("files") if row["total_cents"] == "0"]
    listed = (
        f"<Invoice><InvoiceGlobUniqId>49900001005-{FIRST}-1</InvoiceGlobUniqId>"
        f"<FailReason>{code}</FailReason></Invoice>"
        if code is not None and not whole
        else ""
    )
    head = f' fileFailReason="{code}"' if whole else ""
    (company.home / "bank" / BANK / "outbox" / "CREDITS.xml").write_text(
        f'<FailedInvoice><Header infileId="{file["file_id"]}"{head}/>{listed}'
        f'<Footer totalNr="{int(bool(listed))}"/></FailedInvoice>'
    )
    company.cli("poll")


def credit(company: Company, *invoices: dict[str, str]) -> None:
    """Issue credit notes for invoices."""
    numbers = [row["invoice_number"] for row in invoices]
    done = company.cli("credit", *numbers, "--reason", "wrong readings")
    assert done.code == 0, done.err


def send_silently(company: Company) -> None:
    """Bring the bank the credit notes; it takes the file away and says nothing yet."""
    assert company.cli("render").code == 0
    deliver_silently(company)


def state_of(company: Company, number: str) -> str:
    """Return the state of an invoice."""
    (row,) = [row for row in company.table("invoices") if row["invoice_number"] == number]
    return row["state"]


def assert_reproduced(company: Company, period: str = str(PERIOD)) -> None:
    """Hold every file of a month against what is made again from what is stored."""
    result = company.cli("reproduce", period, "--json")
    assert {file["outcome"] for file in result.json["files"]} == {"same"}
    assert result.code == 0
