"""Credits paid back: a person decides on each, and where the money may go.

It goes back to the account of the payment it came by; to another account only where a person names
it with the evidence they have. A refund is in the customer's account from the day it is decided.
"""

from dataclasses import dataclass

from einvoice.core import iban
from einvoice.core.account_keys import AccountKey
from einvoice.core.accounts import Account, replay
from einvoice.core.errors import RefusedByCheckError, UsageError
from einvoice.core.events import Event
from einvoice.core.money import format_cents
from einvoice.core.period import Period
from einvoice.core.refunds import Refund, RefundState, refund_id
from einvoice.store import payments, refunds
from einvoice.store.customer_accounts import entries_of
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from jobs.context import Context
from jobs.cut_off import collecting_accounts
from jobs.payments.by_id import payment_with_id, refund_with_id
from jobs.payments.rules import account_rules

_SHORT_ID = 8


@dataclass(frozen=True, slots=True)
class KnownRefund:
    """A refund with its state."""

    refund: Refund
    state: RefundState

    @property
    def short_id(self) -> str:
        """How a person calls it."""
        return self.refund.refund_id[:_SHORT_ID]


@dataclass(frozen=True, slots=True)
class RefundTo:
    """The account that a person names, with the evidence that it is the customer's.

    ``from_account`` is our account that pays; empty where we have only one.
    """

    account: str
    name: str
    evidence: str
    from_account: str = ""


@dataclass(frozen=True, slots=True)
class WantedRefund:
    """A refund as a person asks for it: by ``payment`` (the beginning of its id) or ``to``.

    ``cents`` None = as much as can be.
    """

    flat_id: str
    reason: str
    payment: str = ""
    to: RefundTo | None = None
    cents: int | None = None


def refund_list(context: Context) -> list[KnownRefund]:
    """Return all refunds, by day."""
    with context.store.reading() as tx:
        rows = refunds.refunds_between(tx)
        settled = refunds.settled(tx, [row.refund_id for row in rows])
    return [KnownRefund(row, row.state(settled.get(row.refund_id, ()))) for row in rows]


def paid_twice(context: Context) -> list[payments.Decided]:
    """Return the payments of invoices that were paid before, whose sum is a credit still."""
    with context.store.reading() as tx:
        return [
            double
            for double in payments.double_payments(tx)
            if any(
                _account(tx, context, AccountKey.parse(share.customer)).credit_cents.get(
                    double.payment.payment_id
                )
                for share in payments.shares_of(tx, double.payment.payment_id)
            )
        ]


def list_refund(context: Context, wanted: WantedRefund) -> Refund:
    """Decide that a credit is paid back.

    Raises:
        UsageError: no such payment, account or customer, or more than there is.
    """
    if (not wanted.payment) == (wanted.to is None):
        raise UsageError("refund-payment-or-account")
    with context.store.writing() as tx:
        chosen = _chosen(tx, context, wanted)
        most = chosen.most
        cents = most if wanted.cents is None else wanted.cents
        if not 0 < cents <= most:
            raise UsageError(
                "refund-more-than-credit", flat=wanted.flat_id, most=format_cents(most)
            )
        before = refunds.count_of_customer(tx, chosen.key)
        refund = Refund(
            refund_id(chosen.key, cents, context.today, before),
            chosen.key,
            cents,
            context.today,
            chosen.from_account,
            chosen.to_account,
            chosen.to_name,
            wanted.reason,
            chosen.payment_id,
            wanted.to.evidence if wanted.to else "",
        )
        refunds.add_refund(tx, refund)
        _say(context, tx, Event.REFUND_LISTED, refund)
    return refund


def cancel_refund(context: Context, beginning: str, reason: str, *, not_paid: bool) -> Refund:
    """Cancel a refund; ``not_paid``: a person says that the bank did not pay what was ordered.

    Raises:
        UsageError: no refund has such an id.
        RefusedByCheckError: it is cancelled, the bank paid it, or may still pay it.
    """
    with context.store.writing() as tx:
        refund = refund_with_id(tx, beginning)
        settled = refunds.settled(tx, [refund.refund_id]).get(refund.refund_id, ())
        state = refund.state(settled)
        if state is RefundState.ORDERED and not (not_paid and _is_given_out(tx, refund)):
            raise RefusedByCheckError("refund-ordered", refund=refund.refund_id)
        if state not in {RefundState.LISTED, RefundState.ORDERED}:
            raise RefusedByCheckError("refund-ended", refund=refund.refund_id, state=state)
        refunds.cancel_refund(tx, refund.refund_id)
        _say(context, tx, Event.REFUND_CANCELLED, refund, reason=reason)
    return refund


