"""Keeps rows of import files that were refused or are doubtful, until they are settled."""

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from einvoice.core.meters import PlaceKind
from einvoice.core.period import Period
from einvoice.core.unsettled import (
    OPEN_STATES,
    Concern,
    RowState,
    UnsettledRow,
)
from einvoice.store import input_tables as t
from einvoice.store import sequences
from einvoice.store.batches import in_batches
from einvoice.store.rows import fields_of
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from einvoice.store.unsettled_tables import unsettled_rows

_COLUMNS = unsettled_rows.c
_FIELDS = fields_of(UnsettledRow)
_OPEN = _COLUMNS.state.in_(OPEN_STATES)


def keep(tx: WriteTransaction, rows: Iterable[UnsettledRow], today: dt.date) -> int:
    """Keep rows; a row that is kept already is brought up to date, and opened again if it differs.

    The same row stays as a person settled it.

    Returns:
        How many were added or opened again.
    """
    wanted = {_identity(row): row for row in _of_known_flats(tx, list(rows))}
    opened, added = 0, []
    for batch in in_batches(list(wanted)):
        query = select(_COLUMNS.identity, _COLUMNS.sha256, _COLUMNS.state, _COLUMNS.number)
        known = {r.identity: r for r in tx.execute(query.where(_COLUMNS.identity.in_(batch)))}
        for identity in batch:
            old, row = known.get(identity), wanted[identity]
            if old is None:
                added.append({"identity": identity, **_values(row)})
            elif old.sha256 != row.sha256 or old.state in OPEN_STATES:
                opened += old.sha256 != row.sha256
                values = {**_values(row), "kept_on": today}
                if old.sha256 != row.sha256:
                    values["reason"] = ""
                change = update(unsettled_rows).where(_COLUMNS.identity == identity)
                tx.execute(change.values(**{**values, "number": old.number}))
    if added:
        first = sequences.take(tx, "unsettled_row", len(added)) + 1
        for number, values in enumerate(added, first):
            values.update(number=number, kept_on=today, reason="")
        tx.execute(insert(unsettled_rows), added)
    return opened + len(added)


def _of_known_flats(tx: ReadTransaction, rows: Sequence[UnsettledRow]) -> list[UnsettledRow]:
    """Return rows of `flats` as about the flat where it exists: its building may be mistyped."""
    own = {row.key.partition(" ")[0] for row in rows if row.kind == "flats" and row.key}
    known: set[str] = set()
    for batch in in_batches(sorted(own)):
        known.update(tx.scalars(select(t.flats.c.flat_id).where(t.flats.c.flat_id.in_(batch))))
    return [
        _with(row, Concern.FLAT, flat_id)
        if row.kind == "flats" and (flat_id := row.key.partition(" ")[0]) in known
        else row
        for row in rows
    ]


def forget(tx: WriteTransaction, numbers: Collection[int]) -> None:
    """Delete rows whose key was imported rightly."""
    for batch in in_batches(list(numbers)):
        tx.execute(delete(unsettled_rows).where(_COLUMNS.number.in_(batch)))


def decide(tx: WriteTransaction, number: int, state: RowState, reason: str) -> None:
    """Keep what a person decided of an open row, and why."""
    which = (_COLUMNS.number == number) & _OPEN
    tx.execute(update(unsettled_rows).where(which).values(state=state, reason=reason))


def allow(tx: WriteTransaction, number: int, reason: str) -> None:
    """Keep why a refused row is right: it stays open until it is imported again, and taken."""
    refused = (_COLUMNS.number == number) & (_COLUMNS.state == RowState.REFUSED)
    tx.execute(update(unsettled_rows).where(refused).values(reason=reason))


def allowed(tx: ReadTransaction, kind: str) -> frozenset[str]:
    """Return the hashes of the refused rows of a kind of file that a person called right.

    Also those that were refused since for another reason, such as issued invoices.
    """
    refused = (_COLUMNS.kind == kind) & (_COLUMNS.state == RowState.REFUSED)
    query = select(_COLUMNS.sha256).where(refused)
    return frozenset(tx.scalars(query.where(_COLUMNS.reason != "")))


def rows_of_kind(tx: ReadTransaction, kind: str) -> list[UnsettledRow]:
    """Return every kept row of a kind of file, settled by a person or not, by number."""
    return _read(tx, _COLUMNS.kind == kind)


def open_rows(tx: ReadTransaction, most: int | None = None) -> list[UnsettledRow]:
    """Return the open rows by number; about nobody knows what where the place does not exist."""
    rows = _read(tx, _OPEN, most=most)
    homes = _homes(tx, rows)
    return [_as_known(row, homes.get(row.number)) for row in rows]


def count_open(tx: ReadTransaction) -> int:
    """Count the open rows."""
    return tx.scalar(select(func.count()).select_from(unsettled_rows).where(_OPEN)) or 0


def refused_of(tx: ReadTransaction, kinds: Collection[str]) -> list[UnsettledRow]:
    """Return the open refused rows of some kinds of file, by number."""
    return _read(tx, (_COLUMNS.state == RowState.REFUSED) & _COLUMNS.kind.in_(kinds))


def numbered(tx: ReadTransaction, numbers: Sequence[int]) -> Mapping[int, UnsettledRow]:
    """Return rows by the numbers a person named; unknown numbers are left out."""
    return {row.number: row for row in _read(tx, _COLUMNS.number.in_(numbers))}


