"""Letters with registration codes by e-mail, to the address that the register has: at most once.

A code is kept as a hash, so that its mail is tried in the command that made it and never later:
what was not taken then goes by post, from the same file. Before the server is asked the state
`unknown` is committed. Source: docs/decisions/ 0073, 0078.
"""

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage

from einvoice.core.exit_codes import ExitCode
from einvoice.core.premises import Delivery
from einvoice.core.registration_codes import hash_of
from einvoice.core.reminders import ReminderState
from einvoice.notify.failures import NotToldError
from einvoice.notify.mail import MailAnswer, MailSession
from einvoice.store import registration_codes
from einvoice.texts import in_language
from einvoice.texts.code_letters import MAIL_SUBJECT, MAIL_TEXT
from jobs.context import Context
from jobs.mail_server import mail_of
from jobs.problems import Problem, place_of
from jobs.residents.code_letters import letter_again
from jobs.residents.mailing import FolderSession, mail_session
from jobs.residents.register import MadeCode

_FILE = "code.pdf"
_BROKEN_IN_A_ROW = 3
"""N mails that broke one after the other: the server is not there, and the rest goes by post."""


@dataclass
class MailedCodes:
    """The flats whose letter was mailed; refused; perhaps mailed; and those that were not tried."""

    sent: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    not_tried: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def to_post(self) -> list[str]:
        """The flats whose letter is to be posted: no mail has surely reached them."""
        return [*self.refused, *self.unknown, *self.not_tried]


def mail_codes(context: Context, made: Sequence[MadeCode]) -> MailedCodes:
    """Mail the letters of new codes to customers who have an address and did not ask for paper.

    N a minute, as `[mail]` says; no lock is held.

    Raises:
        UsageError: no mail server is configured, or it would get mail in a rehearsal.
    """
    mailed = MailedCodes()
    with mail_session(context) as session:
        batch, tried = _Batch(context, session, mailed), 0
        for row in made:
            if not _may_be_mailed(row) or batch.is_over:
                mailed.not_tried.append(row.flat_id)
                continue
            if tried and tried % context.config.mail.per_minute == 0:
                time.sleep(60)
            tried += 1
            batch.mail(row)
    return mailed


def _may_be_mailed(made: MadeCode) -> bool:
    return bool(made.customer.email) and made.customer.delivery is not Delivery.PAPER


class _Batch:
    """Mails letters one after the other over one connection."""

    def __init__(
        self, context: Context, session: MailSession | FolderSession, mailed: MailedCodes
    ) -> None:
        self._context, self._session, self._mailed = context, session, mailed
        self._broken = 0

    @property
    def is_over(self) -> bool:
        """Whether the server is not there."""
        return self._broken >= _BROKEN_IN_A_ROW

    def mail(self, made: MadeCode) -> None:
        """Mail a letter; a broken connection stops no other letter, unless it goes on breaking."""
        kept, flat_id = hash_of(made.flat_id, made.code), made.flat_id
        mail = self._made(made)
        if mail is None:
            self._mailed.not_tried.append(flat_id)
            return
        with self._context.store.writing_soon() as tx:
            may_go = registration_codes.claim_mail(tx, kept)
        if not may_go:  # a newer code was made meanwhile, or the code was used
            self._mailed.not_tried.append(flat_id)
            return
        try:
            answer = self._offered(made.customer.email)
        except NotToldError as error:
            self._broke(error, self._mailed.not_tried, flat_id)
            self._keep(kept, ReminderState.INTENDED)
            return
        if answer is None:
            try:
                answer = self._session.text(mail)
            except NotToldError as error:
                self._broke(error, self._mailed.unknown, flat_id)
                return
        self._broken = 0
        (self._mailed.sent if answer.taken else self._mailed.refused).append(flat_id)
        state = ReminderState.SENT if answer.taken else ReminderState.REFUSED
        self._keep(kept, state, answer.code)

    def _made(self, made: MadeCode) -> EmailMessage | None:
        """Return the mail; None where it cannot be made: its letter goes by post."""
        try:
            return self._mail_of(made)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one letter
            kind, flat_id = place_of(error), made.flat_id
            problem = Problem.of(ExitCode.UNEXPECTED, "letter-not-made", flat=flat_id, kind=kind)
            self._mailed.problems.append(problem)
            return None

    def _mail_of(self, made: MadeCode) -> EmailMessage:
        """Return the mail: it says what is attached; the code is in the letter alone."""
        language, seller = made.customer.language, self._context.config.seller
        contacts = ", ".join(filter(None, (seller.phone, seller.email)))
        facts = {"company": seller.name, "contacts": contacts}
        subject = in_language(MAIL_SUBJECT, language).format(**facts)
        text = in_language(MAIL_TEXT, language).format(**facts)
        mail = mail_of(self._context, made.customer.email, subject, text)
        letter = letter_again(self._context, made)
        mail.add_attachment(letter, maintype="application", subtype="pdf", filename=_FILE)
        return mail

    def _offered(self, address: str) -> MailAnswer | None:
        """Ask the server to take an address, once more where the connection broke."""
        with suppress(NotToldError):
            return self._session.offer(address)
        return self._session.offer(address)

    def _broke(self, error: NotToldError, flats: list[str], flat_id: str) -> None:
        """Say once that connections break."""
        flats.append(flat_id)
        self._broken += 1
        problem = Problem(ExitCode.BANK_UNREACHABLE, error.cause)
        if problem not in self._mailed.problems:
            self._mailed.problems.append(problem)

    def _keep(self, code_hash: str, state: ReminderState, answer_code: int | None = None) -> None:
        with self._context.store.writing_soon() as tx:
            registration_codes.keep_mail_answer(tx, code_hash, state, answer_code)
