"""The database settings that keep money safe, proven by what goes wrong without them."""

import socket
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from databases import Server
from store_samples import FLAT, open_store

from einvoice.core.errors import RunInProgressError, StorageError, UsageError
from einvoice.core.premises import Flat
from einvoice.store import migrate, sequences
from einvoice.store.migrate import is_current, upgrade
from einvoice.store.rows import all_rows, insert_rows
from einvoice.store.store import Store
from einvoice.store.tables import metadata


def test_no_increment_is_lost_under_concurrent_writers(store: Store) -> None:
    """Reading and writing in one transaction never overwrites what another wrote."""

    def take_fifty() -> None:
        for _ in range(50):
            with store.writing() as tx:
                seen = sequences.last_of(tx, "numbers")
                assert sequences.take(tx, "numbers", 1) == seen

    threads = [threading.Thread(target=take_fifty) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.reading() as tx:
        assert sequences.last_of(tx, "numbers") == 400


def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    """An exception rolls the whole transaction back, numbers included."""
    with pytest.raises(RuntimeError), store.writing() as tx:
        sequences.take(tx, "numbers", 5)
        raise RuntimeError
    with store.reading() as tx:
        assert sequences.last_of(tx, "numbers") == 0


def test_settings_stand_on_every_sqlite_connection(sqlite_store: Store) -> None:
    """WAL, full synchronisation and foreign keys are on, and the pages of a new one are larger."""
    with sqlite_store.reading() as tx:
        found = [
            tx.execute(sa.text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "page_size")
        ]
    assert found == ["wal", 2, 1, 8192]


def test_a_database_with_other_pages_keeps_them(tmp_path: Path) -> None:
    """One of an earlier version is used as it is."""
    path = tmp_path / "data" / "einvoice.db"
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA page_size = 4096")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE earlier (id INTEGER)")
    connection.close()
    store = open_store(path.parent, "")
    upgrade(store._engine)
    with store.writing() as tx:
        insert_rows(tx, [FLAT])
    with store.reading() as tx:
        assert all_rows(tx, Flat) == [FLAT]
    store.close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA page_size").fetchone() == (4096,)
    connection.close()


def test_settings_stand_on_every_postgresql_connection(postgresql_store: Store) -> None:
    """A commit is on disk when it returns, and no lock is waited for without end."""
    with postgresql_store.reading() as tx:
        found = [
            tx.execute(sa.text(f"SHOW {name}")).scalar()
            for name in ("synchronous_commit", "lock_timeout")
        ]
    assert found == ["on", "5min"]


def test_a_reading_transaction_cannot_write(store: Store) -> None:
    """The type checker refuses it, and each database too; the next one that writes can."""
    with pytest.raises((sa.exc.InternalError, StorageError)), store.reading() as tx:
        sequences.take(tx, "numbers", 1)  # type: ignore[arg-type]
    with store.writing() as tx:
        assert sequences.take(tx, "numbers", 1) == 0


def test_each_transaction_has_its_own_settings_on_one_connection(sqlite_store: Store) -> None:
    """Whatever the transaction before it was; the same again is not set again."""

    def settings(tx: Any) -> list[int]:
        pragmas = (sa.text(f"PRAGMA {name}") for name in ("query_only", "busy_timeout"))
        return [tx.execute(pragma).scalar() for pragma in pragmas]

    for _ in range(2):
        for _ in range(2):
            with sqlite_store.reading() as tx:
                assert settings(tx) == [1, 30_000]
        with sqlite_store.writing_soon(1) as tx:
            assert settings(tx) == [0, 1_000]
        with sqlite_store.writing() as tx:
            assert settings(tx) == [0, 30_000]


def test_a_reading_is_one_consistent_view(store: Store) -> None:
    """What is committed meanwhile is not seen: counts and sums of one `status` fit together."""
    with store.reading() as reader:
        assert sequences.last_of(reader, "numbers") == 0
        with store.writing() as writer:
            sequences.take(writer, "numbers", 1)
        assert sequences.last_of(reader, "numbers") == 0


