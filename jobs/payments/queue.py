"""Payments that wait for a person: shown with their proposals, applied, excluded or taken back."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from einvoice.clock import local_time
from einvoice.core.account_keys import AccountKey, key_of_day
from einvoice.core.accounts import EntryKind
from einvoice.core.errors import RefusedByCheckError, UsageError
from einvoice.core.events import Event
from einvoice.core.money import format_cents
from einvoice.core.payment_candidates import Candidate
from einvoice.core.payment_matching import Share
from einvoice.core.period import Period
from einvoice.core.recorded_payments import PaymentState
from einvoice.store import account_balances, payments, queued_payments, refunds
from einvoice.store.customer_accounts import entries_of
from einvoice.store.payment_lookups import customers_of
from einvoice.store.payments import Decided
from einvoice.store.person_decisions import last_decision_on_payment
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from jobs.context import Context
from jobs.payments.by_id import payment_with_id, refund_with_id
from jobs.payments.rules import AccountRules, account_rules

_SHORT_ID = 6


@dataclass(frozen=True, slots=True)
class QueuedPayment:
    """A payment that waits, with its candidates, the strongest first."""

    decided: Decided
    candidates: tuple[Candidate, ...]

    @property
    def short_id(self) -> str:
        """How a person calls it."""
        return self.decided.payment.payment_id[:_SHORT_ID]

    @property
    def day(self) -> dt.date:
        """The day of booking."""
        return self.decided.payment.booked_on

    @property
    def cents(self) -> int:
        """Its sum."""
        return self.decided.payment.part.cents

    @property
    def why(self) -> str:
        """Why it waits; a payment that a person took back has no other reason."""
        return self.decided.waits or "taken_back"

    @property
    def flats(self) -> list[tuple[Candidate, str]]:
        """The candidates, each with its flat."""
        return [(c, AccountKey.parse(c.customer).flat_id) for c in self.candidates]

    @property
    def proposal(self) -> str:
        """The strongest candidates in one line: flat and invoice."""
        named = (f"{flat} {c.invoice}".strip() for c, flat in self.flats)
        return ", ".join(dict.fromkeys(named))


def queue(context: Context) -> list[QueuedPayment]:
    """Return the payments that wait for a person, by day."""
    with context.store.reading() as tx:
        return [
            QueuedPayment(decided, payments.candidates_of(tx, decided.payment.payment_id))
            for decided in queued_payments.queued(tx)
        ]


@dataclass(frozen=True, slots=True)
class NotOurs:
    """The entries that are no payments of customers, and the sums of all by state.

    ``sums``: of each state how many payments, the cents of their credits and of their debits.
    """

    entries: tuple[Decided, ...]
    sums: Mapping[PaymentState, tuple[int, int, int]]


def not_ours(context: Context) -> NotOurs:
    """Return what rules and people said is not ours, by day."""
    with context.store.reading() as tx:
        return NotOurs(tuple(queued_payments.excluded(tx)), queued_payments.sums_by_state(tx))


def accept(
    context: Context, beginning: str, cents_of_flat: Mapping[str, int | None], invoice: str = ""
) -> Decided:
    """Apply a waiting payment to the customers of flats, as a person says.

    ``cents_of_flat``: the part of each flat; one flat alone may have None, the whole payment. The
    account is that of the invoice's customer, else of the flat's customer on the day.

    Raises:
        UsageError: no payment has such an id, a flat has no customer on its day, the invoice is
            not of the flat, or the parts are not the whole.
        RefusedByCheckError: somebody decided the payment before.
    """
    with context.store.writing() as tx:
        return accept_in(context, tx, beginning, cents_of_flat, invoice)


def accept_in(
    context: Context,
    tx: WriteTransaction,
    beginning: str,
    cents_of_flat: Mapping[str, int | None],
    invoice: str = "",
) -> Decided:
    """Apply a waiting payment as `accept`, within a transaction."""
    decided = payment_with_id(tx, beginning)
    _refuse_decided(tx, decided)
    payment = decided.payment
    shares = _shares(tx, decided, cents_of_flat, invoice, account_rules(context))
    payments.apply_by_person(tx, payment.payment_id, shares, "")
    _say(context, tx, Event.PAYMENT_ACCEPTED, decided, flats=sorted(cents_of_flat))
    return decided


def accept_refund(context: Context, beginning: str, refund: str) -> Decided:
    """Take a waiting entry for the payment of a refund, or for its return, as a person says.

    Raises:
        UsageError: there is no such payment or refund, or the sums differ.
        RefusedByCheckError: somebody decided it before, or the refund is settled or cancelled.
    """
    with context.store.writing() as tx:
        decided = payment_with_id(tx, beginning)
        _refuse_decided(tx, decided)
        cents, chosen = decided.payment.part.cents, refund_with_id(tx, refund)
        if abs(cents) != chosen.cents:
            raise UsageError(
                "refund-other-sum", refund=chosen.refund_id, cents=format_cents(chosen.cents)
            )
        settled = refunds.settled(tx, [chosen.refund_id]).get(chosen.refund_id, set())
        if chosen.is_cancelled or (1 if cents > 0 else -1) in settled:
            state = chosen.state(settled)
            raise RefusedByCheckError("refund-ended", refund=chosen.refund_id, state=state)
        share = Share(str(chosen.key), cents, (chosen.refund_id,))
        payments.apply_by_person(tx, decided.payment.payment_id, [share], "")
        flats = [chosen.key.flat_id]
        _say(context, tx, Event.PAYMENT_ACCEPTED, decided, flats=flats, refund=chosen.refund_id)
    return decided


def exclude(context: Context, beginning: str, reason: str) -> Decided:
    """Take a waiting payment for not ours.

    Raises:
        UsageError: no payment has such an id.
        RefusedByCheckError: somebody decided the payment before.
    """
    with context.store.writing() as tx:
        return exclude_in(context, tx, beginning, reason)


def exclude_in(context: Context, tx: WriteTransaction, beginning: str, reason: str) -> Decided:
    """Take a waiting payment for not ours as `exclude`, within a transaction."""
    decided = payment_with_id(tx, beginning)
    _refuse_decided(tx, decided)
    payments.exclude(tx, decided.payment.payment_id, reason)
    _say(context, tx, Event.PAYMENT_EXCLUDED, decided)
    return decided


def undo(context: Context, beginning: str, reason: str) -> Decided:
    """Take back what a payment was applied to, or that it is not ours: it waits again.

    Raises:
        UsageError: no payment has such an id.
        RefusedByCheckError: it waits already, or the balance of an issued invoice has it.
    """
    with context.store.writing() as tx:
        decided = payment_with_id(tx, beginning)
        if decided.state is PaymentState.QUEUED:
            raise RefusedByCheckError("payment-waits", payment=decided.payment.payment_id)
        _refuse_counted(tx, decided.payment.payment_id)
        payments.back_to_queue(tx, decided.payment.payment_id, reason)
        _say(context, tx, Event.PAYMENT_UNDONE, decided)
    return decided


def _refuse_decided(tx: ReadTransaction, decided: Decided) -> None:
    """Refuse to decide what is decided; of two people at one payment the second is told by whom."""
    if decided.state is PaymentState.QUEUED:
        return
    payment_id = decided.payment.payment_id
    taken = last_decision_on_payment(tx, payment_id) if decided.by_person else None
    if taken is None:
        raise RefusedByCheckError("payment-decided", payment=payment_id, state=decided.state)
    at, who = local_time(taken.at), taken.actor
    raise RefusedByCheckError(
        "payment-taken", payment=payment_id, who=who, day=at.date(), time=f"{at:%H:%M}"
    )


def _refuse_counted(tx: ReadTransaction, payment_id: str) -> None:
    numbers = account_balances.counted_in(tx, payment_id)
    if numbers:
        invoices = ", ".join(map(str, numbers))
        raise RefusedByCheckError("payment-counted", payment=payment_id, invoices=invoices)


def _shares(
    tx: ReadTransaction,
    decided: Decided,
    cents_of_flat: Mapping[str, int | None],
    invoice: str,
    rules: AccountRules,
) -> Sequence[Share]:
    payment, whole = decided.payment, decided.payment.part.cents
    parts = {f: whole if cents is None else cents for f, cents in cents_of_flat.items()}
    if sum(parts.values()) != whole:
        raise UsageError(
            "payment-parts",
            payment=payment.payment_id,
            parts=format_cents(sum(parts.values())),
            cents=format_cents(whole),
        )
    people = customers_of(tx, sorted(parts))
    keys = {flat: key_of_day(flat, people[flat], payment.booked_on) for flat in parts}
    if invoice:
        owner = _owner_of(tx, invoice, parts, rules)
        keys[owner.flat_id] = owner
    shares = []
    for flat_id, cents in parts.items():
        key = keys[flat_id]
        if key is None:
            raise UsageError("payment-no-customer", flat=flat_id, day=payment.booked_on)
        named = (invoice,) if invoice and key == keys.get(key.flat_id) else ()
        shares.append(Share(str(key), cents, named))
    return shares


def _owner_of(
    tx: ReadTransaction, invoice: str, flats: Iterable[str], rules: AccountRules
) -> AccountKey:
    """Return the account that has an invoice, among those of some flats."""
    entries = entries_of(tx, flats, rules.opening, rules.opening_date)
    for key, documents in entries.items():
        if any(d.document == invoice and d.kind is EntryKind.INVOICE for d in documents):
            return key
    raise UsageError("payment-invoice", invoice=invoice)


def _say(
    context: Context, tx: WriteTransaction, event: Event, decided: Decided, **detail: object
) -> None:
    """Write it down, with neither names nor accounts."""
    period = Period.of(context.today)
    tx.journal(
        event, period, decided.payment.payment_id, cents=decided.payment.part.cents, **detail
    )
