"""A witness on another disk: what it saw, and what a database lacks of it."""

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator
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
    assert set(found) == {"seq", "hash", "sequences", "files", "origin", "issued"}


@contextlib.contextmanager
def as_user(user: int, group: int) -> Iterator[None]:
    """Let the program be another user, who is also in a group, for a while."""
    before = os.getgroups()
    os.setgroups([group])
    os.setegid(user)
    os.seteuid(user)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)
        os.setgroups(before)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be two users")
def test_two_users_share_a_witness_where_their_group_may_write() -> None:
    """A folder of the group's makes both files the group's; else one message says what is wrong."""
    group, anna, juris = 65001, 65002, 65003
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        for kind, mode in (("shared", 0o2770), ("own", 0o2777 & ~0o020)):
            (folder / kind).mkdir()
            os.chown(folder / kind, anna, group)
            (folder / kind).chmod(mode)
        for user, tag in ((anna, "ANNA01"), (juris, "JURIS1"), (anna, "ANNA01")):
            with as_user(user, group):
                witness.write(folder / "shared" / "w.json", tag, Witness(0, ""))
        assert set(json.loads((folder / "shared" / "w.json").read_text())) == {"ANNA01", "JURIS1"}
        own = folder / "own" / "w.json"
        with as_user(anna, group):
            witness.write(own, "ANNA01", Witness(0, ""))
        for left in (own, own.with_name("w.json.lock")):
            assert left.stat().st_mode & 0o777 == 0o600
        with as_user(juris, group), pytest.raises(RefusedByCheckError, match="witness-forbidden"):
            witness.read(own, "JURIS1")
        own.chmod(0o666)
        with as_user(juris, group), pytest.raises(RefusedByCheckError, match="witness-forbidden"):
            witness.write(own, "JURIS1", Witness(0, ""))
