"""Postings of invoices and credit notes for bookkeeping: the receivable, the income, the VAT.

An invoice debits the receivable with its total, and credits the income of each account and the VAT
of each rate; a credit note does the opposite. What is negative on a document (a line that takes an
earlier month back) changes its side. So each document's debits are its credits, to the cent, and
the sums of a month are those of its invoices and credit notes. Nothing is rounded here: VAT is what
the document says, rounded once per rate.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from einvoice.core.invoices import InvoiceLine
from einvoice.core.money import format_percent
from einvoice.core.vat import totals


class Posting(NamedTuple):
    """One account's part of a document; either side is 0, both in cents and never negative."""

    account: str
    debit_cents: int
    credit_cents: int


@dataclass(frozen=True, slots=True)
class PostedDocument:
    """An invoice; or the credit note that ``cancels`` it, with the invoice's lines as they are."""

    number: str
    day: dt.date
    lines: tuple[InvoiceLine, ...]
    cancels: str = ""


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of a company.

    ``services`` by service (`waste`), or by service and VAT percent (`waste 0`), which comes first;
    ``vat`` by percent (`21`). An empty receivable is a missing account.
    """

    receivable: str
    services: Mapping[str, str]
    vat: Mapping[str, str]

    def of_service(self, line: InvoiceLine) -> str | None:
        """Return the income account of a line."""
        percent = format_percent(line.vat_percent_e2)
        return self.services.get(f"{line.service} {percent}") or self.services.get(line.service)


def missing_accounts(lines: Sequence[InvoiceLine], accounts: Accounts) -> set[tuple[str, str]]:
    """Return the settings that lines need and that are missing: by table, "" the first, and key."""
    missing = {("services", line.service) for line in lines if accounts.of_service(line) is None}
    missing |= {
        ("vat", format_percent(total.vat_percent_e2))
        for total in totals(lines)
        if total.vat_cents and format_percent(total.vat_percent_e2) not in accounts.vat
    }
    return missing if accounts.receivable else {*missing, ("", "receivable")}


def postings_of(document: PostedDocument, accounts: Accounts) -> tuple[Posting, ...]:
    """Return the postings of a document, the receivable first, then by account.

    No account may be missing. An account whose parts cancel each other has none.
    """
    parts: dict[str, int] = {}
    for line in document.lines:
        account = accounts.of_service(line) or ""
        parts[account] = parts.get(account, 0) - line.net_cents
    for total in totals(document.lines):
        if total.vat_cents:
            account = accounts.vat[format_percent(total.vat_percent_e2)]
            parts[account] = parts.get(account, 0) - total.vat_cents
    debit = {accounts.receivable: -sum(parts.values())}
    signed = _merged((*debit.items(), *sorted(parts.items())))
    sign = -1 if document.cancels else 1
    return tuple(_posting(account, sign * cents) for account, cents in signed.items() if cents)


def _merged(parts: Iterable[tuple[str, int]]) -> dict[str, int]:
    merged: dict[str, int] = {}
    for account, cents in parts:
        merged[account] = merged.get(account, 0) + cents
    return merged


def _posting(account: str, cents: int) -> Posting:
    return Posting(account, max(0, cents), max(0, -cents))