def _is_given_out(tx: ReadTransaction, refund: Refund) -> bool:
    """Return whether its file was given out; what is unfinished will be, with this refund."""
    file = refunds.refund_file(tx, refund.file_id)
    return file is not None and file.is_written


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Whose credit goes where: at most ``most`` cents."""

    key: AccountKey
    most: int
    from_account: str
    to_account: str
    to_name: str
    payment_id: str = ""


def _chosen(tx: ReadTransaction, context: Context, wanted: WantedRefund) -> _Chosen:
    if wanted.to is None:
        return _back(tx, context, wanted.flat_id, wanted.payment)
    return _other(tx, context, wanted.flat_id, wanted.to)


def _back(tx: ReadTransaction, context: Context, flat_id: str, beginning: str) -> _Chosen:
    """Return the way back of a payment: to its payer's account, at most what is unused of it."""
    decided = payment_with_id(tx, beginning)
    payment = decided.payment
    shares = payments.shares_of(tx, payment.payment_id) if payment.part.cents > 0 else ()
    keys = [AccountKey.parse(share.customer) for share in shares]
    mine = [key for key in keys if key.flat_id == flat_id]
    if not mine:
        raise UsageError("refund-of-another", flat=flat_id, payment=payment.payment_id)
    account = payment.part.payer.account
    if not _may_be_paid(context, account):
        raise UsageError("refund-no-account", flat=flat_id, payment=payment.payment_id)
    most = _account(tx, context, mine[0]).credit_cents.get(payment.payment_id, 0)
    name = payment.part.payer.name
    return _Chosen(mine[0], most, payment.account, account, name, payment.payment_id)


def _other(tx: ReadTransaction, context: Context, flat_id: str, to: RefundTo) -> _Chosen:
    """Return the way to an account that a person names."""
    account, ours = iban.compact(to.account), sorted(collecting_accounts(context))
    if not _may_be_paid(context, account):
        raise UsageError("refund-account-wrong", account=iban.masked(account))
    pays = iban.compact(to.from_account) or (ours[0] if len(ours) == 1 else "")
    if pays not in ours:
        raise UsageError("refund-from-which", accounts=tuple(map(iban.masked, ours)))
    if not (to.name.strip() and to.evidence.strip()):
        raise UsageError("refund-evidence")
    rules = account_rules(context)
    unused = {
        key: _credit(_account(tx, context, key))
        for key in entries_of(tx, [flat_id], rules.opening, rules.opening_date)
    }
    with_credit = [key for key, cents in unused.items() if cents > 0]
    if len(with_credit) != 1:
        code = "refund-customers" if with_credit else "refund-more-than-credit"
        raise UsageError(code, flat=flat_id, most=format_cents(0))
    (key,) = with_credit
    return _Chosen(key, unused[key], pays, account, to.name.strip())


def _may_be_paid(context: Context, account: str) -> bool:
    """Return whether money may go to an account at all: a real account that is not ours."""
    return iban.is_valid(account) and account not in collecting_accounts(context)


def _account(tx: ReadTransaction, context: Context, key: AccountKey) -> Account:
    """Return an account with all its entries."""
    rules = account_rules(context)
    entries = entries_of(tx, [key.flat_id], rules.opening, rules.opening_date)
    return replay(entries.get(key, ()), rules.order)


def _credit(account: Account) -> int:
    return sum(account.credit_cents.values())


def _say(
    context: Context, tx: WriteTransaction, event: Event, refund: Refund, **detail: object
) -> None:
    """Write it down, with neither names nor accounts."""
    period = Period.of(context.today)
    facts = {"flat": refund.key.flat_id, "cents": refund.cents, "payment": refund.payment_id}
    tx.journal(event, period, refund.refund_id, **facts, **detail)
