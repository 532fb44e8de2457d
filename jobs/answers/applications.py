"""Applies what customers ordered at their banks, by itself or as a person decides."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bank_adapters.messages.application_seller import MAX_REASON
from einvoice.core.applications import (
    Application,
    ApplicationState,
    Cause,
    FlatAtBank,
    KnownToUs,
    cause_of,
    may_be_accepted,
)
from einvoice.core.errors import UsageError
from einvoice.core.events import Event
from einvoice.store import applications as kept
from einvoice.store import banks_of_flats
from einvoice.store.applications import ApplicationRecord, NewApplication
from einvoice.store.files import FileRecord
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from jobs import seller_messages
from jobs.answers.kept_message import KeptMessage
from jobs.context import Context


@dataclass(frozen=True, slots=True)
class Taken:
    """The result of a file of applications; ``waiting`` = number and cause of each."""

    applied: int
    known: int
    waiting: tuple[str, ...]

    def __str__(self) -> str:
        return f"applied {self.applied}, waiting {len(self.waiting)}, known {self.known}"


def take(
    context: Context, tx: WriteTransaction, message: KeptMessage, found: Iterable[Application]
) -> Taken:
    """Apply what is sure of a message's applications, and queue the rest.

    Records that came before, in whatever file, change nothing.
    """
    bank, sha256 = message.bank, message.sha256
    applied, known = 0, 0
    waiting: list[str] = []
    for application in found:
        digest = kept.digest_of(application)
        if kept.knows_application(tx, bank, digest):
            known += 1
            continue
        cause = _cause(context, tx, bank, application)
        if cause is not Cause.NONE:
            state = ApplicationState.WAITING
            new = NewApplication(bank, digest, sha256, application, state, cause, "")
            waiting.append(f"{kept.keep_application(tx, new)} ({cause})")
            continue
        flat_id = application.service_id
        kept.adopt_imported(tx, flat_id, bank)
        whole = _with_name(tx, flat_id, application)
        state = ApplicationState.APPLIED
        new = NewApplication(bank, digest, sha256, whole, state, cause, flat_id)
        number = kept.keep_application(tx, new)
        facts = {"action": application.action.value, "by": "matched"}
        _follow(context, tx, FlatAtBank(flat_id, bank), number, facts)
        applied += 1
    return Taken(applied, known, tuple(waiting))


def accept(context: Context, number: int, flat_id: str) -> ApplicationRecord:
    """Apply a waiting application to the flat a person names.

    Raises:
        UsageError: it does not wait, cannot be applied, or the flat has no customer then.
    """
    with context.store.writing() as tx:
        return accept_in(context, tx, number, flat_id)


def accept_in(
    context: Context, tx: WriteTransaction, number: int, flat_id: str
) -> ApplicationRecord:
    """Apply a waiting application as `accept`, within a transaction."""
    record = _waiting(tx, number)
    if not may_be_accepted(record.application, record.cause):
        raise UsageError("application-not-applicable", id=number, why=record.cause)
    codes = kept.codes_of_flat(tx, flat_id, record.bank, record.application)
    if codes is None:
        day = record.application.day
        raise UsageError("application-without-customer", flat=flat_id, day=day)
    kept.adopt_imported(tx, flat_id, record.bank)
    name = _with_name(tx, flat_id, record.application).customer_name
    state = ApplicationState.APPLIED
    kept.settle_application(tx, number, state, flat_id=flat_id, customer_name=name)
    facts = {"action": record.application.action.value, "by": "a person"}
    _follow(context, tx, FlatAtBank(flat_id, record.bank), number, facts)
    return record


def refuse(context: Context, number: int, reason: str) -> FileRecord | None:
    """Refuse a waiting application and return the file for the bank, if it takes such files.

    The reason is kept with it; the journal carries its digest, for it may name a person.

    Raises:
        UsageError: it does not wait, or there is no reason the bank could be told.
    """
    with context.store.writing() as tx:
        return refuse_in(context, tx, number, reason)


def refuse_in(
    context: Context, tx: WriteTransaction, number: int, reason: str
) -> FileRecord | None:
    """Refuse a waiting application as `refuse`, within a transaction."""
    if not 0 < len(reason.strip()) <= MAX_REASON or not reason.isprintable():
        raise UsageError("reason-for-bank", most=MAX_REASON)
    record = _waiting(tx, number)
    state = ApplicationState.REFUSED
    kept.settle_application(tx, number, state, reason=reason)
    digest = hashlib.sha256(reason.encode()).hexdigest()
    period = context.default_period
    tx.journal(
        Event.APPLICATION_REFUSED, period, str(number), bank=record.bank, reason_sha256=digest
    )
    return seller_messages.tell(context, tx, record, reason)


def _waiting(tx: ReadTransaction, number: int) -> ApplicationRecord:
    record = kept.find_application(tx, number)
    if record is None:
        raise UsageError("no-such-application", id=number)
    if record.state is not ApplicationState.WAITING:
        applied = record.state is ApplicationState.APPLIED
        raise UsageError("application-applied" if applied else "application-refused", id=number)
    return record


def _cause(context: Context, tx: ReadTransaction, bank: str, application: Application) -> Cause:
    codes = kept.codes_of_flat(tx, application.service_id, bank, application)
    contract = context.config.banks[bank].contract
    return cause_of(application, KnownToUs(context.config.seller.reg_no, contract, codes))


def _with_name(tx: ReadTransaction, flat_id: str, application: Application) -> Application:
    """Return the application with the customer's name where the bank gave none."""
    name = application.customer_name or kept.customer_name(tx, flat_id, application)
    return replace(application, customer_name=name)


def _follow(
    context: Context,
    tx: WriteTransaction,
    where: FlatAtBank,
    number: int,
    told: dict[str, str],
) -> None:
    """Let the flat's subscriptions, and the bank of its unsent invoices, follow."""
    flat_id, bank = where.flat_id, where.bank
    changed = kept.replay_flat(tx, flat_id, bank)
    banks_of_flats.assign_banks(tx, [flat_id], context.sendable())
    period = context.default_period
    banks_of_flats.settle_warnings(tx, flat_id, period, context.today)
    tx.journal(
        Event.APPLICATION_APPLIED,
        context.default_period,
        str(number),
        bank=bank,
        flat_id=flat_id,
        changed=changed,
        **told,
    )
