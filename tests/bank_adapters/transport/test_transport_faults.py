"""Whatever breaks after the connection stood is noticed, told apart, and bounded in time."""

import datetime as dt
import hashlib
import io
import queue
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import paramiko
import pytest
from openssh import free_port
from paramiko.common import AUTH_PARTIALLY_SUCCESSFUL, AUTH_SUCCESSFUL, OPEN_SUCCEEDED
from transport_sides import a_profile

from bank_adapters.simulator.bank import Bank
from bank_adapters.simulator.keys import ensure_key, public_line
from bank_adapters.simulator.sftp_server import Account, SftpServer
from bank_adapters.simulator.simulator import Simulator
from bank_adapters.transport import folder
from bank_adapters.transport.folder import FolderTransport
from bank_adapters.transport.interface import TargetExistsError, TransferError
from bank_adapters.transport.settings import SftpSettings
from bank_adapters.transport.sftp import SftpTransport
from bank_adapters.transport.ssh_connection import _connect_fault as connect_fault
from einvoice.core.errors import BankUnreachableError

_DAY = dt.date(2026, 11, 5)
_CONTENT = b"<E_Invoice/>" * 10_000
_PART = "inbox/.a.xml.1.part"


def _upload(transport: SftpTransport) -> None:
    transport.upload(_PART, io.BytesIO(_CONTENT), len(_CONTENT))


@pytest.mark.parametrize("fault", ["close-fails", "drop-mid-write", "disk-full"])
def test_a_failing_upload_is_noticed(simulate: Callable[..., Simulator], fault: str) -> None:
    """No failing write, close or connection passes for a finished upload; all may pass by."""
    with (
        simulate(fault) as simulator,
        SftpTransport(simulator.settings("swedbank")) as transport,
        pytest.raises(TransferError) as caught,
    ):
        _upload(transport)
    assert caught.value.transient
    assert caught.value.__cause__ is not None


def test_a_dropped_upload_leaves_only_the_temporary_name(
    simulate: Callable[..., Simulator],
) -> None:
    """After a dropped connection the next one finds part of the file, under its hidden name."""
    with simulate("drop-mid-write") as simulator:
        settings = simulator.settings("swedbank")
        with pytest.raises(TransferError), SftpTransport(settings) as transport:
            _upload(transport)
        with SftpTransport(settings) as transport:
            assert [(file.name, file.size) for file in transport.list_files("inbox")] == [
                (".a.xml.1.part", 1000)
            ]


def test_a_session_goes_on_after_a_refused_write(simulate: Callable[..., Simulator]) -> None:
    """Answers to writes that were still in flight do not confuse the next operation."""
    with (
        simulate("disk-full") as simulator,
        SftpTransport(simulator.settings("swedbank")) as transport,
    ):
        with pytest.raises(TransferError):
            _upload(transport)
        transport.remove(_PART)
        assert transport.list_files("inbox") == ()


def test_silent_corruption_shows_in_the_hash(simulate: Callable[..., Simulator]) -> None:
    """A server that reports success for a changed byte is found out by reading back."""
    with (
        simulate("corrupt-write") as simulator,
        SftpTransport(simulator.settings("swedbank")) as transport,
    ):
        _upload(transport)
        assert transport.sha256(_PART) != hashlib.sha256(_CONTENT).hexdigest()


def test_writing_where_the_bank_forbids_it_is_permanent(
    simulate: Callable[..., Simulator],
) -> None:
    """What is not permitted will not be permitted on the next attempt."""
    with (
        simulate() as simulator,
        SftpTransport(simulator.settings("swedbank")) as transport,
        pytest.raises(TransferError) as caught,
    ):
        transport.upload("outbox/a.bin", io.BytesIO(b"x"), 1)
    assert not caught.value.transient


class _Unreadable(io.BytesIO):
    def read(self, size: int | None = -1) -> bytes:
        raise OSError(5, f"no {size} bytes")


def test_our_own_unreadable_copy_is_not_blamed_on_the_bank(
    simulate: Callable[..., Simulator],
) -> None:
    """A fault of our disk is not worth a retry over the network."""
    with (
        simulate() as simulator,
        SftpTransport(simulator.settings("swedbank")) as transport,
        pytest.raises(TransferError, match="own-copy-unreadable") as caught,
    ):
        transport.upload(_PART, _Unreadable(), 5)
    assert not caught.value.transient


