"""Facts of a batch of payments as the store has them, before the first of them is decided.

The accounts behind them are fetched when matching asks for them (`FetchedAccounts`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from einvoice.core.account_keys import AccountKey, key_of_day, key_of_row
from einvoice.core.ownership import digits
from einvoice.core.payment_candidates import MOST_CUSTOMERS_OF_A_PAYER, numbers_of
from einvoice.core.payment_facts import plain_name
from einvoice.core.payment_numbers import PaymentNumbers
from einvoice.core.premises import Customer
from einvoice.core.recorded_payments import RecordedPayment
from einvoice.core.refunds import Refund, refund_ids
from einvoice.core.subscriptions import Subscription
from einvoice.store import payment_lookups as lookups
from einvoice.store.refunds import Settled, refunds_of, settled
from einvoice.store.transactions import ReadTransaction
from jobs.payments.fetched_accounts import FetchedAccounts
from jobs.payments.rules import AccountRules

Keys = dict[str, set[AccountKey]]


@dataclass(frozen=True, slots=True)
class LoadedFacts:
    """The facts: numbers by payment, flats by number and token, customers by payer, refunds.

    ``by_name`` has the names that may prove something: no name of several customers.
    """

    accounts: FetchedAccounts
    numbers: Mapping[str, PaymentNumbers]
    flat_of_number: Mapping[str, str]
    number_of_global_id: Mapping[str, str]
    flats_of_token: Mapping[str, set[str]]
    by_account: Keys
    by_code: Keys
    by_name: Keys
    refunds: Mapping[str, Refund]
    settled: Settled


def load_facts(
    tx: ReadTransaction,
    batch: Sequence[RecordedPayment],
    rules: AccountRules,
    rare_names: Mapping[str, set[str]],
) -> LoadedFacts:
    """Return the facts of a batch in order of day; none of its payments may be decided.

    ``rare_names``: the flats by the plain names of payers that may prove something, of this batch
    and others (`flats_of_rare_names`).
    """
    numbers = {p.payment_id: numbers_of(p.part).narrowed(rules.client_number) for p in batch}
    first = batch[0].booked_on
    named = refunds_of(tx, {name for payment in batch for name in refund_ids(payment.part)})
    global_ids = lookups.numbers_of_global_ids(tx, _global_ids(batch, numbers))
    flat_of_number = lookups.flats_of_numbers(tx, _wanted(numbers, global_ids))
    tokens = lookups.flats_of_client_numbers(
        tx, {token for of_payment in numbers.values() for token in of_payment.tokens}
    )
    payers = [payment.part.payer for payment in batch]
    by_account = lookups.keys_that_accounts_paid_for(tx, {p.account for p in payers} - {""}, first)
    orders = lookups.orders_of_accounts(tx, {payer.account for payer in payers} - {""})
    flats_of_code = lookups.flats_of_codes(tx, {payer.code for payer in payers} - {""})
    names = {plain_name(payer.name) for payer in payers} & set(rare_names)
    paid_for = lookups.keys_that_names_paid_for(tx, names, first)
    by_name: Keys = {name: paid_for.get(name, set()) for name in names}
    by_code: Keys = {}
    accounts = FetchedAccounts(tx, rules)
    flats_of_name = {name: rare_names[name] for name in names}
    of_payers = (order.flat_id for order in orders)
    accounts.fetch_customers(set(of_payers).union(*flats_of_code.values(), *flats_of_name.values()))
    _add_orders(by_account, orders, accounts)
    _add_people(by_name, flats_of_name, accounts, lambda row: plain_name(row.name))
    _add_people(by_code, flats_of_code, accounts, lambda row: digits(row.code))
    payers_flats = _flats_of(by_account, by_code)
    accounts.fetch(payers_flats.union(flat_of_number.values(), *tokens.values()))
    accounts.fetch_customers(payers_flats.union(flat_of_number.values(), *tokens.values()))
    known = accounts, numbers, flat_of_number, global_ids, tokens
    return LoadedFacts(*known, by_account, by_code, by_name, named, settled(tx, named))


def _flats_of(*by_value: Keys) -> set[str]:
    """Return the flats of customers by what is known of payers; an agent's pays for too many."""
    return {
        key.flat_id
        for of in by_value
        for keys in of.values()
        if len(keys) <= MOST_CUSTOMERS_OF_A_PAYER
        for key in keys
    }


def _global_ids(
    batch: Sequence[RecordedPayment], numbers: Mapping[str, PaymentNumbers]
) -> set[str]:
    given = {p.part.end_to_end_id for p in batch} | {p.part.transaction_id for p in batch}
    return given.union(*(named.global_ids for named in numbers.values())) - {""}


def _wanted(numbers: Mapping[str, PaymentNumbers], global_ids: Mapping[str, str]) -> set[str]:
    """Return the invoice numbers that are named."""
    named = (of_payment.typed | of_payment.references for of_payment in numbers.values())
    return set(global_ids.values()).union(*named)


def _add_orders(keys: Keys, orders: Iterable[Subscription], accounts: FetchedAccounts) -> None:
    """Add the customers who ordered with an account to the keys of that account."""
    for order in orders:
        key = key_of_day(order.flat_id, accounts.customers(order.flat_id), order.valid_from)
        if key is not None:
            keys.setdefault(order.channel_address, set()).add(key)


def _add_people(
    keys: Keys,
    flats: Mapping[str, set[str]],
    accounts: FetchedAccounts,
    value_of: Callable[[Customer], str],
) -> None:
    """Add the customers whose rows have a value to the keys of that value."""
    for value, flat_ids in flats.items():
        for flat_id in flat_ids:
            rows = accounts.customers(flat_id)
            mine = [row for row in rows if value_of(row) == value]
            keys.setdefault(value, set()).update(key_of_row(flat_id, rows, row) for row in mine)
