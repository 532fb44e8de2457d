"""Which customer and which invoices a payment is for.

Machine-written numbers (global id, reference with check digits) decide by themselves. A typed
number is weaker: one wrong digit is the neighbour's invoice, and a personal code has eleven digits
too. It decides only when a second fact agrees: the sum is what is open, or the payer is known to
pay for that customer. Everything else waits in the queue with its proposals: a wrong match is worse
than ten waiting. Sums are integer cents. Source: docs/PAYMENTS.md.
"""

import datetime as dt
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from einvoice.core.ownership import digits
from einvoice.core.payment_candidates import (
    MOST_CUSTOMERS_OF_A_PAYER,
    Candidate,
    Rule,
    candidates,
)
from einvoice.core.payment_facts import MatchingFacts, OpenInvoice, PayingCustomer
from einvoice.core.payment_numbers import PaymentNumbers
from einvoice.core.payments import EntryPart

MOST_CENTS = 1_000_000
"""10,000.00: no larger payment is applied without a person."""

MOST_TIMES_OPEN = 10
"""No payment above N times the open sum is applied without a person."""


MOST_SPLIT = 8
"""A payment for more customers is split by a person: too many sums would fit by chance."""


class Waits(StrEnum):
    """Why a payment waits for a person."""

    NO_NUMBER = "no_number"
    NOT_A_PAYMENT = "not_a_payment"
    SUM_TOO_LARGE = "sum_too_large"
    INVOICE_NOT_LIVE = "invoice_not_live"
    FORMER_CUSTOMER = "former_customer"
    SEVERAL_FLATS = "several_flats"
    NO_SECOND_FACT = "no_second_fact"
    PAYER_OF_ANOTHER = "payer_of_another"
    PROPOSAL_ONLY = "proposal_only"
    REFUND_DIFFERS = "refund_differs"


@dataclass(frozen=True, slots=True)
class Share:
    """The cents of a payment for one customer, and the invoices they are for."""

    customer: str
    cents: int
    invoices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """The decision on a payment.

    ``shares`` are applied; without any, ``waits`` says why the payment waits. ``candidates`` are
    all that any rule found, the strongest first. ``is_double``: the named invoices were paid.
    ``not_ours`` is the name of the configured rule by which it is no payment of a customer.
    """

    candidates: tuple[Candidate, ...]
    shares: tuple[Share, ...] = ()
    waits: Waits | None = None
    rule: Rule | None = None
    is_double: bool = False
    not_ours: str = ""


def match_payment(
    part: EntryPart,
    numbers: PaymentNumbers,
    facts: MatchingFacts,
    *,
    apply_by_account: bool = False,
) -> Match:
    """Return the decision on a payment from its numbers and the facts known of them."""
    return _Matching(part, numbers, facts, apply_by_account=apply_by_account).decide()


