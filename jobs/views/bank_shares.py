"""Each bank's share of a month: its invoices and files."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from einvoice.core.invoices import NOT_ISSUED
from einvoice.store.files import FileRecord
from einvoice.store.months import StateCount
from jobs.context import Context
from jobs.views.unproven import awaited_answers


@dataclass(frozen=True, slots=True)
class BankStatus:
    """One bank's share of the month: its invoices, what is to be paid, its files as made.

    ``by_total``: its files' sums are totals with VAT, and not what is to be paid; ``awaited`` are
    the files that it may still answer, with the last day for it.
    """

    bank: str
    invoices: int
    total_cents: int
    files: tuple[FileRecord, ...]
    by_total: bool = False
    awaited: tuple[tuple[FileRecord, dt.date], ...] = ()


def bank_shares(
    context: Context, live: Sequence[StateCount], records: Sequence[FileRecord]
) -> tuple[BankStatus, ...]:
    """Return each bank that has or had a part in the month, by name."""
    banks = {row.bank for row in live if row.bank} | {record.bank for record in records}
    by_total = {
        bank for bank, adapter in context.adapters.items() if adapter.profile.footer_sum == "total"
    }
    names = sorted(banks | set(context.config.banks))
    shares = [_bank(bank, live, records, by_total=bank in by_total) for bank in names]
    return tuple(replace(row, awaited=awaited_answers(context, row.files)) for row in shares)


def _bank(
    bank: str, live: Sequence[StateCount], records: Sequence[FileRecord], *, by_total: bool
) -> BankStatus:
    own = [row for row in live if row.bank == bank and row.state not in NOT_ISSUED]
    files_made = sorted((r for r in records if r.bank == bank), key=lambda r: r.file_id)
    sums = sum(row.invoices for row in own), sum(row.to_pay_cents for row in own)
    return BankStatus(bank, *sums, tuple(files_made), by_total)
