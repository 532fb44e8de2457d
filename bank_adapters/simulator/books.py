"""A bank's own books: files and invoices it has had, and which invoices are valid now. Pure."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

DUPLICATE_DAYS = 5
"""The same account, number and sum within this many days is a duplicate (fail code 106)."""


@dataclass(frozen=True, slots=True)
class Held:
    """An invoice the bank has accepted.

    ``total`` is the sum of the month as the file writes it. ``cancels`` is the global id of the
    invoice that this credit invoice cancels, empty on any other.
    """

    global_id: str
    number: str
    service_id: str
    channel_address: str
    total: str
    day: dt.date
    cancels: str = ""

    def as_json(self) -> dict[str, str]:
        """Return the invoice as it is kept."""
        return {**asdict(self), "day": str(self.day)}

    @classmethod
    def of_json(cls, values: Mapping[str, Any]) -> "Held":
        """Return a kept invoice."""
        return cls(**{**values, "day": dt.date.fromisoformat(values["day"])})


@dataclass(frozen=True, slots=True)
class Books:
    """The bank's knowledge before it judges a file.

    ``sellers`` and ``contracts`` are those of the first file it took: from then on it knows no
    others. ``addresses`` are accounts or client numbers that it refuses, with the fail code.
    ``debits_paid`` and ``debits_doubled`` are faults: every invoice was paid already, or is
    there twice.
    """

    file_ids: frozenset[str] = frozenset()
    global_ids: frozenset[str] = frozenset()
    held: tuple[Held, ...] = ()
    sellers: frozenset[str] = frozenset()
    contracts: frozenset[str] = frozenset()
    addresses: tuple[tuple[str, str], ...] = ()
    debits_paid: bool = False
    debits_doubled: bool = False


def valid(held: Iterable[Held]) -> list[Held]:
    """Return the invoices that are neither cancelled nor credit invoices, in the order taken."""
    kept = list(held)
    cancelled = {invoice.cancels for invoice in kept if invoice.cancels}
    return [
        invoice for invoice in kept if not invoice.cancels and invoice.global_id not in cancelled
    ]


class OpenBooks:
    """The valid invoices while a file is judged: each accepted one counts for those behind it."""

    def __init__(self, books: Books) -> None:
        self._paid, self._doubled = books.debits_paid, books.debits_doubled
        self._addresses = dict(books.addresses)
        self._by_number: dict[str, list[Held]] = {}
        for invoice in valid(books.held):
            self._by_number.setdefault(invoice.number, []).append(invoice)

    def take(self, invoice: Held) -> None:
        """Count an accepted invoice; a credit invoice takes out the invoice it cancels."""
        if invoice.cancels:
            for same_number in self._by_number.values():
                same_number[:] = [
                    other for other in same_number if other.global_id != invoice.cancels
                ]
        else:
            self._by_number.setdefault(invoice.number, []).append(invoice)

    def refuses(self, *addresses: str) -> str:
        """Return the fail code of an account or client number that is not to be reached."""
        return next(
            (self._addresses[address] for address in addresses if address in self._addresses), ""
        )

    def is_duplicate(self, new: Held) -> bool:
        """Return whether the same account, number and sum came within the last days."""
        return any(
            other.channel_address == new.channel_address
            and other.total == new.total
            and (new.day - other.day).days <= DUPLICATE_DAYS
            for other in self._by_number.get(new.number, ())
        )

    def credited(self, source: str, credit: Held) -> tuple[str, str]:
        """Return the fail code of a credit invoice, or the global id of what it cancels.

        It matches by number, client number, account and sum: none is 91, paid 92, several 102.
        """
        total = credit.total.removeprefix("-") if credit.total[:1] == "-" else f"-{credit.total}"
        matching = [
            other
            for other in self._by_number.get(source, ())
            if (other.channel_address, other.service_id, other.total)
            == (credit.channel_address, credit.service_id, total)
        ]
        if not matching:
            return "91", ""
        if self._paid:
            return "92", ""
        if len(matching) > 1 or self._doubled:
            return "102", ""
        return "", matching[0].global_id
