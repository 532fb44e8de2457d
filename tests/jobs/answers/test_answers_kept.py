"""What is kept of each kind of message: the row, the journal's entry, and what is told of it."""

import datetime as dt
import hashlib
import json
import re
from pathlib import Path

import pytest
from at_the_bank import BANK, FaultyBanks, simulated
from bank_answers import answer, global_ids, put, read, refusal
from month_steps import kept
from sample_company import Company

from bank_adapters.simulator.orders import render_applications, render_standing_orders
from einvoice.core.exit_codes import ExitCode
from einvoice.store import answers
from einvoice.store.answers import AnswerKind, AnswerRecord
from jobs.answers.poll import poll
from jobs.answers.settle import Answered
from jobs.problems import Problem

OURS = "2611SE00001TEST01"


def rows(company: Company) -> dict[str, AnswerRecord]:
    """Return what the ledger keeps of every message, by name."""
    with company.context() as context, context.store.reading() as tx:
        return {one.name: one for one in answers.all_answers(tx)}


def entries(company: Company) -> dict[str, tuple[str, str, dict[str, str]]]:
    """Return the journal's entries of messages by their hashes: period, subject, detail."""
    found = {}
    for period, _, subject, text in kept(company, "answer"):
        detail = json.loads(text)
        assert re.fullmatch("[0-9a-f]{64}", detail.pop("row_sha256"))
        found[detail.pop("sha256")] = (period, subject, detail)
    return found


def is_kept(  # noqa: PLR0913 - what a message has
    company: Company,
    path: Path,
    content: bytes,
    kind: str,
    outcome: str,
    *,
    file_id: str = "",
    namespaces: str = "",
) -> None:
    """Check the row and the entry of a message."""
    row = rows(company)[path.name]
    sha256 = hashlib.sha256(content).hexdigest()
    assert row == AnswerRecord(
        sha256, BANK, path.name, len(content), kind, file_id, outcome, row.received_at, namespaces
    )
    assert row.received_at == "2026-11-05T07:00:00Z", "the command's day, not the computer's"
    detail = {"bank": BANK, "kind": kind, "outcome": outcome}
    subject = file_id if file_id == OURS else ""
    assert entries(company)[sha256] == ("2026-10", subject, detail)
    assert company.cli("audit", "verify").code == 0


def test_an_answer_to_our_file(waiting: Company) -> None:
    """Which file, what came of it, how many invoices are refused."""
    path = answer(waiting, "a.xml", refusal(global_ids(waiting)[0], 33), 1)
    content = path.read_bytes()
    found, _ = read(waiting)
    kind = AnswerKind.FAILED_INVOICE
    assert found.answers == (Answered(BANK, "a.xml", kind, OURS, "partly", 1),)
    assert found.answers[0].line("en") == f"{BANK} answered {OURS}: partly"
    is_kept(waiting, path, content, "failed_invoice", "partly", file_id=OURS)


def test_an_answer_about_what_is_not_in_the_file(waiting: Company) -> None:
    """It is kept under the file that it quotes, and changes nothing."""
    path = answer(waiting, "a.xml", refusal("49900001005-26110009999-1", 33), 1)
    content = path.read_bytes()
    found, _ = read(waiting)
    assert found.answers == ()
    is_kept(waiting, path, content, "failed_invoice", "unknown-invoice", file_id=OURS)


@pytest.mark.parametrize(
    ("quoted", "file_id", "outcome"),
    [("2611SE00099TEST01", "2611SE00099TEST01", "unsent-file"), ("Anna", "", "unknown-file")],
)
def test_an_answer_about_no_file_of_ours(
    waiting: Company, quoted: str, file_id: str, outcome: str
) -> None:
    """What is quoted is kept where it looks like a file id, and is never the journal's subject."""
    content = f'<FailedInvoice><Header infileId="{quoted}"/><Footer totalNr="0"/></FailedInvoice>'
    path = put(waiting, BANK, "a.xml", content.encode())
    read(waiting)
    is_kept(waiting, path, content.encode(), "failed_invoice", outcome, file_id=file_id)


def test_an_unreadable_message(waiting: Company) -> None:
    """Under the code of its finding."""
    path = put(waiting, BANK, "a.xml", b"<Strange/>")
    found, _ = read(waiting)
    assert [problem.subject for problem in found.problems] == ["a.xml"]
    is_kept(waiting, path, b"<Strange/>", "unreadable", "answer-unknown")