def of_company(tx: ReadTransaction, period: Period) -> list[UnsettledRow]:
    """Return the open rows that concern the whole company in a month, by number."""
    return _read(tx, _OPEN & (_COLUMNS.concern == Concern.COMPANY) & _in(period))


def of_buildings(
    tx: ReadTransaction, ids: Sequence[str], period: Period
) -> Mapping[tuple[str, str], UnsettledRow]:
    """Return the first open row about each place of some buildings in a month.

    Keys are building and flat; the flat is empty where a row concerns its whole building.
    """
    flats, meters = t.flats.c, t.meters_table.c
    homes = select(flats.flat_id).where(flats.building_id.in_(ids))
    in_place = or_(
        (_COLUMNS.concern == Concern.BUILDING) & _COLUMNS.place_id.in_(ids),
        (_COLUMNS.concern == Concern.FLAT) & _COLUMNS.place_id.in_(homes),
        (_COLUMNS.concern == Concern.METER)
        & _COLUMNS.place_id.in_(
            select(meters.meter_id).where(or_(meters.place_id.in_(ids), meters.place_id.in_(homes)))
        ),
    )
    unsettled: dict[tuple[str, str], UnsettledRow] = {}
    rows = _read(tx, _OPEN & in_place & _in(period))
    places = _homes(tx, rows)
    for row in rows:
        place = places.get(row.number)
        if place is not None:
            unsettled.setdefault(place, row)
    return unsettled


def _homes(tx: ReadTransaction, rows: Sequence[UnsettledRow]) -> Mapping[int, tuple[str, str]]:
    """Return the building and flat that rows are about, by number, as far as they exist.

    The flat is empty for the whole building. However many rows, a few statements.
    """
    places = {row.number: (row.concern, row.place_id) for row in rows}
    meters = _meter_places(tx, _ids(places, Concern.METER))
    for number, (concern, place_id) in places.items():
        if concern is Concern.METER:
            places[number] = meters.get(place_id, (Concern.UNKNOWN, ""))
    flats, buildings = t.flats.c, t.buildings.c
    named = _ids(places, Concern.FLAT)
    of_flats = select(flats.flat_id, flats.building_id)
    home_of = {row.flat_id: row[1] for row in _found(tx, of_flats, flats.flat_id, named)}
    named = _ids(places, Concern.BUILDING)
    column = buildings.building_id
    there = {row.building_id for row in _found(tx, select(column), column, named)}
    homes = {}
    for row in rows:
        concern, place_id = places[row.number]
        if concern is Concern.BUILDING and place_id in there:
            homes[row.number] = (place_id, "")
        elif concern is Concern.FLAT and place_id in home_of:
            # A row of `flats` decides keys, and so what the neighbours pay.
            homes[row.number] = (home_of[place_id], "" if row.kind == "flats" else place_id)
    return homes


def _meter_places(tx: ReadTransaction, ids: Sequence[str]) -> Mapping[str, tuple[Concern, str]]:
    """Return the flat or building that meters are in, by meter."""
    meters = t.meters_table.c
    query = select(meters.meter_id, meters.place_kind, meters.place_id)
    return {
        meter_id: (Concern.FLAT if kind is PlaceKind.FLAT else Concern.BUILDING, place_id)
        for meter_id, kind, place_id in _found(tx, query, meters.meter_id, ids)
    }


def _ids(places: Mapping[int, tuple[Concern, str]], wanted: Concern) -> list[str]:
    return sorted({place_id for concern, place_id in places.values() if concern is wanted})


def _found(
    tx: ReadTransaction, query: Select[Any], column: ColumnElement[str], ids: Sequence[str]
) -> Iterator[Row[*tuple[Any, ...]]]:
    for batch in in_batches(ids):
        yield from tx.execute(query.where(column.in_(batch)))


def _as_known(row: UnsettledRow, home: tuple[str, str] | None) -> UnsettledRow:
    """Return a row with the flat or building it is about, or as one about nobody knows what."""
    if row.concern is Concern.COMPANY:
        return row
    if home is None:
        return _with(row, Concern.UNKNOWN, "")
    building_id, flat_id = home
    return _with(row, *((Concern.FLAT, flat_id) if flat_id else (Concern.BUILDING, building_id)))


def _with(row: UnsettledRow, concern: Concern, place_id: str) -> UnsettledRow:
    values = {name: getattr(row, name) for name in _FIELDS}
    return UnsettledRow(**{**values, "concern": concern, "place_id": place_id})


def _in(period: Period) -> ColumnElement[bool]:
    since = or_(_COLUMNS["first"].is_(None), _COLUMNS["first"] <= period)
    return since & or_(_COLUMNS["last"].is_(None), _COLUMNS["last"] >= period)


def _read(
    tx: ReadTransaction, which: ColumnElement[bool], most: int | None = None
) -> list[UnsettledRow]:
    query = select(*(_COLUMNS[name] for name in _FIELDS)).where(which)
    rows = tx.execute(query.order_by(_COLUMNS.number).limit(most))
    return [UnsettledRow(*row) for row in rows]


def _identity(row: UnsettledRow) -> str:
    """Return what makes a row the same as one kept before: its key, else its whole content."""
    doubtful = row.state is RowState.DOUBTFUL
    named = ("key", row.key) if row.key else ("row", row.sha256)
    text = "\x1f".join(("doubtful" if doubtful else "refused", row.kind, *named))
    return hashlib.sha256(text.encode()).hexdigest()


def _values(row: UnsettledRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _FIELDS}
