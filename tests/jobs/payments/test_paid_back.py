"""Credits paid back: decided once, ordered once, closed by the bank's debit, never twice."""

from pathlib import Path

import pytest
from paid_company import PaidCompany, booked
from refunded import OTHER, PAYER, WHY, later, listed, paid_twice, read_debit, written

from bank_adapters.messages.pain001 import read_order


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
