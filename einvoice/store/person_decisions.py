"""People's decisions about a month, read from the journal: who, when, and about what."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import and_, or_, select

from einvoice.core.events import Event
from einvoice.core.period import Period
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
_BY_HAND = '%"by_hand":true%'
BY_HAND = "by_hand"
"""A person's decision about a file: whether it is at its bank."""


@dataclass(frozen=True, slots=True)
class PersonDecision:
    """A decision: ``at`` is UTC, ``actor`` the login, ``what`` an event or `by_hand`."""

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
    query = select(c.at, c.actor, c.event, c.subject).where(
        or_(
            and_(c.period == str(period), c.event.in_(_OF_THE_MONTH)),
            and_(c.period == str(period), c.event.in_(_FILES), c.detail.like(_BY_HAND)),
            and_(
                c.event.in_(_OF_THE_DAY),
                c.at >= str(work.first_day),
                c.at < str(work.next.first_day),
            ),
        )
    )
    for row in tx.execute(query.order_by(c.seq)):
        what = BY_HAND if row.event in _FILES else str(row.event)
        yield PersonDecision(row.at, row.actor, what, row.subject)


def last_decision_on_payment(tx: ReadTransaction, payment_id: str) -> PersonDecision | None:
    """Return the last decision of a person on a payment; None where there is none here."""
    c = journal.c
    query = (
        select(c.at, c.actor, c.event, c.subject)
        .where(c.event.in_(_ON_PAYMENTS), c.subject == payment_id)
        .order_by(c.seq.desc())
        .limit(1)
    )
    row = tx.execute(query).first()
    return None if row is None else PersonDecision(row.at, row.actor, row.event, row.subject)
