"""The database settings that keep money safe, proven by what goes wrong without them."""

import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from store_samples import FLAT, open_store

from einvoice.core.errors import RunInProgressError, UsageError
from einvoice.store import sequences
from einvoice.store.migrate import upgrade
from einvoice.store.rows import insert_rows
from einvoice.store.store import Store
from einvoice.store.tables import metadata


def test_no_increment_is_lost_under_concurrent_writers(store: Store) -> None:
    """Reading and writing in one transaction never overwrites what another wrote."""

    def take_fifty() -> None:
        for _ in range(50):
            with store.transaction() as tx:
                sequences.take(tx.connection, "numbers", 1)

    threads = [threading.Thread(target=take_fifty) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.reading() as tx:
        assert sequences.last_of(tx.connection, "numbers") == 400


def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    """An exception rolls the whole transaction back, numbers included."""
    with pytest.raises(RuntimeError), store.transaction() as tx:
        sequences.take(tx.connection, "numbers", 5)
        raise RuntimeError
    with store.reading() as tx:
        assert sequences.last_of(tx.connection, "numbers") == 0


def test_settings_stand_on_every_connection(store: Store) -> None:
    """WAL, full synchronisation and foreign keys are on."""
    with store.reading() as tx:
        found = [
            tx.connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert found == ["wal", 2, 1]


def test_a_reader_does_not_wait_for_a_writer(store: Store) -> None:
    """`status` reads while a run writes, and sees the state before it."""
    with store.transaction() as writer:
        sequences.take(writer.connection, "numbers", 1)
        with store.reading() as reader:
            assert sequences.last_of(reader.connection, "numbers") == 0


def test_errors_show_no_values(store: Store) -> None:
    """A database error never repeats a row: it may be a person's."""
    with store.transaction() as tx:
        insert_rows(tx.connection, [FLAT])
    with pytest.raises(sa.exc.IntegrityError) as caught, store.transaction() as tx:
        insert_rows(tx.connection, [FLAT])
    assert FLAT.flat_id not in str(caught.value)


def test_migrations_make_the_tables_the_code_declares(store: Store) -> None:
    """What the migrations build is what `tables` says, column by column."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store.reading() as tx:
        context = MigrationContext.configure(tx.connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_a_database_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """Nothing works on a missing or older database; the message names `init`."""
    store = open_store(tmp_path / "data")
    with pytest.raises(UsageError) as caught:
        store.require_current()
    assert "einvoice init" in caught.value.hint
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


def test_only_one_run_at_a_time(tmp_path: Path) -> None:
    """A second run is refused at once, and may go on when the first is over."""
    one, other = open_store(tmp_path / "data"), open_store(tmp_path / "data")
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
