"""Banks that cannot be reached, stall, or want more than our key."""

import queue
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import paramiko
import pytest
from openssh import free_port
from paramiko.common import AUTH_PARTIALLY_SUCCESSFUL, AUTH_SUCCESSFUL, OPEN_SUCCEEDED

from bank_adapters.simulator.keys import ensure_key, public_line
from bank_adapters.transport.settings import SftpSettings
from bank_adapters.transport.sftp import SftpTransport
from bank_adapters.transport.ssh_connection import _connect_fault as connect_fault
from einvoice.core.errors import BankUnreachableError


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
