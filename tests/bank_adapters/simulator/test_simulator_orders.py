"""What the simulated bank sends by itself, and what it takes note of."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from bank_adapters.messages.application_bank import Applications
from bank_adapters.messages.reading import read_message
from bank_adapters.messages.standing_orders import StandingOrders
from bank_adapters.registry import bank_adapter
from bank_adapters.simulator.bank import Bank
from bank_adapters.simulator.faults import Fault
from einvoice.core.applications import Action

DAY = dt.date(2026, 11, 5)
NAME = "2611SW00001ABCDEF.xml"


def a_bank(home: Path, *faults: Fault) -> Bank:
    """Start a bank over a folder."""
    profile = bank_adapter("swedbank").profile
    bank = Bank(home / "bank", home / "state", profile, DAY, frozenset(faults))
    bank.start()
    return bank


def deliver(bank: Bank, content: bytes, name: str = NAME) -> None:
    """Let a file arrive."""
    (bank.inbox / name).write_bytes(content)
    bank.arrived(name)


def sent(bank: Bank, start: str) -> bytes:
    """Return the one message in the outbox whose name begins so."""
    (path,) = bank.outbox.glob(f"{start}*")
    return path.read_bytes()


def test_orders_are_those_of_customers_it_knows(
    tmp_path: Path, a_file: Callable[..., bytes]
) -> None:
    """Each kind once, in time's order; the same at each start, so that they count once."""
    deliver(a_bank(tmp_path), a_file(count=3))
    unnamed = a_file("2611SW00002ABCDEF").replace(b' serviceId="B0001-1"', b"")
    deliver(a_bank(tmp_path), unnamed, "unnamed.xml")
    deliver(a_bank(tmp_path), b"no XML", "other.xml")
    bank = a_bank(tmp_path, Fault.SEND_APPLICATIONS, Fault.SEND_STANDING_ORDERS)
    first = sent(bank, "APPL_20261105")
    found = read_message("a", first, DAY)
    assert isinstance(found, Applications)
    assert [one.action for one in found.applications] == [
        Action.DELETE,
        Action.CHANGE,
        Action.ADD,
        Action.ADD,
    ]
    assert [bool(one.channel_address) for one in found.applications] == [True, True, True, False]
    stamps = [one.stamped_at for one in found.applications]
    assert stamps == sorted(set(stamps))
    orders = read_message("a", sent(bank, "SOA_20261105"), DAY)
    assert isinstance(orders, StandingOrders)
    assert orders.orders[0].service_id == found.applications[0].service_id
    assert sent(a_bank(tmp_path, Fault.SEND_APPLICATIONS), "APPL_20261105") == first


def test_a_bank_without_invoices_knows_no_customers(tmp_path: Path) -> None:
    """The files are valid and empty."""
    bank = a_bank(tmp_path, Fault.SEND_APPLICATIONS, Fault.SEND_STANDING_ORDERS)
    assert read_message("a", sent(bank, "APPL"), DAY) == Applications(())
    assert read_message("a", sent(bank, "SOA"), DAY) == StandingOrders(())


@pytest.mark.parametrize(
    ("fault", "names"),
    [
        (Fault.LATE_ANSWER, []),
        (Fault.HALF_ANSWER, ["FINV_2611SW00001ABCDEF.xml"]),
        (Fault.DOUBLE_ANSWER, ["AGAIN_FINV_2611SW00001ABCDEF.xml", "FINV_2611SW00001ABCDEF.xml"]),
    ],
)
def test_spoiled_answers(
    tmp_path: Path, a_file: Callable[..., bytes], fault: Fault, names: list[str]
) -> None:
    """Late: not at all yet. Half: cut off. Twice: the same bytes under two names."""
    bank = a_bank(tmp_path, fault)
    deliver(bank, a_file())
    found = {path.name: path.read_bytes() for path in sorted(bank.outbox.iterdir())}
    assert list(found) == names
    good = a_bank(tmp_path / "good")
    deliver(good, a_file())
    whole = sent(good, "FINV")
    if fault is Fault.HALF_ANSWER:
        assert list(found.values()) == [whole[: len(whole) // 2]]
    if fault is Fault.DOUBLE_ANSWER:
        assert set(found.values()) == {whole}
    if fault is Fault.LATE_ANSWER:
        assert sent(a_bank(tmp_path), "FINV") == whole


def test_our_word_about_an_application_is_not_answered(tmp_path: Path) -> None:
    """It is no file of invoices, and no refusal comes of it."""
    bank = a_bank(tmp_path)
    deliver(bank, b"<ApplicationSeller></ApplicationSeller>")
    assert list(bank.outbox.iterdir()) == []
