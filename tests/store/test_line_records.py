"""An invoice's lines are one record; rows of an earlier version become one, none changes."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_samples import LINE, open_store

from einvoice.core import vat
from einvoice.core.events import Event
from einvoice.core.invoices import InvoiceLine
from einvoice.core.period import Period
from einvoice.core.tariffs import VatKind
from einvoice.store import frozen
from einvoice.store.exports import lines as exported
from einvoice.store.frozen import Kind, Shard
from einvoice.store.frozen_columns import FROZEN
from einvoice.store.hold_decisions import flat_records
from einvoice.store.kept_lines import lines_of
from einvoice.store.line_records import (
    LinesUnreadableError,
    as_json,
    from_record,
    taxed_lines,
    to_record,
)
from einvoice.store.migrate import upgrade
from einvoice.store.store import Store

OCTOBER = Period(2026, 10)
FIRST = 26110000001
ROWS = (
    InvoiceLine(
        2, "cold_water", 4341, "m3", 10913, 474, 2100, VatKind.TAX,
        estimated=True, opening_e3=12, closing_e3=4353, rule="metered",
        inputs=(("meter", "1..2"), ("text", 'Ķ "x" \\ \n\u2028')),
    ),
    InvoiceLine(1, "lift", None, "flat", None, -512, 0, VatKind.NOTTAX, text='Ž "a" \t<&>'),
    InvoiceLine(3, "cold_water", -41, "m3", 10913, -5, 2100, VatKind.TAX),
)  # fmt: skip
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
INTEGERS = st.integers(-(2**63), 2**63 - 1)
OPTIONAL = st.none() | INTEGERS
LINES = st.builds(
    InvoiceLine, INTEGERS, TEXTS, OPTIONAL, TEXTS, OPTIONAL, INTEGERS, INTEGERS,
    st.sampled_from(VatKind), st.booleans(), OPTIONAL, OPTIONAL, TEXTS,
    st.lists(st.tuples(TEXTS, TEXTS), max_size=2).map(tuple), TEXTS,
)  # fmt: skip


@given(st.lists(LINES, max_size=3).map(tuple))
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_lines_come_back_from_their_record(lines: tuple[InvoiceLine, ...]) -> None:
    """Whatever they hold, with the types of a line."""
    read = from_record(to_record(lines))
    assert read == lines == from_record(to_record(lines).encode())
    assert all(type(line.vat_kind) is VatKind and type(line.inputs) is tuple for line in read)
    assert vat.totals(taxed_lines(to_record(lines))) == vat.totals(lines)


@given(st.tuples(TEXTS, INTEGERS, st.dates(), st.lists(st.tuples(TEXTS, TEXTS))))
def test_a_digest_is_taken_of_the_same_text_as_ever(values: tuple[object, ...]) -> None:
    """Digests of earlier versions were taken of what the standard library writes."""
    row = [[*values, None, True, False]]
    text = json.dumps(row, default=str, ensure_ascii=False, separators=(",", ":"))
    assert as_json(row) == text


@pytest.mark.parametrize(
    "record",
    [
        "",
        "x",
        "[2,[]]",
        "[1]",
        '[1,[[1,"lift"]]]',
        to_record((LINE,)).replace("2000", '"2000"'),
        to_record((LINE,)).encode().replace(b'"', b'"\xff', 1),
    ],
)
def test_what_is_no_record_is_refused(record: str | bytes) -> None:
    """Nobody reads half of an invoice."""
    with pytest.raises(LinesUnreadableError):
        from_record(record)
    with pytest.raises(LinesUnreadableError):
        taxed_lines(record)


def test_a_month_of_an_earlier_version_keeps_its_lines_and_digests(
    tmp_path: Path, new_url: Callable[[Path], str]
) -> None:
    """Issued before the migration: same lines, same digests, and the guards are on the record."""
    store = open_store(tmp_path / "data", new_url(tmp_path / "data"))
    store.data_dir.mkdir()
    upgrade(store._engine, "0019")
    with store._engine.begin() as connection:
        for place in range(3):
            _put(connection, place)
        digests = [_digest_as_it_was(connection, FIRST + place) for place in range(3)]
    upgrade(store._engine)
    with store.reading() as tx:
        found = lines_of(tx, [10, 11, 12])
        assert found == {10: tuple(sorted(ROWS)), 11: (ROWS[1],)}
        shard = Shard(Kind.INVOICES, OCTOBER, FIRST, FIRST + 2)
        assert [digest for _, digest in frozen._rows(tx, shard, 1)] == digests
        assert [line.net_cents for _, line in exported(tx, OCTOBER)] == [-512, 474, -5, -512]
        (past,) = flat_records(tx, ["B1"], OCTOBER.plus(1))["B1-0"].past
        assert past.water_e3 == 4300
    assert _held(store, shard, digests, form=1) == []
    others = [digests[0], *reversed(digests[1:])]
    assert _held(store, shard, others, form=1) == [str(FIRST + 1), str(FIRST + 2)]
    assert _held(store, shard, digests, form=2) == [str(FIRST + place) for place in range(3)]
    assert _held(store, shard, digests, form=3) == [shard.subject]
    with pytest.raises(sa.exc.DatabaseError, match="frozen"), store._engine.begin() as connection:
        connection.execute(sa.text("UPDATE invoice_lines SET lines = '' WHERE invoice_id = 11"))
    store.close()


def _held(store: Store, shard: Shard, digests: list[str], form: int) -> list[str]:
    """Return what is changed where the journal has these digests of this form."""
    whole = frozen._digest(digests)
    facts = {"rows": whole.rows, "sha256": whole.sha256, "marks": whole.marks}
    with store.writing() as tx:
        tx.journal(Event.FROZEN, OCTOBER, shard.subject, form=form, why="issued", **facts)
        return [changed.where for changed in frozen.changed(tx, [shard])]


def _put(connection: sa.Connection, place: int) -> None:
    """Put an issued invoice in, with three lines, one, or none."""
    buyer = [name for name in FROZEN["invoices"] if name.startswith("buyer_")]
    sums = [name for name in FROZEN["invoices"] if name.endswith("_cents")]
    values: dict[str, object] = dict.fromkeys(buyer, "Ž") | dict.fromkeys(sums, 5)
    values |= {"id": 10 + place, "flat_id": f"B1-{place}", "building_id": "B1"}
    values |= {"period": str(OCTOBER), "position": place, "number": FIRST + place}
    values |= {"issue_date": dt.date(2026, 11, 5), "due_date": dt.date(2026, 11, 30)}
    values |= {"notices": "", "state": "issued", "bank": ""}
    _insert(connection, "invoices", values)
    for line in (ROWS, ROWS[1:2], ())[place]:
        inputs = json.dumps(line.inputs, ensure_ascii=False, separators=(",", ":"))
        own = line._asdict() | {"invoice_id": 10 + place, "inputs": inputs}
        _insert(connection, "invoice_lines", own | {"vat_kind": line.vat_kind.value})


def _insert(connection: sa.Connection, table: str, values: dict[str, object]) -> None:
    columns = sa.table(table, *(sa.column(name) for name in values))
    connection.execute(sa.insert(columns).values(values))


def _digest_as_it_was(connection: sa.Connection, number: int) -> str:
    """Return the digest that version 0.2.0 took of an invoice and its rows."""
    of_lines = ("invoice_id", *InvoiceLine._fields)
    head = sa.table("invoices", *map(sa.column, FROZEN["invoices"]))
    rows = sa.table("invoice_lines", *map(sa.column, of_lines))
    query = sa.select(*(head.c[name] for name in FROZEN["invoices"])).where(head.c.number == number)
    found = connection.execute(query).one()
    own = sa.select(*(rows.c[name] for name in of_lines)).where(rows.c.invoice_id == found.id)
    lines = connection.execute(own.order_by(rows.c.line_no)).all()
    at = of_lines.index("estimated")
    kept = [[number, *row[:at], bool(row[at]), *row[at + 1 :]] for row in lines]
    text = json.dumps(
        [[number, *found], *kept], default=str, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(text.encode()).hexdigest()
