"""Documents of houses in the database: kept, withdrawn, and seen by whom."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from einvoice.core.house_documents import HouseDocument
from einvoice.store.batches import in_batches
from einvoice.store.document_tables import document_seen, house_documents
from einvoice.store.input_tables import buildings
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from einvoice.texts import LANGUAGES

_SAME = ("document_id", "kind", "year", "date", "published_from", "sha256")


def add_document(tx: WriteTransaction, document: HouseDocument) -> None:
    """Keep a document with a row for each of its houses."""
    values = {name: getattr(document, name) for name in _SAME}
    values |= {f"title_{name}": document.titles.get(name, "") for name in LANGUAGES}
    values["withdrawn_at"] = document.withdrawn_at or None
    tx.execute(
        insert(house_documents),
        [{**values, "building_id": building_id} for building_id in document.building_ids],
    )


def withdraw_document(tx: WriteTransaction, document_id: str, at: str) -> bool:
    """Withdraw a document from all its houses; False where there is none, or it was before."""
    columns = house_documents.c
    stands = (columns.document_id == document_id) & columns.withdrawn_at.is_(None)
    return tx.execute(update(house_documents).where(stands).values(withdrawn_at=at)).rowcount > 0


def documents_in(tx: ReadTransaction, building_id: str) -> list[HouseDocument]:
    """Return the documents of a house, of the newest year and day first."""
    return _documents(tx.rows(_OF_HOUSE, {"building_id": building_id}))


def document_in(tx: ReadTransaction, building_id: str, document_id: str) -> HouseDocument | None:
    """Return a document of a house; None where it has none such."""
    columns = house_documents.c
    own = (columns.building_id == building_id) & (columns.document_id == document_id)
    return next(iter(_read(tx, own)), None)


def document_of(tx: ReadTransaction, document_id: str) -> HouseDocument | None:
    """Return a document by id, withdrawn or not; None where there is none."""
    return next(iter(_read(tx, house_documents.c.document_id == document_id)), None)


def every_document(tx: ReadTransaction) -> list[HouseDocument]:
    """Return all documents with all their houses, of the newest year and day first."""
    return _read(tx)


def known_ids(tx: ReadTransaction) -> set[str]:
    """Return the ids of all documents."""
    return set(tx.scalars(select(house_documents.c.document_id)))


def _read(tx: ReadTransaction, *which: ColumnElement[bool]) -> list[HouseDocument]:
    return _documents(tx.execute(_EVERY.where(*which)))


_EVERY = select(house_documents).order_by(
    house_documents.c.year.desc(),
    house_documents.c.date.desc(),
    house_documents.c.document_id,
    house_documents.c.building_id,
)
_OF_HOUSE = _EVERY.where(house_documents.c.building_id == bindparam("building_id"))


def _documents(rows: Iterable[Row[Any]]) -> list[HouseDocument]:
    by_id: dict[str, list[Row[Any]]] = {}
    for row in rows:
        by_id.setdefault(row.document_id, []).append(row)
    return [_document(of_one) for of_one in by_id.values()]


def _document(rows: list[Row[Any]]) -> HouseDocument:
    first = rows[0]
    return HouseDocument(
        **{name: getattr(first, name) for name in _SAME},
        building_ids=tuple(row.building_id for row in rows),
        titles={name: getattr(first, f"title_{name}") for name in LANGUAGES},
        withdrawn_at=first.withdrawn_at or "",
    )


def seen_by(tx: ReadTransaction, user_id: str, document_ids: Collection[str]) -> set[str]:
    """Return which of some documents a user has downloaded."""
    columns = document_seen.c
    return {
        document_id
        for part in in_batches(sorted(document_ids))
        for document_id in tx.scalars(
            select(columns.document_id).where(
                columns.user_id == user_id, columns.document_id.in_(part)
            )
        )
    }


def mark_seen(tx: WriteTransaction, user_id: str, document_id: str, at_s: int) -> None:
    """Keep that a user has downloaded a document; the first time counts."""
    if not seen_by(tx, user_id, [document_id]):
        values = {"user_id": user_id, "document_id": document_id, "seen_s": at_s}
        tx.execute(insert(document_seen).values(values))


def houses_known(tx: ReadTransaction, building_ids: Iterable[str]) -> set[str]:
    """Return which of some buildings there are."""
    wanted = sorted(set(building_ids))
    query = select(buildings.c.building_id).where(buildings.c.building_id.in_(wanted))
    return set(tx.scalars(query))
