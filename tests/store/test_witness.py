"""A witness on another disk: what it saw, and what a database lacks of it."""

import json
from pathlib import Path

import pytest

from einvoice.core.errors import RefusedByCheckError
from einvoice.store import sequences, witness
from einvoice.store.store import Store
from einvoice.store.witness import Behind, Witness


def seen(store: Store) -> Witness:
    """Return how far the database has come."""
    with store.reading() as tx:
        return witness.of_ledger(tx)


def lacks(store: Store, before: Witness) -> Behind:
    """Return what the database lacks of what a witness saw."""
    with store.reading() as tx:
        return witness.behind(tx, before, ())


def test_a_database_that_went_on_is_not_behind(store: Store, tmp_path: Path) -> None:
    """More numbers and more entries than were seen are no alarm; rows of drafts do not count."""
    path = tmp_path / "witness.json"
    with store.writing() as tx:
        sequences.take(tx, "invoice:26110000000", 5)
        tx.journal("tried", "", "thing")
    witness.write(path, "TEST01", seen(store))
    with store.writing() as tx:
        sequences.take(tx, "invoice:26110000000", 1)
        sequences.take(tx, "invoice_row", 1)
        tx.journal("tried", "", "other")
    kept = witness.read(path, "TEST01")
    assert kept is not None
    assert kept.sequences == {"invoice:26110000000": 5}
    assert not lacks(store, kept)
    assert path.stat().st_mode & 0o777 == 0o600


def test_fewer_numbers_and_another_journal_are_behind(store: Store) -> None:
    """Each by itself: numbers that would be given again, an entry that is gone or another."""
    with store.writing() as tx:
        sequences.take(tx, "invoice:26110000000", 5)
        tx.journal("tried", "", "thing")
    now = seen(store)
    more = Witness(now.seq, now.hash, {"invoice:26110000000": 6, "file:seb:2611": 1}, {})
    assert lacks(store, more).sequences == more.sequences
    assert not lacks(store, more).journal
    for head in ((now.seq + 1, now.hash), (now.seq, "0" * 64)):
        assert lacks(store, Witness(*head)).journal
        assert lacks(store, Witness(*head))


def test_installations_share_a_file(store: Store, tmp_path: Path) -> None:
    """Each writes its own tag and leaves the others; an unknown tag was never seen."""
    path = tmp_path / "witness.json"
    witness.write(path, "TEST01", Witness(3, "a"))
    witness.write(path, "TEST02", seen(store))
    assert witness.read(path, "TEST01") == Witness(3, "a")
    assert witness.read(path, "TEST03") is None


@pytest.mark.parametrize("content", ["{", "[]", '{"TEST01": {"seq": 1}}', '{"TEST01": 5}', ""])
def test_what_is_no_witness_is_refused(tmp_path: Path, content: str) -> None:
    """Broken or foreign: said, never taken for none."""
    path = tmp_path / "witness.json"
    path.write_text(content)
    with pytest.raises(RefusedByCheckError, match="witness-unreadable"):
        witness.read(path, "TEST01")


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    """It would be made below the mount point of a disk that is not mounted."""
    with pytest.raises(RefusedByCheckError, match="witness-no-folder"):
        witness.write(tmp_path / "gone" / "witness.json", "TEST01", Witness(1, "a"))
    assert not (tmp_path / "gone").exists()


def test_nothing_of_a_person_is_in_it(store: Store, tmp_path: Path) -> None:
    """Counters, hashes and ids only."""
    path = tmp_path / "witness.json"
    witness.write(path, "TEST01", seen(store))
    (found,) = json.loads(path.read_text("utf-8")).values()
    assert set(found) == {"seq", "hash", "sequences", "files", "origin"}
