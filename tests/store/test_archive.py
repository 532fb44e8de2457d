"""Files on disk: what is not whole yet is in one place, and is swept without a look around."""

import sqlite3
from pathlib import Path

import pytest

from einvoice.store import answers
from einvoice.store.answers import AnswerRecord
from einvoice.store.archive import TEMPORARY
from einvoice.store.rows import fields_of
from einvoice.store.store import Store


def test_what_a_killed_worker_staged_is_swept(store: Store) -> None:
    """It is given no name; each process stages under a name of its own."""
    staged = [store.archive.staged_path("seb", "a.xml") for _ in range(2)]
    assert staged[0] != staged[1]
    for path in staged:
        with store.archive.written(path, 0o600) as file:
            file.write(b"1")
    store.archive.put_in_outbox("seb", staged[0].name, "a.xml")
    store.sweep()
    assert [path.name for path in staged[0].parent.iterdir()] == ["a.xml"]


def test_a_file_grows_in_the_folder_that_is_swept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed in the middle it is gone at the next start; nobody walks through the archive."""
    target = store.archive.outbox_path("seb", "a.xml")
    folder = store.data_dir / TEMPORARY
    with store.archive.written(target, 0o600) as out:
        out.write(b"half")
        assert list(target.parent.iterdir()) == []
        (growing,) = folder.iterdir()
        out.write(b" and half")
    assert target.read_bytes() == b"half and half"
    assert list(folder.iterdir()) == []
    growing.write_bytes(b"of a run that was killed")
    walked: list[str] = []
    real = Path.glob

    def glob(path: Path, pattern: str) -> object:
        walked.append(pattern)
        return real(path, pattern)

    monkeypatch.setattr(Path, "glob", glob)
    store.sweep()
    assert not growing.exists()
    assert not any("**" in pattern for pattern in walked)
    assert target.exists()


def test_seventy_thousand_names_are_no_parameters(store: Store) -> None:
    """A bank that clears nothing away lists them all; who is gone is kept, who is there stays."""
    values = dict.fromkeys(fields_of(AnswerRecord), "")
    names = ("there.xml", "gone.xml")
    with store.writing() as tx:
        raw = tx._connection.connection.dbapi_connection
        if isinstance(raw, sqlite3.Connection):  # as SQLite is built unless a distributor alters it
            raw.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 32_766)
        for place, name in enumerate(names):
            own = {"name": name, "bank": "seb", "sha256": str(place), "size": 1}
            answers.record_answer(
                tx,
                AnswerRecord(**{**values, **own, "left_at_bank": True}),  # type: ignore[arg-type]
            )
        listed = ["there.xml", *(f"{n}.xml" for n in range(70_000))]
        answers.keep_cleared(tx, "seb", listed)
        assert answers.names_left(tx) == ("there.xml",)
