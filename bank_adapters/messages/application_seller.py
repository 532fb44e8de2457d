"""ApplicationSeller: informs a bank that the data of a customer's application are wrong.

Assumed to mirror ApplicationBank, with the reason: no public document describes it.
"""

import datetime as dt
from xml.sax.saxutils import escape, quoteattr

from einvoice.core.applications import Application
from einvoice.safe_xml import load_schema, parse

_SCHEMA = "application-seller.xsd"
MAX_REASON = 500
_MAX_BYTES = 100_000


def render_application_seller(
    file_id: str, day: dt.date, seller: str, application: Application, reason: str
) -> bytes:
    """Return the message about one application that a person refused.

    ``seller`` is our registration number: the sender, and the seller where none was named.

    Raises:
        RuntimeError: the message breaks our schema, so nothing may be sent.
    """
    fields = (
        ("SellerRegNumber", application.seller_reg_number or seller),
        ("GlobalSellerContractId", application.contract_id),
        ("Action", application.action.value),
        ("ServiceId", application.service_id),
        ("ChannelAddress", application.channel_address),
        ("CustomerIdCode", application.customer_code),
        ("TimeStamp", application.stamped_at),
        ("Reason", reason),
    )
    header = f"fileId={quoteattr(file_id)} date={quoteattr(str(day))} senderId={quoteattr(seller)}"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<ApplicationSeller>",
        f"<Header {header}/>",
        "<Application>",
        *(f"<{name}>{escape(text)}</{name}>" for name, text in fields),
        "</Application>",
        "</ApplicationSeller>",
    ]
    content = ("\n".join(lines) + "\n").encode("utf-8")
    faults = load_schema(_SCHEMA).faults(parse(content, _MAX_BYTES))
    if faults:
        raise RuntimeError(f"{file_id}: {faults[0]}")
    return content
