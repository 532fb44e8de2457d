"""An installation with files to deliver, ticks under faults, and what must hold afterwards."""

import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from faulty_bank import FaultyBank
from faulty_server import FaultyServer
from one_tick import BANK, PERIOD, open_context, tick, tick_apart
from paramiko import PKey
from server_faults import Strike
from tcp_proxy import TcpProxy, Way

from bank_adapters.simulator.keys import ensure_key, public_line
from bank_adapters.transport.settings import SftpSettings
from einvoice.core.deliveries import FileState
from einvoice.store import files
from einvoice.store.files import FileRecord
from jobs.care.audit import verify

ANSWERED = {
    "accepted": FileState.ACCEPTED,
    "partly": FileState.PARTLY,
    "rejected": FileState.REJECTED,
}


NETWORKS = (
    "refused",
    "unknown name",
    "other host key",
    "locked out",
    "cut up",
    "cut down",
    "swallow up",
    "swallow down",
    "delay",
)


_MEMORY = Path("/dev/shm")  # noqa: S108 - a disk that writes without waiting


NEXT = {
    "ready": {"sending"},
    "sending": {"ready", "renaming", "sent"},
    "renaming": {"sent", "unknown"},
    "unknown": {"sent", "ready"},
    "sent": set(ANSWERED),
}
"""The legal ways of a file, from the contract and not from the code; ``sending > sent`` is the
look before writing that finds the file there."""


@dataclass(frozen=True)
class Disturbed:
    """One tick under faults. ``answer`` and ``consume`` are what the bank does before it."""

    network: str = ""
    at: int = 0
    strikes: tuple[Strike, ...] = ()
    kill_at: int = 0
    answer: str = ""
    consume: bool = False


@dataclass(frozen=True)
class Keys:
    """The bank's host key and ours, and where ours lies."""

    host: PKey
    client: PKey
    client_file: Path

    @classmethod
    def make(cls, folder: Path) -> "Keys":
        """Make them in a folder."""
        client = ensure_key(folder / "client")
        return cls(ensure_key(folder / "host"), client, folder / "client")

    def settings(self, port: int, timeout: float) -> SftpSettings:
        """Return how to reach a server of these keys."""
        return SftpSettings(
            host="127.0.0.1",
            port=port,
            user="user",
            key_file=self.client_file,
            host_keys=(public_line(self.host),),
            connect_timeout=timeout,
            channel_timeout=timeout,
        )


