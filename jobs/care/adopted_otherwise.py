"""Compares invoices that were adopted after a copy with what is imported now."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from einvoice.core.building_month import Draft
from einvoice.core.period import Period
from einvoice.store import lost_imports
from einvoice.store.lost_imports import AdoptedInvoice
from einvoice.store.transactions import ReadTransaction
from jobs.company import company_of
from jobs.context import Context
from jobs.steps.calculation import results_now


@dataclass(frozen=True, slots=True)
class OtherSum:
    """A flat's adopted invoice and what the data here give; both in cents, with VAT.

    The totals, or where these are equal what is to be paid. ``now_cents`` is None where the data
    give the flat no invoice.
    """

    flat_id: str
    adopted_cents: int
    now_cents: int | None


def adopted_otherwise(context: Context) -> tuple[OtherSum, ...]:
    """Return the invoices adopted while imports are awaited that have other sums than the data.

    The copy gave another document: something was imported since, or another version calculated it.
    Another imported balance counts as well; one of an account does not, for it follows the
    payments, which the archive keeps. Nor do those that the data give now, once something is
    imported again.
    """
    with context.store.reading() as tx:
        return tuple(_other_sums(context, tx, lost_imports.awaited_numbers(tx)))


def insisted_on(context: Context, period: Period) -> tuple[OtherSum, ...]:
    """Return a month's invoices that still have other sums, after a word that was kept with why."""
    with context.store.reading() as tx:
        numbers = lost_imports.insisted_numbers(tx)
        return tuple(_other_sums(context, tx, numbers, period)) if numbers else ()


def _other_sums(
    context: Context,
    tx: ReadTransaction,
    numbers: Sequence[tuple[int, int]],
    only: Period | None = None,
) -> list[OtherSum]:
    months: dict[Period, list[AdoptedInvoice]] = defaultdict(list)
    for row in lost_imports.adopted_otherwise(tx, numbers):
        if only in {None, row.period}:
            months[row.period].append(row)
    company, differing = company_of(context, tx), []
    for period, adopted in months.items():
        ids = sorted({row.building_id for row in adopted})
        now = {
            draft.flat_id: draft
            for result in results_now(tx, company, period, ids)
            for draft in result.drafts
        }
        imported = company.carrying is None or period < company.carrying.opening
        rows = [_beside(row, now.get(row.flat_id), imported=imported) for row in adopted]
        differing += [row for row in rows if row.now_cents != row.adopted_cents]
    return differing


def _beside(row: AdoptedInvoice, now: Draft | None, *, imported: bool) -> OtherSum:
    """Return both totals, or what is to be paid where only ``imported`` balances may differ."""
    if now is not None and imported and now.total_cents == row.total_cents:
        return OtherSum(row.flat_id, row.to_pay_cents, now.to_pay_cents)
    return OtherSum(row.flat_id, row.total_cents, None if now is None else now.total_cents)
