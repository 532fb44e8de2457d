"""The bank simulator: banks under one folder, served over real SFTP for as long as it is open."""

import contextlib
import datetime as dt
import fcntl
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Self

from bank_adapters.simulator.bank import Bank
from bank_adapters.simulator.faults import Fault, parse_faults
from bank_adapters.simulator.keys import HOST_KEY, STATE_FOLDER, ensure_key, public_line
from bank_adapters.simulator.sftp_server import LOOPBACK, Account, SftpServer
from bank_adapters.transport.settings import SftpSettings
from bank_adapters.transport.ssh_connection import silence_paramiko
from einvoice.core.channels import ChannelProfile
from einvoice.core.errors import BankUnreachableError, UsageError

_NO_FAULTS: Mapping[str, Iterable[str]] = MappingProxyType({})


class Simulator:
    """Both banks of a rehearsal, in a ``with`` block.

    ``folder/<bank>/`` holds what a bank's customer sees, ``folder/.simulator/`` (mode 0700) the
    keys and what the banks remember. ``today`` is the banks' date. Nothing but the loopback is
    listened on. Files left from a time when nothing ran are judged on entering. ``faults`` are
    the names of what each bank does wrong, by bank.

    Raises:
        UsageError: a fault is not known.
    """

    def __init__(
        self,
        folder: Path,
        profiles: Mapping[str, ChannelProfile],
        today: dt.date,
        port: int = 0,
        faults: Mapping[str, Iterable[str]] = _NO_FAULTS,
    ) -> None:
        self._folder = folder
        self._state = folder / STATE_FOLDER
        self._profiles = profiles
        self._today = today
        self._wanted_port = port
        self._faults: dict[str, frozenset[Fault]] = {
            bank: parse_faults(faults.get(bank, ())) for bank in profiles
        }
        self._open = contextlib.ExitStack()

    def __enter__(self) -> Self:
        """Start the banks.

        Raises:
            BankUnreachableError: another simulator runs over the folder.
            UsageError: the port is in use.
        """
        with contextlib.ExitStack() as opening:
            self._state.mkdir(mode=0o700, parents=True, exist_ok=True)
            opening.enter_context(_lock(self._state / "lock"))
            host_key = ensure_key(self._state / HOST_KEY)
            self.host_key = public_line(host_key)
            accounts = {bank: self._account(bank) for bank in self._profiles}
            self.port = self._serve(opening, SftpServer(host_key, accounts, self._wanted_port))
            self._open = opening.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def settings(self, bank: str) -> SftpSettings:
        """Return how to reach one of the banks; valid while the simulator is open."""
        return SftpSettings(
            host=LOOPBACK,
            port=self.port,
            user=bank,
            key_file=self._key_file(bank),
            host_keys=(self.host_key,),
        )

    def _account(self, code: str) -> Account:
        state = self._state / code
        state.mkdir(exist_ok=True)
        faults = self._faults[code]
        bank = Bank(self._folder / code, state, self._profiles[code], self._today, faults)
        bank.start()
        return Account(ensure_key(self._key_file(code)), bank)

    def _key_file(self, bank: str) -> Path:
        return self._state / bank / "client_key"

    def _serve(self, opening: contextlib.ExitStack, server: SftpServer) -> int:
        silence_paramiko()
        try:
            return opening.enter_context(server).port
        except OSError as error:
            raise UsageError("port-taken", port=self._wanted_port) from error


@contextlib.contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Keep a second simulator off the folder: two would not know what the other has judged."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        raise BankUnreachableError("simulator-running", path=path.parent.parent) from error
    try:
        yield
    finally:
        os.close(handle)
