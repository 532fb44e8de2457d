"""Each fault by itself, at each place where it can strike: seen, survived, and set right after."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from big_file import MB, put_content
from disturbed_case import NETWORKS, Case, Disturbed, Keys, case_of
from faulty_server import FaultyServer
from one_tick import tick, tick_apart
from server_faults import ANYWHERE, KINDS, OTHER_BYTES, PARTICULAR, Fault, Strike
from tcp_proxy import TcpProxy, Way

from einvoice.core.deliveries import FileState
from einvoice.core.exit_codes import ExitCode

SOAK = bool(os.environ.get("SOAK"))
CALLS = 14 if SOAK else 1
MOMENTS = range(1, 100, 1 if SOAK else 25)
SIZE = 2 * MB if SOAK else MB // 10
DROP = 32_768
ANSWER_READ = 3
"""The file is read back in three blocks; the next read is the answer's."""
BROKEN = {ExitCode.BANK_UNREACHABLE, ExitCode.OUTCOME_UNKNOWN, ExitCode.REFUSED_BY_CHECK}


@pytest.fixture
def case(rendered: dict[bool, Path], keys: Keys) -> Iterator[Case]:
    """A file ready to be sent."""
    with case_of(rendered[False], keys) as case:
        yield case


def all_strikes() -> list[Strike]:
    """Return every fault of every kind of request, at the first such requests of a tick."""
    return [
        Strike(kind, nth, fault)
        for kind in KINDS
        for fault in ANYWHERE + PARTICULAR.get(kind, ())
        for nth in range(CALLS)
    ]


@pytest.mark.parametrize("strike", all_strikes(), ids=lambda one: f"{one.label} {one.nth}")
def test_each_fault_at_each_call(case: Case, strike: Strike) -> None:
    """Refused, dropped, lost, stalled or spoiled: no exception, and the next ticks set it right."""
    before = (Strike("close", 0, Fault.REFUSED),) if strike.kind == "remove" else ()
    case.tick_under(Disturbed(strikes=(*before, strike)), timeout=2)
    assert case.bank.struck[strike.label] or strike.nth
    case.check_bank()
    case.quiet_ticks("accepted")


@pytest.mark.parametrize("network", NETWORKS)
def test_a_network_that_fails(case: Case, network: str) -> None:
    """A name nobody knows, another host key, a cut or a black hole: told, and nothing is lost."""
    case.tick_under(Disturbed(network=network, at=40_000))
    (record,) = case.records()
    if network != "delay":
        assert record.state in {FileState.READY, FileState.SENDING}
    if network in {"refused", "unknown name", "other host key", "locked out"}:
        assert not case.bank.calls
    case.check_bank()
    case.quiet_ticks("rejected")


@pytest.mark.parametrize("direction", ["up", "down"])
def test_a_connection_dropped_at_every_32_kb(case: Case, direction: str) -> None:
    """Wherever it breaks, on the way there or back, nothing in part gets the final name."""
    config = case.home / "config.toml"
    config.write_text(config.read_text("utf-8").replace("attempts = 2", "attempts = 1"))
    put_content(case, SIZE)
    keys = (case.keys.host, case.keys.client)
    with FaultyServer(case.bank, keys) as server:
        for at in range(DROP, SIZE, DROP):
            cut = Way(after=at)
            ways = (cut, Way()) if direction == "up" else (Way(), cut)
            with TcpProxy(server.port, *ways) as proxy:
                problems = tick(case.home, case.keys.settings(proxy.port, 30))
                assert proxy.struck, "the connection was not cut"
            assert problems[0] in BROKEN
            assert case.bank.arrivals == []
        assert tick(case.home, case.keys.settings(server.port, 30)) == []
    assert len(case.bank.arrivals) == 1
    case.check_bank()


@pytest.mark.parametrize("consumes", [False, True])
@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_each_moment(
    rendered: dict[bool, Path], keys: Keys, moment: int, *, consumes: bool
) -> None:
    """Dead at a commit, file write or SFTP call, also after the bank took the file: set right."""
    with case_of(rendered[False], keys, consumes=consumes) as case:
        case.tick_under(Disturbed(kill_at=moment))
        case.check_bank()
        case.quiet_ticks("partly")


