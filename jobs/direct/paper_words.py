"""A person's word that invoices were printed and handed out before a copy was put back."""

from dataclasses import replace

from einvoice.core.advice import Action
from einvoice.core.direct_deliveries import Standing
from einvoice.core.errors import RefusedByCheckError
from einvoice.core.events import Event
from einvoice.core.period import Period
from einvoice.store.direct_deliveries import WithoutBank, without_bank
from einvoice.store.paper_deliveries import keep_printed
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.corrections.withdraw import digest_of
from jobs.direct.mail_words import ALL, OfMany, WordOfMany, find_of_no_bank


def printed_before(context: Context, period: Period, number: str, word: WordOfMany) -> OfMany:
    """Keep that invoices are on paper already; the journal has the digest of the reason.

    Args:
        context: of the command.
        period: the month of `all`.
        number: of the invoice; `all` are those that may have gone out before a copy.
        word: how the person knows; of a single invoice it is kept at once.

    Raises:
        UsageError: there is no such invoice, or no reason where the word is to be kept.
        RefusedByCheckError: the invoice goes another way, counts as printed already, or `all` are
            others than those of the plan.
    """
    word = word if number == ALL else replace(word, yes=True)
    word.require_reason()
    with context.store.writing() as tx:
        rows = _rows(context, tx, period, number)
        made = OfMany(period if number == ALL else rows[0].period, tuple(rows), word.is_kept)
        made.refuse_other(word.plan, Action.PAPER_CAME)
        if made.applied:
            keep_printed(tx, [row.id for row in rows], context.clock.timestamp(), word.reason)
            facts = {"reason_sha256": digest_of(word.reason)}
            for row in rows:
                tx.journal(Event.PRINTED_BEFORE, row.period, row.number, **facts)
    return made


def _rows(context: Context, tx: ReadTransaction, period: Period, number: str) -> list[WithoutBank]:
    if number == ALL:
        rows = without_bank(tx, period, context.today, mails=context.config.mail.is_on)
        return [row for row in rows if row.is_again and row.standing is Standing.TO_PRINT]
    row = find_of_no_bank(context, tx, number)
    if row.standing not in {Standing.TO_PRINT, Standing.MAIL_REFUSED}:
        raise RefusedByCheckError("print-not-so", invoice=row.number, standing=row.standing)
    return [row]
