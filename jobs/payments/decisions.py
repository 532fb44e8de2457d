"""Payments decided by the rules: all that no person decided, from a day on, in order of day.

Statements come in any order. So whatever the rules decided from the first new day on is decided
anew, and the same payments end in the same accounts whichever came first.
"""

import datetime as dt
from collections.abc import Sequence

from einvoice.core.not_ours import rule_for
from einvoice.core.payment_candidates import Rule
from einvoice.core.payment_facts import plain_name
from einvoice.core.payment_matching import Match, Share, match_payment
from einvoice.core.recorded_payments import RecordedPayment
from einvoice.store import payments, queued_payments
from einvoice.store.batches import in_batches
from einvoice.store.payment_decisions import decide, forget_decisions
from einvoice.store.payment_lookups import flats_of_rare_names
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from jobs.payments.loaded_facts import load_facts
from jobs.payments.matching_book import MatchingBook
from jobs.payments.rules import AccountRules

_BATCH = 500


def decide_since(tx: WriteTransaction, day: dt.date, rules: AccountRules) -> int:
    """Decide the payments booked from a day on, and return how many wait for a person."""
    undecided = [d.payment for d in payments.decided_by_rules_since(tx, day)]
    forget_decisions(tx, [payment.payment_id for payment in undecided])
    names = {plain_name(payment.part.payer.name) for payment in undecided} - {""}
    rare_names = flats_of_rare_names(tx, names, undecided[0].booked_on) if names else {}
    deciding = _Deciding(tx, rules)
    for batch in in_batches(undecided, _BATCH):
        deciding.decide(batch, MatchingBook(load_facts(tx, batch, rules, rare_names), rules.order))
    return deciding.waiting


def first_not_ours(tx: ReadTransaction, rules: AccountRules) -> dt.date | None:
    """Return the day of the first entry that waits and that a rule, a new rule, would settle."""
    waiting = queued_payments.queued(tx) if rules.not_ours else []
    return next(
        (
            d.payment.booked_on
            for d in waiting
            if not d.by_person and rule_for(rules.not_ours, d.payment, rules.ours)
        ),
        None,
    )


class _Deciding:
    """The deciding of payments in order; decisions are written many at a time."""

    def __init__(self, tx: WriteTransaction, rules: AccountRules) -> None:
        self._tx = tx
        self._rules = rules
        self._unwritten: list[tuple[str, Match]] = []
        self.waiting = 0

    def decide(self, batch: Sequence[RecordedPayment], book: MatchingBook) -> None:
        """Decide a batch and write the decisions."""
        for payment in batch:
            match = self._match(payment, book)
            self._unwritten.append((payment.payment_id, match))
            self.waiting += match.waits is not None
        self._write(book)

    def _write(self, book: MatchingBook) -> None:
        decide(self._tx, self._unwritten)
        self._unwritten = []
        book.is_written()

    def _match(self, payment: RecordedPayment, book: MatchingBook) -> Match:
        """Decide by number and payer; what nothing of ours is found for, by rules of not ours."""
        match = book.refund(payment)
        if match is None and payment.part.cents < 0:
            self._write(book)  # what the debit returns may be among them
            match = _returned(self._tx, payment, book)
        if match is None:
            numbers, facts = book.numbers(payment), book.facts(payment)
            by_account = self._rules.apply_by_account
            match = match_payment(payment.part, numbers, facts, apply_by_account=by_account)
            book.apply(payment, match.shares)
        if not match.shares and not match.candidates:
            rule = rule_for(self._rules.not_ours, payment, self._rules.ours)
            if rule is not None:
                return Match((), rule=Rule.NOT_OURS, not_ours=rule.name)
        return match


def _returned(tx: ReadTransaction, payment: RecordedPayment, book: MatchingBook) -> Match | None:
    """Undo the payment that a debit returns; None without exactly one.

    Then its numbers and payer are proposals: only what a bank names is undone by itself.
    """
    candidates = payments.payments_returned_by(tx, payment)
    if len(candidates) != 1:
        return None
    shares = _negated(
        payments.shares_of(tx, candidates[0].payment.payment_id), candidates[0].payment
    )
    if not shares:  # nothing of it is left to be undone
        return None
    book.apply(payment, shares)
    return Match((), shares)


def _negated(shares: Sequence[Share], returned: RecordedPayment) -> tuple[Share, ...]:
    return tuple(Share(s.customer, -s.cents, (returned.payment_id,)) for s in shares)
