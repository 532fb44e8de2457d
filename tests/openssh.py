"""OpenSSH's own server on the loopback, with keys of its own."""

import getpass
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bank_adapters.simulator.keys import ensure_key, public_line
from bank_adapters.transport.settings import SftpSettings

SSHD = Path("/usr/sbin/sshd")
_START_SECONDS = 10


@dataclass(frozen=True)
class Sshd:
    """A running OpenSSH server: how to reach it, and its two host keys."""

    settings: SftpSettings
    home: Path
    ed25519_line: str
    rsa_line: str


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def _sshd_config(folder: Path, home: Path, port: int, denied: str) -> Path:
    config = folder / "sshd_config"
    config.write_text(
        f"ListenAddress 127.0.0.1:{port}\n"
        f"HostKey {folder / 'host_ed25519'}\n"
        f"HostKey {folder / 'host_rsa'}\n"
        f"AuthorizedKeysFile {folder / 'authorized_keys'}\n"
        "AuthenticationMethods publickey\nPermitRootLogin prohibit-password\n"
        "StrictModes no\nUsePAM no\nPidFile none\n"
        f"Subsystem sftp internal-sftp -d {home}{f' -P {denied}' if denied else ''}\n"
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
def running_sshd(folder: Path, denied: str = "") -> Iterator[Sshd]:
    """Run OpenSSH's server with keys of its own; ``denied`` = SFTP requests it refuses."""
    home = folder / "home"
    for name in ("inbox", "outbox"):
        (home / name).mkdir(parents=True)
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # where sshd drops its privileges
    ed25519 = public_line(ensure_key(folder / "host_ed25519"))
    rsa = folder / "host_rsa"
    keygen = ["ssh-keygen", "-q", "-t", "rsa", "-b", "2048", "-N", "", "-f", str(rsa)]
    subprocess.run(keygen, check=True)
    client = public_line(ensure_key(folder / "client"))
    (folder / "authorized_keys").write_text(client + "\n")
    port = free_port()
    command = [str(SSHD), "-D", "-e", "-f", str(_sshd_config(folder, home, port, denied))]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, stderr=log)
    try:
        _wait_for(port, server)
        settings = SftpSettings("127.0.0.1", port, getpass.getuser(), folder / "client", (ed25519,))
        yield Sshd(settings, home, ed25519, rsa.with_suffix(".pub").read_text().strip())
    finally:
        server.terminate()
        server.wait(_START_SECONDS)
