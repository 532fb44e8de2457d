"""One view for all that a request reads: of one moment, asked once, and ended by a write."""

import threading
from dataclasses import replace

import pytest
from store_samples import BUILDING

from einvoice.core.premises import Building
from einvoice.store.rows import all_rows, insert_rows
from einvoice.store.store import Store

OTHER = replace(BUILDING, building_id="B2")


def houses(store: Store) -> list[str]:
    """Return the houses that a reader sees."""
    with store.reading() as tx:
        return sorted(row.building_id for row in all_rows(tx, Building))


def add(store: Store, building: Building) -> None:
    """Add a house."""
    with store.writing() as tx:
        insert_rows(tx, [building])


def add_elsewhere(store: Store, building: Building) -> None:
    """Add a house in another thread, as another request does."""
    other = threading.Thread(target=add, args=(store, building))
    other.start()
    other.join()


def fail_in(store: Store) -> None:
    """Fail while reading, as a page does that is not there."""
    with store.reading():
        raise LookupError


def test_what_others_write_is_seen_after_the_view(store: Store) -> None:
    """Every reader of the view sees the moment at which the first of them began."""
    with store.one_view():
        assert houses(store) == []
        add_elsewhere(store, BUILDING)
        assert houses(store) == []
    assert houses(store) == ["B1"]


def test_what_the_thread_writes_is_seen_at_once(store: Store) -> None:
    """A write ends the view; whoever reads while it is written goes on in the old view."""
    with store.one_view():
        assert houses(store) == []
        add(store, BUILDING)
        assert houses(store) == ["B1"]
        with store.reading() as tx:
            add(store, OTHER)
            assert [row.building_id for row in all_rows(tx, Building)] == ["B1"]
        assert houses(store) == ["B1", "B2"]


def test_a_question_is_asked_once_in_a_view_alone(store: Store) -> None:
    """Two readers of a view share an answer; two without one ask both."""
    asked: list[str] = []

    def ask() -> int:
        with store.reading() as tx:
            return tx.once("question", lambda: asked.append("again") or len(asked))

    with store.one_view():
        assert (ask(), ask()) == (1, 1)
        with store.one_view():
            assert ask() == 1
    assert (ask(), ask()) == (2, 3)


def test_threads_do_not_share_a_view(store: Store) -> None:
    """Each request has its own."""
    seen: list[list[str]] = []
    with store.one_view():
        assert houses(store) == []
        add_elsewhere(store, BUILDING)
        other = threading.Thread(target=lambda: seen.append(houses(store)))
        other.start()
        other.join()
    assert seen == [["B1"]]


def test_a_view_ends_with_a_fault_in_it(store: Store) -> None:
    """Its connection is given back, and the next view begins anew."""
    for _ in range(30):  # more than the pool has
        with pytest.raises(LookupError), store.one_view():
            fail_in(store)
    add(store, BUILDING)
    assert houses(store) == ["B1"]
