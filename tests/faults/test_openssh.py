"""The same against OpenSSH's own server: in peace, killed and started again, on a full disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from big_file import MB, put_content
from disturbed_case import Case, Keys, case_of
from faulty_server import FaultyServer
from one_tick import tick
from openssh import Sshd, running_sshd
from sample_company import needs
from small_disk import remount, small_disk
from tcp_proxy import TcpProxy, Way

from bank_adapters.transport.settings import SftpSettings
from einvoice.core.deliveries import FileState
from einvoice.core.exit_codes import ExitCode
from einvoice.store.files import FileRecord

SIZE = 2 * MB
pytestmark = pytest.mark.server


@pytest.fixture
def case(rendered: dict[bool, Path], keys: Keys) -> Iterator[Case]:
    """A file ready to be sent, once per tick."""
    with case_of(rendered[False], keys) as case:
        config = case.home / "config.toml"
        config.write_text(config.read_text("utf-8").replace("attempts = 2", "attempts = 1"))
        yield case


@pytest.fixture
def sshd(tmp_path: Path) -> Iterator[Sshd]:
    """A server of its own for each test."""
    needs("sshd")
    with running_sshd(tmp_path / "sshd") as running:
        yield running


def one(case: Case) -> FileRecord:
    """Return the one file."""
    (record,) = case.records()
    return record


def through(proxy: TcpProxy, sshd: Sshd) -> SftpSettings:
    """Return how to reach the server through a proxy."""
    settings = sshd.settings
    return SftpSettings(
        settings.host, proxy.port, settings.user, settings.key_file, settings.host_keys
    )


def delivered(case: Case, inbox: Path) -> bool:
    """Tell whether the bank has exactly the file, whole."""
    found = {path.name: path.read_bytes() for path in inbox.iterdir()}
    return found == case.bytes_of and one(case).state is FileState.SENT


def test_the_happy_path(case: Case, sshd: Sshd) -> None:
    """Sent, verified, answered, and the answer cleared away."""
    assert tick(case.home, sshd.settings) == []
    assert delivered(case, sshd.home / "inbox")
    assert one(case).verified
    answer = sshd.home / "outbox" / "FINV.xml"
    answer.write_text(
        f'<FailedInvoice><Header infileId="{one(case).file_id}"/><Footer totalNr="0"/>'
        "</FailedInvoice>"
    )
    assert tick(case.home, sshd.settings) == []
    assert one(case).state is FileState.ACCEPTED
    assert not answer.exists()


@pytest.mark.parametrize("percent", [15, 50, 90])
@pytest.mark.parametrize("direction", ["sending", "reading back"])
def test_a_server_killed_in_the_middle(
    case: Case, sshd: Sshd, direction: str, percent: int
) -> None:
    """Its death is told; once it is back the file is sent whole, and no rest of it stays."""
    put_content(case, SIZE)
    dies = Way(after=SIZE * percent // 100, then="call")
    ways = (dies, Way()) if direction == "sending" else (Way(), dies)
    with TcpProxy(sshd.settings.port, *ways, sshd.program.kill) as proxy:
        problems = tick(case.home, through(proxy, sshd))
    assert proxy.struck == 1
    assert problems == [ExitCode.BANK_UNREACHABLE] * 2  # the poll finds nobody either
    assert one(case).state is FileState.SENDING
    assert [path.name for path in (sshd.home / "inbox").iterdir()] == [f".{one(case).name}.1.part"]
    sshd.program.start()
    assert tick(case.home, sshd.settings) == []
    assert delivered(case, sshd.home / "inbox")


def test_a_full_disk(case: Case, sshd: Sshd) -> None:
    """Told as often as it is tried; sent whole once there is room."""
    put_content(case, SIZE)
    inbox = sshd.home / "inbox"
    with small_disk(inbox, "1m"):
        for _ in range(2):
            assert tick(case.home, sshd.settings) == [ExitCode.BANK_UNREACHABLE]
            assert one(case).state is FileState.SENDING
            assert not (inbox / one(case).name).exists()
        remount(inbox, "size=3m")  # room for one: what was left of earlier attempts must go
        assert tick(case.home, sshd.settings) == []
        assert delivered(case, inbox)


def test_a_disk_that_became_read_only(case: Case, sshd: Sshd) -> None:
    """Told, and sent once it can be written again."""
    inbox = sshd.home / "inbox"
    with small_disk(inbox, "1m"):
        remount(inbox, "ro")
        assert tick(case.home, sshd.settings) == [ExitCode.BANK_UNREACHABLE]
        assert list(inbox.iterdir()) == []
        remount(inbox, "rw")
        assert tick(case.home, sshd.settings) == []
        assert delivered(case, inbox)


def test_a_full_disk_of_the_faulty_bank(case: Case) -> None:
    """The in-process server meets a disk that is really full as OpenSSH's does."""
    put_content(case, SIZE)
    inbox = case.bank.inbox
    with small_disk(inbox, "1m"):
        with FaultyServer(case.bank, (case.keys.host, case.keys.client)) as server:
            settings = case.keys.settings(server.port, 30)
            assert tick(case.home, settings) == [ExitCode.BANK_UNREACHABLE]
            assert case.bank.arrivals == []
            remount(inbox, "size=3m")
            assert tick(case.home, settings) == []
        assert delivered(case, inbox)
