"""The accounts of all customers, page by page, as they are today."""

from collections.abc import Collection, Iterator

from einvoice.core.account_keys import AccountKey, key_of_row
from einvoice.core.accounts import replay
from einvoice.core.debtors import PlacedAccount
from einvoice.store.account_pages import flats_in_pages
from einvoice.store.customer_accounts import entries_of
from einvoice.store.payment_lookups import customers_of
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.payments.rules import account_rules


def all_accounts(
    tx: ReadTransaction, context: Context, building_id: str = "", *, names: bool = False
) -> Iterator[PlacedAccount]:
    """Yield every account, or those of a building, in order of flats and customers."""
    rules = account_rules(context)
    for page in flats_in_pages(tx, building_id):
        entries = entries_of(tx, page, rules.opening, rules.opening_date)
        name_of = names_of(tx, page) if names else {}
        for key in sorted(entries):
            account = replay((e for e in entries[key] if e.day <= context.today), rules.order)
            yield PlacedAccount(key, page[key.flat_id], account, name_of.get(key, ""))


def names_of(tx: ReadTransaction, flat_ids: Collection[str]) -> dict[AccountKey, str]:
    """Return the latest name of each customer of some flats."""
    return {
        key_of_row(flat_id, rows, row): row.name
        for flat_id, rows in customers_of(tx, flat_ids).items()
        for row in sorted(rows, key=lambda row: row.valid_from)
    }
