"""Payments and applications that wait for a person, as the staff's room shows them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from einvoice.core.accounts import Account, replay
from einvoice.core.iban import masked
from einvoice.core.staff_decisions import DecisionKind
from einvoice.store import applications, payments, queued_payments
from einvoice.store.customer_accounts import entries_of
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.payments.queue import QueuedPayment
from jobs.payments.rules import account_rules
from jobs.views.shown_decisions import ShownDecision, shown_decisions
from jobs.views.subscriptions import Waiting, with_proposals

SHOWN = 50


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """A payment that waits, the flats it may be for, and what was decided about it, if anything.

    ``named`` are these flats with what names each, an invoice's number, or the rule (`Rule`), and
    the unpaid cents of that invoice, or else of the whole account. ``likely`` is the flat that its
    form begins with; empty where a person has to choose.
    """

    payment: QueuedPayment = field(repr=False)
    flats: tuple[str, ...]
    named: tuple[tuple[str, str, str, int], ...]
    likely: str
    account: str
    decided: ShownDecision | None


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """An application that waits, and what was decided about it, if anything."""

    waiting: Waiting = field(repr=False)
    account: str
    decided: ShownDecision | None


@dataclass(frozen=True, slots=True)
class Queue:
    """The first `SHOWN` rows of a queue, how many there are, and the last decisions that ended.

    ``undecided`` are those that wait for a person: what is decided waits for a run alone.
    """

    rows: tuple[PaymentRow, ...] | tuple[ApplicationRow, ...]
    count: int
    ended: tuple[ShownDecision, ...]
    undecided: int


def payments_queue(context: Context) -> Queue:
    """Return the payments that wait for a person, by day, the decided last; masked."""
    with context.store.reading() as tx:
        every = queued_payments.queued(tx)
        decided, ended = shown_decisions(tx, DecisionKind.PAYMENT)
        waiting = [
            QueuedPayment(row, payments.candidates_of(tx, row.payment.payment_id))
            for row in every[:SHOWN]
        ]
        accounts = _accounts(context, tx, waiting)
        rows = tuple(sorted((_payment(row, accounts, decided) for row in waiting), key=_is_decided))
    return Queue(rows, len(every), ended, max(0, len(every) - len(decided)))


def _accounts(
    context: Context, tx: ReadTransaction, waiting: Sequence[QueuedPayment]
) -> dict[str, Account]:
    """Return the accounts of today that payments may be for, by customer."""
    rules = account_rules(context)
    flat_ids = {flat_id for row in waiting for _, flat_id in row.flats}
    entries = entries_of(tx, flat_ids, rules.opening, rules.opening_date)
    named = {c.customer for row in waiting for c in row.candidates}
    return {
        str(key): replay((e for e in own if e.day <= context.today), rules.order)
        for key, own in entries.items()
        if str(key) in named
    }


def _open_cents(account: Account | None, invoice: str) -> int:
    debts = account.open_cents if account else {}
    return debts[invoice] if invoice in debts else sum(debts.values())


def _payment(
    waiting: QueuedPayment, accounts: Mapping[str, Account], decided: Mapping[str, ShownDecision]
) -> PaymentRow:
    payment = waiting.decided.payment
    payment_id, payer = payment.payment_id, payment.part.payer
    flats = tuple(dict.fromkeys(flat_id for _, flat_id in waiting.flats))
    named = dict.fromkeys(
        (flat_id, c.invoice, c.rule.name.lower(), _open_cents(accounts.get(c.customer), c.invoice))
        for c, flat_id in waiting.flats
    )
    likely = _likely(flats, named, waiting.cents)
    account = masked(payer.account)
    return PaymentRow(waiting, flats, tuple(named), likely, account, decided.get(payment_id))


def _likely(flats: Sequence[str], named: Iterable[tuple[str, str, str, int]], cents: int) -> str:
    """Return the flat that alone has just that sum unpaid, or that alone is named and owes."""
    owed = {(flat_id, open_cents) for flat_id, _, _, open_cents in named if open_cents}
    exact = {flat_id for flat_id, open_cents in owed if open_cents == cents}
    if exact:
        return exact.pop() if len(exact) == 1 else ""
    return flats[0] if owed and len(flats) == 1 else ""


def applications_queue(context: Context) -> Queue:
    """Return the applications that wait, the oldest first, the decided last; masked."""
    with context.store.reading() as tx:
        every = applications.waiting_applications(tx)
        decided, ended = shown_decisions(tx, DecisionKind.APPLICATION)
        shown = (
            ApplicationRow(
                with_proposals(tx, record),
                masked(record.application.channel_address),
                decided.get(str(record.id)),
            )
            for record in every[:SHOWN]
        )
        rows = tuple(sorted(shown, key=_is_decided))
    return Queue(rows, len(every), ended, max(0, len(every) - len(decided)))


def _is_decided(row: PaymentRow | ApplicationRow) -> bool:
    return row.decided is not None
