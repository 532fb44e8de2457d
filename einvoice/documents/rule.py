"""A rule of the acceptance linter, and the data it may look at."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from einvoice.core.findings import Level
from einvoice.documents.file_content import FileOrder
from einvoice.documents.written_invoice import WrittenInvoice


@dataclass(slots=True)
class Terms:
    """The data that invoices of one file are judged by, and the file's content so far."""

    order: FileOrder
    dates: dict[str, bool] = field(default_factory=dict)
    """Due dates judged already, and whether each is far enough ahead."""
    numbers: set[str] = field(default_factory=set)
    global_ids: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    """Service id and channel address, with a space between."""
    left_out: frozenset[str] = frozenset()
    """Names of elements that the profile forbids."""

    @classmethod
    def of(cls, order: FileOrder) -> "Terms":
        """Return the terms of an empty file."""
        paths = order.sender.profile.forbidden_elements
        names = {path.rpartition("/")[2] for path in paths}
        if "Balance" in names:
            names |= {"BalanceBegin", "BalanceEnd"}
        return cls(order, left_out=frozenset(names))

    def keep(self, written: WrittenInvoice) -> None:
        """Take note of the ids of an invoice that goes into the file."""
        invoice = written.invoice  # its ids are those written: `one_invoice` compares them
        self.numbers.add(invoice.invoice_number)
        self.global_ids.add(invoice.global_id)
        self.addresses.add(f"{invoice.flat_id} {written.attributes['channelAddress']}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule beyond the schema.

    ``level`` error keeps the invoice out of the file, warning only says so. ``source`` is the
    bank's fail code it prevents, or where it comes from. ``banks`` it holds for: empty = every
    bank. The texts for staff are in `einvoice.texts.rules` and
    `rule_hints` under its code.
    """

    code: str
    level: Level
    source: str
    is_broken: Callable[[WrittenInvoice, Terms], bool]
    banks: tuple[str, ...] = ()


def date_of(text: str) -> dt.date | None:
    """Return a date as we write it, None for any other (the schema knows time zones too).

    >>> date_of("2026-11-05"), date_of("2026-11-05Z")
    (datetime.date(2026, 11, 5), None)
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
