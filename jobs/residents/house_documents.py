"""Documents of houses: kept and withdrawn by staff, listed for and read by their residents.

A resident reads the documents of the own house, of the years of the own time there. Of the bytes
the hash is kept; what does not have it any more is not handed out.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from einvoice.core.account_keys import AccountKey
from einvoice.core.errors import StorageError
from einvoice.core.house_documents import DocumentKind, HouseDocument
from einvoice.core.premises import Building
from einvoice.core.staff_acts import ActKind
from einvoice.store import house_documents
from einvoice.store.customer_spans import CustomerSpan, place_of, span_of
from einvoice.store.document_files import DocumentFiles
from einvoice.store.rows import all_rows
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.residents.drawn import new_id
from jobs.residents.staff_acts import note_act

PDF_BEGINS = b"%PDF-"
_KEY = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document that staff keep; ``titles`` are by language."""

    building_ids: tuple[str, ...]
    kind: DocumentKind
    year: int
    titles: Mapping[str, str]
    date: dt.date
    published_from: dt.date


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document as a resident sees it; ``is_new``: they have not read it yet."""

    document: HouseDocument
    is_new: bool


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """The bytes of a document, and the name that a browser keeps them under."""

    content: bytes = field(repr=False)
    name: str


def documents_of(context: Context, user_id: str, key: AccountKey) -> tuple[ShownDocument, ...]:
    """Return the documents of the house of a user's flat, of the newest year first."""
    with context.store.reading() as tx:
        span, place = span_of(tx, key), place_of(tx, key.flat_id)
        if span is None or place is None or span.has_ended(context.today):
            return ()
        every = house_documents.documents_in(tx, place.building_id)
        shown = [document for document in every if _may_read(document, span, context.today)]
        seen = house_documents.seen_by(tx, user_id, [row.document_id for row in shown])
    return tuple(ShownDocument(row, row.document_id not in seen) for row in shown)


def content_of(
    context: Context, user_id: str, key: AccountKey, document_id: str
) -> DocumentFile | None:
    """Return a document's file for a user; None where it is none of theirs, or not there."""
    with context.store.reading() as tx:
        document = _document_for(context, tx, key, document_id)
    if document is None:
        return None
    content = DocumentFiles(context.store.data_dir).read(document.sha256)
    if content is None:
        return None
    _mark_seen(context, user_id, document_id)
    return DocumentFile(content, _file_name(document))


def _document_for(
    context: Context, tx: ReadTransaction, key: AccountKey, document_id: str
) -> HouseDocument | None:
    span, place = span_of(tx, key), place_of(tx, key.flat_id)
    if span is None or place is None or span.has_ended(context.today):
        return None
    document = house_documents.document_in(tx, place.building_id, document_id)
    if document is None or not _may_read(document, span, context.today):
        return None
    return document


def _may_read(document: HouseDocument, span: CustomerSpan, today: dt.date) -> bool:
    of_their_time = span.is_first or document.year >= span.since.year
    return of_their_time and document.is_shown(today)


def _mark_seen(context: Context, user_id: str, document_id: str) -> None:
    """Keep that a document was read; a database that is busy loses only this."""
    try:
        with context.store.writing_soon(1) as tx:
            house_documents.mark_seen(tx, user_id, document_id, context.clock.seconds())
    except StorageError as error:
        if error.code != "database-busy":
            raise


def _file_name(document: HouseDocument) -> str:
    """Return a name of our making: the house, the year and the kind."""
    house = re.sub(r"[^A-Za-z0-9-]", "", document.building_ids[0])
    return f"{house}-{document.year}-{document.kind}.pdf"


def keep_document(
    context: Context, staff_id: str, new: NewDocument, content: bytes, key: str = ""
) -> str:
    """Keep a document for its houses and return its id.

    The bytes are there before the database knows of them. ``key`` is the id that the form had: what
    is sent twice is kept once.

    Raises:
        ValueError: it is no PDF, has no title, or is of no house or of an unknown house, or the
            key is none.
    """
    if key and not _KEY.fullmatch(key):
        raise ValueError("a key of a document is 32 hexadecimal digits")
    if not content.startswith(PDF_BEGINS) or not any(new.titles.values()) or not new.building_ids:
        raise ValueError("a document is a PDF with a title and a house")
    files = DocumentFiles(context.store.data_dir)
    sha256 = files.keep(content)
    values = {name: getattr(new, name) for name in NewDocument.__slots__}
    document = HouseDocument(document_id=key or new_id(), sha256=sha256, **values)
    with context.store.writing_soon() as tx:
        if document.document_id in house_documents.known_ids(tx):
            return document.document_id
        if house_documents.houses_known(tx, new.building_ids) != set(new.building_ids):
            raise ValueError("a house of the document is not known")
        house_documents.add_document(tx, document)
        note_act(context, tx, staff_id, ActKind.DOCUMENT_KEPT, document.document_id)
    _note_files(context)
    return document.document_id


def withdraw_document(context: Context, staff_id: str, document_id: str) -> bool:
    """Withdraw a document from residents; return whether it was shown. Its file is kept."""
    at = context.clock.timestamp()
    with context.store.writing_soon() as tx:
        was_shown = house_documents.withdraw_document(tx, document_id, at)
        if was_shown:
            note_act(context, tx, staff_id, ActKind.DOCUMENT_WITHDRAWN, document_id)
    _note_files(context)  # after it is so: a file that said more would withdraw it at a restore
    return was_shown


def every_document(context: Context) -> tuple[HouseDocument, ...]:
    """Return all documents, withdrawn or not, of the newest year first."""
    with context.store.reading() as tx:
        return tuple(house_documents.every_document(tx))


def document_of(context: Context, document_id: str) -> HouseDocument | None:
    """Return a document with all its houses, withdrawn or not; None where there is none."""
    every = (row for row in every_document(context) if row.document_id == document_id)
    return next(every, None)


def file_of(context: Context, document_id: str) -> DocumentFile | None:
    """Return a document's file for staff; None where there is none."""
    document = document_of(context, document_id)
    content = DocumentFiles(context.store.data_dir).read(document.sha256) if document else None
    if document is None or content is None:
        return None
    return DocumentFile(content, _file_name(document))


def houses_of(context: Context) -> tuple[tuple[str, str], ...]:
    """Return the houses that a document may be of: id and address, in the order of the ids."""
    with context.store.reading() as tx:
        houses = all_rows(tx, Building)
    return tuple(sorted((house.building_id, house.address) for house in houses))


def new_key() -> str:
    """Return the key of a form."""
    return new_id()


def _note_files(context: Context) -> None:
    """Write the values of documents beside their files, also what a killed act left out."""
    files = DocumentFiles(context.store.data_dir)
    for document in every_document(context):
        files.note(document)


def adopt_documents(context: Context) -> int:
    """Let a copy of the database that was put back know the documents since; return how many.

    A document that was withdrawn since is withdrawn again.
    """
    noted = DocumentFiles(context.store.data_dir).noted()
    adopted = 0
    with context.store.writing() as tx:
        known = {row.document_id: row for row in house_documents.every_document(tx)}
        for document in noted:
            if document.document_id not in known:
                house_documents.add_document(tx, document)
                adopted += 1
            elif document.withdrawn_at and not known[document.document_id].withdrawn_at:
                house_documents.withdraw_document(tx, document.document_id, document.withdrawn_at)
                adopted += 1
    return adopted


def forget_files(context: Context, before: dt.date) -> int:
    """Delete the files of documents before a day that the database forgot; count them."""
    wanted = {document.sha256 for document in every_document(context)}
    return DocumentFiles(context.store.data_dir).forget(before, wanted)