@contextmanager
def _bank_server(tmp_path: Path) -> Iterator[tuple[Bank, SftpSettings]]:
    """A server whose bank the test can hold up."""
    bank = Bank(tmp_path / "bank", tmp_path / "state", a_profile("bank"), _DAY)
    bank.start()
    host_key, key = ensure_key(tmp_path / "host"), ensure_key(tmp_path / "client")
    with SftpServer(host_key, {"bank": Account(key, bank)}) as server:
        yield (
            bank,
            SftpSettings(
                "127.0.0.1", server.port, "bank", tmp_path / "client", (public_line(host_key),)
            ),
        )


@pytest.mark.parametrize(
    ("channel_timeout", "session_timeout"),
    [pytest.param(0.3, 60, id="one wait"), pytest.param(60, 0.3, id="the session")],
)
def test_a_server_that_stalls_is_given_up(
    tmp_path: Path, channel_timeout: float, session_timeout: float
) -> None:
    """Each wait has an end, and so has the session; afterwards every call fails at once."""
    with _bank_server(tmp_path) as (bank, settings):
        impatient = replace(
            settings, channel_timeout=channel_timeout, session_timeout=session_timeout
        )
        started = time.monotonic()
        with SftpTransport(impatient) as transport:
            transport.upload(_PART, io.BytesIO(b"x"), 1)
            with bank.lock, pytest.raises(TransferError, match="connection-broken") as caught:
                transport.rename(_PART, "inbox/a.bin")
        assert time.monotonic() - started < 20
    assert caught.value.transient


def test_a_connection_lost_between_operations_is_told(tmp_path: Path) -> None:
    """When the server goes away, the next operation says so and does not hang."""
    with _bank_server(tmp_path) as (_, settings), SftpTransport(settings) as transport:
        assert transport.list_files("inbox") == ()
        transport._connection._cut()
        for operation in (transport.list_files, transport.remove):
            with pytest.raises(TransferError, match="connection-broken"):
                operation("inbox")


def _say(listener: socket.socket, banner: bytes, *, hang_up: bool) -> None:
    """Take one connection, say the banner, and then hang up or never say another word."""
    with listener.accept()[0] as connected:
        connected.sendall(banner)
        while not hang_up and connected.recv(1000):
            pass


def _threads_end_at(expected: set[threading.Thread]) -> bool:
    """Tell whether only these threads are left; one that was told to end may take a moment."""
    deadline = time.monotonic() + 2
    while time.monotonic() < deadline:
        if set(threading.enumerate()) == expected:
            return True
        time.sleep(0.01)
    return False


@pytest.mark.parametrize(
    ("banner", "hang_up", "wait"),
    [
        pytest.param(b"", False, 0.2, id="says nothing"),
        pytest.param(b"SSH-2.0-Stalled\r\n", False, 0.2, id="says who it is"),
        pytest.param(b"", True, 10, id="hangs up"),
        pytest.param(b"SSH-2.0-Moody\r\n", True, 10, id="says who it is and hangs up"),
    ],
)
def test_a_server_that_gets_nowhere_is_given_up(
    tmp_path: Path, banner: bytes, *, hang_up: bool, wait: float
) -> None:
    """Connecting is bounded when only the TCP connection stands, and leaves no thread behind."""
    key = public_line(ensure_key(tmp_path / "client"))
    before = set(threading.enumerate())
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = threading.Thread(target=_say, args=(listener, banner), kwargs={"hang_up": hang_up})
        server.start()
        port = int(listener.getsockname()[1])
        settings = SftpSettings(
            "127.0.0.1", port, "bank", tmp_path / "client", (key,), connect_timeout=wait
        )
        with pytest.raises(BankUnreachableError, match="bank-breaks-off"), SftpTransport(settings):
            pass
        server.join(5)
    assert _threads_end_at(before)


class _Doorman(paramiko.ServerInterface):
    """Answers every login with ``login``, and a request for SFTP only once ``release`` is set."""

    def __init__(self, login: int, release: threading.Event) -> None:
        self._login = login
        self._release = release

    def check_auth_publickey(self, username: str, key: paramiko.PKey) -> int:
        del username, key
        return self._login

    def get_allowed_auths(self, username: str) -> str:
        del username
        return "publickey,password"

    def check_channel_request(self, kind: str, chanid: int) -> int:
        del kind, chanid
        return OPEN_SUCCEEDED

    def check_channel_subsystem_request(self, channel: paramiko.Channel, name: str) -> bool:
        del channel, name
        self._release.wait(10)
        return False


