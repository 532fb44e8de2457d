"""ApplicationBank: what customers ordered, changed or ended at a bank.

Source: docs/BANKS.md, "Answers".
"""

import datetime as dt
from dataclasses import dataclass

from bank_adapters.messages.xml_message import (
    account_of,
    moment_of,
    riga_day,
    schema_fault,
    text_of,
)
from einvoice.core.applications import Action, Application
from einvoice.core.findings import Finding
from einvoice.safe_xml import XmlElement

_SCHEMA = "application-bank.xsd"
_ACTIONS = {action.value: action for action in Action}


@dataclass(frozen=True, slots=True)
class Applications:
    """The records of an application file, in its order."""

    applications: tuple[Application, ...]
    namespaces: tuple[str, ...] = ()


def read_applications(name: str, root: XmlElement, received: dt.date) -> Applications | Finding:
    """Return the records, also those that lack something; ``received`` replaces a missing time."""
    fault = schema_fault(_SCHEMA, name, root)
    if fault:
        return fault
    return Applications(
        tuple(_record(element, received) for element in root.iterfind("Application"))
    )


def _record(element: XmlElement, received: dt.date) -> Application:
    moment = moment_of(text_of(element, "TimeStamp"))
    return Application(
        action=_ACTIONS.get(text_of(element, "Action").upper(), Action.UNKNOWN),
        service_id=text_of(element, "ServiceId"),
        channel_address=account_of(text_of(element, "ChannelAddress")),
        presentment=text_of(element, "PresentmentType"),
        customer_code=text_of(element, "CustomerIdCode"),
        customer_name=text_of(element, "CustomerName"),
        customer_email=text_of(element, "CustomerEmail"),
        seller_reg_number=text_of(element, "SellerRegNumber"),
        contract_id=text_of(element, "GlobalSellerContractId"),
        stamped_at=moment.isoformat(timespec="microseconds") if moment else "",
        day=riga_day(moment) if moment else received,
    )
