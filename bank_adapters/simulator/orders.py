"""Messages that a simulated bank sends by itself: applications of customers, and standing orders.

Both are made from the invoices the bank holds, or from given records; pure functions.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from einvoice.safe_xml import XmlElement, XmlRefusedError, parse

_OTHER_ACCOUNT = "LV44HABA0551000000001"
_NOBODY = "NOBODY-1"


def render_applications(records: Iterable[Mapping[str, str]]) -> bytes:
    """Return an ApplicationBank file of records by element name."""
    return _document("ApplicationBank", "", ("Application", ""), records)


def render_standing_orders(
    file_id: str, day: dt.date, records: Iterable[Mapping[str, str]]
) -> bytes:
    """Return a report of standing orders by element name."""
    head = (
        f' senderId="BANK" receiverId="SELLER" date={quoteattr(str(day))} '
        f'fileId={quoteattr(file_id)} appId="EAPREP"'
    )
    return _document(
        "EInvoiceStandingOrderAgreementReport", head, ("Agreement", ' name="SOA"'), records
    )


def applications_from(files: Iterable[bytes], day: dt.date) -> bytes:
    """Return orders as the customers in these files could give them on a day.

    The first ends their order, the second changes the account, one has a client number nobody
    has, and one leaves out the account.
    """
    known = _customers(files)
    wanted = [
        {**customer, **change}
        for customer, change in zip(
            [*known[:2], *known[:1], *known[:1]],
            (
                {"Action": "DEL"},
                {"Action": "CHG", "ChannelAddress": _OTHER_ACCOUNT},
                {"Action": "ADD", "ServiceId": _NOBODY},
                {"Action": "ADD", "ChannelAddress": ""},
            ),
            strict=False,
        )
    ]
    stamped = [
        {**customer, "TimeStamp": f"{day}T08:{minute:02d}:00"}
        for minute, customer in enumerate(wanted)
    ]
    return render_applications(stamped)


def standing_orders_from(files: Iterable[bytes], day: dt.date) -> bytes:
    """Return a report in which the first customer of these files pays automatically."""
    records = [
        {
            "SellerRegNumber": customer["SellerRegNumber"],
            "GlobalSellerContractId": customer["GlobalSellerContractId"],
            "Action": "ADD",
            "ServiceId": customer["ServiceId"],
            "PayerIBAN": customer["ChannelAddress"],
            "PartialDebiting": "NO",
            "MonthLimit": "250.00",
            "StartDate": str(day),
            "TimeStamp": f"{day}T08:00:00",
        }
        for customer in _customers(files)[:1]
    ]
    return render_standing_orders(f"SOA{day:%y%m%d}", day, records)


def _document(
    root: str, head: str, item: tuple[str, str], records: Iterable[Mapping[str, str]]
) -> bytes:
    name, attributes = item
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<{root}{head}>"]
    for record in records:
        fields = "".join(f"<{key}>{escape(text)}</{key}>" for key, text in record.items())
        lines.append(f"<{name}{attributes}>{fields}</{name}>")
    return ("\n".join([*lines, f"</{root}>"]) + "\n").encode("utf-8")


def _customers(files: Iterable[bytes]) -> list[dict[str, str]]:
    """Return who the invoices in these files are for, as an application would name them.

    An invoice without a client number names nobody.
    """
    return [customer for content in files for customer in _in_file(content)]


def _in_file(content: bytes) -> list[dict[str, str]]:
    try:
        root = parse(content)
    except XmlRefusedError:
        return []
    return [_customer(invoice) for invoice in root.iterfind("Invoice") if invoice.get("serviceId")]


def _customer(invoice: XmlElement) -> dict[str, str]:
    contract = invoice.get("sellerContractId") or invoice.get("globalSellerContractId")
    seller = invoice.get("sellerRegnumber") or invoice.get("sellerRegNumber")
    return {
        "SellerRegNumber": seller or "",
        "GlobalSellerContractId": contract or "",
        "Action": "ADD",
        "ServiceId": invoice.get("serviceId") or "",
        "ChannelAddress": invoice.get("channelAddress") or "",
        "PresentmentType": "FULL",
        "CustomerIdCode": invoice.get("regNumber") or "",
        "CustomerName": invoice.findtext("InvoiceParties/BuyerParty/Name") or "",
    }
