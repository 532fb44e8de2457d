"""Uploads to OpenSSH on the loopback, beside `ssh cat` of the same bytes.

Wall-clock time, for half of the work is the server's; connecting is part of neither.
"""

import getpass
import io
import os
import shutil
import socket
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bank_adapters.simulator.keys import ensure_key, public_line
from bank_adapters.transport.settings import SftpSettings
from bank_adapters.transport.sftp import SftpTransport

_SSHD = Path("/usr/sbin/sshd")
_START_SECONDS = 10


def has_openssh() -> bool:
    """Tell whether OpenSSH's server and client are there."""
    return _SSHD.exists() and shutil.which("ssh") is not None


def upload_speeds(folder: Path, size: int, rounds: int) -> dict[str, float]:
    """Return MB per second of `ssh cat`, of an upload, and of one that is read back and hashed.

    Medians of interleaved rounds.
    """
    content = os.urandom(size)
    with _sshd(folder) as settings, SftpTransport(settings) as transport:

        def upload() -> None:
            transport.upload("bench.xml", io.BytesIO(content), size)

        def verified() -> None:
            upload()
            transport.sha256("bench.xml")

        works: dict[str, Callable[[], None]] = {
            "connect": lambda: _ssh(settings, folder, "true", b""),
            "ssh cat": lambda: _ssh(settings, folder, "cat > bench.cat", content),
            "upload": upload,
            "verified upload": verified,
        }
        found: dict[str, list[float]] = {name: [] for name in works}
        for _ in range(rounds):
            for name, work in works.items():
                found[name].append(_timed(work))
    seconds = {name: statistics.median(values) for name, values in found.items()}
    seconds["ssh cat"] -= seconds.pop("connect")
    return {name: size / 1e6 / spent for name, spent in seconds.items()}


def _timed(work: Callable[[], None]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _ssh(settings: SftpSettings, folder: Path, command: str, content: bytes) -> None:
    options = (f"UserKnownHostsFile={folder / 'known_hosts'}", "Ciphers=aes128-gcm@openssh.com")
    arguments = ["ssh", "-p", str(settings.port), "-i", str(settings.key_file)]
    for option in (*options, "IdentitiesOnly=yes", "BatchMode=yes"):
        arguments += ["-o", option]
    remote = [f"{settings.user}@{settings.host}", f"cd {folder} && {command}"]
    subprocess.run([*arguments, *remote], input=content, check=True, capture_output=True)


@contextmanager
def _sshd(folder: Path) -> Iterator[SftpSettings]:
    """Run OpenSSH's server on the loopback with keys of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # where sshd drops its privileges
    host_key = public_line(ensure_key(folder / "host_key"))
    own = public_line(ensure_key(folder / "client"))
    (folder / "authorized_keys").write_text(own + "\n")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = int(taken.getsockname()[1])
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {host_key}\n")
    config = folder / "sshd_config"
    config.write_text(
        f"ListenAddress 127.0.0.1:{port}\nHostKey {folder / 'host_key'}\n"
        f"AuthorizedKeysFile {folder / 'authorized_keys'}\n"
        "AuthenticationMethods publickey\nPermitRootLogin prohibit-password\n"
        f"StrictModes no\nUsePAM no\nPidFile none\nSubsystem sftp internal-sftp -d {folder}\n"
    )
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([str(_SSHD), "-D", "-e", "-f", str(config)], stderr=log)
    try:
        _wait_for(port)
        key_file = folder / "client"
        yield SftpSettings("127.0.0.1", port, getpass.getuser(), key_file, (host_key,))
    finally:
        server.terminate()
        server.wait(_START_SECONDS)


def _wait_for(port: int) -> None:
    end = time.monotonic() + _START_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)
        else:
            return
