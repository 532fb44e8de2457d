"""What the journal and the ledger keep of each thing done, to the last field."""

import hashlib
import sqlite3

import pytest
from sample_company import Company
from test_deliver import BANK
from test_poll import answer, read
from test_poll import waiting as waiting  # noqa: PLC0414 - the fixture
from test_withdraw import plan_of, prepare

from einvoice.store import answers

DIGEST = hashlib.sha256(b"wrong readings").hexdigest()
REASON = ("--reason", "wrong readings")


def kept(company: Company, *events: str) -> list[tuple[str, str, str, str]]:
    """Return period, event, subject and detail of the journal's entries of events, in order."""
    marks = ",".join("?" * len(events))
    with sqlite3.connect(company.home / "data" / "einvoice.db") as database:
        return database.execute(
            "SELECT period, event, subject, detail FROM journal"  # noqa: S608 - our own table
            f" WHERE event IN ({marks}) ORDER BY seq",
            events,
        ).fetchall()


def number_at(company: Company, bank: str) -> str:
    """Return the number of the first invoice that goes to a bank, or to none."""
    rows = company.table("invoices")
    return next(str(row["invoice_number"]) for row in rows if row["bank"] == bank)


def left(company: Company) -> tuple[str, ...]:
    """Return the messages that are to be cleared away at their banks."""
    with company.context() as context, context.store.reading() as tx:
        return answers.names_left(tx.connection)


def test_a_void_invoice(company: Company) -> None:
    """Its month, number, and the digest of the reason; its flat is not held."""
    prepare(company, "calculate", "issue")
    number = number_at(company, "")
    assert company.cli("void", number, *REASON).code == 0
    detail = f'{{"reason_sha256":"{DIGEST}"}}'
    assert kept(company, "voided") == [("2026-10", "voided", number, detail)]


def test_invoices_that_are_void_and_held(company: Company) -> None:
    """What was taken back for many at once says that the flats are held."""
    prepare(company, "calculate", "issue")
    number = number_at(company, "")
    assert company.cli("void", "--all", *REASON, "--yes").code == 0
    detail = f'{{"held":true,"reason_sha256":"{DIGEST}"}}'
    entries = kept(company, "voided")
    assert ("2026-10", "voided", number, detail) in entries
    assert {entry[3] for entry in entries} == {detail}


def test_a_file_that_is_taken_back_and_a_void_credit_note(company: Company) -> None:
    """A credit note that waits in an unsent file: file and note each have their entry."""
    assert company.cli("run").code == 0
    number = number_at(company, BANK)
    assert company.cli("credit", number, *REASON).code == 0
    detail = f'{{"cancels":"{number}","reason_sha256":"{DIGEST}"}}'
    note = "26119000001"
    assert kept(company, "credited") == [("2026-10", "credited", note, detail)]
    assert company.cli("render").code == 0
    (file,) = [row for row in company.table("files") if row["state"] == "ready"]
    assert company.cli("void", note, *REASON).code == 0
    assert kept(company, "file_withdrawn", "voided") == [
        ("2026-10", "file_withdrawn", file["file_id"], "{}"),
        ("2026-10", "voided", note, f'{{"reason_sha256":"{DIGEST}"}}'),
    ]


def test_a_correction(company: Company) -> None:
    """Which invoice, and on which later month's it is taken back."""
    assert company.cli("run").code == 0
    number = number_at(company, BANK)
    assert company.cli("credit", number, *REASON, "--as", "correction").code == 0
    detail = f'{{"on":"2026-11","reason_sha256":"{DIGEST}"}}'
    assert kept(company, "corrected") == [("2026-10", "corrected", number, detail)]


def test_a_plan_of_nothing_has_no_new_sum(company: Company) -> None:
    """What stays as it is gets no second sum beside its own."""
    prepare(company, "calculate", "issue")
    flat = company.table("invoices")[0]["flat_id"]
    (row,) = plan_of(company, "--flat", flat)["invoices"]
    assert (row["why"], row["new_cents"]) == ("nothing", None)


@pytest.mark.parametrize("whole", [True, False])
def test_an_answer_that_was_read(waiting: Company, *, whole: bool) -> None:
    """Nothing waits to be cleared away: the whole one is gone, the half one stays at its bank."""
    path = answer(waiting, "a.xml")
    path.write_bytes(path.read_bytes()[: None if whole else 50])
    read(waiting)
    assert path.exists() is not whole
    assert left(waiting) == ()
