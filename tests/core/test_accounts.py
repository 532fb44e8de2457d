"""Accounts of customers: what each payment pays, by the cases of docs/PAYMENTS.md."""

import datetime as dt
from fractions import Fraction

import pytest
from account_replay import Replay
from hypothesis import given, settings
from hypothesis import strategies as st

from einvoice.core.accounts import Account, AccountEntry, EntryKind, PaymentOrder, replay

FIRST = dt.date(2026, 11, 1)


def day(number: int) -> dt.date:
    """Return the Nth day from 1 November 2026."""
    return FIRST + dt.timedelta(days=number - 1)


def invoice(number: str, on: int, cents: int, due: int = 30) -> AccountEntry:
    """Return an invoice."""
    return AccountEntry(day(on), EntryKind.INVOICE, number, cents, day(due))


def payment(number: str, on: int, cents: int, *names: str) -> AccountEntry:
    """Return a payment of so many cents that names invoices."""
    return AccountEntry(day(on), EntryKind.PAYMENT, number, -cents, names=names)


def returned(number: str, on: int, cents: int, *names: str) -> AccountEntry:
    """Return the return of a payment."""
    return AccountEntry(day(on), EntryKind.RETURN, number, cents, names=names)


def credit_note(number: str, on: int, cents: int, *names: str) -> AccountEntry:
    """Return a credit note."""
    return AccountEntry(day(on), EntryKind.CREDIT_NOTE, number, -cents, names=names)


def parts(account: Account) -> list[tuple[str, str, int, int]]:
    """Return what paid what: source, debt, cents, day of November."""
    return [(a.source, a.debt, a.cents, a.day.day) for a in account.applied]


TWO = (invoice("I1", 4, 5000), invoice("I2", 5, 7000, due=60))


def test_a_payment_of_what_is_open_pays_it() -> None:
    """The named invoice, on the day of booking; the other invoice stays open."""
    account = replay([*TWO, payment("P", 9, 7000, "I2")])
    assert account.open_cents == {"I1": 5000, "I2": 0}
    assert parts(account) == [("P", "I2", 7000, 9)]
    assert account.balance_cents == 5000


def test_a_smaller_payment_leaves_the_rest_open() -> None:
    """Nothing of it goes elsewhere."""
    account = replay([*TWO, payment("P", 9, 3000, "I2")])
    assert account.open_cents == {"I1": 5000, "I2": 4000}


def test_a_larger_payment_goes_to_the_oldest_due_then_to_credit() -> None:
    """50.00 + 70.00 are paid of 130.00; 10.00 is credit, taken by the next invoice."""
    account = replay([*TWO, payment("P", 9, 13000, "I2")])
    assert parts(account) == [("P", "I2", 7000, 9), ("P", "I1", 5000, 9)]
    assert account.credit_cents == {"P": 1000}
    later = replay([*account.entries, invoice("I3", 20, 2500)])
    assert parts(later)[2:] == [("P", "I3", 1000, 20)]
    assert later.open_cents["I3"] == 1500


def test_several_named_are_paid_by_due_date_whatever_their_order() -> None:
    """The oldest due first among the named."""
    account = replay([*TWO, payment("P", 9, 6000, "I2", "I1")])
    assert parts(account) == [("P", "I1", 5000, 9), ("P", "I2", 1000, 9)]


def test_oldest_first_by_configuration() -> None:
    """The named invoice waits for the older debt."""
    account = replay([*TWO, payment("P", 9, 7000, "I2")], PaymentOrder.OLDEST)
    assert parts(account) == [("P", "I1", 5000, 9), ("P", "I2", 2000, 9)]


def test_a_second_payment_is_a_credit() -> None:
    """The invoice stays paid by the first."""
    account = replay([TWO[0], payment("P1", 9, 5000, "I1"), payment("P2", 10, 5000, "I1")])
    assert account.credit_cents == {"P1": 0, "P2": 5000}
    assert account.balance_cents == -5000


def test_a_payment_before_the_invoice_is_a_credit_until_then() -> None:
    """It pays on the invoice's day, not before."""
    account = replay([payment("P", 2, 5000), invoice("I1", 4, 5000)])
    assert parts(account) == [("P", "I1", 5000, 4)]


def test_a_return_undoes_exactly_its_payment() -> None:
    """Its invoices are open again, its credit ends, and what others paid keeps its day."""
    entries = [*TWO, payment("P1", 7, 5000, "I1"), payment("P2", 9, 8000, "I2")]
    account = replay([*entries, returned("R", 15, 8000, "P2")])
    assert account.open_cents == {"I1": 0, "I2": 7000}
    assert account.credit_cents == {"P1": 0, "P2": 0}
    assert parts(account) == [("P1", "I1", 5000, 7)]
    assert account.undone == {"P2"}


def test_a_return_takes_the_credit_from_the_invoice_that_took_it() -> None:
    """The later invoice is open again by what the returned payment had left over."""
    entries = [invoice("I1", 4, 5000), payment("P", 9, 6000, "I1"), invoice("I3", 12, 2500)]
    account = replay([*entries, returned("R", 15, 6000, "P")])
    assert account.open_cents == {"I1": 5000, "I3": 2500}


