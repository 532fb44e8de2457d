"""Mails invoices to customers without a bank, each at most once.

What happens to one invoice, with a commit after each step: the intent with the message's id;
the server is asked whether it takes the address; the state `unknown`; the first byte of the text;
the server's answer. Killed before `unknown`, it is mailed by the next call; killed after it, nobody
knows, and a person settles it. Source: docs/decisions/ 71.
"""

import hashlib
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field, replace
from email.message import EmailMessage

from einvoice.core.direct_deliveries import Handed, HandedState, Standing
from einvoice.core.errors import RunInProgressError
from einvoice.core.events import Event
from einvoice.core.exit_codes import ExitCode
from einvoice.core.period import Period
from einvoice.notify.failures import NotToldError
from einvoice.notify.mail import MailAnswer, MailSession
from einvoice.store import banks_to_ask
from einvoice.store.archived_mail import adopt_mails
from einvoice.store.direct_deliveries import (
    WithoutBank,
    find_without_bank,
    handed_before,
    keep_mail,
    without_bank,
)
from einvoice.texts.screens import label
from jobs.changed import refuse_if_changed
from jobs.context import Context
from jobs.direct.letter import letter_of
from jobs.mail_server import mail_server, new_message_id
from jobs.problems import Problem, place_of, problem_of
from jobs.witness import refuse_behind_witness

_TRIES = 2
"""Of a mail in a call, where the connection breaks before its text: servers end long sessions."""
_BROKEN_IN_A_ROW = 3
_REFUSED_IN_A_ROW = 10
"""N mails that broke, or were refused, one after the other are no matter of a single address."""

_MOST_WAITS = 30
"""Minutes that a call waits for another command before its next mails."""

PdfOf = Callable[[str], bytes]
"""Returns the PDF of an invoice by its number."""


@dataclass
class Mailed:
    """Invoices that a call mailed, by number: taken, refused for now or for good, or unknown.

    ``passed`` could not be mailed by this call: no page, or the connection broke before the text.
    ``stopped`` says that the mail server is out of reach or takes nothing: the rest waits.
    """

    sent: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    passed: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    left: int = 0
    stopped: bool = False

    @property
    def tried(self) -> set[str]:
        """The invoices that were tried: each once a call."""
        named = (*self.sent, *self.again, *self.refused, *self.unknown)
        return self.passed.union(named)


def mail_some(context: Context, period: Period, pdf_of: PdfOf, mailed: Mailed, most: int) -> None:
    """Mail up to some invoices of a month that were not tried yet; the caller holds the run lock.

    Raises:
        UsageError: no mail server is configured, or it would get mail in a rehearsal.
        RefusedByCheckError: the ledger is older than what was done, or rows were changed.
    """
    server = mail_server(context)
    _refuse(context, period)
    with context.store.writing() as tx:
        for number in adopt_mails(tx, context.store.data_dir / "archive", period):
            tx.journal(Event.MAIL_ADOPTED, period, number)
        rows = without_bank(tx, period, context.today, mails=True)
    tried = mailed.tried
    waiting = [row for row in rows if row.standing is Standing.TO_MAIL and row.number not in tried]
    with MailSession(server) as session:
        _Batch(context, pdf_of, session, mailed).go(waiting[:most])
    mailed.left = len(waiting[most:])


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
    mailed, busy = Mailed(), 0
    while True:
        try:
            with lock():
                mail_some(context, period, pdf_of, mailed, context.config.mail.per_minute)
        except RunInProgressError:
            busy += 1
            if not mailed.left or busy > _MOST_WAITS:
                raise
        else:
            busy = 0
        if mailed.stopped or not mailed.left:
            return mailed
        _pause()


def _pause() -> None:
    """Wait until the next minute's mails."""
    time.sleep(60)


@dataclass(frozen=True, slots=True)
class _Made:
    """The mail of an invoice."""

    message_id: str
    message: EmailMessage
    pdf_sha256: str


