"""Facts of a batch of payments as the store has them, before the first of them is decided."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from einvoice.core.account_keys import AccountKey, key_of_day, key_of_row
from einvoice.core.accounts import AccountEntry
from einvoice.core.ownership import digits
from einvoice.core.payment_candidates import numbers_of
from einvoice.core.payment_facts import plain_name
from einvoice.core.payment_numbers import PaymentNumbers, one_digit_away
from einvoice.core.premises import Customer
from einvoice.core.recorded_payments import RecordedPayment
from einvoice.core.refunds import Refund, refund_ids
from einvoice.core.subscriptions import Subscription
from einvoice.store import payment_lookups as lookups
from einvoice.store.customer_accounts import entries_of
from einvoice.store.refunds import Settled, refunds_of, settled
from einvoice.store.transactions import ReadTransaction
from jobs.payments.rules import AccountRules

Keys = dict[str, set[AccountKey]]


@dataclass(frozen=True, slots=True)
class LoadedFacts:
    """The facts: numbers by payment, flats by number and token, customers by payer, refunds."""

    numbers: Mapping[str, PaymentNumbers]
    flat_of_number: Mapping[str, str]
    number_of_global_id: Mapping[str, str]
    flats_of_token: Mapping[str, set[str]]
    customers: Mapping[str, list[Customer]]
    entries: dict[AccountKey, list[AccountEntry]]
    by_account: Keys
    by_code: Keys
    by_name: Keys
    refunds: Mapping[str, Refund]
    settled: Settled


def load_facts(
    tx: ReadTransaction,
    batch: Sequence[RecordedPayment],
    rules: AccountRules,
    all_names: Mapping[str, set[str]],
) -> LoadedFacts:
    """Return the facts of a batch in order of day; none of its payments may be decided.

    ``all_names`` are the flats by the plain names of their customers, of this batch and others.
    """
    numbers = {p.payment_id: numbers_of(p.part).narrowed(rules.client_number) for p in batch}
    first = batch[0].booked_on
    named = refunds_of(tx, {name for payment in batch for name in refund_ids(payment.part)})
    global_ids = lookups.numbers_of_global_ids(tx, _global_ids(batch, numbers))
    flat_of_number = lookups.flats_of_numbers(tx, _wanted(numbers, global_ids))
    tokens = _flats_of_tokens(tx, numbers)
    payers = [payment.part.payer for payment in batch]
    accounts = {payer.account for payer in payers} - {""}
    names = {plain_name(payer.name) for payer in payers} - {""}
    by_account = lookups.keys_that_accounts_paid_for(tx, accounts, first)
    by_name = lookups.keys_that_names_paid_for(tx, names, first)
    orders = lookups.orders_of_accounts(tx, accounts)
    flats_of_code = lookups.flats_of_codes(tx, {payer.code for payer in payers} - {""})
    flats_of_name = {name: all_names[name] for name in names if name in all_names}
    flats = {
        *flat_of_number.values(),
        *(refund.key.flat_id for refund in named.values()),
        *(order.flat_id for order in orders),
        *_flats_of(by_account, by_name),
        *set().union(*tokens.values(), *flats_of_code.values(), *flats_of_name.values()),
    }
    people = lookups.customers_of(tx, flats)
    _add_orders(by_account, orders, people)
    _add_people(by_name, flats_of_name, people, lambda row: plain_name(row.name))
    by_code: Keys = {}
    _add_people(by_code, flats_of_code, people, lambda row: digits(row.code))
    entries = entries_of(tx, flats, rules.opening, rules.opening_date)
    payers_of = by_account, by_code, by_name
    known = numbers, flat_of_number, global_ids, tokens, people, entries
    return LoadedFacts(*known, *payers_of, named, settled(tx, named))


def _flats_of(*by_value: Keys) -> set[str]:
    return {key.flat_id for of in by_value for keys in of.values() for key in keys}


def _global_ids(
    batch: Sequence[RecordedPayment], numbers: Mapping[str, PaymentNumbers]
) -> set[str]:
    given = {p.part.end_to_end_id for p in batch} | {p.part.transaction_id for p in batch}
    return given.union(*(named.global_ids for named in numbers.values())) - {""}


def _wanted(numbers: Mapping[str, PaymentNumbers], global_ids: Mapping[str, str]) -> set[str]:
    """Return the invoice numbers to look up: those named, and those one digit away if typed."""
    typed = {number for named in numbers.values() for number in named.typed}
    references = {number for named in numbers.values() for number in named.references}
    near = {other for number in typed for other in one_digit_away(number)}
    return typed | references | near | set(global_ids.values())


def _flats_of_tokens(
    tx: ReadTransaction, numbers: Mapping[str, PaymentNumbers]
) -> dict[str, set[str]]:
    """Return the flats of the client numbers named, and of those one digit away."""
    named = lookups.flats_of_client_numbers(
        tx, {token for of_payment in numbers.values() for token in of_payment.tokens}
    )
    near = {other for token in named for other in one_digit_away(token)} - set(named)
    return named | lookups.flats_of_client_numbers(tx, near)


def _add_orders(
    keys: Keys, orders: Iterable[Subscription], people: Mapping[str, list[Customer]]
) -> None:
    """Add the customers who ordered with an account to the keys of that account."""
    for order in orders:
        key = key_of_day(order.flat_id, people[order.flat_id], order.valid_from)
        if key is not None:
            keys.setdefault(order.channel_address, set()).add(key)


def _add_people(
    keys: Keys,
    flats: Mapping[str, set[str]],
    people: Mapping[str, list[Customer]],
    value_of: Callable[[Customer], str],
) -> None:
    """Add the customers whose rows have a value to the keys of that value."""
    for value, flat_ids in flats.items():
        for flat_id in flat_ids:
            rows = people[flat_id]
            mine = [row for row in rows if value_of(row) == value]
            keys.setdefault(value, set()).update(key_of_row(flat_id, rows, row) for row in mine)
