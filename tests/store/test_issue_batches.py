"""What was issued together, and which months rest on all rows: before, the journal was asked."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from store_samples import open_store

from einvoice.core.period import Period
from einvoice.store.adopt import adopt_batch
from einvoice.store.archive_ledger import IssuedBatch, IssuedInvoice
from einvoice.store.calculated_months import keep_calculated, keep_imported, rests_on_all_rows
from einvoice.store.issue_batches import IssueBatch, batches_of, keep_batch
from einvoice.store.migrate import upgrade
from einvoice.store.store import Store
from einvoice.store.tables import SUMS

OCTOBER, NOVEMBER, DECEMBER = Period(2026, 10), Period(2026, 11), Period(2026, 12)
SAID = sa.text(
    "INSERT INTO journal (seq, at, actor, event, period, subject, detail, previous_hash, hash) "
    "VALUES (:seq, '2026-11-05T10:00:00Z', 'clerk', :event, :period, :subject, :detail, '', '')"
)
JOURNAL = (
    ("imported", "", "flats.csv", {}),
    ("calculated", "2026-10", "", {}),
    ("issued", "2026-10", "26110000001", {"invoices": 3}),
    ("imported", "", "readings.csv", {}),
    ("calculated", "2026-11", "", {}),
    ("issued", "2026-10", "26110000004", {"invoices": 1}),
    ("issued", "2026-11", "26120000001", {"invoices": 2}),
)


def test_a_batch_is_kept_once_and_found_by_its_month(store: Store) -> None:
    """One that the archive has too, as after a restore, stays as it is."""
    first, second = IssueBatch(OCTOBER, 26110000001, 3), IssueBatch(OCTOBER, 26110000004, 1)
    with store.writing() as tx:
        for batch in (second, first, IssueBatch(NOVEMBER, 26120000001, 2), first):
            keep_batch(tx, batch)
        assert batches_of(tx, OCTOBER) == [first, second]
    assert first.last == 26110000003


def test_a_batch_that_is_adopted_from_the_archive_is_kept(store: Store) -> None:
    """So that its sidecar can be written again when that is damaged."""
    day, due = dt.date(2026, 11, 5), dt.date(2026, 11, 30)
    issued = tuple(
        IssuedInvoice(26110000001 + place, f"B1-{place}", "B1", place, (0,) * len(SUMS), ())
        for place in range(2)
    )
    with store.writing() as tx:
        assert adopt_batch(tx, IssuedBatch(OCTOBER, day, due, issued), ()) == [
            26110000001,
            26110000002,
        ]
        assert batches_of(tx, OCTOBER) == [IssueBatch(OCTOBER, 26110000001, 2)]


def test_imported_rows_make_every_month_rest_on_fewer_until_it_is_calculated(store: Store) -> None:
    """A month that was never calculated rests on none."""
    with store.writing() as tx:
        keep_calculated(tx, OCTOBER)
        keep_calculated(tx, NOVEMBER)
        keep_imported(tx)
        keep_calculated(tx, NOVEMBER)
        found = [rests_on_all_rows(tx, month) for month in (OCTOBER, NOVEMBER, DECEMBER)]
    assert found == [False, True, False]


def test_a_database_of_an_earlier_version_brings_both_from_its_journal(
    tmp_path: Path, new_url: Callable[[Path], str]
) -> None:
    """Batches in order of their numbers; what was imported after a calculation counts."""
    store = open_store(tmp_path / "data", new_url(tmp_path / "data"))
    store.data_dir.mkdir()
    upgrade(store._engine, "0017")
    with store._engine.begin() as connection:
        for seq, (event, period, subject, detail) in enumerate(JOURNAL, 1):
            row = {"seq": seq, "event": event, "period": period, "subject": subject}
            connection.execute(SAID, {**row, "detail": json.dumps(detail)})
    upgrade(store._engine)
    with store.reading() as tx:
        assert batches_of(tx, OCTOBER) == [
            IssueBatch(OCTOBER, 26110000001, 3),
            IssueBatch(OCTOBER, 26110000004, 1),
        ]
        assert batches_of(tx, NOVEMBER) == [IssueBatch(NOVEMBER, 26120000001, 2)]
        assert [rests_on_all_rows(tx, month) for month in (OCTOBER, NOVEMBER)] == [False, True]
    store.close()
