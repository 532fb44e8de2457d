"""The simulator as its customers meet it: logging in, staying inside, and its life cycle."""

import datetime as dt
import io
import socket
import stat
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import paramiko
import pytest

from bank_adapters.registry import BANKS, bank_adapter
from bank_adapters.simulator.simulator import Simulator
from bank_adapters.transport.interface import temporary_name
from bank_adapters.transport.private_key import load_private_key
from bank_adapters.transport.settings import SftpSettings
from bank_adapters.transport.sftp import SftpTransport
from einvoice.core.errors import BankUnreachableError, UsageError

_NAME = "2611SW00001ABCDEF.xml"
_PROFILES = {bank: bank_adapter(bank).profile for bank in BANKS}
_TODAY = dt.date(2026, 11, 5)


def _simulator(tmp_path: Path, *faults: str, port: int = 0) -> Simulator:
    return Simulator(tmp_path / "bank", _PROFILES, _TODAY, port, dict.fromkeys(_PROFILES, faults))


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[SftpSettings]:
    """The Swedbank account of a running simulator."""
    with _simulator(tmp_path) as simulator:
        yield simulator.settings("swedbank")


@pytest.fixture
def ssh(settings: SftpSettings) -> Iterator[paramiko.Transport]:
    """A connection by a client that checks nothing of what it sends."""
    with socket.create_connection((settings.host, settings.port)) as connected:
        client = paramiko.Transport(connected)
        client.start_client(timeout=5)
        yield client
        connected.shutdown(socket.SHUT_RDWR)
        client.join(5)
        client.close()


@pytest.fixture
def sftp(ssh: paramiko.Transport, settings: SftpSettings) -> paramiko.SFTPClient:
    """A session of that client."""
    ssh.auth_publickey(settings.user, load_private_key(settings.key_file))
    client = paramiko.SFTPClient.from_transport(ssh)
    assert client is not None
    return client


def _deliver(settings: SftpSettings, content: bytes) -> None:
    part = f"inbox/{temporary_name(_NAME, 1)}"
    with SftpTransport(settings) as transport:
        transport.upload(part, io.BytesIO(content), len(content))
        assert transport.list_files("outbox") == (), "nothing is judged under a hidden name"
        transport.rename(part, f"inbox/{_NAME}")


def test_a_delivery_is_answered_in_the_outbox(
    settings: SftpSettings, a_file: Callable[..., bytes]
) -> None:
    """The rename to the final name is the delivery; the answer can be fetched and removed."""
    _deliver(settings, a_file())
    with SftpTransport(settings) as transport:
        (answer,) = transport.list_files("outbox")
        target = io.BytesIO()
        transport.download(f"outbox/{answer.name}", target, 10_000)
        assert b'<Footer totalNr="0"/>' in target.getvalue()
        transport.remove(f"outbox/{answer.name}")
        assert transport.list_files("outbox") == ()
        assert [file.name for file in transport.list_files("inbox")] == [_NAME]


def test_a_file_written_under_its_final_name_is_delivered_by_the_close(
    settings: SftpSettings, a_file: Callable[..., bytes]
) -> None:
    """Banks that forbid temporary names read what is closed."""
    with SftpTransport(settings) as transport:
        transport.upload(f"inbox/{_NAME}", io.BytesIO(a_file()), len(a_file()))
        assert len(transport.list_files("outbox")) == 1


def test_a_consumed_file_is_gone_after_the_rename(
    tmp_path: Path, a_file: Callable[..., bytes]
) -> None:
    """The customer looks for its file and finds neither name; the bank has it."""
    with _simulator(tmp_path, "consumed") as simulator:
        settings = simulator.settings("seb")
        _deliver(settings, a_file())
        with SftpTransport(settings) as transport:
            assert transport.list_files("inbox") == ()
            assert len(transport.list_files("outbox")) == 1
    assert (tmp_path / "bank/seb/taken" / _NAME).read_bytes() == a_file()


