"""Reads single invoices out of archived bank files, for a copy that catches up."""

from collections.abc import Iterator
from pathlib import Path

from einvoice.core import money
from einvoice.core.errors import EInvoiceError
from einvoice.core.invoices import Buyer
from einvoice.safe_xml import XmlElement, parse
from einvoice.store.adopt_sums import WrittenDocument
from einvoice.store.files import FileKind, FileRecord
from jobs.context import Context

_ADDRESS = "ContactData/LegalAddress/"


class WrittenDocuments:
    """The invoices of archived files, each cut out of its file when it is asked for."""

    def __init__(self, context: Context) -> None:
        self._places = dict(_places(context))

    def of(self, number: int) -> WrittenDocument | None:
        """Return what the bytes say of an invoice; ``None`` where they are lost or damaged."""
        if number not in self._places:
            return None
        path, offset, length = self._places[number]
        try:
            with path.open("rb") as content:
                content.seek(offset)
                return _written(parse(content.read(length)))
        except (OSError, EInvoiceError, ValueError):
            return None


def _places(context: Context) -> Iterator[tuple[int, tuple[Path, int, int]]]:
    ledger, archive = context.store.ledger, context.store.archive
    for record in ledger.records():
        if record.kind == FileKind.INVOICES:
            path = archive.path(record.period, record.bank, "outbound", record.name)
            yield from ((number, (path, *at)) for number, at in _contents(context, record))


def _contents(context: Context, record: FileRecord) -> Iterator[tuple[int, tuple[int, int]]]:
    for number, fields in context.store.ledger.contents(record):
        yield number, (fields["offset"], fields["length"])


def _written(root: XmlElement) -> WrittenDocument:
    def text(name: str) -> str:
        return root.findtext(f"InvoiceParties/BuyerParty/{name}") or ""

    buyer = Buyer(
        name=text("Name"),
        code=text("RegNumber"),
        email="",
        language=root.get("languageId") or "",
        address=text(f"{_ADDRESS}PostalAddress1"),
        city=text(f"{_ADDRESS}City"),
        postal_code=text(f"{_ADDRESS}PostalCode"),
    )
    nets = (money.parse_scaled(element.text or "", 2) for element in root.iter("ItemSum"))
    return WrittenDocument(buyer, tuple(nets))
