"""Many ids at once: found whatever is in them, and forgotten as soon as they are answered."""

import datetime as dt
import gc
from dataclasses import replace

from store_samples import BUILDING, FLAT, METER, READING

from einvoice.core.meters import Reading
from einvoice.core.subscriptions import Subscription
from einvoice.store.applications import imported_before
from einvoice.store.known import Known
from einvoice.store.late_values import late_contradictions
from einvoice.store.moved_shares import move_shares
from einvoice.store.queued_payments import shares_by_rules
from einvoice.store.reading_steps import meter_steps, reading_steps
from einvoice.store.rows import insert_rows, rows_among
from einvoice.store.store import Store
from einvoice.store.transactions import WriteTransaction

DAY = dt.date(2026, 1, 1)
_ODD = ('a"b', "a\\b", "\\", '","', "{a,b}", "NULL", "", " a ", "a\nb", "ā", "[1]", "'")


def test_ids_are_found_whatever_is_in_them(store: Store) -> None:
    """Each database spells a list in its own way, with signs of its own."""
    with store.writing() as tx:
        insert_rows(tx, [BUILDING])
        insert_rows(tx, [replace(FLAT, flat_id=flat_id) for flat_id in _ODD])
        known = Known(tx, frozenset(), frozenset())
        assert known.missing("flat", [*_ODD, "a", "b", "\\\\"]) == {"a", "b", "\\\\"}
        for flat_id in _ODD:
            assert [row.flat_id for row in rows_among(tx, type(FLAT), "flat_id", [flat_id])] == [
                flat_id
            ]
        assert rows_among(tx, type(FLAT), "flat_id", []) == []


def test_an_import_keeps_no_ids_that_it_asked_about(store: Store) -> None:
    """A query with its ids that only the collector frees stays for millions of rows."""
    with store.writing() as tx:
        known = Known(tx, frozenset(), frozenset())
        _ask(tx, known, 0)
        gc.collect()
        gc.disable()
        try:
            for time in range(20):
                _ask(tx, known, time)
            left = gc.collect()
        finally:
            gc.enable()
    assert left < 20, f"{left} values were left to the collector"


def _ask(tx: WriteTransaction, known: Known, time: int) -> None:
    """Ask what an import asks about each thousand rows."""
    ids = [f"{time}-{number}" for number in range(50)]
    readings = [replace(READING, meter_id=meter_id) for meter_id in ids]
    known.missing("meter", ids)
    known.existing(Reading, [(row.meter_id, row.read_on) for row in readings])
    known.same_group(type(FLAT), [(flat_id,) for flat_id in ids])
    reading_steps(tx, readings, 0)
    meter_steps(tx, [replace(METER, meter_id=meter_id) for meter_id in ids])
    list(late_contradictions(tx, readings))
    imported_before(tx, [Subscription(flat_id, "seb", "", "", "", "", DAY) for flat_id in ids])
    move_shares(tx, ids)
    shares_by_rules(tx, ids)
