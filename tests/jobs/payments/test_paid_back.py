"""Credits paid back: decided once, ordered once, closed by the bank's debit, never twice."""

import json
from pathlib import Path
from typing import Any

import pytest
from paid_company import PaidCompany, booked
from sample_company import Result

from bank_adapters.messages.pain001 import read_order
from einvoice.core.iban import with_check_digits
from einvoice.core.payments import Payer
from einvoice.store import refunds as stored
from einvoice.store.archive import Archive
from jobs.payments import refund_files

PAYER = Payer("Rita Radiniece", with_check_digits("LV", "UNLA0050010000077"), "010190-12345")
OTHER = with_check_digits("LV", "HABA0055100000088")
LATER = "2026-11-27"
WHY = ("--reason", "paid twice")


class KilledError(BaseException):
    """The process was killed here."""


def later(paid: PaidCompany, *arguments: str) -> Result:
    """Run a command a week after the refunds were decided."""
    return paid.company.cli(*arguments, today=LATER)


def paid_twice(paid: PaidCompany) -> tuple[str, int, str]:
    """Let a customer pay an invoice twice; return the flat, the cents, the second payment."""
    row = paid.invoices[0]
    cents, global_id = int(row["total_cents"]), paid.global_id(row["invoice_number"])
    entries = [booked(day, cents, "", global_id, PAYER) for day in (9, 10)]
    read = paid.read(paid.write(paid.statement(9, 15, entries)))
    assert read.code == 0, read.err
    rows = paid.account_of(row["flat_id"])["rows"]
    return row["flat_id"], cents, next(r["document"] for r in rows if r["day"] == "2026-11-10")


def listed(paid: PaidCompany) -> list[dict[str, Any]]:
    """Return the refunds."""
    rows: list[dict[str, Any]] = later(paid, "refunds", "--json").json["refunds"]
    return rows


def written(paid: PaidCompany, *options: str) -> list[dict[str, Any]]:
    """Make the files, and return them."""
    folder = paid.company.home / "for-the-bank"
    folder.mkdir(exist_ok=True)
    result = paid.cli("refunds", "write", "--to", str(folder), "--json", *options)
    assert result.code == 0, result.err
    files: list[dict[str, Any]] = result.json["files"]
    return files


def read_debit(paid: PaidCompany, day: int, cents: int, refund: str = "", text: str = "") -> Result:
    """Read a statement of one day with one entry."""
    opening = paid.opening_cents + 2 * int(paid.invoices[0]["total_cents"])
    statement = paid.statement(day, day, [booked(day, cents, text, refund)], opening)
    return later(paid, "payments", "import", str(paid.write(statement)))


