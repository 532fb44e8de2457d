"""The door to the room: opens the database, and hands out transactions."""

import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection

from einvoice.core.errors import UsageError
from einvoice.store import backup, chain, frozen_cover, guards, migrate, portal_guard, queue_place
from einvoice.store.archive import TEMPORARY, Archive, same_file_system
from einvoice.store.archive_ledger import OUTBOUND, ArchiveLedger
from einvoice.store.archive_sidecars import Sidecars
from einvoice.store.database_faults import readable, writable
from einvoice.store.engine import for_reading, one_writer, open_engine, waiting
from einvoice.store.files import FileRecord
from einvoice.store.journal_entries import Author
from einvoice.store.run_lock import run_lock
from einvoice.store.shared_views import SharedViews
from einvoice.store.sidecars import DamagedSidecarError
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from einvoice.store.turns import Turns

_EARLIER_TEMPORARY = "tmp????????"
"""Files that earlier versions made beside the database."""


class Store:
    """The database and the archive of one installation."""

    def __init__(
        self, url: str, data_dir: Path, author: Callable[[], Author], *, for_portal: bool = False
    ) -> None:
        self._engine = open_engine(url, data_dir / "einvoice.db")
        if for_portal:
            portal_guard.guard(self._engine)
        self._author = author
        self.data_dir = data_dir
        self.archive = Archive(data_dir)
        self.ledger = ArchiveLedger(data_dir)
        self._sidecars = Sidecars(data_dir)
        self._views = SharedViews(self._read)
        self._turns = Turns()

    @property
    def head_path(self) -> Path:
        """Where the archive keeps how far the journal has come."""
        return self.data_dir / "archive" / "journal.json"

    def create(self) -> None:
        """Create `data_dir` (for the owner alone) and bring the database to this version.

        A database of an earlier version is copied into ``backups/`` first.

        Raises:
            RunInProgressError: a run works on the database.
        """
        self.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.data_dir.chmod(0o700)
        if migrate.is_current(self._engine):
            self._guard()
            return
        with self.run_lock():
            version = migrate.version_of(self._engine)
            if version is not None:
                self.backup(self._free_name(f"before-{version}"))
            self._upgrade()

    def _upgrade(self) -> None:
        """Run the migrations, and freeze what an earlier version left without a digest."""

        def cover(connection: Connection) -> None:
            frozen_cover.cover(WriteTransaction(connection, self._author), "migrated")

        migrate.upgrade(self._engine, then=cover)

    def _guard(self) -> None:
        """Put back the triggers that keep what is frozen, where one is missing."""
        with self.reading() as tx:
            if not guards.missing(tx):
                return
        with self.run_lock(), self._write() as connection:
            guards.install(connection)

    def restore(self, source: Path) -> None:
        """Put a copy in the place of the database, after a copy of what was there.

        Raises:
            UsageError: the file is no copy of such a database.
        """
        backup.check(self._engine, source)
        if migrate.version_of(self._engine) is not None:
            self.backup(self._free_name("before-restore"))
        backup.load(self._engine, source)
        self._upgrade()

    def backup(self, target: Path) -> None:
        """Copy the database as it is at one moment into a new file; writers go on.

        Raises:
            UsageError: the file exists or cannot be written, or `pg_dump` fails.
        """
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        backup.save(self._engine, target)

    def _free_name(self, why: str) -> Path:
        """Return where a copy goes that nobody asked for; two of one second are told apart."""
        stem = self.data_dir / "backups" / f"{why}-{self._author().at}"
        names = (f"{stem}{f'-{count}' if count else ''}.db" for count in itertools.count())
        return next(path for path in map(Path, names) if not path.exists())

    def require_current(self) -> None:
        """Refuse to work on a database that is missing or of another version.

        Raises:
            UsageError: the database does not have this version's tables.
        """
        with readable():
            current = self.data_dir.is_dir() and migrate.is_current(self._engine)
        if not current:
            raise UsageError("database-version")

    @contextmanager
    def writing(self) -> Iterator[WriteTransaction]:
        """Yield a transaction that writes; it commits at the end, or rolls back whole.

        One writes at a time, on both databases; readers never wait. After the commit the archive
        gets its sidecars; what a killed command left out there, `tidy` writes.

        Raises:
            StorageError: the database cannot be written; nothing of the transaction was kept.
        """
        with self._write() as connection:
            tx = WriteTransaction(connection, self._author)
            yield tx
            pending = self._sidecars.before_commit(tx)
        self._sidecars.after_commit(pending)

    @contextmanager
    def writing_soon(self, seconds: int = 5) -> Iterator[WriteTransaction]:
        """Yield a transaction that writes, as `writing`, for somebody who cannot wait for a run.

        The threads of a process wait for their turn in one line.

        Raises:
            StorageError: another wrote for longer than this (`database-busy`), or the database
                cannot be written; nothing of the transaction was kept.
        """
        with self._turns.taken(seconds * 1000, self._write) as connection:
            tx = WriteTransaction(connection, self._author)
            yield tx
            pending = self._sidecars.before_commit(tx)
        self._sidecars.after_commit(pending)

    @contextmanager
    def handing(self) -> Iterator[WriteTransaction]:
        """Yield a transaction that writes only parts for workers and their results.

        It waits for nobody who writes, and the archive need not know of it.
        """
        with writable(), self._engine.begin() as connection:
            yield WriteTransaction(connection, self._author)

    def queue_address(self, version: str, script: str) -> str:
        """Return how the queue of procrastinate is reached, as `queue_place` says."""
        with writable():
            return queue_place.queue_address(self._engine, version, script)

    @contextmanager
    def reading(self) -> Iterator[ReadTransaction]:
        """Yield a transaction that only reads, a consistent view that blocks nobody."""
        with readable(), self._views.reading() as tx:
            yield tx

    def one_view(self) -> AbstractContextManager[None]:
        """Let all that this thread reads share one consistent view of the database.

        Each `reading` inside is of the same moment, and what several of them ask is asked once. A
        write of this thread ends the view: what is read after it is read anew.
        """
        return self._views.one_view()

    def waiting_at_most(self, milliseconds: int) -> AbstractContextManager[None]:
        """Let all `writing_soon` of this thread wait no longer than N for others, together."""
        return self._turns.at_most(milliseconds)

    @contextmanager
    def _write(self, milliseconds: int | None = None) -> Iterator[Connection]:
        self._views.end()
        with writable(), self._engine.connect() as connection:
            if milliseconds is not None:
                waiting(connection, milliseconds)
            with connection.begin():
                one_writer(connection)
                yield connection

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with readable(), self._engine.connect() as connection, for_reading(connection).begin():
            yield connection

    @contextmanager
    def temporary(self) -> Iterator[Path]:
        """Yield a path for what comes from outside; it is gone at the end, or at the next sweep."""
        folder = self.data_dir / TEMPORARY
        folder.mkdir(mode=0o700, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as inside:
            yield Path(inside) / "content"

    def sweep(self) -> None:
        """Remove what killed commands left unfinished: it may hold a bank's raw message.

        The caller holds the run lock, so that nobody else is writing there.
        """
        for folder in (self.data_dir / TEMPORARY, *self.data_dir.glob(_EARLIER_TEMPORARY)):
            shutil.rmtree(folder, ignore_errors=True)
        for path in self.data_dir.glob("outbox/*/.*.new"):
            path.unlink(missing_ok=True)
        for name in ("outbox", "archive"):
            root = self.data_dir / name
            if root.exists() and not same_file_system(self.data_dir, root):
                for path in root.glob("**/.*.new"):
                    path.unlink(missing_ok=True)

    def archive_file(self, record: FileRecord) -> None:
        """Move a file's bytes from the outbox into the archive, with its state and contents.

        Raises:
            RefusedByCheckError: the archive holds other bytes under this name.
        """
        waiting = self.archive.outbox_path(record.bank, record.name)
        target = self.archive.path(record.period, record.bank, OUTBOUND, record.name)
        self.archive.keep(waiting, target, record.sha256)
        self.archive.leave_outbox(record.bank, record.name)  # a killed run comes here again
        with self.reading() as tx:
            self._sidecars.keep_file(tx, record)

    def write_again(self, tx: ReadTransaction, path: Path) -> None:
        """Write a damaged sidecar from the database, which is proven to know as much."""
        self._sidecars.write_again(tx, path)

    def tidy(self) -> None:
        """Write the sidecars that a killed command left out, or that are older than the database.

        The caller has made sure that the archive is not ahead of the database.
        """
        with self.reading() as tx:
            pending = self._sidecars.left_out(tx)
        self._sidecars.after_commit(pending)

    def keep_head(self) -> None:
        """Let the archive see how far the journal has come.

        A head that is damaged, or that the journal does not hold, stays as it is: something was
        cut off or changed, and `audit verify` must find it.
        """
        with suppress(DamagedSidecarError):
            before = chain.kept_head(self.head_path)
            with self.reading() as tx:
                now = chain.head_of(tx)
                known = before != now and chain.is_known(tx, before)
            if known:
                chain.keep_head(self.head_path, now)

    def renew_head(self) -> None:
        """Let the archive see where the journal is, whatever it saw before."""
        with self.reading() as tx:
            now = chain.head_of(tx)
        chain.keep_head(self.head_path, now)

    @property
    def database_file(self) -> Path | None:
        """Where SQLite's file is; None on PostgreSQL."""
        is_file = self._engine.dialect.name == "sqlite"
        return Path(str(self._engine.url.database)) if is_file else None

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the lock of a run; at its end the archive sees how far the journal has come."""
        with self.run_lock():
            try:
                yield
            finally:
                self.keep_head()

    @contextmanager
    def run_lock(self) -> Iterator[None]:
        """Hold the lock that lets one run work at a time."""
        with run_lock(self._engine, self.data_dir):
            yield

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()
