"""Threads that cannot wait for a run stand in one line, and hold nothing that readers need."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from store_samples import open_store

from einvoice.core.errors import StorageError
from einvoice.store import sequences
from einvoice.store.store import Store

MANY = 40


def beside(store: Store) -> Store:
    """Open the same database as another process does."""
    url = store._engine.url.render_as_string(hide_password=False)
    return open_store(store.data_dir, url)


def seconds_of_a_wait(store: Store, seconds: int = 2) -> float:
    """Return how long a thread waited that could not write."""
    began = time.monotonic()
    with pytest.raises(StorageError) as caught, store.writing_soon(seconds):
        pass
    assert caught.value.code == "database-busy"
    return time.monotonic() - began


def test_who_waits_to_write_takes_no_connection_from_readers(store: Store) -> None:
    """Forty wait for another process; a reader comes before any of them gives up."""
    other = beside(store)
    with other.writing(), ThreadPoolExecutor(MANY) as threads:
        waits = [threads.submit(seconds_of_a_wait, store) for _ in range(MANY)]
        time.sleep(0.5)
        with store.reading() as tx:
            sequences.last_of(tx, "numbers")
        assert not any(wait.done() for wait in waits)
        longest = max(wait.result() for wait in waits)
    other.close()
    assert longest < 5


def test_all_in_the_line_write_in_the_end(store: Store) -> None:
    """None is lost, and none twice."""

    def take(_: int) -> int:
        with store.writing_soon(30) as tx:
            return sequences.take(tx, "numbers", 1)

    with ThreadPoolExecutor(MANY) as threads:
        assert sorted(threads.map(take, range(MANY))) == list(range(MANY))


def test_a_thread_waits_so_long_for_all_it_writes(store: Store) -> None:
    """The second time it has nothing left; afterwards it waits as before."""
    other = beside(store)
    with other.writing():
        with store.waiting_at_most(1_000):
            first, second = seconds_of_a_wait(store), seconds_of_a_wait(store)
        assert 0.9 < first < 2
        assert second < 0.5
        assert seconds_of_a_wait(store) > 1.9
    with store.waiting_at_most(0), store.writing_soon() as tx:
        assert sequences.take(tx, "numbers", 1) == 0
    other.close()
