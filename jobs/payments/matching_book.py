"""Accounts that payments are matched with, as they are on the day of each payment."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from einvoice.core.account_keys import AccountKey, key_of_day
from einvoice.core.accounts import Account, EntryKind, PaymentOrder, replay
from einvoice.core.ownership import digits
from einvoice.core.payment_facts import MatchingFacts, OpenInvoice, PayingCustomer, plain_name
from einvoice.core.payment_matching import Match, Share
from einvoice.core.payment_numbers import PaymentNumbers
from einvoice.core.payments import Payer
from einvoice.core.recorded_payments import RecordedPayment
from einvoice.core.refunds import entry_of_share, match_refund
from jobs.payments.loaded_facts import LoadedFacts

_NO_DUE_DAY = dt.date.max
_Value = TypeVar("_Value")


class MatchingBook:
    """The facts of a batch; `apply` enters a decision, so that the next payment sees it."""

    def __init__(self, loaded: LoadedFacts, order: PaymentOrder) -> None:
        self._loaded = loaded
        self._order = order
        self._replayed: dict[AccountKey, dict[dt.date, Account]] = {}
        self._accounts: dict[AccountKey, set[str]] = {}
        for account, keys in loaded.by_account.items():
            for key in keys:
                self._accounts.setdefault(key, set()).add(account)

    def facts(self, payment: RecordedPayment) -> MatchingFacts:
        """Return the facts of a payment as they are on its day."""
        day, part = payment.booked_on, payment.part
        numbers = self._loaded.numbers[payment.payment_id]
        global_ids = numbers.global_ids | {part.end_to_end_id, part.transaction_id}
        by_global_id = {
            text: self._invoice(number, day)
            for text in global_ids
            if (number := self._loaded.number_of_global_id.get(text)) is not None
        }
        by_number = {
            number: self._invoice(number, day)
            for number in numbers.typed | numbers.references
            if number in self._loaded.flat_of_number
        }
        clients = {token: self._present(token, day) for token in numbers.tokens}
        by_account = self._known(self._loaded.by_account.get(part.payer.account, ()), day)
        by_code = self._known(self._loaded.by_code.get(digits(part.payer.code), ()), day)
        by_name = self._known(self._loaded.by_name.get(plain_name(part.payer.name), ()), day)
        return MatchingFacts(
            customers=_Asked(lambda text: self._customer(AccountKey.parse(text), day)),
            by_global_id=by_global_id,
            by_number=by_number,
            clients={token: keys for token, keys in clients.items() if keys},
            by_account=by_account,
            by_code=by_code,
            by_name=by_name,
            near_cents=_Asked(lambda text: frozenset(self._open_near(text, day))),
        )

    def numbers(self, payment: RecordedPayment) -> PaymentNumbers:
        """Return the numbers of a payment."""
        return self._loaded.numbers[payment.payment_id]

    def refund(self, payment: RecordedPayment) -> Match | None:
        """Return the decision on an entry that names a refund; None where it names none."""
        settled = self._loaded.settled
        match = match_refund(payment.part, self._loaded.refunds, settled)
        for share in match.shares if match else ():
            settled.setdefault(share.invoices[0], set()).add(1 if share.cents > 0 else -1)
            self.apply(payment, (share,))
        return match

    def apply(self, payment: RecordedPayment, shares: Iterable[Share]) -> None:
        """Enter the shares of a decided payment or return, and who paid for whom."""
        for share in shares:
            key = AccountKey.parse(share.customer)
            entry = entry_of_share(payment.payment_id, payment.booked_on, payment.part.cents, share)
            if entry is None:
                continue
            self._loaded.accounts.add(key, entry)
            self._replayed.pop(key, None)
            if entry.kind is EntryKind.PAYMENT:
                self._remember(payment.part.payer, key)

    def is_written(self) -> None:
        """Note that the store has the decisions so far."""
        self._loaded.accounts.is_written()

    def _remember(self, payer: Payer, key: AccountKey) -> None:
        """Enter who paid for whom."""
        if payer.account:
            self._loaded.by_account.setdefault(payer.account, set()).add(key)
            self._accounts.setdefault(key, set()).add(payer.account)
        if (of_name := self._loaded.by_name.get(plain_name(payer.name))) is not None:
            of_name.add(key)

    def _account(self, key: AccountKey, day: dt.date) -> Account:
        by_day = self._replayed.setdefault(key, {})
        account = by_day.get(day)
        if account is None:
            entries = [e for e in self._loaded.accounts.entries(key) if e.day <= day]
            account = by_day[day] = replay(entries, self._order)
        return account

    def _invoice(self, number: str, day: dt.date) -> OpenInvoice:
        """Return an invoice; a void invoice, and one issued after the day, is not live."""
        flat_id = self._loaded.flat_of_number[number]
        key = self._loaded.accounts.key_of_invoice(number, flat_id)
        if key is not None:
            account = self._account(key, day)
            for entry in account.entries:
                if entry.document == number:
                    return OpenInvoice(
                        number,
                        str(key),
                        entry.cents,
                        account.open_cents.get(number, 0),
                        entry.due or entry.day,
                        is_live=number not in account.undone,
                    )
        nobody = str(key or AccountKey(flat_id, dt.date.min))
        return OpenInvoice(number, nobody, 0, 0, _NO_DUE_DAY, is_live=False)

    def _present(self, token: str, day: dt.date) -> tuple[str, ...]:
        """Return the present customers of the flats of a client number."""
        flats = self._loaded.flats_of_token.get(token, ())
        return tuple(map(str, self._customers_of(flats, day)))

    def _customers_of(self, flats: Iterable[str], day: dt.date) -> Iterator[AccountKey]:
        for flat_id in sorted(flats):
            key = key_of_day(flat_id, self._loaded.accounts.customers(flat_id), day)
            if key is not None:
                yield key

    def _known(self, keys: Iterable[AccountKey], day: dt.date) -> tuple[str, ...]:
        return tuple(sorted(str(key) for key in keys if key.since <= day))

    def _customer(self, key: AccountKey, day: dt.date) -> PayingCustomer:
        rows = self._loaded.accounts.customers(key.flat_id)
        present = key_of_day(key.flat_id, rows, day)
        codes = [digits(row.code) for row in rows if row.code]
        mine = [c for c in codes if key in self._loaded.by_code.get(c, ())]
        return PayingCustomer(
            str(key),
            key.flat_id,
            is_present=key == present,
            open_cents=sum(self._account(key, day).open_cents.values()),
            code=mine[0] if mine else "",
            accounts=frozenset(self._accounts.get(key, ())),
        )

    def _open_near(self, text: str, day: dt.date) -> Iterator[int]:
        """Yield the sums that are open under the numbers one digit away, of other customers.

        A slip between two months of the same customer ends in the same account.
        """
        accounts, own = self._loaded.accounts, set(self._present(text, day))
        flat_id = self._loaded.flat_of_number.get(text)
        if flat_id is not None:
            own.add(str(accounts.key_of_invoice(text, flat_id)))
            for near, its_flat in accounts.invoices_near(text).items():
                key = accounts.key_of_invoice(near, its_flat)
                if key is not None and str(key) not in own:
                    account = self._account(key, day)
                    yield account.open_cents.get(near, 0)
                    yield sum(account.open_cents.values())
        if text in self._loaded.flats_of_token:
            for key in self._customers_of(accounts.clients_near(text), day):
                if str(key) not in own:
                    yield sum(self._account(key, day).open_cents.values())


class _Asked(Mapping[str, _Value]):
    """Facts that are made when matching asks for them: most payments need few."""

    def __init__(self, make: Callable[[str], _Value]) -> None:
        self._make = make

    def __getitem__(self, text: str) -> _Value:
        return self._make(text)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