def _connect_fault(tmp_path: Path, login: int) -> str:
    """Return why connecting to such a server failed."""
    key, release, failures = ensure_key(tmp_path / "client"), threading.Event(), queue.Queue[str]()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        settings = SftpSettings(
            "127.0.0.1",
            int(listener.getsockname()[1]),
            "bank",
            tmp_path / "client",
            (public_line(key),),
            connect_timeout=0.3,
        )

        def connect() -> None:
            try:
                SftpTransport(settings).__enter__()
            except BankUnreachableError as error:
                failures.put(str(error))

        client = threading.Thread(target=connect)
        client.start()
        connected, _ = listener.accept()
        server = paramiko.Transport(connected)
        server.add_server_key(key)
        server.start_server(event=threading.Event(), server=_Doorman(login, release))
        client.join(5)
        release.set()
        server.join(5)
        server.packetizer.complete_handshake()
        server.close()
        connected.close()
    return failures.get_nowait()


def test_a_server_that_never_opens_sftp_is_given_up(tmp_path: Path) -> None:
    """Paramiko waits for the subsystem without a bound; the watchdog ends it."""
    assert "bank-breaks-off" in _connect_fault(tmp_path, AUTH_SUCCESSFUL)


def test_a_server_that_wants_more_than_the_key_is_refused(tmp_path: Path) -> None:
    """There is no second proof to give."""
    assert "bank-second-proof" in _connect_fault(tmp_path, AUTH_PARTIALLY_SUCCESSFUL)


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", "bank-not-listening"), ("bank.invalid", "bank-unknown-host")],
)
def test_a_bank_that_is_not_there_is_unreachable(tmp_path: Path, host: str, expected: str) -> None:
    """A refused connection and a wrong name are told apart."""
    key = public_line(ensure_key(tmp_path / "client"))
    settings = SftpSettings(host, free_port(), "bank", tmp_path / "client", (key,))
    with pytest.raises(BankUnreachableError, match=expected), SftpTransport(settings):
        pass


_CONNECTING = """
import sys
from pathlib import Path
from bank_adapters.transport.settings import SftpSettings
from bank_adapters.transport.sftp import SftpTransport
from einvoice.core.errors import BankUnreachableError
port, key, pin = sys.argv[1:]
try:
    SftpTransport(SftpSettings("127.0.0.1", int(port), "bank", Path(key), (pin,))).__enter__()
except BankUnreachableError:
    sys.exit(6)
"""


def test_the_library_does_not_talk_to_the_terminal(tmp_path: Path) -> None:
    """A failed connection is one error of ours, without paramiko's own traceback beside it."""
    pin = public_line(ensure_key(tmp_path / "client"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = str(listener.getsockname()[1])
        command = [sys.executable, "-c", _CONNECTING, port, str(tmp_path / "client"), pin]
        with subprocess.Popen(command, stderr=subprocess.PIPE) as client:
            listener.accept()[0].close()
            assert client.stderr is not None
            assert client.stderr.read() == b""
    assert client.returncode == 6


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (TimeoutError(), "bank-silent"),
        (socket.gaierror(), "bank-unknown-host"),
        (EOFError(), "bank-breaks-off"),
    ],
)
def test_steps_of_connecting_are_told_apart(error: Exception, expected: str) -> None:
    """A wrong name is for us to mend, silence for the bank."""
    assert connect_fault(error) == expected


def test_a_folder_that_is_not_mounted_is_unreachable(tmp_path: Path) -> None:
    """Files must not be written beside the mount point."""
    with pytest.raises(BankUnreachableError), FolderTransport(tmp_path / "share"):
        pass


def test_a_folder_never_follows_a_link(tmp_path: Path) -> None:
    """A link in the bank's folder cannot make us overwrite or read something else."""
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox/a.xml").symlink_to(tmp_path / "secret")
    with FolderTransport(tmp_path) as transport:
        for attempt in (
            lambda: transport.upload("inbox/a.xml", io.BytesIO(b"x"), 1),
            lambda: transport.download("inbox/a.xml", io.BytesIO(), 10),
            lambda: transport.sha256("inbox/a.xml"),
        ):
            with pytest.raises(TransferError) as caught:
                attempt()
            assert not caught.value.transient
    assert (tmp_path / "secret").read_text() == "secret"


def test_a_file_system_without_links_never_replaces_either(tmp_path: Path) -> None:
    """Where no link can be made, the name is looked at before the rename."""
    (tmp_path / "old").write_text("new")
    (tmp_path / "taken").write_text("old")
    with pytest.raises(TargetExistsError):
        folder._rename_without_links(tmp_path / "old", tmp_path / "taken")
    assert (tmp_path / "taken").read_text() == "old"
    folder._rename_without_links(tmp_path / "old", tmp_path / "free")
    assert (tmp_path / "free").read_text() == "new"