@pytest.mark.parametrize("database", ["paid", "on_postgresql"])
def test_a_credit_goes_back_where_it_came_from(
    request: pytest.FixtureRequest, database: str
) -> None:
    """Listed, ordered, paid, returned: the account has it once, and in the end the credit again."""
    paid: PaidCompany = request.getfixturevalue(database)
    flat, cents, payment = paid_twice(paid)
    assert f"paid twice: {payment} (2026-11-10" in paid.cli("refunds").err
    done = paid.cli("refunds", "add", flat, "--payment", payment[:8], *WHY)
    assert done.code == 0, done.err
    assert "paid twice" not in paid.cli("refunds").err
    (refund,) = listed(paid)
    assert (refund["cents"], refund["flat_id"], refund["state"]) == (cents, flat, "listed")
    account = paid.account_of(flat)
    assert (account["credit_cents"], account["balance_cents"]) == (0, 0)
    assert [row["kind"] for row in account["rows"]][-1] == "refund"
    (file,) = written(paid)
    order = read_order(Path(file["path"]).read_bytes())
    (transfer,) = order.transfers
    assert (transfer.account, transfer.name) == (PAYER.account, PAYER.name)
    assert (transfer.reference, transfer.cents) == (refund["refund_id"], cents)
    assert (order.account, order.order_id) == (paid.account, file["file_id"])
    assert listed(paid)[0]["state"] == "ordered"
    assert read_debit(paid, 23, -cents, text=f"Pārmaksas atmaksa {refund['refund_id']}").code == 0
    assert listed(paid)[0]["state"] == "paid"
    assert later(paid, "account", flat, "--json").json["accounts"][0]["rows"] == account["rows"]
    opening = paid.opening_cents + cents
    back = paid.statement(24, 24, [booked(24, cents, "", refund["refund_id"])], opening)
    assert later(paid, "payments", "import", str(paid.write(back))).code == 0
    assert listed(paid)[0]["state"] == "returned"
    (after,) = later(paid, "account", flat, "--json").json["accounts"]
    assert (after["credit_cents"], after["balance_cents"]) == (cents, -cents)
    assert [row["kind"] for row in after["rows"]][-2:] == ["refund", "return"]
    again = later(paid, "refunds", "add", flat, "--to-account", OTHER, "--to-name", "Rita R.", *WHY)
    assert again.code == 2
    assert "--from-account" in again.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "one of the two"),
        (("--payment", "PAYMENT", "--to-account", OTHER), "one of the two"),
        (("--payment", "PAYMENT", "--sum", "999999"), "at most"),
        (("--payment", "PAYMENT", "--sum", "-1"), "at most"),
        (("--payment", "PAYMENT", "--sum", "x"), "expected a sum"),
        (("--payment", "zzzz"), "is no payment"),
        (("--to-account", "OURS", "--to-name", "x", "--evidence", "y"), "not an account of ours"),
        (("--to-account", "LV00", "--to-name", "x", "--evidence", "y"), "the customer's IBAN"),
        (("--to-account", OTHER, "--to-name", "x", "--from-account", "OURS"), "what proves it"),
        (("--to-account", OTHER, "--to-name", "x", "--evidence", "y"), "an account of ours: LV"),
    ],
)
def test_wrong_words_pay_nothing_back(
    paid: PaidCompany, options: tuple[str, ...], said: str
) -> None:
    """Exit 2; no refund, no entry."""
    flat, _, payment = paid_twice(paid)
    named = {"PAYMENT": payment, "OURS": paid.account}
    refused = paid.cli("refunds", "add", flat, *(named.get(o, o) for o in options), *WHY)
    assert refused.code == 2, refused.err
    assert said in refused.err
    assert listed(paid) == []
    assert paid.account_of(flat)["credit_cents"] > 0


def test_never_more_than_the_credit_and_the_payment(paid: PaidCompany) -> None:
    """In parts, up to the cent; the payment of another flat, and one without an account, not."""
    flat, cents, payment = paid_twice(paid)
    other = paid.invoices[1]["flat_id"]
    assert paid.cli("refunds", "add", other, "--payment", payment, *WHY).code == 2
    part = ("refunds", "add", flat, "--payment", payment, "--sum")
    assert paid.cli(*part, "10.00", *WHY).code == 0
    assert paid.cli(*part, f"{(cents - 999) / 100:.2f}", *WHY).code == 2
    assert paid.cli("refunds", "add", flat, "--payment", payment, *WHY).code == 0
    assert sorted(row["cents"] for row in listed(paid)) == sorted([1000, cents - 1000])
    first = next(r["document"] for r in paid.account_of(flat)["rows"] if r["kind"] == "payment")
    for spent in (payment, first):
        assert paid.cli("refunds", "add", flat, "--payment", spent, *WHY).code == 2
    assert paid.account_of(flat)["balance_cents"] == 0
    stranger = booked(17, 900, "īre")
    opening = paid.opening_cents + 2 * cents
    paid.read(paid.write(paid.statement(17, 17, [stranger], opening)))
    (waiting,) = paid.waiting()
    assert paid.cli("payments", "accept", waiting["payment_id"], "--flat", flat).code == 0
    assert paid.cli("refunds", "add", flat, "--payment", payment, *WHY).code == 2
    no_account = paid.cli("refunds", "add", flat, "--payment", waiting["payment_id"], *WHY)
    assert no_account.code == 2
    assert "has no account to pay back to" in no_account.err
    to = ("--to-account", OTHER, "--to-name", "Rita R.", "--evidence", "her letter, 19 Nov")
    done = paid.cli("refunds", "add", flat, *to, "--from-account", paid.account, *WHY)
    assert done.code == 0, done.err
    (file,) = written(paid)
    order = read_order(Path(file["path"]).read_bytes())
    assert sorted((t.account, t.cents) for t in order.transfers) == sorted(
        [(PAYER.account, 1000), (PAYER.account, cents - 1000), (OTHER, 900)]
    )


