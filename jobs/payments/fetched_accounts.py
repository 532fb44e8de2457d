"""Accounts that payments are matched with: fetched flat by flat, when they are first asked for.

What matching needs is known only while it decides: a number one digit away matters for a typed
number of an unknown payer alone. Whoever fetched all that might matter would read the accounts of
the whole company for each batch of payments.
"""

from collections.abc import Collection

from einvoice.core.account_keys import AccountKey
from einvoice.core.accounts import AccountEntry, EntryKind
from einvoice.core.payment_numbers import one_digit_away
from einvoice.core.premises import Customer
from einvoice.store import payment_lookups as lookups
from einvoice.store.customer_accounts import entries_of
from einvoice.store.transactions import ReadTransaction
from jobs.payments.rules import AccountRules


class FetchedAccounts:
    """The entries of accounts and the customers of flats, as the store has them when asked for.

    Decisions of which the store does not have the shares yet (`is_written`) are entered by `add`.
    """

    def __init__(self, tx: ReadTransaction, rules: AccountRules) -> None:
        self._tx = tx
        self._rules = rules
        self._flats: set[str] = set()
        self._entries: dict[AccountKey, list[AccountEntry]] = {}
        self._key_of_invoice: dict[str, AccountKey] = {}
        self._customers: dict[str, list[Customer]] = {}
        self._unwritten: dict[str, list[tuple[AccountKey, AccountEntry]]] = {}

    def fetch(self, flat_ids: Collection[str]) -> None:
        """Fetch the accounts of those flats among some that are not here yet."""
        new = set(flat_ids) - self._flats
        if not new:
            return
        self._flats |= new
        fetched = entries_of(self._tx, new, self._rules.opening, self._rules.opening_date)
        for key, entries in fetched.items():
            self._entries[key] = entries
            for entry in entries:
                if entry.kind is EntryKind.INVOICE:
                    self._key_of_invoice[entry.document] = key
        for flat_id in new:
            for key, entry in self._unwritten.get(flat_id, ()):
                self._entries.setdefault(key, []).append(entry)

    def fetch_customers(self, flat_ids: Collection[str]) -> None:
        """Fetch the customers of those flats among some that are not here yet."""
        self._customers |= lookups.customers_of(self._tx, set(flat_ids) - set(self._customers))

    def entries(self, key: AccountKey) -> list[AccountEntry]:
        """Return the entries of an account, in no order."""
        self.fetch((key.flat_id,))
        return self._entries.get(key, [])

    def customers(self, flat_id: str) -> list[Customer]:
        """Return the customer rows of a flat."""
        if flat_id not in self._customers:
            self.fetch_customers((flat_id,))
        return self._customers[flat_id]

    def key_of_invoice(self, number: str, flat_id: str) -> AccountKey | None:
        """Return whose account has an invoice of a flat; None = nobody's, it is void."""
        self.fetch((flat_id,))
        return self._key_of_invoice.get(number)

    def add(self, key: AccountKey, entry: AccountEntry) -> None:
        """Enter a decision that was just made."""
        if key.flat_id in self._flats:
            self._entries.setdefault(key, []).append(entry)
        else:
            self._unwritten.setdefault(key.flat_id, []).append((key, entry))

    def is_written(self) -> None:
        """Note that the store has the decisions so far: who fetches a flat now gets them."""
        self._unwritten.clear()

    def invoices_near(self, number: str) -> dict[str, str]:
        """Return the flats of the invoices whose number is one digit away, by number."""
        return self._near(lookups.flats_of_numbers(self._tx, set(one_digit_away(number))))

    def clients_near(self, token: str) -> set[str]:
        """Return the flats whose client number is one digit away."""
        flats = lookups.flats_of_client_numbers(self._tx, set(one_digit_away(token)))
        near = {flat_id: flat_id for of_number in flats.values() for flat_id in of_number}
        return set(self._near(near))

    def _near(self, flats: dict[str, str]) -> dict[str, str]:
        self.fetch(set(flats.values()))
        self.fetch_customers(set(flats.values()))
        return flats
