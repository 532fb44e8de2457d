"""A month against simulated banks, with faults and without, and what is there afterwards."""

import contextlib
import dataclasses
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

from sample_company import PERIOD, TODAY, Company

from bank_adapters.registry import bank_adapter
from bank_adapters.simulator.simulator import Simulator
from bank_adapters.transport.interface import TransferError
from bank_adapters.transport.sftp import SftpTransport
from einvoice.clock import Clock
from einvoice.store import files
from einvoice.store.files import FileRecord
from jobs.banks import Banks
from jobs.context import Context
from jobs.steps.deliver import Delivered, deliver

BANK = "seb"


class FaultyBanks(Banks):
    """Banks played by a simulator that misbehaves."""

    def __init__(self, context: Context, simulator: Simulator) -> None:
        super().__init__(context)
        self._simulator = simulator


@contextlib.contextmanager
def simulated(company: Company, *faults: str) -> Iterator[Simulator]:
    """Run the banks with faults."""
    profiles = {bank: bank_adapter(bank).profile for bank in ("seb", "swedbank")}
    day = dt.date.fromisoformat(TODAY)
    with Simulator(
        company.home / "bank", profiles, day, 0, dict.fromkeys(profiles, faults)
    ) as simulator:
        yield simulator


def deliver_with(company: Company, *faults: str) -> tuple[Delivered, FileRecord]:
    """Deliver to one bank while it misbehaves; return what came of it and the ledger's file."""
    with company.context() as context, simulated(company, *faults) as simulator:
        done = deliver(context, FaultyBanks(context, simulator), PERIOD, BANK)
        return done, ledger(context)


def ledger(context: Context) -> FileRecord:
    """Return the one file of the bank."""
    with context.store.reading() as tx:
        (record,) = files.file_records(tx, PERIOD, BANK)
    return record


def at_bank(company: Company) -> list[Path]:
    """Return every file in the bank's inbox, hidden ones too."""
    return sorted((company.home / "bank" / BANK / "inbox").iterdir())


class NeverRenames(Banks):
    """Banks whose connection breaks at every rename."""

    def __init__(self, context: Context, simulator: Simulator) -> None:
        super().__init__(context)
        self._real = simulator

    def transport(self, bank: str) -> "BreaksAtRename":
        """Return a transport that breaks at the rename."""
        return BreaksAtRename(self._real.settings(bank))


class BreaksAtRename(SftpTransport):
    """A real connection that is lost at the rename, before it took effect."""

    def rename(self, old: str, new: str) -> None:
        """Lose the connection."""
        del old, new
        raise TransferError("connection-broken", path="inbox", transient=True)


def send(company: Company, clock: Clock | None = None) -> tuple[Delivered, FileRecord]:
    """Deliver to a bank that answers nothing."""
    with company.context() as context, simulated(company, "no-answer") as simulator:
        timed = dataclasses.replace(context, clock=clock or context.clock)
        done = deliver(timed, FaultyBanks(context, simulator), PERIOD, BANK)
        return done, ledger(context)


def file_of(company: Company) -> dict[str, str]:
    """Return the row of the file."""
    (row,) = [row for row in company.table("files") if row["bank"] == BANK]
    return row


def configured_for(  # noqa: PLR0913, PLR0917 - what a bank's table holds
    company: Company, port: int, user: str, key: Path, host_key: str, timeout: int = 60
) -> None:
    """Let the bank be reached over SFTP on a port of the loopback."""
    lines = (
        'transport = "sftp"',
        f'host = "127.0.0.1"\nport = {port}\nuser = "{user}"\nkey_file = "{key}"',
        f'host_keys = ["{host_key}"]\ntimeout_seconds = {timeout}',
    )
    path = company.home / "config.toml"
    head, name, rest = path.read_text("utf-8").partition(f"[banks.{BANK}]\n")
    rest = rest.replace('transport = "simulator"\n', "\n".join(lines) + "\n", 1)
    path.write_text(head + name + rest, "utf-8")


def sent_ids(path: Path) -> list[str]:
    """Return the global ids in a file."""
    return re.findall(r'invoiceGlobUniqId="([^"]+)"', path.read_text("utf-8"))


def bank_inbox(company: Company) -> list[Path]:
    """Return what lies at the bank now."""
    return sorted((company.home / "bank" / BANK / "inbox").iterdir())
