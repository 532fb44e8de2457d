"""Reads who gets e-invoices where, and the applications that wait for a person with proposals."""

from dataclasses import dataclass

from einvoice.core.applications import may_be_accepted
from einvoice.store import applications
from einvoice.store.applications import ApplicationRecord
from einvoice.store.subscribers import Subscriber, subscribers
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context


@dataclass(frozen=True, slots=True)
class Waiting:
    """An application in the queue, the flats it may mean, and whether a person may accept it."""

    record: ApplicationRecord
    proposals: tuple[str, ...]
    may_be_accepted: bool


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """The content of `subscriptions`."""

    subscribers: tuple[Subscriber, ...]
    queue: tuple[Waiting, ...]


def subscriptions(context: Context, bank: str | None) -> Subscriptions:
    """Read subscriptions that did not end before today, and the queue, in one view."""
    banks = context.banks(bank)
    with context.store.reading() as tx:
        listed = subscribers(tx, banks, context.today)
        records = applications.waiting_applications(tx, bank)
        queue = [with_proposals(tx, record) for record in records]
    return Subscriptions(tuple(listed), tuple(queue))


def with_proposals(tx: ReadTransaction, record: ApplicationRecord) -> Waiting:
    """Return an application that waits with the flats it may mean."""
    return Waiting(
        record,
        tuple(applications.proposals(tx, record.bank, record.application)),
        may_be_accepted(record.application, record.cause),
    )