def test_a_file_is_made_once(paid: PaidCompany) -> None:
    """Made twice = nothing more; asked for again = the same bytes, until the bank paid."""
    flat, cents, payment = paid_twice(paid)
    paid.cli("refunds", "add", flat, "--payment", payment, *WHY)
    (file,) = written(paid)
    content = Path(file["path"]).read_bytes()
    assert written(paid) == []
    Path(file["path"]).unlink()
    (again,) = written(paid, "--again", file["file_id"][:6])
    assert (again, Path(again["path"]).read_bytes()) == (file, content)
    (kept,) = (paid.company.home / "data" / "archive").glob("*/refund_files/*.xml")
    assert kept.read_bytes() == content
    assert paid.cli("audit", "verify").code == 0
    Path(file["path"]).write_bytes(b"another")
    folder = str(Path(file["path"]).parent)
    assert paid.cli("refunds", "write", "--to", folder, "--again", "RFNF").code == 4
    assert read_debit(paid, 23, -cents, listed(paid)[0]["refund_id"]).code == 0
    Path(file["path"]).unlink()
    settled = paid.cli("refunds", "write", "--to", folder, "--again", "RFNF")
    assert settled.code == 4
    assert "the bank paid a part" in settled.err
    assert not Path(file["path"]).exists()
    assert paid.cli("refunds", "write", "--to", folder, "--again", "RFNX").code == 2
    assert paid.cli("refunds", "write", "--to", "/nowhere").code == 2
    kept.chmod(0o600)
    kept.write_bytes(content + b" ")
    assert paid.cli("audit", "verify").code == 4


