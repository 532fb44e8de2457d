"""A drawn company whose customers pay in every way people do, with the truth beside.

Each month every customer gets an invoice and most pay: by standing order, with a reference, with a
typed number (one in a hundred has a wrong digit), with a client number, or with no number at all;
the sum that is open, less, more, twice; from their own account, a relative's or a neighbour's; with
personal codes and registration numbers in the text. One flat in
twenty owes the same sum as the others of its kind.
"""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from einvoice.core.accounts import AccountEntry, EntryKind, replay
from einvoice.core.payment_candidates import numbers_of
from einvoice.core.payment_facts import MatchingFacts, OpenInvoice, PayingCustomer, plain_name
from einvoice.core.payment_matching import Match, match_payment
from einvoice.core.payment_numbers import one_digit_away
from einvoice.core.payments import EntryPart, Payer
from einvoice.core.references import reference

SAME_CENTS = 4321
FIRST_MONTH = dt.date(2026, 1, 1)


@dataclass
class Customer:
    """A customer of the company."""

    name: str
    flat: str
    account: str
    code: str
    entries: list[AccountEntry] = field(default_factory=list)
    accounts: set[str] = field(default_factory=set)
    invoices: list[OpenInvoice] = field(default_factory=list)


@dataclass(frozen=True)
class Paid:
    """A payment, whom it is for, and whether its text has the right number."""

    part: EntryPart
    customer: str
    has_right_number: bool