def test_a_reader_does_not_wait_for_a_writer(store: Store) -> None:
    """`status` reads while a run writes, and sees the state before it."""
    with store.writing() as writer:
        sequences.take(writer, "numbers", 1)
        with store.reading() as reader:
            assert sequences.last_of(reader, "numbers") == 0


def test_errors_show_no_values(store: Store) -> None:
    """A database error never repeats a row: it may be a person's."""
    with store.writing() as tx:
        insert_rows(tx, [FLAT])
    with pytest.raises(sa.exc.IntegrityError) as caught, store.writing() as tx:
        insert_rows(tx, [FLAT])
    assert FLAT.flat_id not in str(caught.value)


@pytest.mark.filterwarnings(
    "ignore:autogenerate skipping metadata-specified expression-based index"
)
@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
def test_migrations_make_the_tables_the_code_declares(store: Store) -> None:
    """What the migrations build is what `tables` says, column by column."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store.reading() as tx:
        context = MigrationContext.configure(tx._connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_a_database_that_is_not_there_is_refused(
    tmp_path: Path, new_url: Callable[[Path], str]
) -> None:
    """Nothing works on a missing or older database; the message names `init`."""
    store = open_store(tmp_path / "data", new_url(tmp_path / "data"))
    with pytest.raises(UsageError) as caught:
        store.require_current()
    assert caught.value.code == "database-version"
    (tmp_path / "data").mkdir()
    with pytest.raises(UsageError):
        store.require_current()
    store.create()
    store.require_current()
    store.close()


def test_migrating_twice_changes_nothing(store: Store) -> None:
    """`init` may be called again on a database that is current."""
    upgrade(store._engine)
    store.require_current()


def test_only_one_run_at_a_time(tmp_path: Path, new_url: Callable[[Path], str]) -> None:
    """A second run is refused at once, and may go on when the first is over."""
    url = new_url(tmp_path / "data")
    one, other = open_store(tmp_path / "data", url), open_store(tmp_path / "data", url)
    one.create()
    with one.run_lock(), pytest.raises(RunInProgressError), other.run_lock():
        pass
    with other.run_lock():
        pass
    one.close()
    other.close()


def test_data_dir_is_for_its_owner_alone(store: Store) -> None:
    """Nobody else reads the folder of names, codes and accounts."""
    assert store.data_dir.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("url", ["mysql://somewhere/db", "nonsense"])
def test_another_database_is_refused(tmp_path: Path, url: str) -> None:
    """Only two databases are known, and the message names them without repeating the URL."""
    with pytest.raises(UsageError, match="database-url-unknown") as caught:
        open_store(tmp_path / "data", url)
    assert url not in str(caught.value)


def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    """An unreachable server is a fault of the configuration, not a crash."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"postgresql://nobody@127.0.0.1:{taken.getsockname()[1]}/x"
        store = open_store(tmp_path, url)
        for use in (store.require_current, store.create):
            with pytest.raises(UsageError, match="database-unreachable"):
                use()
        store.close()


def test_a_server_with_another_encoding_is_refused(server: Server, tmp_path: Path) -> None:
    """Latvian letters would come back as question marks, or not at all."""
    url = server.database("template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'")
    store = open_store(tmp_path / "data", url)
    with pytest.raises(UsageError, match="database-encoding found=SQL_ASCII"):
        store.create()
    store.close()


def test_the_last_file_of_a_migration_is_the_last_migration() -> None:
    """What every command compares with is what alembic reads from all migrations."""
    assert migrate._newest() == ScriptDirectory.from_config(migrate._config()).get_current_head()


def test_migrations_go_up_from_the_first_version_with_data_in_it(
    tmp_path: Path, new_url: Callable[[Path], str]
) -> None:
    """Rows of the first version are there, unchanged, at this version's tables."""
    store = open_store(tmp_path / "data", new_url(tmp_path / "data"))
    store.data_dir.mkdir()
    upgrade(store._engine, "0001")
    with store.writing() as tx:
        insert_rows(tx, [FLAT])
    assert not is_current(store._engine)
    upgrade(store._engine)
    store.require_current()
    with store.reading() as tx:
        assert all_rows(tx, Flat) == [FLAT]
    store.close()
