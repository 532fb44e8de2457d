"""Opens the transport of a bank as the configuration says: SFTP, a folder, or the simulator."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from einvoice.config import Config
from einvoice.config_bank import BankTable
from einvoice.core.errors import BankUnreachableError, EInvoiceError
from einvoice.credentials import secret_path
from jobs.context import Context
from jobs.pinned_keys import refuse_unreadable_pins

if TYPE_CHECKING:
    from bank_adapters.simulator.simulator import Simulator
    from bank_adapters.transport.interface import Transport
    from bank_adapters.transport.settings import SftpSettings

_MOST_TO_CONNECT_SECONDS = 15


class Banks:
    """The banks for the time of one command; the simulator runs only while one asks for it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._stack = ExitStack()
        self._simulator: Simulator | None = None
        self._stalled: set[str] = set()
        self._reached: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @contextmanager
    def connected(self, bank: str) -> "Iterator[Transport]":
        """Yield an open connection; a bank that stalled once is not waited for again.

        So a command never waits for a bank longer than one timeout.

        Raises:
            BankUnreachableError: it cannot be reached, or stalled before.
        """
        self._reached.discard(bank)
        if bank in self._stalled:
            raise BankUnreachableError("bank-stalled", bank=bank)
        try:
            with self.transport(bank) as transport:
                self._reached.add(bank)
                yield transport
        except EInvoiceError as error:
            if error.stalled:
                self._stalled.add(bank)
            raise

    def was_reached(self, bank: str) -> bool:
        """Return whether the last connection to a bank was made: what broke then is a file's."""
        return bank in self._reached

    def transport(self, bank: str) -> "Transport":
        """Return a transport that connects when it is entered."""
        table = self._context.config.banks[bank]
        if table.transport == "folder":
            from bank_adapters.transport.folder import FolderTransport

            profile = self._context.adapters[bank].profile
            folders = (profile.inbox, profile.outbox)
            return FolderTransport(self._context.config.home / table.root, folders)
        from bank_adapters.transport.sftp import SftpTransport

        if table.transport == "simulator":
            return SftpTransport(self._simulated().settings(bank))
        return SftpTransport(self._sftp_settings(bank, table))

    def _sftp_settings(self, bank: str, table: BankTable) -> "SftpSettings":
        from bank_adapters.transport.settings import SftpSettings

        refuse_unreadable_pins(bank, table)
        return SftpSettings(
            host=table.host,
            port=table.port,
            user=table.user,
            key_file=secret_path(self._context.config.home, table.key_file or Path()),
            host_keys=table.host_keys,
            connect_timeout=min(table.timeout_seconds, _MOST_TO_CONNECT_SECONDS),
            channel_timeout=table.timeout_seconds,
        )

    def _simulated(self) -> "Simulator":
        if self._simulator is None:
            from bank_adapters.simulator.simulator import Simulator

            profiles = {bank: a.profile for bank, a in self._context.adapters.items()}
            config = self._context.config
            faults = {bank: table.simulator_faults for bank, table in config.banks.items()}
            self._simulator = self._stack.enter_context(
                Simulator(config.home / "bank", profiles, self._context.today, faults=faults)
            )
        return self._simulator


def rehearses(config: Config) -> bool:
    """Return whether no real bank can be reached, so that the clock may be set.

    SFTP counts only where the pinned host keys are those of a simulator on this machine: a
    tunnel to a real bank ends at another key.
    """
    return all(
        table.transport != "sftp" or _is_simulator(config, bank, table)
        for bank, table in config.banks.items()
    )


def _is_simulator(config: Config, bank: str, table: BankTable) -> bool:
    """Return whether only a `bank-simulator` can answer: it made our key, and all that are pinned.

    A key that it had before counts too, so that the change of a host key can be rehearsed.
    """
    from bank_adapters.simulator.keys import host_keys_beside
    from bank_adapters.transport.settings import HostKeyPin

    refuse_unreadable_pins(bank, table)
    lines = host_keys_beside(secret_path(config.home, table.key_file or Path()))
    own = {HostKeyPin.parse(line).fingerprint for line in lines}
    return own >= {HostKeyPin.parse(text).fingerprint for text in table.host_keys} and bool(own)
