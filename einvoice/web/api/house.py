"""Documents of the own houses: the list, and the file of each."""

from collections.abc import Iterator

from einvoice.web.answers import Answer, Attachment, Data, NotThere
from einvoice.web.api import house_shapes as shapes
from einvoice.web.api.listing import page_of
from einvoice.web.visit import Visit
from jobs.residents.house_documents import ShownDocument, content_of, documents_of

FILE = "/api/v1/documents/{document_id}/file"


def documents(visit: Visit) -> Answer:
    """Return the documents of the own houses, flat by flat, of the newest year first."""
    items, following = page_of(visit, _documents(visit))
    return Data(shapes.Documents(items=items, next=following))


def file(visit: Visit) -> Answer:
    """Return the PDF of a document."""
    document_id = visit.path["document_id"]
    for right in visit.rights:
        kept = content_of(visit.context, visit.person_id, right.key, document_id)
        if kept is not None:
            return Attachment(kept.content, kept.name)
    raise NotThere


def _documents(visit: Visit) -> Iterator[tuple[str, shapes.Document]]:
    for right in visit.rights:
        flat_id = right.key.flat_id
        for shown in documents_of(visit.context, visit.person_id, right.key):
            name = f"{flat_id} {shown.document.document_id}"
            yield name, _document(flat_id, shown, visit.language)


def _document(flat_id: str, shown: ShownDocument, language: str) -> shapes.Document:
    document = shown.document
    return shapes.Document(
        document_id=document.document_id,
        flat_id=flat_id,
        kind=document.kind,
        year=document.year,
        title=document.title(language),
        date=document.date,
        is_new=shown.is_new,
        file=FILE.format(document_id=document.document_id),
    )
