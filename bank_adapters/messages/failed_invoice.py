"""FailedInvoice: a bank's answer to one file, exactly one per file, on success too.

An invoice that is not listed was accepted. Source: docs/BANKS.md, "Answers".
"""

from dataclasses import dataclass

from bank_adapters.messages.fail_codes import fail_code, is_refusal
from bank_adapters.messages.xml_message import quarantined, schema_fault
from einvoice.core.findings import Finding
from einvoice.safe_xml import XmlElement

_SCHEMA = "failed-invoice.xsd"


@dataclass(frozen=True, slots=True)
class ListedInvoice:
    """An invoice the bank lists, by its global id, and the fail code (not always a failure)."""

    global_id: str
    code: int


@dataclass(frozen=True, slots=True)
class FailedInvoiceAnswer:
    """The answer of a bank to one file.

    ``in_file_id`` is our file id. ``file_fail_reason`` is what the bank says of the whole file,
    mostly that it is refused; its number is ``file_fail_code``.
    """

    in_file_id: str
    file_fail_reason: str | None
    listed: tuple[ListedInvoice, ...]
    namespaces: tuple[str, ...] = ()

    @property
    def file_fail_code(self) -> int | None:
        """The code of the whole file; None where the bank gives none."""
        return None if self.file_fail_reason is None else fail_code(self.file_fail_reason)

    @property
    def refuses_file(self) -> bool:
        """Whether the whole file is refused: codes such as 86 and 105 accept it."""
        return self.file_fail_code is not None and is_refusal(self.file_fail_code)


def read_failed_invoice(name: str, root: XmlElement) -> FailedInvoiceAnswer | Finding:
    """Return what an answer says, or the finding why it cannot be believed.

    The footer must count what is listed, or what of it is refused: codes such as 86 are remarks,
    and which of the two a bank counts is not public. Only of a file that is refused as a whole,
    with nothing listed, it may count all the same.
    """
    fault = schema_fault(_SCHEMA, name, root)
    if fault:
        return fault
    listed = tuple(_listed(invoice) for invoice in root.iterfind("Invoice"))
    total = int(_attribute(root, "Footer", "totalNr"))
    reason = next(root.iterfind("Header")).get("fileFailReason")
    said = FailedInvoiceAnswer(_attribute(root, "Header", "infileId"), reason, listed)
    refused = sum(is_refusal(invoice.code) for invoice in listed)
    if total not in {len(listed), refused} and (listed or not said.refuses_file):
        counts = (("total", str(total)), ("listed", str(len(listed))))
        return quarantined("answer-count", name, facts=counts)
    return said


def _listed(invoice: XmlElement) -> ListedInvoice:
    global_id = (invoice.findtext("InvoiceGlobUniqId") or "").strip()
    return ListedInvoice(global_id, fail_code(invoice.findtext("FailReason") or ""))


def _attribute(root: XmlElement, path: str, name: str) -> str:
    """Return an attribute that the schema requires."""
    return (next(root.iterfind(path)).get(name) or "").strip()
