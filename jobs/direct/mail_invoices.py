"""Mails invoices to customers without a bank, each at most once (docs/decisions/ 71)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from email.message import EmailMessage
from functools import partial

from einvoice.core.direct_deliveries import Handed, HandedState, Standing
from einvoice.core.events import Event
from einvoice.core.period import Period
from einvoice.store import banks_to_ask
from einvoice.store.archived_mail import adopt_mails
from einvoice.store.direct_deliveries import (
    WithoutBank,
    find_without_bank,
    handed_before,
    keep_mail,
    without_bank,
)
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from jobs.changed import refuse_if_changed
from jobs.context import Context
from jobs.direct.letter import letter_of
from jobs.direct.sending import Mailed, mail_by_the_minute, mail_letters
from jobs.mail_server import mail_server
from jobs.witness import refuse_behind_witness

PdfOf = Callable[[str], bytes]
"""Returns the PDF of an invoice by its number."""


def mail_some(context: Context, period: Period, pdf_of: PdfOf, mailed: Mailed, most: int) -> None:
    """Mail up to some invoices of a month that were not tried yet; the caller holds the run lock.

    Raises:
        UsageError: no mail server is configured, or it would get mail in a rehearsal.
        RefusedByCheckError: the ledger is older than what was done, or rows were changed.
    """
    server = mail_server(context)
    refuse_old_ledger(context)
    refuse_if_changed(context, period)
    with context.store.writing() as tx:
        for number in adopt_mails(tx, context.store.data_dir / "archive", period):
            tx.journal(Event.MAIL_ADOPTED, period, number)
        rows = without_bank(tx, period, context.today, mails=True)
    waiting = [_Invoice(context, pdf_of, row) for row in rows if row.standing is Standing.TO_MAIL]
    mail_letters(context, server, waiting, mailed, most)


def mail_all(
    context: Context,
    period: Period,
    pdf_of: PdfOf,
    lock: Callable[[], AbstractContextManager[None]],
) -> Mailed:
    """Mail a month's invoices, N a minute; nobody else waits between two minutes.

    Args:
        context: of the command.
        period: the month consumed.
        pdf_of: makes the PDF of an invoice.
        lock: holds the run lock while a minute's mails go out.

    Raises:
        RunInProgressError: another command writes, also after a while.
    """
    mailed, most = Mailed(), context.config.mail.per_minute
    some = partial(mail_some, context, period, pdf_of, mailed, most)
    mail_by_the_minute(mailed, lock, some)
    return mailed


def refuse_old_ledger(context: Context) -> None:
    """Refuse where the ledger may be older than what was done.

    Raises:
        RefusedByCheckError: the witness has seen more, or banks are to be asked first.
    """
    refuse_behind_witness(context)
    with context.store.reading() as tx:
        banks_to_ask.refuse_if_awaited(tx)


@dataclass(frozen=True, slots=True)
class _Invoice:
    """The letter of an invoice."""

    _context: Context
    _pdf_of: PdfOf
    _row: WithoutBank

    @property
    def name(self) -> str:
        return self._row.number

    @property
    def address(self) -> str:
        return self._row.address

    @property
    def mail(self) -> Handed | None:
        return self._row.mail

    def is_due(self, tx: ReadTransaction) -> bool:
        """Return whether its state, customer and address are those that were listed."""
        today = self._context.today
        return find_without_bank(tx, int(self._row.number), today, mails=True) == self._row

    def made(self, message_id: str) -> tuple[EmailMessage, bytes]:
        """Return its mail, which says whether it replaces another, and its page."""
        with self._context.store.reading() as tx:
            replaces = handed_before(tx, self._row.id)
        pdf = self._pdf_of(self._row.number)
        return letter_of(self._context, self._row, message_id, pdf, replaces), pdf

    def keep(self, tx: WriteTransaction, handed: Handed) -> None:
        keep_mail(tx, self._row.id, handed)

    def note(self, tx: WriteTransaction, state: HandedState, **facts: object) -> None:
        tx.journal(_EVENTS[state], self._row.period, self._row.number, **facts)


_EVENTS = {
    HandedState.UNKNOWN: Event.MAIL_SENDING,
    HandedState.SENT: Event.MAIL_SENT,
    HandedState.REFUSED: Event.MAIL_REFUSED,
}
