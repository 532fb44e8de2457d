"""The data kept about a person, and when they may be erased: for requests by law.

Source: General Data Protection Regulation, articles 15 and 17; the accounting law keeps invoices
for five years after the accounting year.
"""

import datetime as dt
import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from einvoice.core.errors import UsageError
from einvoice.core.ownership import same_customer
from einvoice.core.period import Period
from einvoice.core.premises import Customer
from einvoice.core.residents import Right
from einvoice.core.staff_acts import ActKind
from einvoice.pages.own_data import html_of_data
from einvoice.store import person
from einvoice.store.archive import written_whole
from einvoice.store.customer_spans import span_of
from jobs.care.purge import LEAST_YEARS
from jobs.context import Context
from jobs.residents.rights import rights_in
from jobs.residents.staff_acts import note_act

_WITH_INVOICES = ("invoices", "lines", "sent", "direct_deliveries", "credit_notes")


@dataclass(frozen=True, slots=True)
class Extract:
    """Everything about a person: the customer rows, and other rows by table."""

    customers: tuple[Customer, ...]
    records: dict[str, list[dict[str, Any]]]


class Reason(StrEnum):
    """Why rows may not be erased earlier."""

    CONTRACT = "contract"  # it is in force
    INVOICES = "invoices"  # of the customer, which the accounting law keeps
    LAW = "law"  # the accounting law keeps the rows themselves


@dataclass(frozen=True, slots=True)
class Erasure:
    """A kind of rows: how many, the day from which they may be erased, and why not earlier."""

    what: str
    rows: int
    erasable_from: dt.date
    why: Reason


def extract(context: Context, flat_id: str, on: dt.date | None) -> Extract:
    """Collect what is kept about the customer of a flat on a day (default: today).

    Raises:
        UsageError: the flat has no customer on that day.
    """
    day = on or context.today
    with context.store.reading() as tx:
        rows = person.customer_rows(tx, flat_id)
        valid = [row for row in rows if row.valid_from <= day and (row.valid_to or day) >= day]
        if not valid:
            raise UsageError("no-customer-on-day", flat=flat_id, day=day)
        customers = person.same_person(tx, valid[-1])
        records = person.records_of(tx, customers, context.today)
    return Extract(tuple(customers), records)


def extract_for(context: Context, user_id: str) -> Extract:
    """Collect what is kept about a user of the portal.

    Of each flat whose owner the user is, now or in the past that may be seen, it is what `extract`
    has; flats that the account does not have are left out. Of accounts it is the user's own alone,
    and of every flat the readings that the user sent, as a co-user too.
    """
    with context.store.reading() as tx:
        customers: list[Customer] = []
        for right in rights_in(context, tx, user_id):
            span = span_of(tx, right.key) if right.right is Right.OWNER else None
            if span is not None:
                every = person.customer_rows(tx, right.key.flat_id)
                customers += [
                    row
                    for row in every
                    if row not in customers and any(same_customer(row, own) for own in span.rows)
                ]
        records = person.records_of(tx, customers, context.today, user_id)
    return Extract(tuple(customers), records)


def extract_by_staff(context: Context, staff_id: str, flat_id: str) -> Extract:
    """Collect what is kept about the customer of a flat today, and write down who asked for it.

    Raises:
        UsageError: the flat has no customer today.
    """
    kept = extract(context, flat_id, None)
    with context.store.writing_soon() as tx:
        note_act(context, tx, staff_id, ActKind.DATA_GIVEN, flat_id)
    return kept


def json_of(found: Extract) -> bytes:
    """Return an extract as JSON: the copy for a machine."""
    return json.dumps(_tables(found), ensure_ascii=False, indent=1).encode() + b"\n"


def page_of(context: Context, found: Extract, language: str) -> bytes:
    """Return the same as a page in a language: the copy for the person."""
    seller = context.config.seller.name
    return html_of_data(_tables(found), seller, context.today, language).encode()


def _tables(found: Extract) -> dict[str, list[dict[str, Any]]]:
    customers = [{name: _shown(v) for name, v in asdict(row).items()} for row in found.customers]
    return {"customers": customers, **found.records}


def write_extract(context: Context, found: Extract, target: Path) -> None:
    """Write an extract, readable by its owner alone; it appears whole or not at all.

    A target that ends with ``.html`` is the page, in the customer's language; another is JSON.

    Raises:
        UsageError: the folder does not exist.
    """
    if not target.parent.is_dir():
        raise UsageError("no-such-folder", path=target.parent)
    is_page = target.suffix.lower() == ".html"
    language = found.customers[-1].language
    content = page_of(context, found, language) if is_page else json_of(found)
    with written_whole(target, 0o600) as out:
        out.write(content)


def _shown(value: object) -> object:
    return value if value is None or isinstance(value, int) else str(value)


def erasures(context: Context, found: Extract) -> list[Erasure]:
    """Return from when each kind of rows may be erased; nothing is erased here.

    `purge` erases what is due. What a living contract needs stays until it ends.
    """
    made = [_invoices_until(found)] if found.records["invoices"] else []
    last = made[0].erasable_from if made else context.today
    ends = [row.valid_to for row in found.customers]
    contract = max((end for end in ends if end), default=context.today)
    open_end = None in ends
    day = dt.date.max if open_end else max(last, contract + dt.timedelta(days=1))
    why = Reason.CONTRACT if open_end else Reason.INVOICES
    made.append(Erasure("customers", len(found.customers), day, why))
    made += [
        Erasure(name, len(rows), day, why)
        for name, rows in found.records.items()
        if rows and name not in _WITH_INVOICES
    ]
    return made


def _invoices_until(found: Extract) -> Erasure:
    periods = [Period.parse(row["period"]) for row in found.records["invoices"]]
    day = dt.date(max(period.year for period in periods) + LEAST_YEARS + 1, 1, 1)
    return Erasure("invoices, lines, files", len(periods), day, Reason.LAW)