class Case:
    """An installation with files to deliver, and the bank they go to."""

    def __init__(self, home: Path, keys: Keys, *, consumes: bool = False) -> None:
        self.home = home
        self.keys = keys
        self.bank = FaultyBank(home / "far", consumes=consumes)
        self.before = self.invoices()
        self.bytes_of = {one.name: self._rendered(one) for one in self.records()}

    def records(self) -> list[FileRecord]:
        """Return the bank's files as the ledger has them."""
        context = open_context(self.home)
        try:
            with context.store.reading() as tx:
                return files.file_records(tx, PERIOD, BANK)
        finally:
            context.close()

    def sidecars(self) -> list[FileRecord]:
        """Return the bank's files as the archive has them."""
        context = open_context(self.home)
        try:
            return [one for one in context.store.ledger.records() if one.bank == BANK]
        finally:
            context.close()

    def _rendered(self, record: FileRecord) -> bytes:
        return (self.home / "data" / "outbox" / BANK / record.name).read_bytes()

    def invoices(self) -> list[tuple[str, int]]:
        """Return flat and number of every live invoice."""
        query = "SELECT flat_id, number FROM invoices WHERE state NOT IN ('void', 'credited')"
        return self._rows(f"{query} ORDER BY number")

    def journal(self, file_id: str) -> list[str]:
        """Return the states a file went through, as the journal tells."""
        query = "SELECT event FROM journal WHERE subject = ? AND event LIKE 'file_%' ORDER BY seq"
        return [event.removeprefix("file_") for (event,) in self._rows(query, file_id)]

    def _rows(self, query: str, *values: str) -> list[tuple]:  # type: ignore[type-arg]
        database = sqlite3.connect(self.home / "data" / "einvoice.db")
        try:
            return database.execute(query, values).fetchall()
        finally:
            database.close()

    # what the world does

    def tick_under(self, plan: Disturbed, timeout: float = 0.25) -> None:
        """Tick under the faults of a plan.

        On a busy machine a short timeout may end a connection before the fault strikes: who wants
        to see it struck waits longer.
        """
        if plan.answer:
            self.bank.answer(plan.answer)
        if plan.consume:
            self.bank.consume()
        with ExitStack() as world:
            locked_out = plan.network == "locked out"
            keys = (self.keys.host, self.keys.client)
            server = FaultyServer(self.bank, keys, plan.strikes, locked_out=locked_out)
            port = world.enter_context(server).port
            settings = self._network(world, plan, self.keys.settings(port, timeout))
            if plan.kill_at:
                killed = tick_apart(self.home, settings, plan.kill_at)
                self.bank.struck["killed"] += killed
            else:
                tick(self.home, settings)

    def _network(self, world: ExitStack, plan: Disturbed, settings: SftpSettings) -> SftpSettings:
        name, port = plan.network, settings.port
        if name:
            self.bank.struck[f"network {name}"] += 1
        if name == "refused":
            return replace(settings, port=1)
        if name == "unknown name":
            return replace(settings, host="bank.invalid")
        if name == "other host key":
            return replace(settings, host_keys=(f"SHA256:{'A' * 43}",))
        then, _, direction = name.partition(" ")
        if then not in {"cut", "swallow", "delay"}:
            return settings
        way = Way(after=plan.at, then=then) if direction else Way(delay=0.02)
        up = way if direction != "down" else Way()
        down = way if direction == "down" else Way()
        return replace(settings, port=world.enter_context(TcpProxy(port, up, down)).port)

    def quiet_ticks(self, verdict: str) -> None:
        """Tick without faults until nothing is left to do, and look after each."""
        with FaultyServer(self.bank, (self.keys.host, self.keys.client)) as server:
            settings = self.keys.settings(server.port, 30)
            tick(self.home, settings)
            self.check_agreement()
            self.bank.answer(verdict)
            tick(self.home, settings)
            self.check_settled()
            settled, writes = self.records(), self.bank.calls["write"]
            tick(self.home, settings)
            assert self.records() == settled
            assert self.bank.calls["write"] == writes

    # what must hold

    def check_bank(self) -> None:
        """Each file came at most once, whole, and nothing was written for it afterwards."""
        counted = Counter(one.name for one in self.bank.arrivals)
        assert all(count == 1 for count in counted.values()), counted
        for one in self.bank.arrivals:
            assert one.content == self.bytes_of[one.name], f"{one.name} came in part or changed"
        assert self.bank.written_after_arrival == []

    def check_ledger(self) -> None:
        """Every step was legal; every flat has its one invoice, and no number is missing."""
        for record in self.records():
            way = self.journal(record.file_id)
            assert all(new in NEXT[old] for old, new in pairwise(way)), way
        assert self.invoices() == self.before
        numbers = [number for _, number in self.before]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        assert len({flat for flat, _ in self.before}) == len(numbers)

    def check_agreement(self) -> None:
        """After a tick without faults the ledger says what the bank knows."""
        self.check_bank()
        arrived = {one.name for one in self.bank.arrivals}
        for record in self.records():
            assert record.name in arrived, f"{record.state}: {record.name} never came"
            lies_there = (self.bank.inbox / record.name).exists()
            known = {FileState.SENT, *ANSWERED.values()}
            allowed = known if lies_there else known | {FileState.UNKNOWN}
            assert record.state in allowed, f"{record.state}, at the bank: {lies_there}"

    def check_settled(self) -> None:
        """After the bank's answer every file has its verdict, here, in the archive and in books."""
        self.check_bank()
        self.check_ledger()
        records = self.records()
        assert {one.state for one in records} <= set(ANSWERED.values()), records
        assert self.sidecars() == records
        context = open_context(self.home)
        wrong = verify(context).wrong
        assert wrong == (), wrong
        context.close()
        assert not list((self.home / "data" / "outbox").rglob("*.xml.*"))
        for name, content in self.bytes_of.items():
            kept = self.home / "data" / "archive" / str(PERIOD) / BANK / "outbound" / name
            assert kept.read_bytes() == content


@contextmanager
def case_of(rendered: Path, keys: Keys, *, consumes: bool = False) -> Iterator[Case]:
    """Yield a case over a copy of an installation, in memory where that can be."""
    where = str(_MEMORY) if _MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="schedule-", dir=where) as folder:
        home = Path(folder) / "home"
        shutil.copytree(rendered, home)
        yield Case(home, keys, consumes=consumes)
