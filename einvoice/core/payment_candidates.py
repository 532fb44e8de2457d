"""Candidates of a payment: the customers and invoices that its numbers and its payer lead to.

Source: docs/PAYMENTS.md, "Whom a payment is for".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from einvoice.core.ownership import digits
from einvoice.core.payment_facts import MatchingFacts
from einvoice.core.payment_numbers import PaymentNumbers, is_weak_client_number, numbers_in
from einvoice.core.payments import EntryPart

MOST_CUSTOMERS_OF_A_PAYER = 5
"""An account or code that is known for more customers is an agent's, and says nothing."""


class Rule(IntEnum):
    """The rules, the strongest first."""

    GLOBAL_ID = 1
    REFERENCE = 2
    INVOICE_NUMBER = 3
    CLIENT_NUMBER = 4
    PAYER_ACCOUNT = 5
    PAYER_CODE = 6
    NOT_OURS = 7


@dataclass(frozen=True, slots=True)
class Candidate:
    """A customer that a rule finds, and the invoice it names, if any.

    ``typed``: the number a person wrote, if any. ``is_weak``: it may be something else (a year, a
    postal code), so it only proposes.
    """

    rule: Rule
    customer: str
    invoice: str = ""
    typed: str = ""
    is_weak: bool = False


def numbers_of(part: EntryPart) -> PaymentNumbers:
    """Return the numbers of a payment's text and of its structured reference.

    A structured reference without check digits is a typed number like any other.
    """
    text, field = numbers_in(part.text), numbers_in(part.structured_ref)
    return PaymentNumbers(
        text.global_ids | field.global_ids,
        text.references | field.references,
        text.typed | field.typed,
        text.tokens | field.tokens,
    )


def candidates(
    part: EntryPart, numbers: PaymentNumbers, facts: MatchingFacts
) -> Iterator[Candidate]:
    """Yield all that the rules find, the strongest first; numbers nobody knows are none."""
    for global_id in sorted(numbers.global_ids | {part.end_to_end_id, part.transaction_id}):
        if (invoice := facts.by_global_id.get(global_id)) is not None:
            yield Candidate(Rule.GLOBAL_ID, invoice.customer, invoice.number)
    own_code = digits(part.payer.code)
    typed = numbers.typed - numbers.references - {own_code}
    for rule, known_numbers in ((Rule.REFERENCE, numbers.references), (Rule.INVOICE_NUMBER, typed)):
        for number in sorted(known_numbers):
            if (invoice := facts.by_number.get(number)) is not None:
                yield Candidate(rule, invoice.customer, invoice.number, number)
    for token in sorted(numbers.tokens):
        for customer in facts.clients.get(token, ()):
            weak = is_weak_client_number(token)
            yield Candidate(Rule.CLIENT_NUMBER, customer, typed=token, is_weak=weak)
    for rule, customers in (
        (Rule.PAYER_ACCOUNT, facts.by_account),
        (Rule.PAYER_CODE, facts.by_code),
    ):
        if len(customers) <= MOST_CUSTOMERS_OF_A_PAYER:
            yield from (Candidate(rule, customer) for customer in customers)
