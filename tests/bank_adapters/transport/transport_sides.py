"""Far sides to move bytes to: a folder, the simulator, and OpenSSH's own server."""

import getpass
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bank_adapters.registry import bank_adapter
from bank_adapters.simulator.keys import ensure_key, public_line
from bank_adapters.simulator.simulator import Simulator
from bank_adapters.transport.folder import FolderTransport
from bank_adapters.transport.interface import Transport
from bank_adapters.transport.settings import SftpSettings
from bank_adapters.transport.sftp import SftpTransport
from einvoice.core.channels import ChannelProfile

SSHD = Path("/usr/sbin/sshd")
_START_SECONDS = 10


@dataclass(frozen=True)
class FarSide:
    """Somewhere to move bytes to, and where its inbox lies on this machine."""

    connect: Callable[[], Transport]
    inbox: Path


@dataclass(frozen=True)
class Sshd:
    """A running OpenSSH server: how to reach it, and its two host keys."""

    settings: SftpSettings
    home: Path
    ed25519_line: str
    rsa_line: str


def a_profile(bank: str) -> ChannelProfile:
    """A profile for a bank that is only moved bytes to."""
    return replace(bank_adapter("seb").profile, bank=bank)


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def _sshd_config(folder: Path, home: Path, port: int) -> Path:
    config = folder / "sshd_config"
    config.write_text(
        f"ListenAddress 127.0.0.1:{port}\n"
        f"HostKey {folder / 'host_ed25519'}\n"
        f"HostKey {folder / 'host_rsa'}\n"
        f"AuthorizedKeysFile {folder / 'authorized_keys'}\n"
        "AuthenticationMethods publickey\nPermitRootLogin prohibit-password\n"
        "StrictModes no\nUsePAM no\nPidFile none\n"
        f"Subsystem sftp internal-sftp -d {home}\n"
    )
    return config


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    pytest.fail("sshd did not start")


@contextmanager
def running_sshd(folder: Path) -> Iterator[Sshd]:
    """Run OpenSSH's server with keys of its own."""
    home = folder / "home"
    (home / "inbox").mkdir(parents=True)
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # where sshd drops its privileges
    ed25519 = public_line(ensure_key(folder / "host_ed25519"))
    rsa = folder / "host_rsa"
    keygen = ["ssh-keygen", "-q", "-t", "rsa", "-b", "2048", "-N", "", "-f", str(rsa)]
    subprocess.run(keygen, check=True)
    client = public_line(ensure_key(folder / "client"))
    (folder / "authorized_keys").write_text(client + "\n")
    port = free_port()
    command = [str(SSHD), "-D", "-e", "-f", str(_sshd_config(folder, home, port))]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, stderr=log)
    try:
        _wait_for(port, server)
        settings = SftpSettings("127.0.0.1", port, getpass.getuser(), folder / "client", (ed25519,))
        yield Sshd(settings, home, ed25519, rsa.with_suffix(".pub").read_text().strip())
    finally:
        server.terminate()
        server.wait(_START_SECONDS)


@contextmanager
def folder_side(tmp_path: Path) -> Iterator[FarSide]:
    """A local folder."""
    (tmp_path / "inbox").mkdir()
    yield FarSide(lambda: FolderTransport(tmp_path), tmp_path / "inbox")


@contextmanager
def simulator_side(simulator: Simulator, tmp_path: Path) -> Iterator[FarSide]:
    """A bank of the simulator."""
    with simulator:
        settings = simulator.settings("swedbank")
        yield FarSide(lambda: SftpTransport(settings), tmp_path / "bank/swedbank/inbox")


@contextmanager
def sshd_side(sshd: Sshd) -> Iterator[FarSide]:
    """OpenSSH's server, left with an empty inbox."""
    inbox = sshd.home / "inbox"
    yield FarSide(lambda: SftpTransport(sshd.settings), inbox)
    subprocess.run(["rm", "-rf", str(inbox)], check=True)
    inbox.mkdir()
