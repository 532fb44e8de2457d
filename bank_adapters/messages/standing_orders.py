"""EInvoiceStandingOrderAgreementReport: who lets the bank pay our e-invoices automatically.

Source: docs/BANKS.md, "Answers". Names and codes of payers are not kept:
the archived bytes have them.
"""

import datetime as dt
from dataclasses import dataclass

from bank_adapters.messages.xml_message import (
    account_of,
    moment_of,
    quarantined,
    schema_fault,
    text_of,
)
from einvoice.core.applications import Action
from einvoice.core.findings import Finding
from einvoice.core.standing_orders import StandingOrder
from einvoice.safe_xml import XmlElement

_SCHEMA = "standing-orders.xsd"


@dataclass(frozen=True, slots=True)
class StandingOrders:
    """The agreements of one report, each with the seller's registration number it names."""

    orders: tuple[StandingOrder, ...]
    namespaces: tuple[str, ...] = ()


def read_standing_orders(name: str, root: XmlElement) -> StandingOrders | Finding:
    """Return the agreements a report lists."""
    fault = schema_fault(_SCHEMA, name, root)
    if fault:
        return fault
    try:
        return StandingOrders(tuple(_order(element) for element in root.iterfind("Agreement")))
    except ValueError:
        return quarantined("answer-invalid", name, facts=(("fault", "no_such_day"),))


def _order(element: XmlElement) -> StandingOrder:
    moment = moment_of(text_of(element, "TimeStamp"))
    if moment is None:
        raise ValueError("not a time")
    return StandingOrder(
        seller_reg_number=text_of(element, "SellerRegNumber"),
        action=Action(text_of(element, "Action")),
        service_id=text_of(element, "ServiceId"),
        payer_account=account_of(text_of(element, "PayerIBAN")),
        partial=text_of(element, "PartialDebiting").upper() in {"YES", "TRUE", "1"},
        month_limit_cents=_cents(text_of(element, "MonthLimit")),
        start_date=_day(text_of(element, "StartDate")),
        end_date=_day(text_of(element, "EndDate")),
        stamped_at=moment.isoformat(timespec="microseconds"),
    )


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _cents(text: str) -> int | None:
    """Return a sum with up to two decimals in cents; None where there is no limit."""
    if not text:
        return None
    whole, _, decimals = text.partition(".")
    return int(whole) * 100 + int(decimals.ljust(2, "0"))
