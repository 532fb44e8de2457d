"""People's decisions about a month, read from the journal: who, when, and about what."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, and_, or_, select

from einvoice.core.events import Event
from einvoice.core.period import Period
from einvoice.store.staff import names_of
from einvoice.store.tables import journal
from einvoice.store.transactions import ReadTransaction

_OF_THE_MONTH = (
    Event.ANSWER_SETTLED,
    Event.APPLICATION_REFUSED,
    Event.BANK_SAID,
    Event.BULK,
    Event.CHANGES_ACCEPTED,
    Event.CREDITED,
    Event.HELD,
    Event.MAIL_SETTLED,
    Event.ORDER_CONFIRMED,
    Event.PAPER_RECALLED,
    Event.PRINTED_BEFORE,
    Event.RELEASED,
    Event.RERUN,
    Event.VOIDED,
)
_OF_THE_DAY = (
    Event.IMPORTS_REPEATED,
    Event.PASSED_OVER,
    Event.PAYMENT_ACCEPTED,
    Event.PAYMENT_EXCLUDED,
    Event.PAYMENT_UNDONE,
    Event.REFUND_CANCELLED,
    Event.REFUND_LISTED,
    Event.REMINDERS_WRITTEN,
    Event.REMINDER_SETTLED,
    Event.ROW_CONFIRMED,
    Event.ROW_SET_ASIDE,
)
"""Decisions that belong to no month: to that in whose work they were made."""
_ON_PAYMENTS = (Event.PAYMENT_ACCEPTED, Event.PAYMENT_EXCLUDED)
_FILES = tuple(event for event in Event if event.startswith("file_"))
_BY_STAFF = '"staff":'
_COLUMNS = tuple(journal.c[name] for name in ("seq", "at", "actor", "event", "subject", "detail"))
_BY_HAND = '%"by_hand":true%'
_BY_PERSON = '%"by":"a person"%'
"""In the detail of an application that a person accepted; most are applied by themselves."""
BY_HAND = "by_hand"
"""A person's decision about a file: whether it is at its bank."""


@dataclass(frozen=True, slots=True)
class PersonDecision:
    """A decision: ``at`` is UTC, ``what`` an event or `by_hand`.

    ``actor`` is the login; of what was decided in the portal the name of the member of the staff.
    """

    at: str
    actor: str
    what: str
    subject: str


def person_decisions(tx: ReadTransaction, period: Period) -> Iterator[PersonDecision]:
    """Yield what people decided about a month, in order.

    Decisions that belong to no month count for that whose invoices were at work: made in the
    month after it.
    """
    c, work = journal.c, period.next
    query = select(*_COLUMNS).where(
        or_(
            and_(c.period == str(period), c.event.in_(_OF_THE_MONTH)),
            and_(c.period == str(period), c.event.in_(_FILES), c.detail.like(_BY_HAND)),
            and_(
                c.period == str(period),
                c.event == Event.APPLICATION_APPLIED,
                c.detail.like(_BY_PERSON),
            ),
            and_(
                c.event.in_(_OF_THE_DAY),
                c.at >= str(work.first_day),
                c.at < str(work.next.first_day),
            ),
        )
    )
    yield from _decisions(tx, tx.execute(query.order_by(c.seq)).all())


def last_decision_on_payment(tx: ReadTransaction, payment_id: str) -> PersonDecision | None:
    """Return the last decision of a person on a payment; None where there is none here."""
    c = journal.c
    query = (
        select(*_COLUMNS)
        .where(c.event.in_(_ON_PAYMENTS), c.subject == payment_id)
        .order_by(c.seq.desc())
        .limit(1)
    )
    return next(_decisions(tx, tx.execute(query).all()), None)


def _decisions(
    tx: ReadTransaction, rows: Sequence[Row[*tuple[Any, ...]]]
) -> Iterator[PersonDecision]:
    """Yield decisions, those of the portal with the name of who decided there."""
    in_portal = (row for row in rows if _BY_STAFF in row.detail)
    of_staff = {row.seq: str(json.loads(row.detail)["staff"]) for row in in_portal}
    names = names_of(tx, set(of_staff.values())) if of_staff else {}
    for row in rows:
        what = BY_HAND if row.event in _FILES else str(row.event)
        actor = names.get(of_staff.get(row.seq, ""), row.actor)
        yield PersonDecision(row.at, actor, what, row.subject)
