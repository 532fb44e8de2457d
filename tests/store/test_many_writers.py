"""Eight processes write at once: numbers have no gap and no duplicate, the journal one chain."""

import json
import os
import subprocess
import sys
from pathlib import Path

import sqlalchemy as sa
from store_samples import PERIOD

from einvoice.store.journal_entries import entry_hash
from einvoice.store.store import Store
from einvoice.store.tables import invoices, journal

WRITERS = 8
HOUSES = 5
FLATS = 250
FIRST = 26110000001


def test_ten_thousand_invoices_are_numbered_by_eight_writers(store: Store) -> None:
    """Every number is given once, each batch is whole, and every journal entry has one before."""
    url = store._engine.url.render_as_string(hide_password=False)
    program = Path(__file__).with_name("writer_process.py")
    tests = Path(__file__).parents[1]
    environment = {**os.environ, "PYTHONPATH": f"{tests.parent}:{tests}:{tests / 'store'}"}
    writers = [
        subprocess.Popen(
            [sys.executable, program, url, store.data_dir, str(number), str(HOUSES), str(FLATS)],
            env=environment,
        )
        for number in range(WRITERS)
    ]
    assert [writer.wait() for writer in writers] == [0] * WRITERS
    total = WRITERS * HOUSES * FLATS
    with store.reading() as tx:
        numbers = tx.scalars(sa.select(invoices.c.number).order_by(invoices.c.number))
        assert list(numbers) == list(range(FIRST, FIRST + total))
        rows = tx.execute(sa.select(journal).order_by(journal.c.seq)).all()
    following, previous = FIRST, ""
    for row in rows:
        entry = dict(row._mapping)
        assert entry.pop("hash") == entry_hash(entry)
        assert entry["previous_hash"] == previous
        previous = row.hash
        count = json.loads(row.detail)["invoices"]
        if count:
            assert (row.period, row.subject) == (str(PERIOD), str(following))
        following += count
    assert (len(rows), following) == (WRITERS * HOUSES, FIRST + total)
