"""Statements in a bank's outbox: read by `poll` and `run` as a person's `payments import` reads."""

import json
from pathlib import Path
from typing import Any

import pytest
from bank_answers import put
from paid_company import PaidCompany, booked

from bank_adapters.simulator.statements import (
    SWEDBANK,
    FidavistaForm,
    WrittenStatement,
    render_camt,
    render_fidavista,
)
from bank_adapters.transport.sftp import SftpTransport
from einvoice.core.payments import StatementFormat
from einvoice.store.archive import Archive
from jobs.answers import inbox
from jobs.answers.settle import AnswerReader

NAME = "izraksts.xml"
STRANGER = "LV33HABA5261548189983"


def statement(paid: PaidCompany, **values: Any) -> WrittenStatement:
    """Return a statement with a payment that is certain and one that is not."""
    row = paid.invoices[0]
    cents, global_id = int(row["total_cents"]), paid.global_id(row["invoice_number"])
    entries = [booked(9, cents, f"apmaksa {global_id}"), booked(10, 700, "īre")]
    return paid.statement(9, 15, entries, **values)


def camt(paid: PaidCompany, **values: Any) -> bytes:
    """Return it as camt.053."""
    return render_camt(statement(paid, **values), StatementFormat.CAMT_02)


def at_bank(paid: PaidCompany) -> list[str]:
    """Return the names in the bank's outbox."""
    return sorted(path.name for path in (paid.company.home / "bank/seb/outbox").iterdir())


def archived(paid: PaidCompany) -> dict[str, bytes]:
    """Return the statements of the archive, each with what is beside it."""
    folder = paid.company.home / "data" / "archive"
    return {path.name: path.read_bytes() for path in folder.glob("*/statements/inbound/*")}


@pytest.mark.parametrize("form", ["camt", "swedbank", "none"])
def test_a_poll_reads_a_statement(paid: PaidCompany, form: str) -> None:
    """Told by its root, also without a namespace; archived with how it came; cleared; once."""
    written = statement(paid)
    content = {
        "camt": lambda: camt(paid),
        "swedbank": lambda: render_fidavista(written, SWEDBANK),
        "none": lambda: render_fidavista(written, FidavistaForm("")),
    }[form]()
    put(paid.company, "seb", NAME, content)
    read = paid.cli("poll")
    assert read.code == 3, read.err
    said = "seb sent statement: statements 1, new payments 2, applied 1, waiting for a person 1"
    assert said in read.err + read.out
    assert f"{NAME}: 1 payment waits for a person" in read.err
    assert paid.state_of(paid.invoices[0]["flat_id"]) == ("paid", 0)
    assert len(paid.waiting()) == 1
    assert at_bank(paid) == []
    kept = archived(paid)
    (name,) = (name for name in kept if name.endswith(".xml"))
    assert kept[name] == content
    beside = json.loads(kept[f"{name}.state.json"])
    assert (beside["bank"], beside["name"]) == ("seb", NAME)
    before = paid.everything()
    put(paid.company, "seb", "again.xml", content)
    assert paid.cli("poll").code == 0
    assert (paid.everything(), archived(paid), at_bank(paid)) == (before, kept, [])
    assert paid.cli("audit", "verify").code == 0


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"closing_cents": 1}, "statement-unbalanced"),
        ({"account": STRANGER}, "statement-of-another"),
    ],
)
def test_a_refused_statement_waits_for_a_person_and_stops_nothing(
    paid: PaidCompany, values: dict[str, Any], code: str
) -> None:
    """It is kept and named in `status`; the statement behind it is read; nothing of it counts."""
    put(paid.company, "seb", "a.xml", camt(paid, **values))
    put(paid.company, "seb", "b.xml", camt(paid))
    read = paid.cli("poll")
    assert read.code == 3
    assert "a.xml: " in read.err
    assert (read.err + read.out).count("seb sent statement: ") == 1, "the refused one says no sums"
    assert "LV33HABA" not in read.err + read.out
    assert paid.state_of(paid.invoices[0]["flat_id"]) == ("paid", 0)
    (waiting,) = paid.cli("status", "--json").json["answers"]
    assert (waiting["name"], waiting["outcome"]) == ("a.xml", code)
    assert paid.cli("poll").code == 3, "until a person settles it"
    settled = ("answers", "--settle", waiting["id"], "--reason", "asked the bank")
    assert paid.cli(*settled).code == 0
    assert paid.cli("poll").code == 0
    assert paid.cli("audit", "verify").code == 0


