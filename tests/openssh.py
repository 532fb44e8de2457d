"""OpenSSH's own server on the loopback, with keys of its own."""

import contextlib
import getpass
import os
import signal
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


class SshdProgram:
    """The server program on one port; it may be killed and started again."""

    def __init__(self, config: Path, port: int) -> None:
        self._command = [str(SSHD), "-D", "-e", "-f", str(config)]
        self._log = config.with_name("log")
        self._port = port
        self.start()

    def start(self) -> None:
        """Start it, and wait until it listens."""
        with self._log.open("ab") as log:
            self._server = subprocess.Popen(self._command, stderr=log)
        _wait_for(self._port, self._server)

    def stop(self) -> None:
        """End it; sessions go on."""
        self._server.terminate()
        self._server.wait(_START_SECONDS)

    def kill(self) -> None:
        """Kill it and every session of it, as a machine that loses power."""
        for pid in (self._server.pid, *_descendants(self._server.pid)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._server.wait(_START_SECONDS)


def _descendants(pid: int) -> list[int]:
    """Return the processes that a process began, and theirs."""
    begun = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    return [one for child in map(int, begun) for one in (child, *_descendants(child))]


@dataclass(frozen=True)
class Sshd:
    """A running OpenSSH server: how to reach it, its two host keys, and the program."""

    settings: SftpSettings
    home: Path
    ed25519_line: str
    rsa_line: str
    program: SshdProgram


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
    program = SshdProgram(_sshd_config(folder, home, port, denied), port)
    try:
        settings = SftpSettings("127.0.0.1", port, getpass.getuser(), folder / "client", (ed25519,))
        rsa_line = rsa.with_suffix(".pub").read_text().strip()
        yield Sshd(settings, home, ed25519, rsa_line, program)
    finally:
        program.stop()
