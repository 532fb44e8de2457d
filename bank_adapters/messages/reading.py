"""How every message of a bank is read: capped, parsed, told by its root, checked by its schema.

Elements are matched by their local names, whatever namespace a bank puts them in.
Foreign input. What cannot be believed is a finding that quarantines the message and blocks no
other; its code names why. Source: docs/BANKS.md, "Answers".
"""

import datetime as dt
from dataclasses import dataclass, replace

from bank_adapters.messages.application_bank import Applications, read_applications
from bank_adapters.messages.failed_invoice import FailedInvoiceAnswer, read_failed_invoice
from bank_adapters.messages.standing_orders import StandingOrders, read_standing_orders
from bank_adapters.messages.xml_message import quarantined
from einvoice.core.findings import Finding
from einvoice.safe_xml import XmlBrokenError, XmlElement, XmlRefusedError, parse
from einvoice.xml_names import drop_namespaces

MAX_BYTES = 20_000_000
"""Far above an answer that lists every invoice of the largest file."""

MAX_NODES = 1_000_000
"""Enough for 30,000 applications in one file; keeps the tree below 150 MB."""


@dataclass(frozen=True, slots=True)
class PaymentReport:
    """A report of automatic payments: recognised and archived, not interpreted."""

    namespaces: tuple[str, ...] = ()


Message = FailedInvoiceAnswer | Applications | StandingOrders | PaymentReport


def read_message(name: str, content: bytes, received: dt.date) -> Message | Finding:
    """Return what a message says, or the finding why it cannot be believed.

    Codes of findings: ``answer-empty`` and ``answer-broken`` (not whole XML, or too deep: it may
    be half-written), ``answer-unreadable`` (too large, DOCTYPE or entities), ``answer-unknown``
    (no message we know), ``answer-invalid`` (not of the expected structure), ``answer-count``
    (the footer's number is not that of what is listed).
    """
    if not content:
        return quarantined("answer-empty", name, facts=())
    try:
        root = parse(content, MAX_BYTES, MAX_NODES)
    except XmlBrokenError:
        return quarantined("answer-broken", name, facts=())
    except XmlRefusedError:
        return quarantined("answer-unreadable", name, facts=())
    namespaces = drop_namespaces(root)
    said = _read(name, root, received)
    return said if isinstance(said, Finding) else replace(said, namespaces=namespaces)


def _read(name: str, root: XmlElement, received: dt.date) -> Message | Finding:
    match root.tag:
        case "FailedInvoice":
            return read_failed_invoice(name, root)
        case "ApplicationBank":
            return read_applications(name, root, received)
        case "EInvoiceStandingOrderAgreementReport":
            return read_standing_orders(name, root)
        case "EInvoiceSOAPaymentReport":
            return PaymentReport()
        case _:
            return quarantined("answer-unknown", name, facts=())