def test_a_statement_is_read_again_once_its_account_is_ours(paid: PaidCompany) -> None:
    """The next poll takes it from the archive; the bank need not send it again."""
    put(paid.company, "seb", NAME, camt(paid, account=STRANGER))
    assert paid.cli("poll").code == 3
    paid.company.edit_config("accounts = []", f'accounts = ["{STRANGER}"]')
    read = paid.cli("poll")
    assert "new payments 2" in read.err + read.out
    assert paid.state_of(paid.invoices[0]["flat_id"]) == ("paid", 0)
    assert paid.cli("status", "--json").json["answers"] == []


def test_a_statement_may_be_larger_than_an_answer(paid: PaidCompany) -> None:
    """What is no statement may not."""
    paid.company.edit_config("[limits]", "[limits]\nmax_answer_bytes = 1000")
    put(paid.company, "seb", "a.xml", b"<Strange>" + b" " * 2000 + b"</Strange>")
    put(paid.company, "seb", "b.xml", camt(paid))
    assert "a.xml: " in paid.cli("poll").err
    assert at_bank(paid) == ["a.xml"]
    assert len(paid.waiting()) == 1


def test_a_finished_month_reads_what_comes_where_statements_are_expected(paid: PaidCompany) -> None:
    """The hourly run fetches the day's statement; without `[payments]` it leaves banks alone."""
    put(paid.company, "seb", NAME, camt(paid))
    assert paid.company.cli("run").code == 0
    assert at_bank(paid) == [NAME]
    paid.company.edit_config('# from = "2026-10"', 'from = "2026-10"')
    run = paid.cli("run")
    assert run.code == 3
    assert "new payments 2" in run.err + run.out
    assert paid.cli("run").code == 0


class KilledError(BaseException):
    """The process was killed here."""


@pytest.mark.parametrize(
    "moment",
    [
        (inbox, "keep_statement", "before"),
        (Archive, "written", "before"),
        (inbox, "keep_statement", "after"),
        (AnswerReader, "_record", "after"),
        (AnswerReader, "read", "after"),
        (SftpTransport, "remove", "after"),
    ],
    ids=lambda moment: f"{moment[2]}-{moment[1]}",
)
def test_a_killed_poll_is_taken_up(
    paid: PaidCompany,
    monkeypatch: pytest.MonkeyPatch,
    moment: tuple[Any, str, str],
) -> None:
    """Same accounts, same archive, nothing left at the bank."""
    place, name, when = moment
    original = getattr(place, name)

    def killed(*arguments: Any, **values: Any) -> Any:
        if when == "after":
            original(*arguments, **values)
        raise KilledError

    put(paid.company, "seb", NAME, camt(paid))
    with monkeypatch.context() as patched, pytest.raises(KilledError):
        patched.setattr(place, name, killed)
        paid.cli("poll")
    paid.cli("poll")
    assert paid.state_of(paid.invoices[0]["flat_id"]) == ("paid", 0)
    assert len(paid.waiting()) == 1
    assert at_bank(paid) == []
    assert len(archived(paid)) == 2
    assert paid.cli("audit", "verify").code == 0
    assert paid.cli("poll").code == 0


def test_no_payer_is_named_by_a_poll(paid: PaidCompany, tmp_path: Path) -> None:
    """Neither on the screen nor in the journal; an account in the file's name is hidden."""
    payer = ("Unikāls Maksātājs", "LV00UNLA0000000000555")
    content = camt(paid).replace("Kāds Cits".encode(), payer[0].encode())
    put(paid.company, "seb", f"{STRANGER}.xml", content)
    target = tmp_path / "journal.csv"
    read = paid.cli("poll")
    database = paid.company.home / "data" / "archive" / "journal.json"
    said = read.out + read.err + database.read_text("utf-8") + str(sorted(archived(paid)))
    assert not target.exists()
    for secret in (*payer, STRANGER):
        assert secret not in said
