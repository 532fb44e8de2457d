"""Far sides to move bytes to: a folder, the simulator, and OpenSSH's own server."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from openssh import Sshd

from bank_adapters.registry import bank_adapter
from bank_adapters.simulator.simulator import Simulator
from bank_adapters.transport.folder import FolderTransport
from bank_adapters.transport.interface import Transport
from bank_adapters.transport.sftp import SftpTransport
from einvoice.core.channels import ChannelProfile


@dataclass(frozen=True)
class FarSide:
    """Somewhere to move bytes to, and where its inbox lies on this machine."""

    connect: Callable[[], Transport]
    inbox: Path


def a_profile(bank: str) -> ChannelProfile:
    """A profile for a bank that is only moved bytes to."""
    return replace(bank_adapter("seb").profile, bank=bank)


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
