"""Payments that wait: accepted, split, excluded, taken back; each once."""

import getpass

import pytest
from paid_company import PaidCompany, booked
from sample_company import Result


def test_a_person_applies_a_payment(paid: PaidCompany) -> None:
    """By the beginning of its id; the printed next command leads back to the queue."""
    row = paid.invoices[0]
    payment = paid.waits(int(row["total_cents"]))
    assert paid.cli("payments").last_line.endswith(f"payments accept {payment[:6]} --flat FLAT")
    done = paid.cli("payments", "accept", payment[:6], "--flat", row["flat_id"])
    assert done.code == 0, done.err
    assert paid.state_of(row["flat_id"]) == ("paid", 0)
    assert not paid.waiting()
    assert "no payment waits" in paid.cli("payments").err


def test_a_person_names_the_invoice(paid: PaidCompany) -> None:
    """One that is not of the flat is refused."""
    row, other = paid.invoices[:2]
    payment = paid.waits(100)
    accept = ("payments", "accept", payment, "--flat", row["flat_id"], "--invoice")
    assert paid.cli(*accept, other["invoice_number"]).code == 2
    assert paid.cli(*accept, row["invoice_number"]).code == 0
    assert paid.state_of(row["flat_id"])[0] == "partly_paid"


def test_a_payment_is_split(paid: PaidCompany) -> None:
    """The parts are the whole, to the cent."""
    first, second = (row["flat_id"] for row in paid.invoices[:2])
    payment = paid.waits(3000)
    split = ("payments", "accept", payment, "--split", f"{first}=10.00", "--split")
    wrong = paid.cli(*split, f"{second}=20.01")
    assert wrong.code == 2
    assert "30.01" in wrong.err
    assert paid.cli(*split, f"{second}=20").code == 0
    balances = [paid.account_of(flat)["rows"][-1]["cents"] for flat in (first, second)]
    assert balances == [-1000, -2000]


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--flat", "B0001-1", "--split", "B0001-1=1"),
        ("--split", "B0001-1"),
        ("--split", "B0001-1=x"),
        ("--split", "B0001-1=15.00", "--split", "B0001-1=15.00"),
        ("--flat", "no such flat"),
    ],
)
def test_wrong_words_change_nothing(paid: PaidCompany, options: tuple[str, ...]) -> None:
    """Exit 2, and it waits as before."""
    payment = paid.waits(3000)
    refused = paid.cli("payments", "accept", payment, *options)
    assert refused.code == 2, refused.err
    assert paid.waiting()


def decided(paid: PaidCompany, payment: str) -> list[Result]:
    """Return the answers to each way of deciding a payment."""
    flat = paid.invoices[0]["flat_id"]
    return [
        paid.cli("payments", "accept", payment, "--flat", flat),
        paid.cli("payments", "exclude", payment, "--reason", "no"),
    ]


def test_a_decided_payment_is_refused(paid: PaidCompany) -> None:
    """The second of two people is told by whom, with the way back; then it is decided anew."""
    payment = paid.waits(3000)
    assert paid.cli("payments", "exclude", payment, "--reason", "a fee").code == 0
    for refused in decided(paid, payment):
        assert refused.code == 4
        assert f"{payment}: {getpass.getuser()} decided on " in refused.err
        assert f"`einvoice payments undo {payment} --reason TEXT`" in refused.err
    undo = ("payments", "undo", payment, "--reason", "it is rent")
    assert paid.cli(*undo).code == 0
    assert paid.cli(*undo).code == 4
    assert decided(paid, payment)[0].code == 0


def test_a_wrong_match_is_undone_in_its_flat_alone(paid: PaidCompany) -> None:
    """Everything else stays; no later statement applies it again."""
    row = paid.invoices[0]
    others = [other["flat_id"] for other in paid.invoices[1:6]]
    entry = booked(9, 1000, end_to_end_id=paid.global_id(row["invoice_number"]))
    assert paid.read(paid.write(paid.statement(9, 9, [entry]))).code == 0
    before = [paid.account_of(flat) for flat in others]
    payment = paid.account_of(row["flat_id"])["rows"][-1]["document"]
    assert "is decided already" in decided(paid, payment)[1].err, "by the rules: by nobody"
    assert paid.cli("payments", "undo", payment, "--reason", "of the neighbour").code == 0
    assert paid.state_of(row["flat_id"])[0] == "unpaid"
    assert [paid.account_of(flat) for flat in others] == before
    earlier = paid.statement(8, 8, [booked(8, 5)], opening_cents=paid.opening_cents - 5)
    paid.read(paid.write(earlier))
    assert payment in {waiting["payment_id"] for waiting in paid.waiting()}


def test_ids_that_are_none_or_several(paid: PaidCompany) -> None:
    """A usage error that names the list."""
    entries = [booked(9, cents, "īre") for cents in range(1, 41)]
    paid.read(paid.write(paid.statement(9, 9, entries)))
    beginnings = [payment["payment_id"][0] for payment in paid.waiting()]
    twice = next(letter for letter in beginnings if beginnings.count(letter) > 1)
    for text, said in (("0000", "is no payment"), (twice, "several payments")):
        refused = paid.cli("payments", "exclude", text, "--reason", "x")
        assert refused.code == 2
        assert said in refused.err