def test_a_changed_file_is_not_given_out(
    paid: PaidCompany, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is archived is read back and compared with what was decided."""
    flat, _, payment = paid_twice(paid)
    paid.cli("refunds", "add", flat, "--payment", payment, *WHY)
    render = refund_files.render_order
    folder = paid.company.home / "for-the-bank"
    folder.mkdir()

    def other_account(order: Any) -> bytes:
        return render(order).replace(PAYER.account.encode(), OTHER.encode())

    monkeypatch.setattr(refund_files, "render_order", other_account)
    refused = paid.cli("refunds", "write", "--to", str(folder))
    assert refused.code == 4
    assert "is not given out" in refused.err
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "moment",
    [
        (stored, "put_into_file", "after"),
        (refund_files, "render_order", "after"),
        (Archive, "written", "before"),
        (refund_files, "_copy", "before"),
        (refund_files, "_copy", "after"),
        (stored, "set_written", "after"),
    ],
    ids=lambda moment: f"{moment[2]}-{moment[1]}",
)
def test_a_killed_write_is_taken_up(
    paid: PaidCompany, monkeypatch: pytest.MonkeyPatch, moment: tuple[Any, str, str]
) -> None:
    """One file, the same bytes, each refund in it once."""
    flat, _, payment = paid_twice(paid)
    for euros in ("10.00", "5.00"):
        part = ("--payment", payment, "--sum", euros)
        assert paid.cli("refunds", "add", flat, *part, *WHY).code == 0
    place, name, when = moment
    original = getattr(place, name)

    def killed(*arguments: Any, **values: Any) -> Any:
        if when == "after":
            original(*arguments, **values)
        raise KilledError

    folder = paid.company.home / "for-the-bank"
    folder.mkdir()
    with monkeypatch.context() as patched, pytest.raises(KilledError):
        patched.setattr(place, name, killed)
        paid.cli("refunds", "write", "--to", str(folder))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    (file,) = written(paid)
    (path,) = folder.iterdir()
    assert before in ({}, {path.name: path.read_bytes()})
    assert sorted(t.cents for t in read_order(path.read_bytes()).transfers) == [500, 1000]
    assert {row["file_id"] for row in listed(paid)} == {file["file_id"]}
    assert written(paid) == []
    assert paid.cli("audit", "verify").code == 0


def test_a_refund_is_cancelled_until_the_bank_paid(paid: PaidCompany) -> None:
    """The credit is free again; what a file orders needs a person's word that it was not paid."""
    flat, cents, payment = paid_twice(paid)
    add = ("refunds", "add", flat, "--payment", payment, *WHY)
    cancel = ("--reason", "the customer wants the next invoice")
    paid.cli(*add)
    first = listed(paid)[0]["refund_id"]
    assert paid.cli("refunds", "cancel", first[:9], *cancel).code == 0
    assert paid.cli("refunds", "cancel", first, *cancel).code == 4
    assert paid.account_of(flat)["credit_cents"] == cents
    paid.cli(*add)
    second = next(row["refund_id"] for row in listed(paid) if row["state"] == "listed")
    assert second != first
    (file,) = written(paid)
    refused = paid.cli("refunds", "cancel", second, *cancel)
    assert refused.code == 4
    assert f"refunds cancel {second} --not-paid --reason TEXT" in refused.err
    assert paid.cli("refunds", "cancel", second, "--not-paid", *cancel).code == 0
    again = ("refunds", "write", "--to", str(Path(file["path"]).parent), "--again", file["file_id"])
    assert paid.cli(*again).code == 4
    assert read_debit(paid, 23, -cents, second).code == 3
    assert later(paid, "payments", "--json").json["payments"][0]["why"] == "refund_differs"
    assert paid.cli("refunds", "cancel", "RFND", *cancel).code == 2
    assert paid.cli("refunds", "cancel", "X", *cancel).code == 2


def test_a_person_names_the_refund_that_was_paid(paid: PaidCompany) -> None:
    """Paid by hand, without the id: of the same sum, once, and taken back like any decision."""
    flat, cents, payment = paid_twice(paid)
    paid.cli("refunds", "add", flat, "--payment", payment, *WHY)
    refund = listed(paid)[0]["refund_id"]
    assert read_debit(paid, 23, -cents, text="par divreiz samaksāto").code == 3
    debit = later(paid, "payments", "--json").json["payments"][0]["payment_id"]
    accept = ("payments", "accept", debit, "--refund", refund)
    assert later(paid, *accept, "--flat", flat).code == 2
    assert later(paid, *accept).code == 0
    assert later(paid, "refunds", "cancel", refund, *WHY).code == 4
    assert (listed(paid)[0]["state"], paid.account_of(flat)["balance_cents"]) == ("paid", 0)
    opening = paid.opening_cents + cents
    for day, sum_ in ((24, -cents), (25, -cents + 1)):
        statement = paid.statement(day, day, [booked(day, sum_, "?")], opening)
        later(paid, "payments", "import", str(paid.write(statement)))
        opening += sum_
    waiting = later(paid, "payments", "--json").json["payments"]
    codes = [
        later(paid, "payments", "accept", row["payment_id"], "--refund", refund).code
        for row in waiting
    ]
    assert codes == [4, 2]
    assert later(paid, "payments", "undo", debit, *WHY).code == 0
    assert listed(paid)[0]["state"] == "listed"


def test_a_copy_of_yesterday_pays_nobody_twice(paid: PaidCompany) -> None:
    """Refunds and their files come from the archive; the debit in a statement is known by them."""
    flat, cents, payment = paid_twice(paid)
    copy = paid.company.home / "copy.db"
    assert paid.cli("backup", str(copy)).code == 0
    paid.cli("refunds", "add", flat, "--payment", payment, "--sum", "10.00", *WHY)
    written(paid)
    assert read_debit(paid, 23, -1000, listed(paid)[0]["refund_id"]).code == 0
    paid.cli("refunds", "add", flat, "--payment", payment, *WHY)
    before = listed(paid), paid.account_of(flat)
    assert [row["state"] for row in before[0]] == ["paid", "listed"] or cents
    restored = later(paid, "restore", str(copy))
    assert restored.code == 0, restored.err
    assert "decisions of people on payments 2" in restored.err
    assert later(paid, "restore", "--nothing-imported").code == 0
    assert (listed(paid), paid.account_of(flat)) == before
    assert len(written(paid)) == 1
    assert later(paid, "audit", "verify").code == 0


def test_whoever_is_paid_back_is_named_nowhere_else(paid: PaidCompany) -> None:
    """Not on screens, in the journal, in JSON; an extract has them where they are the person."""
    flat, _, payment = paid_twice(paid)
    said = [paid.cli("refunds", "add", flat, "--payment", payment, *WHY)]
    written(paid)
    said += [paid.cli("refunds"), paid.cli("refunds", "--json"), paid.cli("account", flat)]
    journal = (paid.company.home / "data" / "archive" / "journal.json").read_text("utf-8")
    text = journal + "".join(result.out + result.err for result in said)
    for secret in (PAYER.name, PAYER.account, PAYER.account[4:], PAYER.code):
        assert secret not in text
    target = paid.company.home / "person.json"
    assert paid.cli("person", "extract", flat, "--to", str(target)).code == 0
    (record,) = json.loads(target.read_text("utf-8"))["refunds"]
    assert record["payment_id"] == payment
    assert PAYER.name not in target.read_text("utf-8")
    assert paid.company.cli("purge", "--yes", today="2040-01-10").code == 0
    database = b"".join(p.read_bytes() for p in (paid.company.home / "data").glob("*.db"))
    assert PAYER.account.encode() not in database
    archive = paid.company.home / "data" / "archive"
    assert not [p for p in archive.rglob("*refund*/*") if not p.name.endswith(".tombstone.json")]
    assert paid.company.cli("audit", "verify", today="2040-01-10").code == 0


def test_the_refunds_are_exported(paid: PaidCompany) -> None:
    """Flat, customer, cents, reason; the cancelled not."""
    flat, _, payment = paid_twice(paid)
    for euros in ("1.00", "2.00"):
        paid.cli("refunds", "add", flat, "--payment", payment, "--sum", euros, *WHY)
    cancelled = next(row["refund_id"] for row in listed(paid) if row["cents"] == 100)
    paid.cli("refunds", "cancel", cancelled, "--reason", "x")
    target = paid.company.home / "refunds.csv"
    assert paid.cli("export", "refunds", "--to", str(target)).code == 0
    header, row = target.read_text("utf-8").splitlines()
    assert header == "flat_id,customer_from,cents,reason"
    since = paid.account_of(flat)["customer_from"]
    assert row == f"{flat},{since},200,paid twice"
    october = paid.cli("export", "refunds", "--to", str(target), "--period", "2026-10")
    assert (october.code, len(target.read_text("utf-8").splitlines())) == (0, 1)
    assert paid.cli("export", "refunds", "--to", str(target), "--with-names").code == 0
    assert target.read_text("utf-8").splitlines()[0].startswith("flat_id,name,")