class _Batch:
    """Mails invoices one after the other over one connection."""

    def __init__(
        self, context: Context, pdf_of: PdfOf, session: MailSession, mailed: Mailed
    ) -> None:
        self._context = context
        self._pdf_of = pdf_of
        self._session = session
        self._mailed = mailed
        self._broken = 0
        self._refused = 0

    def go(self, rows: Sequence[WithoutBank]) -> None:
        """Mail each; a page that cannot be made stops no other, a server that is lost stops all."""
        for row in self._context.talk.track(rows, _track(self._context), len(rows)):
            made = self._made(row)
            if made is None:
                self._mailed.passed.add(row.number)
                continue
            try:
                self._mail(row, made)
            except NotToldError as error:
                self._mailed.passed.add(row.number)
                self._break_off(replace(problem_of(error), code=ExitCode.BANK_UNREACHABLE))
            if self._mailed.stopped:
                return

    def _made(self, row: WithoutBank) -> _Made | None:
        """Return an invoice's mail; None where it cannot be made."""
        context = self._context
        message_id = row.mail.message_id if row.mail else new_message_id(context)
        try:
            with context.store.reading() as tx:
                replaces = handed_before(tx, row.id)
            pdf = self._pdf_of(row.number)
            message = letter_of(context, row, message_id, pdf, replaces)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one page
            kind, broken = place_of(error), ExitCode.UNEXPECTED
            problem = Problem.of(broken, "mail-not-made", invoice=row.number, kind=kind)
            self._mailed.problems.append(problem)
            return None
        return _Made(message_id, message, hashlib.sha256(pdf).hexdigest())

    def _break_off(self, problem: Problem) -> None:
        """Say once that connections break; stop where they go on to."""
        self._broken += 1
        if problem not in self._mailed.problems:
            self._mailed.problems.append(problem)
        self._mailed.stopped = self._broken == _BROKEN_IN_A_ROW

    def _stop(self, problem: Problem) -> None:
        self._mailed.stopped = True
        self._mailed.problems.append(problem)

    def _mail(self, row: WithoutBank, made: _Made) -> None:
        """Mail an invoice.

        Raises:
            NotToldError: the connection broke; the invoice is as its state says.
        """
        handed = self._intend(row, made.message_id)
        if handed is None:
            return
        answer = self._offered(row.address)
        if answer is None:
            unknown = replace(handed, state=HandedState.UNKNOWN)
            self._keep(row, unknown, pdf_sha256=made.pdf_sha256)
            self._mailed.unknown.append(row.number)
            answer = self._session.text(made.message)
            self._mailed.unknown.remove(row.number)
        self._broken = 0
        self._answered(row, handed, answer)

    def _offered(self, address: str) -> MailAnswer | None:
        """Ask the server to take an address, once more where the connection broke."""
        for _ in range(1, _TRIES):
            with suppress(NotToldError):
                return self._session.offer(address)
        return self._session.offer(address)

    def _intend(self, listed: WithoutBank, message_id: str) -> Handed | None:
        """Keep that an invoice is mailed now; None where it is not to be mailed any longer."""
        context, number = self._context, int(listed.number)
        with context.store.writing() as tx:
            row = find_without_bank(tx, number, context.today, mails=True)
            if row != listed:
                return None
            attempt = listed.mail.attempt + 1 if listed.mail else 1
            at = context.clock.timestamp()
            handed = Handed(HandedState.INTENDED, message_id, attempt, at=at)
            keep_mail(tx, listed.id, handed)
            return handed

    def _answered(self, row: WithoutBank, handed: Handed, answer: MailAnswer) -> None:
        """Keep the server's answer."""
        state = HandedState.SENT if answer.taken else HandedState.REFUSED
        now = replace(handed, state=state, code=answer.code, answer=answer.text)
        self._keep(row, now, code=answer.code)
        if answer.taken:
            self._refused = 0
            self._mailed.sent.append(row.number)
            return
        (self._mailed.again if now.may_pass else self._mailed.refused).append(row.number)
        self._refused += 1
        if self._refused == _REFUSED_IN_A_ROW:
            problem = Problem.of(
                ExitCode.NEEDS_A_PERSON,
                "mails-refused-in-a-row",
                count=self._refused,
                code=answer.code,
                answer=answer.text,
            )
            self._stop(problem)

    def _keep(self, row: WithoutBank, handed: Handed, **detail: object) -> None:
        handed = replace(handed, at=self._context.clock.timestamp())
        with self._context.store.writing() as tx:
            keep_mail(tx, row.id, handed)
            facts = {"message": handed.message_id, **detail}
            tx.journal(_EVENTS[handed.state], row.period, row.number, **facts)


_EVENTS = {
    HandedState.UNKNOWN: Event.MAIL_SENDING,
    HandedState.SENT: Event.MAIL_SENT,
    HandedState.REFUSED: Event.MAIL_REFUSED,
}


def _track(context: Context) -> str:
    return label("track.mail", context.config.language)


def _refuse(context: Context, period: Period) -> None:
    """Refuse where the ledger may be older than what was done, or its rows were changed."""
    refuse_behind_witness(context)
    with context.store.reading() as tx:
        banks_to_ask.refuse_if_awaited(tx)
    refuse_if_changed(context, period)