@pytest.mark.parametrize(
    "path",
    [
        "../secret",
        "/../secret",
        "inbox/../../secret",
        "/inbox/../../../secret",
        "/etc/passwd",
        "inbox/link",
        "inbox/deep/file",
        ".simulator/host_key",
        "../.simulator/swedbank/client_key",
        "taken",
        "inbox/" + "x" * 250,
    ],
)
def test_no_path_leads_out(sftp: paramiko.SFTPClient, tmp_path: Path, path: str) -> None:
    """Nothing outside inbox and outbox can be read, written or removed, by any spelling."""
    secret = tmp_path / "bank/secret"
    secret.write_text("secret")
    (tmp_path / "bank/swedbank/inbox/link").symlink_to(secret)
    for mode in ("r", "w"):
        with pytest.raises(OSError):  # noqa: PT011  (paramiko raises no narrower kind)
            sftp.open(path, mode)
    if not path.endswith("link"):  # the link itself is inside, and may go
        with pytest.raises(OSError):  # noqa: PT011
            sftp.remove(path)
    assert secret.read_text() == "secret"


def test_a_linked_folder_is_a_dead_end(sftp: paramiko.SFTPClient, tmp_path: Path) -> None:
    """Not even the existence of a file behind a link can be told."""
    (tmp_path / "bank/secret").write_text("secret")
    (tmp_path / "bank/swedbank/inbox/up").symlink_to(tmp_path / "bank")
    for look in (sftp.stat, sftp.lstat, sftp.open, sftp.listdir, sftp.remove):
        with pytest.raises(FileNotFoundError):
            look("inbox/up/secret")
    with pytest.raises(FileNotFoundError):
        sftp.listdir("inbox/up")


def test_the_root_shows_the_two_folders(sftp: paramiko.SFTPClient) -> None:
    """Going up from the root stays at the root."""
    for path in (".", "/", "..", "/../.."):
        assert sorted(sftp.listdir(path)) == ["inbox", "outbox"]
    assert stat.S_ISDIR(sftp.stat("/").st_mode or 0)
    assert sftp.normalize("inbox/../..") == "/"
    with pytest.raises(FileNotFoundError):
        sftp.listdir("inbox/file")


def test_the_outbox_is_not_written_to(sftp: paramiko.SFTPClient, tmp_path: Path) -> None:
    """A customer collects answers and makes none, by no way of naming a file."""
    (tmp_path / "bank/swedbank/inbox/a").touch()
    for attempt in (
        lambda: sftp.open("outbox/a", "w"),
        lambda: sftp.rename("inbox/a", "outbox/a"),
        lambda: sftp.posix_rename("inbox/a", "outbox/a"),
        lambda: sftp.mkdir("inbox/sub"),
        lambda: sftp.symlink("/etc/passwd", "inbox/l"),
        lambda: sftp.remove("inbox"),
    ):
        with pytest.raises(OSError):  # noqa: PT011
            attempt()
    assert list((tmp_path / "bank/swedbank/outbox").iterdir()) == []


def test_posix_rename_replaces_and_delivers(
    sftp: paramiko.SFTPClient, tmp_path: Path, a_file: Callable[..., bytes]
) -> None:
    """The extension overwrites, which is why the transport does not use it."""
    inbox = tmp_path / "bank/swedbank/inbox"
    (inbox / _NAME).write_bytes(b"old")
    (inbox / "new").write_bytes(a_file())
    sftp.posix_rename("inbox/new", f"inbox/{_NAME}")
    assert (inbox / _NAME).read_bytes() == a_file()
    assert len(sftp.listdir("outbox")) == 1


def test_an_open_file_tells_its_size(sftp: paramiko.SFTPClient, tmp_path: Path) -> None:
    """Clients ask the handle, not the name; reading where writing was asked for is refused."""
    (tmp_path / "bank/swedbank/inbox/a").write_bytes(b"abc")
    with sftp.open("inbox/a") as file:
        assert file.stat().st_size == 3
        assert file.read() == b"abc"
        with pytest.raises(OSError):  # noqa: PT011
            file._write(b"x")  # type: ignore[attr-defined]  # past paramiko's own check


