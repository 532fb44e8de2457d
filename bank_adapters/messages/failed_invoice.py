"""FailedInvoice: a bank's answer to one file, exactly one per file, on success too.

An invoice that is not listed was accepted. Foreign input: capped, parsed without DTD or entities,
and checked against our schema before a word of it is believed; what cannot be read is a finding
that quarantines the answer and blocks no other. Source: specification of the bank messages,
section 4.
"""

from dataclasses import dataclass

from bank_adapters.messages.fail_codes import fail_code
from einvoice.core.findings import Finding, Level
from einvoice.safe_xml import XmlElement, XmlRefusedError, load_schema, parse

MAX_BYTES = 20_000_000
"""Far above an answer that lists every invoice of the largest file."""

_SCHEMA = "failed-invoice.xsd"


@dataclass(frozen=True, slots=True)
class ListedInvoice:
    """An invoice the bank lists, by its global id, and the fail code (not always a failure)."""

    global_id: str
    code: int


@dataclass(frozen=True, slots=True)
class FailedInvoiceAnswer:
    """What a bank says to one file.

    ``in_file_id`` is our file id. ``file_fail_reason`` is there only when the whole file is
    refused; its number is ``fail_codes.fail_code(file_fail_reason)``.
    """

    in_file_id: str
    file_fail_reason: str | None
    listed: tuple[ListedInvoice, ...]


def read_failed_invoice(name: str, content: bytes) -> FailedInvoiceAnswer | Finding:
    """Return what an answer says, or the finding why it cannot be believed.

    Codes of findings: ``answer-unreadable`` (too large, not XML, DOCTYPE or entities),
    ``answer-invalid`` (not of the expected structure), ``answer-count`` (the footer's number is
    not that of the invoices listed: something is missing).
    """
    try:
        root = parse(content, MAX_BYTES)
    except XmlRefusedError as error:
        return _quarantine("answer-unreadable", name, str(error))
    faults = load_schema(_SCHEMA).faults(root)
    if faults:
        return _quarantine("answer-invalid", name, str(faults[0]))
    listed = tuple(_listed(invoice) for invoice in root.iterfind("Invoice"))
    total = int(_attribute(root, "Footer", "totalNr"))
    if total != len(listed):
        return _quarantine(
            "answer-count", name, f"the footer counts {total}, expected {len(listed)} as listed"
        )
    reason = next(root.iterfind("Header")).get("fileFailReason")
    return FailedInvoiceAnswer(_attribute(root, "Header", "infileId"), reason, listed)


def _listed(invoice: XmlElement) -> ListedInvoice:
    global_id = (invoice.findtext("InvoiceGlobUniqId") or "").strip()
    return ListedInvoice(global_id, fail_code(invoice.findtext("FailReason") or ""))


def _attribute(root: XmlElement, path: str, name: str) -> str:
    """Return an attribute that the schema requires."""
    return (next(root.iterfind(path)).get(name) or "").strip()


def _quarantine(code: str, name: str, message: str) -> Finding:
    return Finding(
        Level.ERROR, code, name, message, "ask the bank for the answer again, or what it means"
    )