def test_there_are_so_many_moments(case: Case) -> None:
    """A tick dies at its first moments and outlives those it does not have."""
    with FaultyServer(case.bank, (case.keys.host, case.keys.client)) as server:
        settings = case.keys.settings(server.port, 30)
        assert tick_apart(case.home, settings, 40)
        assert not tick_apart(case.home, settings, MOMENTS.stop)


def test_other_bytes_that_come_first_are_not_overwritten(case: Case) -> None:
    """Whoever takes our name between the look and the rename keeps it, and a person is told."""
    (record,) = case.records()
    squatter = case.bank.inbox / record.name
    strikes = (Strike("rename", 0, Fault.OVERTAKEN),)
    with FaultyServer(case.bank, (case.keys.host, case.keys.client), strikes) as server:
        settings = case.keys.settings(server.port, 30)
        assert tick(case.home, settings) == [ExitCode.REFUSED_BY_CHECK]
        assert tick(case.home, settings) == [ExitCode.REFUSED_BY_CHECK]
    assert squatter.read_bytes() == OTHER_BYTES
    assert case.bank.arrivals == []


@pytest.mark.parametrize("answered", [False, True])
def test_a_lost_acknowledgement_of_a_file_taken_at_once(case: Case, *, answered: bool) -> None:
    """Unknown, and never sent again by itself; the bank's answer settles it."""
    case.bank.consumes = True
    strikes = (Strike("rename", 0, Fault.LOST),)
    keys = (case.keys.host, case.keys.client)
    with FaultyServer(case.bank, keys, strikes) as server:
        settings = case.keys.settings(server.port, 30)
        assert tick(case.home, settings) == [ExitCode.OUTCOME_UNKNOWN]
        if answered:
            case.bank.answer("accepted")
        tick(case.home, settings)
        assert (ExitCode.OUTCOME_UNKNOWN in tick(case.home, settings)) is not answered
    (record,) = case.records()
    assert record.state is (FileState.ACCEPTED if answered else FileState.UNKNOWN)
    assert record.attempt == 1
    case.check_bank()


def test_a_file_taken_while_it_is_read_back_is_not_sent_again(case: Case) -> None:
    """A bank that takes files under any name has it; our answer is that we do not know."""
    strikes = (Strike("size", 0, Fault.SNATCHED),)
    with FaultyServer(case.bank, (case.keys.host, case.keys.client), strikes) as server:
        settings = case.keys.settings(server.port, 30)
        assert tick(case.home, settings) == [ExitCode.OUTCOME_UNKNOWN]
        assert tick(case.home, settings) == [ExitCode.OUTCOME_UNKNOWN]
    assert case.bank.calls["close"] == 1


@pytest.mark.parametrize(
    ("strike", "state"),
    [
        (Strike("size", 0, Fault.MISSING), FileState.UNKNOWN),
        (Strike("rename", 0, Fault.FORBIDDEN), FileState.RENAMING),
    ],
    ids=lambda one: getattr(one, "label", str(one)),
)
def test_a_spoiled_temporary_file_proves_that_it_was_not_taken(
    case: Case, strike: Strike, state: FileState
) -> None:
    """A bank that took the file would not have it there any more; it is sent again, whole."""
    with FaultyServer(case.bank, (case.keys.host, case.keys.client), (strike,)) as server:
        settings = case.keys.settings(server.port, 30)
        assert tick(case.home, settings) == [ExitCode.OUTCOME_UNKNOWN]
        assert case.records()[0].state is state
        (temporary,) = case.bank.inbox.iterdir()
        temporary.write_bytes(temporary.read_bytes()[:100])
        assert tick(case.home, settings) == []
    assert case.records()[0].state is FileState.SENT
    assert len(case.bank.arrivals) == 1
    case.check_bank()
    case.check_ledger()


def test_an_answer_that_is_read_wrongly_is_not_believed(case: Case) -> None:
    """A bit changed on the way from the bank's disk is no verdict: it stays and is read anew."""
    strikes = (Strike("read", ANSWER_READ, Fault.CORRUPTED),)
    with FaultyServer(case.bank, (case.keys.host, case.keys.client), strikes) as server:
        settings = case.keys.settings(server.port, 30)
        assert tick(case.home, settings) == []
        case.bank.answer("partly")
        assert tick(case.home, settings) == [ExitCode.NEEDS_A_PERSON]
        assert case.records()[0].state is FileState.SENT
        assert tick(case.home, settings) == []
    assert case.records()[0].state is FileState.PARTLY
    case.check_settled()