class Company:
    """Invoices, payments and what the matching may know of them."""

    def __init__(self, flats: int, seed: int, mistyped: float = 0.01) -> None:
        self._mistyped = mistyped
        self._draw = random.Random(seed)  # noqa: S311 - a drawn sample, no secret
        self.customers = {f"B{n // 40:04d}-{n % 40 + 1}": self._customer(n) for n in range(flats)}
        self.by_number: dict[str, OpenInvoice] = {}
        self.by_global_id: dict[str, str] = {}
        self._by_account: dict[str, set[str]] = {}
        self._by_name: dict[str, set[str]] = {}
        self._by_code = {c.code: c.flat for c in self.customers.values()}
        for customer in self.customers.values():
            self._by_name.setdefault(plain_name(customer.name), set()).add(customer.flat)
            if self._draw.random() < 0.5:
                self._remember(customer, customer.account, "")

    def _customer(self, number: int) -> Customer:
        day = dt.date(1940, 1, 1) + dt.timedelta(days=self._draw.randrange(25000))
        code = f"{day:%d%m%y}{self._draw.randrange(10000, 29999)}"
        account = f"LV00HABA{number:013d}"
        name = f"Anna Nr{number % 900}"  # names repeat
        return Customer(name, f"B{number // 40:04d}-{number % 40 + 1}", account, code)

    def months(self, count: int) -> Iterator[tuple[Paid, Match]]:
        """Yield each payment of the months with its decision, which is then applied."""
        for month in range(count):
            first = (FIRST_MONTH + dt.timedelta(days=31 * month)).replace(day=1)
            self._issue(first)
            for place, customer in enumerate(self.customers.values()):
                for payment in self._payments(customer):
                    found = self._match(payment.part)
                    self._apply(found, payment.part, first + dt.timedelta(days=5 + place % 20))
                    yield payment, found

    def _issue(self, first: dt.date) -> None:
        for sequence, customer in enumerate(self.customers.values(), 1):
            cents = SAME_CENTS if self._draw.random() < 0.05 else self._draw.randint(800, 20000)
            number = f"{first:%y%m}{sequence:07d}"
            due = first + dt.timedelta(days=27)
            customer.entries.append(AccountEntry(first, EntryKind.INVOICE, number, cents, due))
            customer.invoices.append(OpenInvoice(number, customer.flat, cents, cents, due))
            self.by_global_id[f"40003000005-{number}-1"] = number
            self._replay(customer)

    def _replay(self, customer: Customer) -> int:
        account = replay(customer.entries)
        customer.invoices = [
            replace(invoice, open_cents=account.open_cents[invoice.number])
            for invoice in customer.invoices
        ]
        self.by_number.update({invoice.number: invoice for invoice in customer.invoices})
        return sum(account.open_cents.values())

    def _payments(self, customer: Customer) -> Iterator[Paid]:
        draw = self._draw
        if draw.random() < 0.05:
            return
        invoice = customer.invoices[-1]
        unpaid = sum(i.open_cents for i in customer.invoices)
        cents = draw.choices(
            [invoice.cents, unpaid or invoice.cents, invoice.cents // 2 + 1, invoice.cents + 1000],
            [80, 8, 6, 6],
        )[0]
        for _ in range(2 if draw.random() < 0.01 else 1):
            yield self._payment(customer, invoice.number, cents)

    def _payment(self, customer: Customer, number: str, cents: int) -> Paid:
        draw = self._draw
        payer = draw.choices(
            [
                Payer(customer.name, customer.account, customer.code),
                Payer(f"Rita Nr{int(number[-4:]) % 500}", customer.account.replace("HABA", "UNLA")),
                self._payer_of(draw.choice(list(self.customers.values()))),
            ],
            [87, 10, 3],
        )[0]
        way = draw.choices(["order", "reference", "typed", "client", "none"], [40, 10, 35, 10, 5])[
            0
        ]
        text, right = self._noise(), way in {"order", "reference", "typed", "client"}
        if way == "order":
            return Paid(
                EntryPart(cents, text, payer, end_to_end_id=f"40003000005-{number}-1"),
                customer.flat,
                right,
            )
        if way == "typed" and draw.random() < self._mistyped:
            place = draw.randrange(11)
            wrong = str((int(number[place]) + draw.randrange(1, 10)) % 10)
            number, right = number[:place] + wrong + number[place + 1 :], False
        said = {
            "reference": reference(number),
            "typed": number,
            "client": customer.flat,
            "none": "",
        }
        return Paid(EntryPart(cents, f"{said[way]} {text}", payer), customer.flat, right)

    def _payer_of(self, customer: Customer) -> Payer:
        return Payer(customer.name, customer.account, customer.code)

    def _noise(self) -> str:
        someone = self._draw.choice(list(self.customers.values()))
        codes = [someone.code, f"{someone.code[:6]}-{someone.code[6:]}", "40003000005", "LV-5001"]
        return self._draw.choice(["par dzīvokli", "īre", "paldies", *codes])

    def _match(self, part: EntryPart) -> Match:
        numbers = numbers_of(part)
        found = {
            n: self.by_number[n] for n in numbers.typed | numbers.references if n in self.by_number
        }
        ids = {
            text: self.by_number[self.by_global_id[text]]
            for text in numbers.global_ids | {part.end_to_end_id}
            if text in self.by_global_id
        }
        clients = {t: (t,) for t in numbers.tokens if t in self.customers}
        by_account = tuple(sorted(self._by_account.get(part.payer.account, ())))
        by_code = (self._by_code[part.payer.code],) if part.payer.code in self._by_code else ()
        of = {i.customer for i in (*found.values(), *ids.values())}
        known = {*of, *clients, *by_account, *by_code}
        customers = {flat: self._facts(self.customers[flat]) for flat in known}
        near = {text: self._near_cents(text) for text in (*found, *clients)}
        by_name = tuple(sorted(self._by_name.get(plain_name(part.payer.name), ())))
        facts = MatchingFacts(customers, ids, found, clients, by_account, by_code, by_name, near)
        return match_payment(part, numbers, facts)

    def _near_cents(self, number: str) -> frozenset[int]:
        found = [self.by_number[n] for n in one_digit_away(number) if n in self.by_number]
        flats = {i.customer for i in found} | set(one_digit_away(number)) & set(self.customers)
        accounts = {sum(i.open_cents for i in self.customers[f].invoices) for f in flats}
        return frozenset({i.open_cents for i in found} | accounts)

    def _facts(self, customer: Customer) -> PayingCustomer:
        return PayingCustomer(
            customer.flat,
            customer.flat,
            is_present=True,
            open_cents=sum(invoice.open_cents for invoice in customer.invoices),
            code=customer.code,
            accounts=frozenset(customer.accounts),
        )

    def _apply(self, found: Match, part: EntryPart, day: dt.date) -> None:
        for share in found.shares:
            customer = self.customers[share.customer]
            document = f"P{len(customer.entries)}"
            customer.entries.append(
                AccountEntry(day, EntryKind.PAYMENT, document, -share.cents, names=share.invoices)
            )
            self._replay(customer)
            self._remember(customer, part.payer.account, part.payer.name)

    def _remember(self, customer: Customer, account: str, name: str) -> None:
        customer.accounts.add(account)
        self._by_account.setdefault(account, set()).add(customer.flat)
        if name:
            self._by_name.setdefault(plain_name(name), set()).add(customer.flat)