def test_a_second_return_of_a_payment_is_a_debt() -> None:
    """The balance says what the bank took, and nothing is undone twice."""
    entries = [invoice("I1", 4, 5000), payment("P", 9, 5000, "I1")]
    account = replay([*entries, returned("R1", 15, 5000, "P"), returned("R2", 16, 5000, "P")])
    assert account.open_cents == {"I1": 5000, "R2": 5000}


@pytest.mark.parametrize("names", [(), ("other",), ("P",)])
def test_a_return_that_names_no_payment_of_its_sum_is_a_debt(names: tuple[str, ...]) -> None:
    """The credit pays it."""
    account = replay([payment("P", 9, 6000), returned("R", 15, 2000, *names)])
    assert parts(account) == [("P", "R", 2000, 15)]
    assert account.credit_cents == {"P": 4000}


def test_a_credit_note_frees_what_had_paid_the_invoice() -> None:
    """The payment is a credit again, and pays what is open that day."""
    entries = [*TWO, payment("P", 9, 5000, "I1"), credit_note("C", 12, 5000, "I1")]
    account = replay(entries)
    assert account.open_cents == {"I1": 0, "I2": 2000}
    assert parts(account) == [("P", "I2", 5000, 12)]
    assert account.undone == {"I1"}


def test_a_credited_invoice_below_zero_takes_its_credit_with_it() -> None:
    """What the invoice's credit had paid is open again."""
    entries = [invoice("I1", 4, -3000), invoice("I2", 5, 7000)]
    assert replay(entries).open_cents == {"I2": 4000}
    note = AccountEntry(day(9), EntryKind.CREDIT_NOTE, "C", 3000, names=("I1",))
    account = replay([*entries, note])
    assert account.open_cents == {"I2": 7000}
    assert account.balance_cents == 7000


def test_balances_after_each_entry() -> None:
    """In order of day, kind and document."""
    account = replay([payment("P", 4, 2000), *TWO, credit_note("C", 9, 5000, "I1")])
    assert [(e.document, balance) for e, balance in account.balances()] == [
        ("I1", 5000),
        ("P", 3000),
        ("I2", 10000),
        ("C", 5000),
    ]


def test_two_entries_of_one_document_are_refused() -> None:
    """A payment counts once."""
    with pytest.raises(ValueError, match="same document"):
        replay([payment("P", 4, 2000), payment("P", 5, 2000)])


KINDS = (EntryKind.INVOICE, EntryKind.CORRECTION, EntryKind.PAYMENT, EntryKind.REFUND)
CENTS = {EntryKind.PAYMENT: (-900, -1), EntryKind.REFUND: (1, 900)}


@st.composite
def accounts(draw: st.DrawFn) -> list[AccountEntry]:
    """Draw an account: documents, payments that name some of them, credit notes and returns."""
    entries: list[AccountEntry] = []
    for number in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(KINDS))
        cents = draw(st.integers(*CENTS.get(kind, (-900, 900))))
        known = [entry.document for entry in entries]
        names = draw(st.lists(st.sampled_from(known), max_size=3)) if known else []
        on, due = day(draw(st.integers(1, 12))), day(draw(st.integers(1, 30)))
        entries.append(AccountEntry(on, kind, f"{number}", cents, due, tuple(names)))
    for undone in draw(st.lists(st.sampled_from(entries), max_size=4)) if entries else []:
        kind = EntryKind.RETURN if undone.kind in CENTS else EntryKind.CREDIT_NOTE
        cents = -undone.cents + draw(st.sampled_from([0, 0, 0, 1]))
        on = max(undone.day, day(draw(st.integers(1, 15))))
        entries.append(AccountEntry(on, kind, f"u{len(entries)}", cents, names=(undone.document,)))
    return draw(st.permutations(entries))


@settings(deadline=None)
@given(accounts())
def test_a_second_replay_gives_the_same_account(entries: list[AccountEntry]) -> None:
    """Open debts, credits and who paid what, to the cent; the sums conserve the balance."""
    account = replay(entries)
    second = Replay(entries)
    assert {d: Fraction(c, 100) for d, c in account.open_cents.items()} == {
        debt: second.unpaid(debt) for debt, euros in second.sums.items() if euros > 0
    }
    assert {d: Fraction(c, 100) for d, c in account.credit_cents.items()} == {
        source: second.left(source) for source, euros in second.sums.items() if euros <= 0
    }
    table: dict[tuple[str, str], Fraction] = {
        (source, debt): euros
        for source, debts in second.paid.items()
        for debt, euros in debts.items()
        if euros
    }
    ours: dict[tuple[str, str], Fraction] = {}
    for part in account.applied:
        pair = part.source, part.debt
        ours[pair] = ours.get(pair, Fraction(0)) + Fraction(part.cents, 100)
    assert ours == table
    unpaid, credit = sum(account.open_cents.values()), sum(account.credit_cents.values())
    assert unpaid - credit == account.balance_cents
    assert not (unpaid and credit), "while there is a credit, nothing is open"
    assert min([0, *account.open_cents.values(), *account.credit_cents.values()]) == 0