def test_only_the_right_key_logs_in(ssh: paramiko.Transport) -> None:
    """No password, no empty login, no name without its key."""
    with pytest.raises(paramiko.BadAuthenticationType):
        ssh.auth_none("swedbank")
    with pytest.raises(paramiko.BadAuthenticationType):
        ssh.auth_password("swedbank", "secret")


def test_there_is_no_shell(ssh: paramiko.Transport, settings: SftpSettings) -> None:
    """An account is good for SFTP and nothing else."""
    ssh.auth_publickey(settings.user, load_private_key(settings.key_file))
    with pytest.raises(paramiko.SSHException):
        ssh.open_session().exec_command("id")
    with pytest.raises(paramiko.SSHException):
        ssh.open_session().invoke_subsystem("other")
    with pytest.raises(paramiko.SSHException):
        ssh.open_channel("direct-tcpip", ("127.0.0.1", 22), ("127.0.0.1", 1))


def test_banks_do_not_see_each_other(tmp_path: Path, a_file: Callable[..., bytes]) -> None:
    """Each account has its own folders."""
    with _simulator(tmp_path) as simulator:
        _deliver(simulator.settings("swedbank"), a_file())
        with SftpTransport(simulator.settings("seb")) as transport:
            assert transport.list_files("inbox") == transport.list_files("outbox") == ()


def test_keys_are_made_once_and_guarded(tmp_path: Path) -> None:
    """A second start keeps the host key pinned and the client keys valid; nobody else reads."""
    with _simulator(tmp_path) as first:
        pinned = first.settings("seb")
    with _simulator(tmp_path, port=pinned.port) as second:
        assert second.host_key == first.host_key
        assert second.port == pinned.port
        with SftpTransport(pinned) as transport:
            assert transport.list_files("inbox") == ()
    state = tmp_path / "bank/.simulator"
    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    for key in (state / "host_key", state / "seb/client_key", state / "swedbank/client_key"):
        assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_files_that_came_while_nothing_ran_are_answered(
    tmp_path: Path, a_file: Callable[..., bytes]
) -> None:
    """A kill between the rename and the judgement loses no answer."""
    inbox = tmp_path / "bank/swedbank/inbox"
    inbox.mkdir(parents=True)
    (inbox / _NAME).write_bytes(a_file())
    with _simulator(tmp_path) as simulator, SftpTransport(simulator.settings("swedbank")) as bank:
        assert len(bank.list_files("outbox")) == 1


def test_two_simulators_never_share_a_folder(tmp_path: Path) -> None:
    """The second is refused as long as the first runs, and may come afterwards."""
    with (
        _simulator(tmp_path),
        pytest.raises(BankUnreachableError, match="simulator-running"),
        _simulator(tmp_path),
    ):
        pass
    with _simulator(tmp_path):
        pass


def test_a_port_in_use_is_a_usage_error(tmp_path: Path) -> None:
    """The message names the port; nothing stays locked."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = int(taken.getsockname()[1])
        with pytest.raises(UsageError, match=str(port)), _simulator(tmp_path, port=port):
            pass
    with _simulator(tmp_path):
        pass


def test_an_unknown_fault_is_refused_before_anything_starts(tmp_path: Path) -> None:
    """A mistyped fault must not pass for none."""
    with pytest.raises(UsageError):
        _simulator(tmp_path, "consumd")
    assert not (tmp_path / "bank").exists()


def key_files(folder: Path) -> dict[str, bytes]:
    """Return the private keys below a folder, by name."""
    files = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: content for name, content in files.items() if b"PRIVATE KEY" in content}


def test_starting_makes_no_keys_anew_and_stopping_leaves_nothing(tmp_path: Path) -> None:
    """The simulator starts for the length of a command, with connections open when it stops."""
    with _simulator(tmp_path) as simulator:
        simulator.settings("seb")
    keys, before = key_files(tmp_path), set(threading.enumerate())
    with _simulator(tmp_path) as simulator:
        port = simulator.port
        with SftpTransport(simulator.settings("seb")) as transport:
            transport.list_files("inbox")
            transport.list_files("outbox")
            simulator._open.close()
    assert set(threading.enumerate()) == before
    assert key_files(tmp_path) == keys
    assert len(keys) > 1
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=1)
