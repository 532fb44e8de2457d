"""A bank that stops answering holds a run for one timeout, and holds no other bank at all."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from at_the_bank import configured_for
from openssh import running_sshd
from sample_company import Company, needs

from bank_adapters.simulator.keys import ensure_key, public_line
from einvoice.core.exit_codes import ExitCode
from einvoice.store import files
from jobs.running import month

BANK = "seb"
TIMEOUT = 2


@dataclass
class Line:
    """A line to a bank that goes dead after so many bytes of one connection; ``calls`` counts."""

    port: int = 0
    target: int = 0
    dead_after: int = 0
    calls: list[int] = field(default_factory=list)


def _forward(source: socket.socket, target: socket.socket, left: list[int]) -> None:
    with contextlib.suppress(OSError):
        while block := source.recv(16_384):
            left[0] -= len(block)
            if left[0] < 0:
                return  # says nothing any more, and does not hang up
            target.sendall(block)


@contextlib.contextmanager
def dead_line(line: Line) -> Iterator[Line]:
    """Serve the line; the target 0 is a server that never says a word."""
    open_ends: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        line.port = int(listener.getsockname()[1])

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    near, _ = listener.accept()
                    line.calls.append(1)
                    open_ends.append(near)
                    if line.target:
                        far = socket.create_connection(("127.0.0.1", line.target))
                        open_ends.append(far)
                        left = [line.dead_after]
                        for ends in ((near, far), (far, near)):
                            threading.Thread(
                                target=_forward, args=(*ends, left), daemon=True
                            ).start()

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield line
        listener.shutdown(socket.SHUT_RDWR)
    for end in open_ends:
        end.close()
    thread.join(5)


@pytest.fixture
def issued(company: Company, home_after: Callable[..., Path]) -> Company:
    """An installation whose files are ready."""
    company.become(home_after("calculate", "issue", "render"))
    return company


def ended_in_time(company: Company) -> ExitCode:
    """Deliver and poll; it must end soon after one timeout, whatever the bank does."""
    began = time.monotonic()
    with company.context() as context, context.store.run_lock():
        report = month.run(context, context.default_period)
    assert time.monotonic() - began < TIMEOUT + 10
    return report.exit_code


def states(company: Company) -> dict[str, str]:
    """Return the state of each bank's file."""
    with company.context() as context, context.store.reading() as tx:
        return {one.bank: str(one.state) for one in files.file_records(tx)}


def test_a_server_that_never_speaks_is_asked_once(issued: Company) -> None:
    """The other bank's month is finished; this one waits for the next run."""
    key = ensure_key(issued.home / "key")
    with dead_line(Line()) as line:
        configured_for(issued, line.port, "us", issued.home / "key", public_line(key), TIMEOUT)
        assert ended_in_time(issued) is ExitCode.BANK_UNREACHABLE
        assert len(line.calls) == 1
    assert states(issued) == {BANK: "ready", "swedbank": "accepted"}


@pytest.mark.server
@pytest.mark.parametrize("dead_after", [9_000, 20_000, 60_000])
def test_a_server_that_stops_in_the_middle_is_left_alone(issued: Company, dead_after: int) -> None:
    """Wherever it goes dead, it is not called again in this run; the next run ends the work."""
    needs("sshd")
    with (
        running_sshd(issued.home / "sshd") as sshd,
        dead_line(Line(target=sshd.settings.port, dead_after=dead_after)) as line,
    ):
        user, key = sshd.settings.user, sshd.settings.key_file
        configured_for(issued, line.port, user, key, sshd.ed25519_line, TIMEOUT)
        code = ended_in_time(issued)
        assert code in {ExitCode.BANK_UNREACHABLE, ExitCode.OUTCOME_UNKNOWN}
        stalled_calls = len(line.calls)
        assert stalled_calls <= 2, "one that stalled, and at most one before it that did not"
        line.dead_after = 10**9
        assert ended_in_time(issued) is ExitCode.DONE
        (path,) = (sshd.home / "inbox").iterdir()
        assert not path.name.startswith(".")
    assert states(issued) == {BANK: "sent", "swedbank": "accepted"}