class _Matching:
    """The matching of one payment."""

    def __init__(
        self,
        part: EntryPart,
        numbers: PaymentNumbers,
        facts: MatchingFacts,
        *,
        apply_by_account: bool,
    ) -> None:
        self._part = part
        self._facts = facts
        self._apply_by_account = apply_by_account
        known = (*facts.by_global_id.values(), *facts.by_number.values())
        self._invoices = {invoice.number: invoice for invoice in known}
        self._candidates = tuple(candidates(part, numbers, facts))

    def decide(self) -> Match:
        """Return the decision."""
        strong = [c for c in self._candidates if not c.is_weak]
        if self._part.cents <= 0:
            return self._wait(Waits.NOT_A_PAYMENT)
        if self._part.cents > MOST_CENTS:
            return self._wait(Waits.SUM_TOO_LARGE)
        if not strong:
            return self._wait(Waits.PROPOSAL_ONLY if self._candidates else Waits.NO_NUMBER)
        rule = strong[0].rule
        named = [c for c in strong if c.rule is rule]
        if rule >= Rule.PAYER_ACCOUNT:
            return self._by_payer(rule, named)
        return self._by_numbers(
            rule, named, {c.customer for c in strong if c.rule < Rule.PAYER_ACCOUNT}
        )

    def _by_numbers(self, rule: Rule, named: Sequence[Candidate], customers: set[str]) -> Match:
        """Decide by the numbers of one rule; ``customers`` are those of all numbers."""
        invoices = [self._invoices[c.invoice] for c in named if c.invoice]
        if not all(invoice.is_live for invoice in invoices):
            return self._wait(Waits.INVOICE_NOT_LIVE)
        if len({c.customer for c in named}) > 1:
            return self._split(rule, named, invoices)
        if rule > Rule.REFERENCE and len(customers) > 1:
            return self._wait(Waits.SEVERAL_FLATS)
        typed = [c.typed for c in named]
        return self._one(rule, self._facts.customers[named[0].customer], invoices, typed)

    def _wait(self, waits: Waits) -> Match:
        return Match(self._candidates, waits=waits)

    def _by_payer(self, rule: Rule, named: Sequence[Candidate]) -> Match:
        """Decide on a payment without a number: a proposal, unless accounts may decide."""
        if rule is not Rule.PAYER_ACCOUNT or len(named) > 1 or not self._apply_by_account:
            return self._wait(Waits.PROPOSAL_ONLY)
        return self._one(rule, self._facts.customers[named[0].customer], (), ())

    def _split(
        self, rule: Rule, named: Sequence[Candidate], invoices: Sequence[OpenInvoice]
    ) -> Match:
        """Split a payment for several customers whose open sums it equals together.

        Of each either the named invoices or the whole account, as an invoice asks for both.
        """
        customers = list(dict.fromkeys(c.customer for c in named))
        if len(customers) > MOST_SPLIT:
            return self._wait(Waits.SEVERAL_FLATS)
        sums = [self._open_sums(customer, invoices) for customer in customers]
        fitting = [s for s in itertools.product(*sums) if sum(s) == self._part.cents]
        if len(fitting) != 1:
            return self._wait(Waits.SEVERAL_FLATS)
        shares = tuple(
            Share(customer, cents, tuple(i.number for i in _of(customer, invoices)))
            for customer, cents in zip(customers, fitting[0], strict=True)
        )
        return Match(self._candidates, shares, rule=rule)

    def _open_sums(self, customer: str, invoices: Sequence[OpenInvoice]) -> list[int]:
        """Return what a payment may be for: the named invoices, and the whole account.

        Nothing where the named invoices are paid: that is for a person to look at.
        """
        named = _of(customer, invoices)
        own = sum(i.open_cents for i in named)
        if named and not own:
            return []
        return sorted({own, self._facts.customers[customer].open_cents} - {0})

    def _one(
        self,
        rule: Rule,
        customer: PayingCustomer,
        invoices: Sequence[OpenInvoice],
        typed: Iterable[str],
    ) -> Match:
        """Decide on a payment whose numbers are all of one customer."""
        waits = self._doubt(rule, customer, invoices, typed)
        if waits is not None:
            return self._wait(waits)
        named = tuple(i.number for i in sorted(invoices, key=_due_order))
        is_double = bool(invoices) and not any(i.open_cents for i in invoices)
        share = Share(customer.customer, self._part.cents, named)
        return Match(self._candidates, (share,), rule=rule, is_double=is_double)

    def _doubt(
        self,
        rule: Rule,
        customer: PayingCustomer,
        invoices: Sequence[OpenInvoice],
        typed: Iterable[str],
    ) -> Waits | None:
        """Return why a payment waits though its numbers are of one customer; None = it need not.

        A payer known for another customer is no doubt while the sum is what is open here. Of a
        typed number it must also not be what is open there, nor under a number one digit away: then
        the number may be mistyped, and the sum proves nothing.
        """
        largest = max(customer.open_cents, sum(i.cents for i in invoices))
        if largest and self._part.cents > MOST_TIMES_OPEN * largest:
            return Waits.SUM_TOO_LARGE
        is_open, knows = self._is_open(customer, invoices), self._pays_for(customer)
        others = [c for c in self._payers_customers() if c.customer != customer.customer]
        if not customer.is_present and any(c.flat_id == customer.flat_id for c in others):
            return Waits.FORMER_CUSTOMER
        if knows:
            return None
        is_typed = rule > Rule.REFERENCE
        there = is_typed and any(self._is_open(other, ()) for other in others)
        is_open = is_open and not (is_typed and self._is_near(typed))
        if others and (there or not is_open):
            return Waits.PAYER_OF_ANOTHER
        return Waits.NO_SECOND_FACT if is_typed and not is_open else None

    def _is_near(self, typed: Iterable[str]) -> bool:
        """Return whether the sum is also what is open under a number one digit away."""
        return any(self._part.cents in self._facts.near_cents.get(text, ()) for text in typed)

    def _is_open(self, customer: PayingCustomer, invoices: Sequence[OpenInvoice]) -> bool:
        """Return whether the sum is what is open: of the invoices or of the whole account."""
        sums = {customer.open_cents, sum(i.open_cents for i in invoices)}
        return self._part.cents in sums

    def _pays_for(self, customer: PayingCustomer) -> bool:
        """Return whether the payer is the customer, or paid for the customer before.

        A name proves it only where no other customer is known by it: names repeat.
        """
        payer = self._part.payer
        return (
            (
                payer.account in customer.accounts
                and len(self._facts.by_account) <= MOST_CUSTOMERS_OF_A_PAYER
            )
            or (payer.code != "" and digits(payer.code) == digits(customer.code))
            or self._facts.by_name == (customer.customer,)
        )

    def _payers_customers(self) -> list[PayingCustomer]:
        """Return the customers whom the payer's account or code belongs to or paid for."""
        known = dict.fromkeys(
            customer
            for customers in (self._facts.by_account, self._facts.by_code)
            if len(customers) <= MOST_CUSTOMERS_OF_A_PAYER
            for customer in customers
        )
        return [self._facts.customers[customer] for customer in known]


def _of(customer: str, invoices: Sequence[OpenInvoice]) -> list[OpenInvoice]:
    return sorted((i for i in invoices if i.customer == customer), key=_due_order)


def _due_order(invoice: OpenInvoice) -> tuple[dt.date, str]:
    return invoice.due, invoice.number
