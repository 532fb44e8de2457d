"""Files of 0.1 to 28 MB: what the bank stored otherwise than it was sent never counts as sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from big_file import ALL_SIZES, FEW_SIZES, put_content
from disturbed_case import Case, Keys, case_of
from faulty_server import FaultyServer
from one_tick import tick
from server_faults import Fault, Strike

from einvoice.core.deliveries import FileState
from einvoice.core.exit_codes import ExitCode

BLOCK = 32_768
PLACES = {"15 %": 15, "50 %": 50, "90 %": 90}
SILENT = (Fault.CORRUPTED, Fault.SHORTENED)
"""What the server reports as success; the others it tells."""


@pytest.fixture
def case(size: int, rendered: dict[bool, Path], keys: Keys) -> Iterator[Case]:
    """A file of a size, ready to be sent once per tick."""
    with case_of(rendered[False], keys) as case:
        config = case.home / "config.toml"
        config.write_text(config.read_text("utf-8").replace("attempts = 2", "attempts = 1"))
        put_content(case, size)
        yield case


def send(case: Case, *strikes: Strike, timeout: float = 60) -> list[ExitCode]:
    """Tick once against a server with faults, and return what went wrong."""
    with FaultyServer(case.bank, (case.keys.host, case.keys.client), strikes) as server:
        problems = tick(case.home, case.keys.settings(server.port, timeout))
    assert len(strikes) == sum(case.bank.struck.values()), "a fault did not strike"
    case.bank.struck.clear()
    return problems


def state(case: Case) -> FileState:
    """Return where the file stands."""
    (record,) = case.records()
    return record.state


def writes(case: Case) -> int:
    """Return in how many blocks the file goes over."""
    (content,) = case.bytes_of.values()
    return -(-len(content) // BLOCK)


def sent_at_last(case: Case) -> None:
    """Send without a fault; the bank has it once and whole."""
    assert send(case) == []
    assert state(case) is FileState.SENT
    case.check_bank()
    assert len(case.bank.arrivals) == 1
    assert case.sidecars() == case.records()


@pytest.mark.parametrize("size", FEW_SIZES.values(), ids=FEW_SIZES.keys())
def test_silent_corruption_is_always_found(case: Case) -> None:
    """Changed or lost bytes at 15, 50 and 90 % and at CLOSE, each reported as success."""
    places = [("write", writes(case) * percent // 100) for percent in PLACES.values()]
    for kind, nth in (*places, ("close", 0)):
        for fault in SILENT:
            assert send(case, Strike(kind, nth, fault)) == [ExitCode.BANK_UNREACHABLE]
            assert state(case) is FileState.SENDING
            assert case.bank.arrivals == []
    sent_at_last(case)


@pytest.mark.parametrize("size", FEW_SIZES.values(), ids=FEW_SIZES.keys())
def test_a_failing_write_or_close_is_always_found(case: Case) -> None:
    """A write that fails, or finds no space, at 15, 50 and 90 %, and a CLOSE that fails."""
    for percent in PLACES.values():
        for fault in (Fault.REFUSED, Fault.FORBIDDEN, Fault.FULL, Fault.DROPPED, Fault.LOST):
            strike = Strike("write", writes(case) * percent // 100, fault)
            assert send(case, strike) == [ExitCode.BANK_UNREACHABLE]
            assert state(case) is FileState.SENDING
    for fault in (Fault.REFUSED, Fault.FORBIDDEN, Fault.DROPPED, Fault.LOST):
        assert send(case, Strike("close", 0, fault)) == [ExitCode.BANK_UNREACHABLE]
        assert state(case) is FileState.SENDING
    assert case.bank.arrivals == []
    sent_at_last(case)


@pytest.mark.parametrize("size", ALL_SIZES.values(), ids=ALL_SIZES.keys())
def test_a_wrong_or_missing_size_is_always_found(case: Case) -> None:
    """Another size than was sent, or none, is not the file; nothing there at all is unclear."""
    for fault in (Fault.WRONG_SIZE, Fault.NO_SIZE):
        assert send(case, Strike("size", 0, fault)) == [ExitCode.BANK_UNREACHABLE]
        assert state(case) is FileState.SENDING
    assert send(case, Strike("size", 0, Fault.MISSING)) == [ExitCode.OUTCOME_UNKNOWN]
    assert state(case) is FileState.UNKNOWN
    assert case.bank.arrivals == []
    sent_at_last(case)
