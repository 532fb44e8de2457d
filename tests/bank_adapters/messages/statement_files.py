"""Statements of synthetic people for the tests of their readers."""

import datetime as dt
import io
from typing import Any

from bank_adapters.messages.statements import StatementFile, read_entries, read_statements
from bank_adapters.simulator.statements import WrittenStatement
from einvoice.core.payments import EntryPart, Payer, StatementEntry

ACCOUNT = "LV33HABA5261548189983"
PAYER = Payer("Ņikita Ķēniņš-Paraugs", "LV58UNLA0050000000001", "161175-19997", "UNLALV2X")
SECRETS = (PAYER.name, PAYER.account, PAYER.code, ACCOUNT)


def day(number: int) -> dt.date:
    """Return a day of November 2026."""
    return dt.date(2026, 11, number)


def entry(number: int, cents: int, ref: str = "", **part: Any) -> StatementEntry:
    """Return an entry of one payment as every format can say it."""
    values = {"text": "Rēķins 26110000001 ļķņģ", "payer": PAYER, "bank_ref": ref, **part}
    return StatementEntry(
        day(number), cents, (EntryPart(cents, **values),), day(number), ref, "PMNT-RCDT-ESCT"
    )


ENTRIES = (entry(2, 5_000, "RO1"), entry(2, -35, "RO1"), entry(3, 5_000), entry(3, 5_000))
STATEMENT = WrittenStatement(ACCOUNT, day(2), day(3), 10_000, ENTRIES)


def read(content: bytes) -> StatementFile:
    """Return a file that is believed."""
    found = read_statements("s.xml", io.BytesIO(content))
    assert isinstance(found, StatementFile), found
    return found


def entries_of(content: bytes, place: int = 0) -> list[StatementEntry]:
    """Return the booked entries of a statement of a file that is believed."""
    (page,) = [page for page in read(content).pages if page.place == place]
    return list(read_entries(io.BytesIO(content), page))


def refusal(content: bytes) -> str:
    """Return the code, and the fault if it names one, of a file that is refused."""
    found = read_statements("s.xml", io.BytesIO(content))
    assert not isinstance(found, StatementFile)
    fault = dict(found.facts).get("fault", "")
    return f"{found.code} {fault}".strip()
