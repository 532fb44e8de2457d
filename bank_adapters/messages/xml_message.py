"""Functions that the readers of all messages share."""

import datetime as dt

from einvoice.clock import RIGA
from einvoice.core.findings import Finding, Level
from einvoice.core.foreign_names import escaped_text
from einvoice.safe_xml import XmlElement, load_schema

_MOST_OF_FAULT = 250
_YEARS = range(2000, 2200)


def quarantined(code: str, name: str, facts: tuple[tuple[str, str], ...]) -> Finding:
    """Return the finding of a message that cannot be believed."""
    return Finding(Level.ERROR, code, name, facts=facts)


def schema_fault(schema: str, name: str, root: XmlElement) -> Finding | None:
    """Return what a message breaks of its schema; None when it is valid."""
    fault = load_schema(schema).first_fault(root)
    if fault is None:
        return None
    # A fault names elements as they are in the message: they are foreign text too.
    shown = escaped_text(str(fault), _MOST_OF_FAULT)
    return quarantined("answer-invalid", name, facts=(("fault", shown),))


def text_of(element: XmlElement, name: str) -> str:
    """Return the text of a child, or else of an attribute of that name, without outer spaces."""
    return (element.findtext(name) or element.get(name) or "").strip()


def moment_of(text: str) -> dt.datetime | None:
    """Return a time stamp as UTC; without a zone it is Riga's. None = it is no time stamp.

    A year outside 2000 to 2199 is none either: a day before or after it must exist everywhere.

    >>> moment_of("2026-11-03T10:00:00").isoformat(), moment_of("yesterday")
    ('2026-11-03T08:00:00+00:00', None)
    >>> moment_of("9999-12-31T23:59:59Z"), moment_of("0001-01-01T00:00:00Z")
    (None, None)
    """
    try:
        moment = dt.datetime.fromisoformat(text)
        if moment.year not in _YEARS:
            return None
        return (moment if moment.tzinfo else moment.replace(tzinfo=RIGA)).astimezone(dt.UTC)
    except ValueError:
        return None


def riga_day(moment: dt.datetime) -> dt.date:
    """Return the day in Riga."""
    return moment.astimezone(RIGA).date()


def account_of(text: str) -> str:
    """Return an account as we write it: capitals, no spaces."""
    return "".join(text.split()).upper()