def test_a_message_that_breaks_its_reader(
    waiting: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As broken."""
    content = b"<EInvoiceSOAPaymentReport/>"
    path = put(waiting, BANK, "a.xml", content)
    with monkeypatch.context() as patched:
        patched.setattr("jobs.answers.settle.AnswerReader._settle", lambda *_: 1 / 0)
        found, _ = read(waiting)
    assert [problem.code for problem in found.problems] == [ExitCode.NEEDS_A_PERSON]
    is_kept(waiting, path, content, "unreadable", "answer-fault")


def test_what_an_earlier_version_could_not_read_is_read_again(
    waiting: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the archive, with its effect; what cannot be applied yet stays as it was, silently."""
    path = answer(waiting, "a.xml", refusal(global_ids(waiting)[0], 33), 1)
    put(waiting, BANK, "b.xml", b"<Strange/>")
    content = path.read_bytes()
    with monkeypatch.context() as earlier:
        earlier.setattr("jobs.answers.settle.AnswerReader._settle", lambda *_: 1 / 0)
        read(waiting)
        found, _ = read(waiting)
        assert found.answers == ()
    is_kept(waiting, path, content, "unreadable", "answer-fault")
    before = rows(waiting)["b.xml"]
    path.unlink(missing_ok=True)
    found, state = read(waiting)
    (again,) = found.answers
    assert (again.file_id, again.outcome, again.refused) == (OURS, "partly", 1)
    assert [one.code for one in found.findings] == ["answer-read-again"]
    assert state == "partly"
    is_kept(waiting, path, content, "failed_invoice", "partly", file_id=OURS)
    assert rows(waiting)["b.xml"] == before
    assert len([one for one in kept(waiting, "answer") if "answer-unknown" in one[3]]) == 1
    assert read(waiting)[0].answers == ()


def test_what_a_person_settled_is_not_read_again(
    waiting: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was seen to: the bank's other word may stand."""
    answer(waiting, "a.xml", refusal(global_ids(waiting)[0], 33), 1)
    with monkeypatch.context() as earlier:
        earlier.setattr("jobs.answers.settle.AnswerReader._settle", lambda *_: 1 / 0)
        read(waiting)
    one = rows(waiting)["a.xml"]
    settled = waiting.cli("answers", "--settle", one.short_id, "--reason", "by telephone")
    assert settled.code == 0
    found, state = read(waiting)
    assert (found.answers, state) == ((), "sent")


def test_a_payment_report_in_a_namespace(waiting: Company) -> None:
    """The namespace is kept and told once."""
    content = b'<EInvoiceSOAPaymentReport xmlns="urn:b"/>'
    path = put(waiting, BANK, "a.xml", content)
    found, _ = read(waiting)
    outcome = "recognised, archived, not interpreted"
    (told,) = found.answers
    assert (told.bank, told.name, told.kind) == (BANK, "a.xml", AnswerKind.PAYMENT_REPORT)
    assert (told.file_id, told.outcome, told.refused, told.waiting) == ("", outcome, 0, ())
    (finding,) = told.findings
    assert (finding.code, finding.where) == ("answer-namespace", "a.xml")
    assert finding.facts == (("namespaces", "urn:b"),)
    is_kept(waiting, path, content, "payment_report", outcome, namespaces="urn:b")


def test_a_namespace_of_another_bank_is_told_for_each(waiting: Company) -> None:
    """What one bank writes says nothing of another."""
    for bank in (BANK, "swedbank"):
        content = f'<EInvoiceSOAPaymentReport xmlns="urn:b" bank="{bank}"/>'
        put(waiting, bank, "a.xml", content.encode())
    with waiting.context() as context, simulated(waiting, "no-answer") as simulator:
        found = poll(context, FaultyBanks(context, simulator), BANK)
        more = poll(context, FaultyBanks(context, simulator), "swedbank")
    assert [len(one.findings) for one in (found, more)] == [1, 1]


def test_standing_orders(waiting: Company) -> None:
    """Ours are stored, those of other sellers are left out and counted."""
    ours = {
        "SellerRegNumber": "49900001005",
        "Action": "ADD",
        "ServiceId": "B0001-1",
        "PayerIBAN": "LV93UNLA0099999999999",
        "MonthLimit": "",
        "TimeStamp": "2026-11-03T10:00:00",
    }
    others = ours | {"SellerRegNumber": "40003032949"}
    content = render_standing_orders("SOA3", dt.date(2026, 11, 4), [ours, others])
    path = put(waiting, BANK, "a.xml", content)
    found, _ = read(waiting)
    outcome = "stored 1 of 1 agreements, left out 1 of other sellers"
    kind = AnswerKind.STANDING_ORDERS
    assert found.answers == (Answered(BANK, "a.xml", kind, "", outcome),)
    assert found.answers[0].line("en") == f"{BANK} sent standing orders: {outcome}"
    is_kept(waiting, path, content, "standing_orders", outcome)


def test_applications(waiting: Company) -> None:
    """What waits is named by its number and reason."""
    content = render_applications(
        [
            {
                "SellerRegNumber": "49900001005",
                "GlobalSellerContractId": "SEB-EXAMPLE",
                "Action": "ADD",
                "ServiceId": "NOBODY",
                "ChannelAddress": "LV93UNLA0099999999999",
                "PresentmentType": "FULL",
                "CustomerIdCode": "161175-19997",
                "CustomerName": "A",
                "TimeStamp": "2026-11-04T10:00:00",
            }
        ]
    )
    path = put(waiting, BANK, "a.xml", content)
    found, _ = read(waiting)
    kind = AnswerKind.APPLICATIONS
    outcome, waits = "applied 0, waiting 1, known 0", ("1 (unknown-service-id)",)
    assert found.answers == (Answered(BANK, "a.xml", kind, "", outcome, waiting=waits),)
    problem = Problem.of(
        ExitCode.NEEDS_A_PERSON, "applications-wait", name="a.xml", count=1, applications=waits
    )
    assert found.problems == (problem,)
    is_kept(waiting, path, content, "applications", outcome)
