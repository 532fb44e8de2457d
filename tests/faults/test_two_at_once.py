"""Two processes at once: one sends, the other is refused, and neither does the other's work."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from disturbed_case import Case, Keys, case_of
from faulty_server import FaultyServer
from server_faults import Fault, Strike
from tcp_proxy import TcpProxy, Way
from unmeasured import unmeasured

from bank_adapters.transport.settings import SftpSettings
from einvoice.core.deliveries import FileState
from einvoice.core.errors import RunInProgressError

PROGRAM = Path(__file__).with_name("locked_tick.py")
SECONDS = 60


@pytest.fixture
def case(rendered: dict[bool, Path], keys: Keys) -> Iterator[Case]:
    """A file ready to be sent."""
    with case_of(rendered[False], keys) as case:
        yield case


@contextmanager
def slow_bank(case: Case) -> Iterator[SftpSettings]:
    """Run the bank behind a slow line."""
    with (
        FaultyServer(case.bank, (case.keys.host, case.keys.client)) as server,
        TcpProxy(server.port, Way(delay=0.05), Way(delay=0.05)) as proxy,
    ):
        yield case.keys.settings(proxy.port, 30)


def start(case: Case, settings: SftpSettings) -> subprocess.Popen[str]:
    """Start a process that delivers under the lock of a run."""
    reached = (str(settings.port), str(settings.key_file), *settings.host_keys)
    with unmeasured():
        return subprocess.Popen(
            [sys.executable, str(PROGRAM), str(case.home), *reached],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )


def ended(program: subprocess.Popen[str]) -> tuple[int, str]:
    """Wait for a program; return its exit code and what it said."""
    _, said = program.communicate(timeout=SECONDS)
    return program.returncode, said


def test_of_processes_that_start_together_one_sends(case: Case) -> None:
    """Whoever comes second is told that a run is in progress; the bank gets the file once."""
    with slow_bank(case) as settings:
        ends = [ended(one) for one in [start(case, settings) for _ in range(3)]]
    codes = sorted(code for code, _ in ends)
    assert codes[0] == 0, ends
    assert set(codes[1:]) <= {0, RunInProgressError.exit_code}, ends
    assert RunInProgressError.exit_code in codes, "they did not meet"
    assert case.bank.calls["create"] == case.bank.calls["rename"] == 1
    case.check_bank()
    (record,) = case.records()
    assert record.state is FileState.SENT


def test_a_killed_process_stands_in_nobodys_way(case: Case) -> None:
    """While it hangs another is refused; once it is dead the next one sends, once and whole."""
    strikes = (Strike("write", 1, Fault.STALLED),)
    with FaultyServer(case.bank, (case.keys.host, case.keys.client), strikes) as server:
        settings = case.keys.settings(server.port, 30)
        first = start(case, settings)
        wait_for_a_write(case)
        assert ended(start(case, settings))[0] == RunInProgressError.exit_code
        first.kill()
        ended(first)
        assert case.bank.arrivals == []
        code, said = ended(start(case, settings))
        assert code == 0, said
    assert len(case.bank.arrivals) == 1
    case.check_bank()


def wait_for_a_write(case: Case) -> None:
    """Wait until the bank has got some of the file."""
    deadline = time.monotonic() + SECONDS
    while not case.bank.calls["write"]:
        assert time.monotonic() < deadline, "nothing was written"
        time.sleep(0.01)
