"""Holds drafts against files that banks have and that are lost here, before numbers are given.

A copy was put back; what was issued since is made again from the same rows. Where a person said by
mistake that nothing was imported since, the sums show it while nothing is issued yet.
"""

from collections.abc import Sequence
from itertools import accumulate

from einvoice.core.errors import RefusedByCheckError
from einvoice.core.invoices import InvoiceState
from einvoice.core.money import format_cents
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.store import months
from einvoice.store.issue_batches import IssueBatch
from einvoice.store.lost_imports import is_word_with_reason
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.old_ledger import LostFile
from jobs.witness import sums_witnessed


def refuse_other_sums(
    context: Context, tx: ReadTransaction, period: Period, lost: Sequence[LostFile]
) -> None:
    """Refuse to issue as many invoices as a bank has of us, with another sum.

    Another count proves nothing: flats may have been held then, or invoices left out of the file.

    Args:
        context: the command's context.
        tx: the transaction that issues.
        period: the month of the drafts.
        lost: its files that banks have and that are lost here, in order of their ids.

    Raises:
        RefusedByCheckError: something that was imported since the copy is missing.
    """
    for row in months.state_counts(tx, period):
        if row.state is not InvoiceState.DRAFT or row.bank not in context.adapters:
            continue
        by_total = context.adapters[row.bank].profile.footer_sum == "total"
        ours = row.total_cents if by_total else row.to_pay_cents
        files = [file for file in lost if file.bank == row.bank]
        theirs = _sum_of_first(files, row.invoices)
        if theirs is not None and theirs != ours:
            raise RefusedByCheckError(
                "lost-sums-differ",
                period=period,
                bank=row.bank,
                file=files[0].file_id,
                count=row.invoices,
                theirs=format_cents(theirs),
                ours=format_cents(ours),
            )


def refuse_other_sum_issued(
    context: Context, tx: ReadTransaction, batch: IssueBatch, total_cents: int
) -> None:
    """Refuse numbers that were given before to as many invoices of another sum.

    Those without a bank are in no bank's file: people have them on paper. Where a person said why
    sums are others all the same they are taken.

    Raises:
        RefusedByCheckError: something that was imported since the copy is missing, or the witness
            cannot be read.
    """
    first_number = invoice_number(batch.first)
    count, cents = sums_witnessed(context).get(first_number, (0, 0))
    if count == batch.invoices and cents != total_cents and not is_word_with_reason(tx):
        raise RefusedByCheckError(
            "issued-sums-differ",
            period=batch.period,
            invoice=first_number,
            count=count,
            theirs=format_cents(cents),
            ours=format_cents(total_cents),
        )


def _sum_of_first(files: Sequence[LostFile], invoices: int) -> int | None:
    """Return what the first files with this count of invoices sum to; None where none have it.

    Credit notes are in files that sum to nothing.
    """
    holding = [(file.invoices, file.total_cents) for file in files if file.total_cents != 0]
    known = [(count, cents) for count, cents in holding if count is not None and cents is not None]
    if len(known) < len(holding):
        return None
    sums = accumulate(known, lambda before, file: (before[0] + file[0], before[1] + file[1]))
    return next((cents for count, cents in sums if count == invoices), None)
