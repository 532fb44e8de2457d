"""What the readers of all messages share."""

import datetime as dt

from einvoice.clock import RIGA
from einvoice.core.findings import Finding, Level
from einvoice.safe_xml import XmlElement, load_schema


def quarantined(code: str, name: str, message: str) -> Finding:
    """Return the finding of a message that cannot be believed."""
    return Finding(
        Level.ERROR, code, name, message, "ask the bank for the message again, or what it means"
    )


def schema_fault(schema: str, name: str, root: XmlElement) -> Finding | None:
    """Return what a message breaks of its schema; None when it is valid."""
    fault = load_schema(schema).first_fault(root)
    return quarantined("answer-invalid", name, str(fault)) if fault else None


def text_of(element: XmlElement, name: str) -> str:
    """Return the text of a child, or else of an attribute of that name, without outer spaces."""
    return (element.findtext(name) or element.get(name) or "").strip()


def moment_of(text: str) -> dt.datetime | None:
    """Return a time stamp as UTC; one without a zone is Riga's. None = it is no time stamp.

    >>> moment_of("2026-11-03T10:00:00").isoformat(), moment_of("yesterday")
    ('2026-11-03T08:00:00+00:00', None)
    """
    try:
        found = dt.datetime.fromisoformat(text)
        return (found if found.tzinfo else found.replace(tzinfo=RIGA)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None


def riga_day(moment: dt.datetime) -> dt.date:
    """Return the day in Riga."""
    return moment.astimezone(RIGA).date()


def account_of(text: str) -> str:
    """Return an account as we write it: capitals, no spaces."""
    return "".join(text.split()).upper()
