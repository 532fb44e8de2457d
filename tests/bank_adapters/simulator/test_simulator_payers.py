"""The customers of a simulated bank pay, and the bank's statements say what they paid."""

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from bank_adapters.messages.statements import StatementFile, read_entries, read_statements
from bank_adapters.registry import bank_adapter
from bank_adapters.simulator.bank import Bank
from bank_adapters.simulator.faults import Fault
from bank_adapters.simulator.payers import Payable, Way, payables_in, payments_of, way_of
from einvoice.core.payment_numbers import one_digit_away
from einvoice.core.payments import Payer, StatementEntry, StatementPage

DUE = dt.date(2026, 11, 30)
LONG_AFTER = dt.date(2026, 12, 31)


def a_bank(home: Path, day: dt.date, code: str = "swedbank", *, pays: bool = True) -> Bank:
    """Start a bank over a folder on a day."""
    faults = frozenset({Fault.SEND_PAYMENTS} if pays else ())
    bank = Bank(home / "bank", home / "state", bank_adapter(code).profile, day, faults)
    bank.start()
    return bank


def statements(bank: Bank) -> list[tuple[StatementPage, list[StatementEntry]]]:
    """Return what the statements in the outbox say, by name."""
    read = []
    for path in sorted(bank.outbox.glob("KONTS_*")):
        file = read_statements(path.name, io.BytesIO(path.read_bytes()))
        assert isinstance(file, StatementFile)
        read += [
            (page, list(read_entries(io.BytesIO(path.read_bytes()), page))) for page in file.pages
        ]
    return read


def a_payable(number: int, cents: int = 10_000) -> Payable:
    """Return an invoice that a customer can pay."""
    invoice = f"2611{number:07d}"
    payer = Payer("Anna", f"LV00HABA{number:013d}")
    return Payable(
        f"49900001005-{invoice}-1", invoice, f"B0001-{number}", cents, DUE, f"Rek. {invoice}",
        payer, "LV44HABA0551000000001",
    )  # fmt: skip


def test_invoices_are_paid_in_every_way_customers_pay() -> None:
    """Seven of ten by standing order on the due date; the others as the table says."""
    payables = {payable.number: payable for payable in map(a_payable, range(1, 1_001))}
    ways = {number: way_of(payable) for number, payable in payables.items()}
    assert 650 < sum(way is Way.STANDING_ORDER for way in ways.values()) < 750
    entries = payments_of(payables.values(), dt.date(2026, 11, 1), LONG_AFTER)
    paid = {entry.bank_ref.removeprefix("P"): entry for entry in entries}
    assert [entry.booked_on for entry in entries] == sorted(entry.booked_on for entry in entries)
    assert paid.keys() == {number for number, way in ways.items() if way is not Way.NEVER}
    for number, entry in paid.items():
        way, part, payable = ways[number], entry.parts[0], payables[number]
        assert entry.cents == (5_000 if way is Way.IN_PART else 10_000)
        assert (entry.booked_on == DUE) == (way is Way.STANDING_ORDER)
        assert (entry.booked_on > DUE) == (way is Way.LATE)
        by_id = part.end_to_end_id == payable.global_id and number in part.text
        assert by_id == (way is Way.STANDING_ORDER)
        assert (number in part.text) == (
            way in {Way.STANDING_ORDER, Way.BY_HAND, Way.LATE, Way.IN_PART}
        )
        mistyped = part.text.removeprefix("Rēķins ") in one_digit_away(number)
        assert mistyped == (way is Way.MISTYPED)
        assert (payable.client_number in part.text) == (way is Way.CLIENT_NUMBER)
    assert set(ways.values()) == set(Way)


def test_what_is_no_file_of_invoices_is_paid_by_nobody() -> None:
    """Broken XML, and another message."""
    assert list(payables_in(b"<E_Invoice>")) == []
    assert list(payables_in(b"<E_Invoice/>")) == []


def test_an_invoice_on_which_nothing_is_to_be_paid_is_not_paid(
    a_file: Callable[..., bytes],
) -> None:
    """Payable NO."""
    content = a_file(count=2)
    assert len(list(payables_in(content))) == 2
    nothing = content.replace(b"<Payable>YES", b"<Payable>NO", 1)
    assert len(list(payables_in(nothing))) == 1


@pytest.mark.parametrize("code", ["swedbank", "seb"])
def test_statements_follow_each_other(
    tmp_path: Path, a_file: Callable[..., bytes], code: str
) -> None:
    """Each begins where the last ended; a day has one; what is not accepted is not paid."""
    quiet = a_bank(tmp_path, dt.date(2026, 11, 5), pays=False)
    (quiet.inbox / "a.xml").write_bytes(a_file(count=30))
    quiet.arrived("a.xml")
    held = list(payables_in((quiet.inbox / "a.xml").read_bytes()))
    (quiet.inbox / "a.xml").rename(tmp_path / "bank" / "a.xml")
    (tmp_path / "bank" / "taken").mkdir()
    (tmp_path / "bank" / "a.xml").rename(tmp_path / "bank" / "taken" / "a.xml")
    (quiet.inbox / "late.xml").write_bytes(a_file("2611SW00002ABCDEF", count=60))
    assert not statements(quiet)
    due = held[0].due
    days = [due - dt.timedelta(days=1), due + dt.timedelta(days=1), LONG_AFTER]
    for day in (days[0], days[0], *days[1:]):
        bank = a_bank(tmp_path, day, code)
    (first, _), (second, on_due), (third, _) = read = statements(bank)
    assert [page.last_day for page, _ in read] == [day - dt.timedelta(days=1) for day in days]
    assert (first.closing_cents, second.closing_cents) == (
        second.opening_cents,
        third.opening_cents,
    )
    assert any(entry.booked_on == due for entry in on_due)
    everything = [entry for _, entries in read for entry in entries]
    expected = payments_of(held, first.first_day, LONG_AFTER - dt.timedelta(days=1))
    assert [entry.cents for entry in everything] == [entry.cents for entry in expected]


def test_a_statement_that_a_kill_left_unremembered_comes_again_the_same(
    tmp_path: Path, a_file: Callable[..., bytes]
) -> None:
    """Same name, same bytes."""
    bank = a_bank(tmp_path, dt.date(2026, 11, 5), pays=False)
    (bank.inbox / "a.xml").write_bytes(a_file(count=5))
    bank.arrived("a.xml")
    a_bank(tmp_path, DUE)
    (first,) = bank.outbox.glob("KONTS_*")
    content = first.read_bytes()
    for remembered in (tmp_path / "state").glob("statement-*.json"):
        remembered.unlink()
    a_bank(tmp_path, DUE)
    (again,) = bank.outbox.glob("KONTS_*")
    assert (again, again.read_bytes()) == (first, content)
